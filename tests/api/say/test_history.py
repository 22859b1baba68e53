"""History and differences as lines and as JSON."""

from __future__ import annotations

from api.say.history import history_lines, history_record
from graph.history import Entry
from graph.model import Commit

FIRST = Entry(1, "2026-05-01T08:30:00Z", Commit("Ann", "spring", "plan.csv", "load"), ("33 nodes were added.",))
SECOND = Entry(2, "2026-05-02T09:00:00Z", Commit("Bob", "", "", "undo", 1), ("33 nodes were taken out.",))


def test_the_newest_comes_first_with_who_when_why_and_from_where() -> None:
    lines = list(history_lines([FIRST, SECOND], 12))

    assert lines == [
        "Revision 2, 2 May 2026 09:00 UTC, Bob, undo of revision 1",
        "  - 33 nodes were taken out.",
        "Revision 1, 1 May 2026 08:30 UTC, Ann, load, from plan.csv: spring",
        "  - 33 nodes were added.",
    ]


def test_the_json_is_oldest_first_and_names_what_was_undone() -> None:
    revisions = history_record([FIRST, SECOND])["revisions"]

    assert [(one["revision"], one["undoes"]) for one in revisions] == [(1, None), (2, 1)]


def test_a_long_history_is_cut() -> None:
    lines = list(history_lines([FIRST] * 15, 12))

    assert lines[-1] == "And 5 earlier (--all)."
    assert "--all" not in "".join(history_lines([FIRST] * 15, None))
