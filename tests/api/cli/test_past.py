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


# -- as of a day, as recorded by a time ------------------------------------------------------------------------------


def sight_of(*options: str) -> dict[str, str]:
    return {work["id"]: work["status"] for work in call("sight", "--json", *options).json["work"]}


def test_AD_02_every_reading_command_answers_for_a_day_as_known_now(small: None) -> None:
    call("set", "I3", "valid_from=2026-03-01")
    call("set", "S1", "valid_to=2026-06-30")

    assert "I3" not in sight_of("--as-of", "2026-02-28")
    assert sight_of("--as-of", "2026-03-01")["I3"] == "adrift"
    assert "S1" in sight_of("--as-of", "2026-06-30")
    assert "S1" not in sight_of("--as-of", "2026-07-01")
    found = {day: call("findings", "--json", "--as-of", day).json for day in ("2026-02-28", "2026-03-01")}
    assert [found[day]["as_of"] for day in found] == list(found)
    assert ["A01:I3" in {one["id"] for one in found[day]["findings"]} for day in found] == [False, True]
    assert [call("why", "I3", "--json", "--as-of", day).json["live"] for day in found] == [False, True]
    assert call("impact", "R3", "--json", "--as-of", "2026-06-30").json["as_of"] == "2026-06-30"


def test_AD_02_every_reading_command_answers_as_the_store_knew_it(small: None) -> None:
    call("set", "I3", "name=Screens", "status=paused")
    call("retract", "R5")

    assert sight_of("--recorded-at", "1")["I3"] == sight_of("--recorded-at", "1")["R5"] == "adrift"
    assert "I3" not in sight_of("--recorded-at", "2")
    assert "R5" not in sight_of()
    assert "A01:I3" in {one["id"] for one in call("findings", "--json", "--recorded-at", "1").json["findings"]}
    assert call("why", "I3", "--json", "--recorded-at", "1").json["name"] == "Digital notice boards"
    assert call("impact", "R5", "--json", "--recorded-at", "1").json["revision"] == 1
    assert call("impact", "R5", "--json").code == 2
    assert len(call("history", "--json", "--recorded-at", "2").json["revisions"]) == 2
    nodes = {node["id"]: node for node in call("export", "--recorded-at", "1").json["nodes"]}
    assert (len(nodes), nodes["I3"]["name"]) == (33, "Digital notice boards")


def test_an_export_of_the_past_is_what_it_was_then(small: None) -> None:
    before = call("export").json
    call("set", "I3", "summary=more", "status=paused")
    call("retract", "R5")

    assert call("export", "--recorded-at", "1").json == before


def test_an_answer_of_the_past_says_so_first(small: None) -> None:
    call("set", "I3", "status=paused")

    now, then = call("sight", "--as-of", "2026-02-28").words, call("sight", "--recorded-at", "1").words

    assert now.startswith("As of 28 February 2026, as known now (revision 2). 7 of 11 pieces of work")
    assert then.startswith("As of today, as recorded by revision 1 (")
    assert call("sight", "--recorded-at", "2020-01-01").words.startswith(
        "As of today, as known before anything was recorded. "
    )
    assert not call("sight").words.startswith("As of")


def test_a_moment_that_is_none_is_wrong_use(small: None) -> None:
    assert call("sight", "--as-of", "last week").code == 2
    assert call("sight", "--recorded-at", "99").code == 2
    assert call("export", "--recorded-at", "yesterday").code == 2


def test_by_validity_two_days_are_compared_as_known_now(small: None) -> None:
    call("set", "I3", "valid_from=2026-03-01")

    answer = call("diff", "2026-02-28", "2026-03-31", "--by-validity")

    assert answer.words.startswith(
        "From 28 February 2026 (revision 2) to 31 March 2026 (revision 2), both as known now "
        "- Improvement “Digital notice boards” began on 1 March 2026. "
        "Line of sight: 1 piece of work changed. - “Digital notice boards” counts as live work now: adrift."
    )
