"""`goldenthread map`: everything, a unit, or what is around some things, in one file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from api.say.page import STATUSES
from tests.api.cli.calls import call

SIGHT = "|".join(label[language] for label, _ in STATUSES.values() for language in ("en", "cy"))
ROW = re.compile(rf'<th scope="row">([^<]*)</th><td>([^<]*)</td><td>(?:{SIGHT}|)</td>')


def drawn(*words: str) -> set[str]:
    """Return the names of the things on a map."""
    answer = call("map", *words, "--out", "map.html")
    assert (answer.code, answer.words) == (0, "Written to map.html.")
    return {name for name, _ in ROW.findall(Path("map.html").read_text(encoding="utf-8"))}


def test_the_map_holds_everything_live(small: None) -> None:
    names = drawn()

    assert len(names) == 32
    assert "Clinics in two villages" not in names


def test_things_that_are_named_come_with_what_is_one_link_away(small: None) -> None:
    assert drawn("Improve flow") >= {"Improve flow", "Triage referrals", "First visit sooner", "Flow lead"}


def test_a_thing_without_links_is_a_map_of_its_own(small: None) -> None:
    assert drawn("Digital notice boards") == {"Digital notice boards"}


def test_a_unit_is_drawn_with_what_its_work_reaches_beyond_it(small: None) -> None:
    names = drawn("--scope", "Planned Care")

    assert {"Triage referrals", "Keep the valley well"} <= names
    assert len(names) < 32


def test_names_on_the_map_come_in_the_language_asked_for(small: None) -> None:
    assert "Gwella llif" in drawn("--language", "cy")


@pytest.mark.parametrize(
    ("words", "said"),
    [(["Nothing such"], "nothing called"), (["--scope", "Nothing such"], "no unit called"), (["I4"], "")],
)
def test_what_cannot_be_drawn_is_said(small: None, words: list[str], said: str) -> None:
    answer = call("map", *words, "--out", "map.html")

    assert (answer.code == 0) == (said == "")
    assert said in answer.err


def test_a_map_never_replaces_a_file(small: None) -> None:
    Path("map.html").write_text("mine", encoding="utf-8")

    answer = call("map", "--out", "map.html")

    assert (answer.code, Path("map.html").read_text(encoding="utf-8")) == (2, "mine")


def test_more_than_can_be_read_is_refused_with_what_to_do(small: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.drawing.MOST", 10)

    answer = call("map", "--out", "map.html")

    assert answer.code == 2
    assert "Choose a unit with --scope" in " ".join(answer.err.split())
