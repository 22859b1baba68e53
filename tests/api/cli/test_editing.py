"""Single changes: what is said, what is refused, who and why."""

from __future__ import annotations

import pytest

from tests.api.cli.calls import ONE_TEAM, call


def test_setting_a_field_says_what_changed_and_what_becomes_of_the_findings(small: None) -> None:
    answer = call("set", "Digital", "status=paused", "--why", "no money")

    assert "Status of “Digital notice boards” went from Active to Paused." in answer.words
    assert "This is revision 2; `goldenthread undo 2` takes it back." in answer.words
    assert "Findings: 0 appeared, 4 went." in answer.words
    assert call("history", "--json").json["revisions"][-1]["why"] == "no money"


def test_a_wrong_value_is_refused_with_the_nearest_word(small: None) -> None:
    answer = call("set", "I3", "status=pausd")

    assert answer.code == 1
    assert "Refused; nothing was changed." in answer.err
    assert "Try: paused." in answer.err
    assert len(call("history", "--json").json["revisions"]) == 1


def test_setting_what_is_so_already_makes_no_revision(small: None) -> None:
    answer = call("set", "D1", "importance=5")

    assert "Nothing to change: it is so already." in answer.words
    assert answer.code == 0


def test_a_field_without_a_value_is_wrong_use(small: None) -> None:
    answer = call("set", "D1", "importance")

    assert answer.code == 2
    assert "FIELD=VALUE" in answer.err


@pytest.mark.parametrize("kind", ["aligns_to", "aligns-to", "supports", "Supports"])
def test_a_link_is_made_by_its_kind_or_its_words(small: None, kind: str) -> None:
    answer = call("link", "One booking", kind, "Shorter", "strength=2", "--json").json

    assert answer["findings"] == {"new": [], "gone": ["A07:O5", "A02:I2"]}
    assert answer["revision"] == 2
    link = next(one for one in call("export").json["links"] if one["from"] == "O5")
    assert link == {"from": "O5", "kind": "aligns_to", "to": "O1", "strength": 2}


def test_an_unknown_kind_of_link_suggests_the_nearest(small: None) -> None:
    answer = call("link", "O5", "align", "O1")

    assert answer.code == 0

    answer = call("link", "O5", "alings_to", "O1")

    assert answer.code == 2
    assert "did you mean aligns_to?" in answer.err


def test_a_link_between_kinds_that_may_not_be_linked_is_refused(small: None) -> None:
    answer = call("link", "M1", "aligns_to", "O1")

    assert answer.code == 1
    assert "Refused; nothing was changed." in answer.err


def test_a_link_ends_on_a_day_and_stays_in_history(small: None) -> None:
    answer = call("unlink", "I1", "improves", "R3", "--on", "2026-11-24")

    assert "“Improve flow” no longer improves “Triage referrals” after 24 November 2026." in answer.words
    assert call("sight", "--json").json["counts"]["strategic"] == 5
    assert [hop["to"] for hop in call("why", "I1", "--json").json["proof"]] == ["O4", "O1", "P1"]


def test_what_ends_today_counts_to_the_end_of_the_day_and_it_is_said(small: None) -> None:
    answer = call("end", "A1")

    assert "It counts to the end of that day" in answer.words
    assert "none appeared, none went" in answer.words


def test_what_has_ended_before_today_is_gone_from_the_findings(small: None) -> None:
    answer = call("end", "A1", "--on", "2026-10-31", "--json").json

    assert answer["findings"]["gone"] == ["A01:A1", "A10:A1"]


def test_a_finding_is_set_aside_with_who_until_and_why(small: None) -> None:
    call("set-aside", "S05:R5", "--reason", "closes in June", "--until", "2027-06-30", "--by", "Quality lead")

    found = {one["id"]: one for one in call("findings", "--json").json["findings"]}
    assert found["S05:R5"]["set_aside"] == {
        "reason": "closes in June", "until": "2027-06-30", "by": "Quality lead", "on": "2026-11-25",
    }  # fmt: skip
    assert "1 finding is set aside:" in call("findings").words
    assert call("findings").words.startswith("52 findings")


def test_a_finding_set_aside_comes_back_when_the_time_is_over(small: None) -> None:
    call("set-aside", "S05:R5", "--reason", "closes in June", "--until", "2027-06-30")

    found = {one["id"]: one for one in call("findings", "--json", today="2027-07-01").json["findings"]}

    assert found["S05:R5"]["set_aside"] is None


def test_a_finding_that_is_not_there_cannot_be_set_aside(small: None) -> None:
    answer = call("set-aside", "S05:R9", "--reason", "x")

    assert answer.code == 2
    assert "There is no finding called 'S05:R9'; did you mean" in answer.err


def test_a_finding_is_set_aside_for_a_reason_only(small: None) -> None:
    assert call("set-aside", "S05:R5").code == 2
    assert call("set-aside", "S05:R5", "--reason", " ").code == 1


def test_what_was_entered_in_error_is_taken_out_with_its_links(small: None) -> None:
    answer = call("retract", "R5", "--json").json

    assert "Process “Print leaflets” was taken out." in answer["sentences"]
    assert "R5" not in [node["id"] for node in call("export").json["nodes"]]
    assert "Print leaflets" in call("history", "R5").out


def test_one_link_or_one_reading_is_taken_out(small: None) -> None:
    call("load", ONE_TEAM)

    link = call("retract", "I1", "delivers", "O4", "--json").json["sentences"]
    reading = call("retract", "visits-moved", "--reading", "2026-06-01", "--json").json["sentences"]

    assert link == ["“Improve flow” moves “First visit sooner”: this link was taken out."]
    assert reading[0].startswith("The reading of “Visits moved to another day” for 1 June 2026 was taken out")


def test_half_a_link_is_wrong_use(small: None) -> None:
    assert call("retract", "I1", "delivers").code == 2


def test_an_edit_of_what_is_not_there_is_wrong_use(small: None) -> None:
    answer = call("set", "Traige", "name=x")

    assert answer.code == 2
    assert "did you mean" in answer.err
