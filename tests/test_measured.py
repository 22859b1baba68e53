"""The lines of benchmarks that are kept: some are renewed, the others stay."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.kept import FILE, keep, kept
from tests.benchmarks.organisations import SIZES
from tests.benchmarks.soak_page import PAGE
from tests.benchmarks.table import Line, page


def line(work: str, seconds: float, on: str) -> Line:
    """Return a line measured on a day."""
    return Line(work, "M", {"ours": seconds, "scipy": 2 * seconds}, "≤ 1 s", seconds, "from columns", None, on)


def test_a_run_of_some_renews_theirs_and_leaves_the_others_with_their_day(tmp_path: Path) -> None:
    file = tmp_path / "measured.json"
    keep([line("one", 0.5, "2026-01-01"), line("two", 0.5, "2026-01-01")], whole=True, file=file)

    keep([line("two", 0.25, "2026-02-02")], whole=False, file=file)

    assert kept(file) == [line("one", 0.5, "2026-01-01"), line("two", 0.25, "2026-02-02")]


def test_a_run_of_all_leaves_nothing_older(tmp_path: Path) -> None:
    file = tmp_path / "measured.json"
    keep([line("one", 0.5, "2026-01-01")], whole=True, file=file)

    assert keep([line("two", 0.5, "2026-02-02")], whole=True, file=file) == [line("two", 0.5, "2026-02-02")]


def test_the_page_shows_every_line_that_is_kept_with_its_day() -> None:
    rows = {row for row in PAGE.read_text(encoding="utf-8").splitlines() if row.startswith("| ")}

    assert kept(FILE)
    assert {row for row in page(kept(FILE), SIZES).splitlines() if row.startswith("| ")} <= rows
