"""Findings told by the thing that they are about."""

from __future__ import annotations

from api.say.grouped import grouped_lines
from api.say.names import Names
from graph.analysis.examples import case_of
from graph.analysis.findings import findings
from graph.model import Aside

TEXT = 'Process r1 "Greet" lane=mainstay; Need d1 importance=3'


def said(text: str, shown: int | None = 12, *aside: str) -> list[str]:
    """Return the lines for a text, some findings set aside."""
    case = case_of(text)
    found = findings(case, asides={name: Aside(name, "we know", by="us", on="2026-06-01") for name in aside})
    return list(grouped_lines(found, Names(case.snapshot), shown))


def test_all_that_was_found_of_one_thing_stands_together_with_what_to_do() -> None:
    lines = said(TEXT)

    start = lines.index("“Greet” (process, r1): 5 findings")
    about = lines[start + 1 : start + 6]
    assert about[0].startswith("  - Process nobody owns, to act on now: ")
    assert all(line.endswith(":r1]") for line in about)
    assert "Name the role that owns it." in about[0]


def test_of_many_things_only_some_are_shown_unless_everything_is_asked_for() -> None:
    cut, whole = said(TEXT, 1), said(TEXT, None)

    assert "and 1 more thing (--all)" in cut
    assert not any("d1" in line for line in cut)
    assert any(line.startswith("“d1” (need, d1): ") for line in whole)


def test_what_is_set_aside_is_told_apart() -> None:
    lines = said(TEXT, 12, "P03:d1")

    assert not any(line.startswith("“d1” (need, d1)") for line in lines)
    assert "1 finding is set aside:" in lines
