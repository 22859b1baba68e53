"""`load` and `check`: what is said, what is stored, and every exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.api.cli.calls import ONE_TEAM, SMALL, call

NEEDS = "id,name,importance,felt_by\nd1,be heard,5,g1\nd2,be safe,9,\n"
GROUPS = "id,name,stake,customer\ng1,people at home,citizen_user,current\n"


def write(name: str, text: str) -> Path:
    """Write a file of the current folder."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_load_says_what_was_created_and_what_is_found() -> None:
    answer = call("load", SMALL)

    assert "Loaded “small” as revision 1. - created: 33 nodes and 30 links" in answer.words
    assert "Findings: 53 appeared, 0 went." in answer.words
    assert answer.code == 0


def test_loading_the_same_again_changes_nothing(small: None) -> None:
    answer = call("load", SMALL)

    assert "Nothing to change: everything in “small” is there already." in answer.words
    assert call("history", "--json").json["revisions"][-1]["revision"] == 1


def test_the_json_of_a_load_has_numbers_findings_problems_and_revision() -> None:
    answer = call("load", SMALL, "--json").json

    assert (answer["created"], answer["changed"], answer["same"], answer["ended"], answer["refused"]) == (
        63,
        0,
        0,
        0,
        0,
    )
    assert answer["by"]["nodes"]["created"] == 33
    assert "A01:I3" in answer["findings"]["new"]
    assert (answer["problems"], answer["revision"], answer["dry_run"]) == ([], 1, False)


def test_a_dry_run_says_what_would_come_and_stores_nothing() -> None:
    answer = call("load", SMALL, "--dry-run", "--json")

    assert answer.json["dry_run"] is True
    assert answer.json["created"] == 63
    assert len(answer.json["findings"]["new"]) == 53
    assert not Path("goldenthread.db").exists()


def test_a_dry_run_and_the_load_come_to_the_same(small: None) -> None:
    changed = write("needs.csv", "id,name,importance,felt_by\nD3,to get there without a car,5,G1\n")

    trial = call("load", changed, "--dry-run", "--json").json
    real = call("load", changed, "--json").json

    assert trial["findings"] == real["findings"] == {"new": ["P04:D3"], "gone": ["P03:D3"]}
    assert trial["changed"] == real["changed"] == 1


def test_a_dry_run_of_readings_counts_them_in_the_findings() -> None:
    call("load", ONE_TEAM)
    reading = write("readings.csv", "measure,date,value\ndressings-late,2026-11-23,1\n")

    answer = call("load", reading, "--dry-run", "--json").json

    assert answer["findings"]["gone"] == ["M05:dressings-late"]


def test_a_row_with_an_error_is_refused_and_the_others_load() -> None:
    answer = call("load", write("needs.csv", NEEDS), write("stakeholder_groups.csv", GROUPS))

    assert "refused: 1 node" in answer.words
    assert "Importance must be 1 to 5" in answer.words
    assert "needs.csv, row 3, column importance (9)" in answer.words
    assert answer.code == 1
    assert [node["id"] for node in call("export").json["nodes"]] == ["d1", "g1"]


def test_every_problem_names_its_file_row_column_and_value() -> None:
    answer = call("load", write("needs.csv", NEEDS), "--json")

    problem = next(one for one in answer.json["problems"] if one["column"] == "importance")
    assert problem == {
        "severity": "error", "file": "needs.csv", "sheet": "", "row": 3, "column": "importance", "value": "9",
        "message": "importance must be 1 to 5", "suggestion": "1 to 5",
    }  # fmt: skip


def test_strict_loads_nothing_if_anything_is_wrong() -> None:
    answer = call("load", write("needs.csv", NEEDS), "--strict")

    assert "Nothing was loaded from “needs.csv”." in answer.words
    assert answer.code == 1
    assert call("history", "--json").json["revisions"] == []


def test_warnings_alone_are_no_failure() -> None:
    answer = call("load", write("needs.csv", "id,name\nd1,be heard\n"))

    assert "Kept, but look at it" in answer.out
    assert answer.code == 0


