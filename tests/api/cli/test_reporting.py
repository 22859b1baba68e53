"""Tests of the command that writes reports: into a file, the same bytes each time, and every mistake told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.api.cli.calls import call

pytestmark = pytest.mark.usefixtures("small")


@pytest.mark.parametrize("form", ["html", "docx"])
def test_RP_01_the_same_revision_and_days_give_the_same_bytes(form: str) -> None:
    for name in ("one", "two"):
        assert call("report", "annual", "--from", "2026-01-01", "--out", f"{name}.{form}").code == 0

    assert Path(f"one.{form}").read_bytes() == Path(f"two.{form}").read_bytes()


@pytest.mark.parametrize("kind", ["annual", "board", "handover"])
def test_a_report_of_everything_is_written(kind: str) -> None:
    answer = call("report", kind)

    assert answer.words == f"Written to goldenthread-{kind}.html."
    assert Path(f"goldenthread-{kind}.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("kind", ["directorate", "team"])
def test_a_report_of_a_unit_names_it(kind: str) -> None:
    call("report", kind, "--scope", "Planned Care", "--out", "it.html")

    assert "Planned Care, 25 November 2025 to 25 November 2026" in Path("it.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("weekly",), "There is no report 'weekly'; there are annual, board, directorate, team, handover"),
        (("team",), "The report 'team' is about one unit: name it with --scope"),
        (("annual", "--out", "it.pdf"), "A report is written as .html or .docx, and not as .pdf"),
        (("annual", "--from", "soon"), "--from: 'soon' is not a day"),
        (("annual", "--from", "2027-01-01"), "--from: 2027-01-01 lies after the last day"),
    ],
)
def test_a_mistake_is_told_and_writes_nothing(words: tuple[str, ...], told: str) -> None:
    answer = call("report", *words)

    assert answer.code == 2
    assert told in " ".join(answer.err.split())
    assert not list(Path().glob("*.html"))
