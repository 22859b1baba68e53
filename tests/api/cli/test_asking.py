"""`sight`, `findings`, `why` and `impact`: the answer in sentences and as JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.notation import parse
from loaders.json_file import write
from tests.api.cli.calls import ONE_TEAM, SMALL, call

STATUSES = {
    "A1": "adrift", "I1": "strategic", "I2": "broken", "I3": "adrift", "R1": "strategic", "R2": "strategic",
    "R3": "strategic", "R4": "strategic", "R5": "adrift", "R6": "operational", "S1": "operational",
}  # fmt: skip


def load_notation(text: str) -> None:
    """Load what a text in the notation describes."""
    batch = parse(text)
    Path("in.json").write_bytes(write(batch.nodes, batch.links, batch.readings))
    assert call("load", "in.json").code == 0


def test_sight_says_first_how_much_serves_and_then_why_the_rest_does_not(small: None) -> None:
    answer = call("sight")

    assert answer.words.startswith(
        "7 of 11 pieces of work serve the purpose: 5 also serve a priority, 2 serve it without one, as daily work may. "
        "4 do not: 1 has a broken thread and 3 are adrift."
    )
    assert "“Replace the booking system” (improvement, I2): “One booking system” leads no further" in answer.words
    assert "The smallest repair: 4 new links. With that, all of it serves." in answer.words
    assert "goldenthread link O5 aligns_to " in answer.out
    assert "Weak sight: 5 pieces of work serve the purpose, but rest on one thing" in answer.words


def test_LS_24_a_gap_says_how_far_the_search_went(small: None) -> None:
    text = call("sight").words
    work = call("sight", "--json").json["work"]

    assert "Searched as things stood on 25 November 2026, to the end of each thread, without any filter" in text
    assert "no record was hidden from you" in text
    assert "“belongs to”" in text
    gap = next(one for one in work if one["id"] == "I2")
    assert gap["absence"]["date"] == "2026-11-25"
    assert gap["absence"]["depth"] == 1
    assert gap["absence"]["hidden"] is False
    assert len(gap["absence"]["followed"]) == 16


def test_LS_24_a_narrower_scope_never_turns_a_thread_into_a_gap(small: None) -> None:
    whole = {one["id"]: one["status"] for one in call("sight", "--json").json["work"]}

    part = {one["id"]: one["status"] for one in call("sight", "--scope", "U2", "--json").json["work"]}

    assert part == {"R4": whole["R4"], "R5": whole["R5"]}
    assert part["R4"] == "strategic"


def test_the_json_of_sight_tells_of_each_piece_of_work(small: None) -> None:
    answer = call("sight", "--json").json

    assert (answer["as_of"], answer["revision"], answer["scope"], answer["answerable"]) == ("2026-11-25", 1, None, True)
    assert answer["counts"] == {"strategic": 5, "operational": 2, "broken": 1, "lapsed": 0, "adrift": 3}
    assert {one["id"]: one["status"] for one in answer["work"]} == STATUSES
    assert answer["repair"]["count"] == 4
    flow = next(one for one in answer["work"] if one["id"] == "I1")
    assert [(hop["node"], hop["link"], hop["to"]) for hop in flow["proof"]] == [
        ("I1", "improves", "R3"), ("R3", "contributes_to", "O1"), ("O1", "aligns_to", "P1"),
    ]  # fmt: skip
    assert (flow["absence"], flow["frontier"], flow["repair"]) == (None, [], [])


def test_RE_17_every_hop_of_a_proof_says_who_says_so_and_when(small: None) -> None:
    hops = [hop for one in call("sight", "--json").json["work"] for hop in one["proof"]]

    assert {hop["source"] for hop in hops} == {"small"}
    assert all(len(hop["recorded_on"]) == 10 for hop in hops)
    assert {hop["basis"] for hop in hops} == {"asserted"}


@pytest.mark.parametrize(
    ("scope", "serving", "work"), [("U0", 5, 6), ("U1", 4, 4), ("Corporate", 1, 2), ("gwasanaethau corff", 1, 2)]
)
def test_MO_01_the_same_question_is_answered_for_any_unit(small: None, scope: str, serving: int, work: int) -> None:
    answer = call("sight", "--scope", scope, "--json").json

    counts = answer["counts"]
    assert counts["strategic"] + counts["operational"] == serving
    assert len(answer["work"]) == work


def test_MO_01_findings_are_told_of_a_team_and_of_the_whole(small: None) -> None:
    whole = {one["id"] for one in call("findings", "--json").json["findings"]}
    team = {one["id"] for one in call("findings", "--scope", "U2", "--json").json["findings"]}

    assert team == {"A07:O5", "M01:O5", "S01:R4", "S01:R5", "S02:R4", "S02:R5", "S05:R5", "S07:R5"}
    assert team < whole


def test_a_scope_says_what_work_it_cannot_count(small: None) -> None:
    answer = call("sight", "--scope", "U1")

    assert "5 pieces of work belong to no recorded unit, so no scope counts them." in answer.words


def test_a_scope_that_is_no_unit_is_wrong_use(small: None) -> None:
    answer = call("sight", "--scope", "I1")

    assert answer.code == 2
    assert "There is no unit called 'I1'" in answer.err


def test_AD_01_without_a_purpose_it_says_so_and_never_a_false_no() -> None:
    call("load", ONE_TEAM)

    answer = call("sight")

    assert answer.words.startswith("Which work serves the purpose cannot be told yet: no purpose is recorded.")
    assert "One record would tell it: a purpose" in answer.words
    assert (
        "8 pieces of work help to meet “to be nursed at home when they say we come”, which no purpose names"
        in answer.words
    )
    assert "adrift" not in answer.words.lower()
    assert "do not" not in answer.words
    assert call("sight", "--json").json["answerable"] is False


def test_AD_03_drafts_are_kept_and_it_is_said_that_they_do_not_count() -> None:
    load_notation(
        "Purpose p1 -exists_to_meet-> Need d1; Process r1; Process r2 status=draft; Improvement i1 status=proposed"
    )

    answer = call("sight")

    assert "2 records are drafts, proposed or not yet valid, and do not count yet." in answer.words
    assert [one["id"] for one in call("sight", "--json").json["work"]] == ["r1"]
    assert "its status is draft" in call("why", "r2").words
    assert "2 records are drafts, proposed or not yet valid" in call("findings").words


def test_an_organisation_of_aims_alone_says_what_can_be_told() -> None:
    call("load", SMALL / "purposes.csv", SMALL / "priorities.csv", SMALL / "org_units.csv", SMALL / "needs.csv")

    answer = call("sight")

    assert "No live work is recorded" in answer.words
    assert "3 aims lead to the purpose: “Shorter waits”" in answer.words


def test_when_all_work_serves_nothing_is_to_mend() -> None:
    load_notation("Purpose p1 -exists_to_meet-> Need d1; Service s1 -meets-> d1; Process r1 -produces-> s1")

    answer = call("sight")

    assert answer.words.startswith("All 2 pieces of work serve the purpose")
    assert "repair" not in answer.words


def test_findings_are_grouped_by_how_pressing_they_are(small: None) -> None:
    answer = call("findings")

    assert answer.words.startswith("53 findings: 22 to act on now, 24 to plan and 7 to tidy. Act now")
    assert "“Digital notice boards” has no sponsor or lead. [I01:I3]" in answer.words
    assert "What to do: Agree which roles sponsor and lead it." in answer.words
    assert "“Flow lead” can help." in answer.words


def test_the_json_of_findings_has_reason_action_evidence_and_who_can_help(small: None) -> None:
    found = {one["id"]: one for one in call("findings", "--json").json["findings"]}

    finding = found["S02:R6"]
    assert (finding["rule"], finding["severity"], finding["nodes"]) == ("S02", "H", ["R6"])
    assert finding["who_can_help"] == [{"role": "W1", "name": "Flow lead"}]
    assert finding["evidence"]
    assert finding["reason"].endswith(".")
    assert finding["set_aside"] is None


def test_rules_that_need_a_purpose_are_withheld_and_named() -> None:
    call("load", ONE_TEAM)

    answer = call("findings")

    assert "What cannot be told yet" in answer.words
    assert "Work with no line of sight (A01)" in answer.words
    assert {one["rule"] for one in call("findings", "--json").json["withheld"]} == {"A01", "A02", "A10", "A11"}


def test_why_is_one_sentence_with_what_each_step_rests_on(small: None) -> None:
    answer = call("why", "improve fl")

    assert (
        "“Improve flow” improves “Triage referrals”, which contributes to “Shorter waits”, which supports “Keep the "
        "valley well”, so that “people waiting for treatment” get “treatment within a safe time”."
    ) in answer.words
    assert "strong, asserted and believed; from small, recorded on" in answer.words
    assert "Two threads that share no link lead to the purpose." in answer.words


def test_LS_17_a_role_reads_one_sentence_for_each_thing_it_carries(small: None) -> None:
    answer = call("why", "Flow lead")

    assert "3 of 3 things that it looks after, leads or sponsors serve the purpose" in answer.words
    assert (
        "Looks after “Treat people” (process): “Treat people” produces “Planned treatment”, which meets" in answer.words
    )
    assert "Leads and sponsors “Improve flow” (improvement): “Improve flow” improves" in answer.words
    carried = call("why", "W1", "--json").json["carries"]
    assert [one["id"] for one in carried] == ["R3", "R6", "I1"]
    assert all(one["sentence"].endswith("“treatment within a safe time”.") for one in carried)


def test_why_of_a_gap_says_where_it_ends_and_what_would_mend_it(small: None) -> None:
    answer = call("why", "I2")

    assert "It does not serve the purpose. “One booking system” leads no further" in answer.words
    assert "1 step far" in answer.words
    assert "Any one of these would mend it, if it is true" in answer.words
    assert "goldenthread link O5 aligns_to" in answer.out


def test_what_is_not_in_force_says_so(small: None) -> None:
    answer = call("why", "I4")

    assert "It does not count on 25 November 2026: its status is completed." in answer.words


def test_several_of_one_name_are_listed_and_nothing_is_guessed(small: None) -> None:
    answer = call("why", "re")

    assert answer.code == 2
    assert "'re' could be any of these, say which:" in answer.err
    assert "R2  Receive referrals, Process" in answer.err
    assert answer.out == ""


def test_impact_goes_both_ways_with_the_reason_of_each_step(small: None) -> None:
    answer = call("impact", "Triage")

    assert "If it stopped or changed, 2 things would feel it" in answer.words
    assert "“Treat people” (process), directly: “Triage referrals” flows to “Treat people”." in answer.words
    assert "It rests on 3 things itself" in answer.words
    assert "“Plan clinics” (process), 2 steps away" in answer.words


def test_impact_names_the_work_that_would_lose_its_only_thread(small: None) -> None:
    answer = call("impact", "R3", "--json").json

    assert answer["loses_sight"] == ["R1", "R2", "R4"]
    assert [row["node"] for row in answer["affects"]] == ["R6", "S1"]


def test_structure_is_never_impact(small: None) -> None:
    answer = call("impact", "U1", "--json").json

    assert (answer["affects"], answer["rests_on"]) == ([], [])


def test_names_and_kinds_are_in_welsh_where_asked_for(small: None) -> None:
    answer = call("why", "I1", "--language", "cy")

    assert "“Gwella llif” (gwelliant, I1)" in answer.words


def test_AD_08_whoever_can_open_the_store_may_ask_everything_and_asking_writes_nothing(
    small: None, folder: Path
) -> None:
    before = (folder / "goldenthread.db").read_bytes()

    answers = [
        call(*words) for words in (["sight"], ["findings"], ["why", "W1"], ["impact", "R3"], ["export"], ["history"])
    ]

    assert [answer.code for answer in answers] == [0] * 6
    assert (folder / "goldenthread.db").read_bytes() == before


@pytest.mark.parametrize("words", [["sight"], ["findings"], ["why", "x"], ["impact", "x"]])
def test_without_a_store_it_says_how_to_get_one(words: list[str], folder: Path) -> None:
    answer = call(*words)

    assert answer.code == 3
    assert "load" in answer.err
    assert answer.out == ""
    assert list(folder.iterdir()) == []


def test_findings_are_told_by_what_they_are_about_when_asked(small: None) -> None:
    answer = call("findings", "--grouped", "--all")
    groups = call("findings", "--json").json["grouped"]

    assert "“Replace the booking system” (improvement, I2): " in answer.words
    assert sum(len(group["findings"]) for group in groups) == 53
    assert next(group for group in groups if group["node"] == "I2")["findings"][0].endswith(":I2")


def test_signals_are_told_of_all_measures_or_of_one() -> None:
    call("load", ONE_TEAM)

    everything, one = call("signals"), call("signals", "seen-in-time")

    assert everything.words.startswith("None of 5 measures with values shows a special cause now")
    assert one.words.startswith("None of 1 measure with values shows a special cause now")
    assert call("signals", "take-referrals").code == 2
