"""Findings in sentences."""

from __future__ import annotations

from api.say.findings import difference_lines, finding_lines, findings_sentence, short_ids
from graph.analysis.examples import case_of
from graph.analysis.findings import Difference, Findings, difference, findings
from graph.model import Aside

NEEDS = "; ".join(f"Need d{number} importance=3" for number in range(1, 10))


def found(text: str, **asides: str) -> Findings:
    """Return the findings of a text, some set aside with a reason."""
    given = {
        name.replace("_", ":"): Aside(name.replace("_", ":"), why, by="us", on="2026-06-01")
        for name, why in asides.items()
    }
    return findings(case_of(text), asides=given)


def test_nothing_found_is_said() -> None:
    assert list(finding_lines(Findings(()), 12)) == ["Nothing found: no rule has anything to say."]


def test_findings_of_one_rule_stand_together_with_one_action() -> None:
    lines = list(finding_lines(found("Need d1 importance=3; Need d2 importance=3"), 12))

    start = lines.index("  Need with nobody attached (P03)")
    assert lines[start + 1 : start + 4] == [
        "    - No group of people is recorded as having the need “d1”. [P03:d1]",
        "    - No group of people is recorded as having the need “d2”. [P03:d2]",
        "    What to do: Name the people whose need it is.",
    ]


def test_a_long_group_is_cut_unless_everything_is_asked_for() -> None:
    cut, whole = (list(finding_lines(found(NEEDS), shown)) for shown in (12, None))

    assert "    - and 3 more (--all)" in cut
    assert sum("[P03:" in line for line in whole) == 9


def test_what_is_set_aside_is_counted_apart_with_who_and_why() -> None:
    lines = list(finding_lines(found("Need d1 importance=3", P03_d1="they are known"), 12))

    assert lines[0] == "Nothing found: no rule has anything to say."
    assert "1 finding is set aside:" in lines
    assert lines[lines.index("1 finding is set aside:") + 1].endswith(
        "Set aside by us on 1 June 2026: they are known [P03:d1]"
    )


def test_a_field_that_is_missing_is_named_as_what_would_tell() -> None:
    lines = list(finding_lines(found("Need d1 -felt_by-> StakeholderGroup g1 customer=no; Need d2 -felt_by-> g1"), 12))

    assert (
        "  - Important need that no service meets (P04) cannot be told of “d1” and “d2”: fill in importance." in lines
    )


def test_an_id_is_shortened_as_far_as_it_stays_the_only_one() -> None:
    long = "n" * 60
    some = found(f"Need {long}a importance=3; Need {long}b importance=3; Need d1 importance=3")

    short = short_ids(some.findings)

    assert short["P03:d1"] == "P03:d1"
    assert len({*short.values()}) == len(some.findings)
    assert all(name.startswith(start) for name, start in short.items())


def test_a_single_long_id_is_shortened_too() -> None:
    some = found(f"Need {'n' * 60} importance=3")

    assert [len(start) for start in short_ids(some.findings).values()] == [16]


def test_a_difference_says_what_went_and_what_appeared() -> None:
    before, after = found("Need d1 importance=3"), found("Need d2 importance=3")

    lines = list(difference_lines(difference(before, after), 12))

    assert lines == [
        "Findings: 1 appeared, 1 went.",
        "  Gone:",
        "    - Need with nobody attached: No group of people is recorded as having the need “d1”.",
        "  New:",
        "    - Need with nobody attached: No group of people is recorded as having the need “d2”.",
    ]


def test_no_difference_is_said() -> None:
    assert list(difference_lines(Difference((), ()), 12)) == ["Findings: none appeared, none went."]


def test_how_many_there_are_is_told_by_how_pressing_they_are() -> None:
    assert findings_sentence(found("Need d1 importance=5").open) == "2 findings: 1 to act on now and 1 to plan."