def test_several_files_are_one_revision_and_may_lead_to_one_another() -> None:
    links = write("links.csv", "from,link,to\nd1,felt_by,g1\n")
    needs = write("needs.csv", "id,name,importance\nd1,be heard,5\n")

    answer = call("load", links, needs, write("stakeholder_groups.csv", GROUPS), "--json")

    assert (answer.code, answer.json["created"], answer.json["revision"]) == (0, 3, 1)


def test_replace_ends_only_what_the_same_file_brought() -> None:
    groups, needs = write("stakeholder_groups.csv", GROUPS), write("needs.csv", "id,name,importance\nd1,be heard,5\n")
    call("load", groups, needs)
    write("needs.csv", "id,name,importance\nd9,be seen,5\n")

    answer = call("load", needs, "--replace", "--json").json

    assert (answer["created"], answer["ended"]) == (1, 1)
    assert {node["id"]: node.get("valid_to") for node in call("export").json["nodes"]} == {
        "d1": "2026-11-25", "d9": None, "g1": None,
    }  # fmt: skip


def test_a_file_that_cannot_be_read_as_a_whole_changes_nothing(small: None) -> None:
    answer = call("load", write("needs.csv", NEEDS), write("broken.json", "{"))

    assert "Nothing was loaded" in answer.words
    assert answer.code == 1
    assert len(call("history", "--json").json["revisions"]) == 1


def test_a_pack_is_loaded_by_name() -> None:
    answer = call("load", "--pack", "hcqs_2023", "--json").json

    assert answer["by"]["nodes"]["created"] == 12
    assert answer["problems"] == []


def test_an_unknown_pack_lists_those_there_are() -> None:
    answer = call("load", "--pack", "hcqs")

    assert answer.code == 2
    assert "hcqs_2023" in answer.err


@pytest.mark.parametrize("words", [["load"], ["load", "nowhere.csv"], ["check", "nowhere.csv"], ["check"]])
def test_nothing_to_read_is_wrong_use(words: list[str]) -> None:
    answer = call(*words)

    assert answer.code == 2
    assert answer.out == ""
    assert answer.err


def test_who_and_why_are_kept_with_the_load() -> None:
    call("load", SMALL, "--by", "Quality lead", "--why", "spring review")

    revision = call("history", "--json").json["revisions"][0]
    assert (revision["who"], revision["why"], revision["source"]) == ("Quality lead", "spring review", "small")


def test_check_says_what_a_folder_holds_without_a_store() -> None:
    answer = call("check", SMALL, "--json").json

    assert answer["read"] == {"elements": 33, "relations": 30, "readings": 0}
    assert (answer["nodes"]["Process"], answer["links"]["owned_by"]) == (6, 2)
    assert (answer["lost"], answer["problems"], answer["kept_as_structure"]) == ([], [], 0)
    assert not Path("goldenthread.db").exists()


def test_check_resolves_names_against_the_store(small: None) -> None:
    links = write("links.csv", "from,link,to\nR1,owned_by,Flow lead\n")

    assert call("check", links).code == 0
    assert call("check", links, "--store", "another.db").code == 1


def test_check_says_what_is_wrong_and_where() -> None:
    answer = call("check", write("needs.csv", NEEDS))

    assert "“needs.csv”: 2 nodes, 1 link and no readings. 2 errors." in answer.words
    assert "Refused (2 errors)" in answer.words
    assert answer.code == 1


def test_the_same_problem_many_times_is_said_once(small: None) -> None:
    rows = "".join(f"x{number},need {number},7{number}\n" for number in range(30))

    answer = call("load", write("needs.csv", f"id,name,importance\n{rows}"))

    assert answer.words.count("importance must be 1 to 5") == 1
    assert "30 times: importance must be 1 to 5." in answer.words
    assert "and 27 more" in answer.words


def test_an_empty_template_loads_nothing_and_says_so() -> None:
    call("template")

    answer = call("load", "goldenthread.xlsx")

    assert "Nothing to load: “goldenthread.xlsx” holds no rows yet." in answer.words
    assert answer.code == 0
