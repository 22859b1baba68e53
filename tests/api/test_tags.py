"""Tags of answers: equal while nothing changed, sealed, compared weakly."""

from __future__ import annotations

from api.tags import Tags, matches


def test_a_tag_changes_with_every_part_and_with_each_run_of_a_server() -> None:
    tags = Tags()

    found = {tags.of(1, "2026-11-25", "a"), tags.of(2, "2026-11-25", "a"), tags.of(1, "2026-11-26", "a"), Tags().of(1)}

    assert len(found) == 4
    assert tags.of(1, "a") == tags.of(1, "a")


def test_parts_do_not_run_into_one_another() -> None:
    tags = Tags()

    assert tags.of("ab", "c") != tags.of("a", "bc")
    assert tags.of("1") != tags.of(1)


def test_a_header_without_the_tag_matches_nothing() -> None:
    assert not matches("", 'W/"a"')
    assert not matches('W/"b"', 'W/"a"')
