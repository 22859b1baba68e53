"""`history`, `diff` and `undo`."""

from __future__ import annotations

from tests.api.cli.calls import SMALL, call


def test_history_tells_the_newest_first_with_who_when_why_and_from_where(small: None) -> None:
    call("set", "I3", "status=paused", "--by", "Quality lead", "--why", "no money")

    answer = call("history")

    first, second = answer.out.split("Revision 1,")
    assert "Revision 2, " in first
    assert "Quality lead, edit, from command line: no money" in " ".join(first.split())
    assert "33 nodes were added." in second


def test_history_of_one_thing_tells_only_of_it(small: None) -> None:
    call("set", "I3", "status=paused")
    call("set", "D1", "importance=4")

    revisions = call("history", "Digital", "--json").json["revisions"]

    assert [one["revision"] for one in revisions] == [1, 2]


def test_history_of_what_never_was_is_wrong_use(small: None) -> None:
    answer = call("history", "never-was")

    assert answer.code == 2


def test_an_empty_store_has_no_history() -> None:
    call("load", SMALL / "README.md")

    assert "Nothing was ever recorded here." in call("history").words


def test_a_long_history_is_cut_short_unless_all_is_asked_for(small: None) -> None:
    for number in range(11):
        call("set", "D1", f"importance={number % 5 + 1}", f"summary=number {number}")

    assert "And 2 earlier (--all)." in call("history").words
    assert "33 nodes were added." in call("history", "--all").words


def test_a_difference_is_the_net_effect_with_what_became_of_sight_and_findings(small: None) -> None:
    call("set", "I3", "status=paused")
    call("set", "I3", "status=stopped")

    answer = call("diff", "1", "3", "--json").json

    assert (answer["from"], answer["to"]) == (1, 3)
    assert answer["sentences"] == ["Status of “Digital notice boards” went from Active to Stopped."]
    assert answer["sight"] == [
        {"node": "I3", "name": "Digital notice boards", "before": "adrift", "after": None}
    ]  # fmt: skip
    assert "A01:I3" in answer["findings"]["gone"]
    assert "I07:I3" in answer["findings"]["new"]


def test_a_difference_is_told_in_words(small: None) -> None:
    call("set", "I3", "status=stopped")

    words = call("diff", "1").words

    assert words.startswith("From revision 1 to revision 2 - Status of “Digital notice boards” went from Active to")
    assert "Line of sight: 1 piece of work changed. - “Digital notice boards” does not count as live work" in words
    assert "Findings: 1 appeared, " in words
    assert "Nothing differs between revision 2 and revision 2." in call("diff", "2", "2").words


def test_a_difference_runs_to_the_last_revision_if_no_other_is_named(small: None) -> None:
    call("set", "I3", "status=paused")

    assert call("diff", "1", "--json").json["to"] == 2


def test_a_moment_that_does_not_exist_is_wrong_use(small: None) -> None:
    assert call("diff", "1", "9").code == 2
    assert call("diff", "soon").code == 2
    assert call("diff", "2026-05-02", "2026-05-01").code == 2
    assert call("diff", "1", "2026-05-01", "--by-validity").code == 2


def test_a_load_is_undone_as_one_and_undoing_that_brings_it_back(small: None) -> None:
    undone = call("undo", "--json").json
    gone = call("export").json
    call("undo")

    assert undone["revision"] == 2
    assert len(undone["findings"]["gone"]) == 53
    assert gone == {"nodes": [], "links": [], "readings": []}
    assert len(call("export").json["nodes"]) == 33


def test_what_was_changed_since_cannot_be_undone_and_is_listed(small: None) -> None:
    call("set", "I3", "status=paused", "--by", "Quality lead")

    answer = call("undo", "1")

    assert answer.code == 1
    assert "“Digital notice boards” was changed again in revision 2 by Quality lead" in " ".join(answer.err.split())
    assert len(call("export").json["nodes"]) == 33


def test_undoing_a_revision_that_is_not_there_is_wrong_use(small: None) -> None:
    assert call("undo", "9").code == 2
