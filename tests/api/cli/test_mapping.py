"""`mapping`, and `load` and `check` of tables that are none of ours."""

from __future__ import annotations

from pathlib import Path

from tests.api.cli.calls import call

HEADERS = "Risk ref,Risk title,Impact,Risk score,Risk owner,Colour"
REGISTER = f"{HEADERS}\nR1,Flood,4,12,Estates lead,blue\n"


def register(name: str = "register.csv") -> Path:
    """Write a register that is none of our tables."""
    Path(name).write_text(REGISTER, encoding="utf-8")
    return Path(name)


def test_an_unknown_table_is_shown_as_guessed_and_not_loaded() -> None:
    answer = call("load", register())

    assert answer.code == 1
    assert "“register” is not read; it looks like risk_register (83 % sure)" in answer.words
    assert "- Risk title: name (100 % sure)" in answer.words
    assert (
        "- Risk owner: owned_by, making one of the kind Role where nothing has that name (100 % sure)" in answer.words
    )
    assert "- Risk score: left out, because a score is computed" in answer.words
    assert "- Colour: kept as text under Colour" in answer.words
    assert "--accept-guess" in answer.words
    assert "1 row of register: nobody has accepted the guess" in answer.words
    assert call("export").json["nodes"] == []


def test_an_accepted_guess_is_loaded_and_remembered() -> None:
    answer = call("load", register(), "--accept-guess")
    again = call("load", register("another.csv"))

    assert answer.code == 0
    assert "is read by the mapping risk_register, a guess that you accepted" in answer.words
    assert "1 cell of Risk score: a score is computed" in answer.words
    assert "Nothing to change" in again.words
    assert "as remembered from an earlier load" in again.words
    assert [node["name"] for node in call("export").json["nodes"]] == ["Flood", "Estates lead"]


def test_a_dry_run_remembers_nothing() -> None:
    trial = call("load", register(), "--accept-guess", "--dry-run", "--json").json

    assert (trial["created"], trial["mapped"][0]["how"]) == (3, "guessed")
    assert call("load", register(), "--json").json["mapped"][0]["how"] == "refused"


def test_a_guess_is_printed_as_yaml_to_edit_and_given_back() -> None:
    printed = call("mapping", register()).out
    Path("mine.yaml").write_text(printed.replace("{extra: Colour}", "{field: category}"), encoding="utf-8")

    answer = call("load", register(), "--mapping", "mine.yaml", "--json")

    assert "  Risk title: {field: name}  # 100 % sure\n" in printed
    assert (answer.code, answer.json["mapped"][0]["how"]) == (0, "given")
    assert call("export").json["nodes"][0]["category"] == "blue"


def test_a_mapping_is_named_without_a_file() -> None:
    answer = call("load", register(), "--mapping", "risk_register", "--json")

    assert (answer.code, answer.json["mapped"][0]["how"]) == (0, "given")


def test_the_mapping_of_a_load_is_saved() -> None:
    refused = call("load", register(), "--save-mapping", "saved.yaml")
    again = call("load", register(), "--mapping", "saved.yaml")
    taken = call("load", register(), "--save-mapping", "saved.yaml")

    assert (refused.code, again.code) == (1, 0)
    assert (taken.code, "it is there already" in " ".join(taken.err.split())) == (2, True)


def test_a_wrong_mapping_is_told_with_every_line_and_nothing_is_loaded() -> None:
    Path("bad.yaml").write_text("kind: Rsk\ncolumns:\n  A: {field: name}\n", encoding="utf-8")

    answer = call("load", register(), "--mapping", "bad.yaml")

    assert answer.code == 1
    assert "bad.yaml:1: there is no kind 'Rsk'; is Risk meant?" in " ".join(answer.err.split())
    assert not Path("goldenthread.db").exists()


def test_check_shows_the_guess_and_works_without_a_store() -> None:
    refused = call("check", register())
    accepted = call("check", register(), "--accept-guess", "--json")

    assert (refused.code, accepted.code) == (1, 0)
    assert "it looks like risk_register" in refused.words
    assert accepted.json["nodes"] == {"Risk": 1, "Role": 1}
    assert not Path("goldenthread.db").exists()


def test_mappings_are_listed_in_either_language() -> None:
    english = call("mapping")

    assert "- risk_register: Risk register (Risk)" in english.words
    assert "- risk_register: Cofrestr risg (Risk)" in call("mapping", "--language", "cy").words
    assert {"name": "kpi_list", "kind": "Measure"} in call("mapping", "--json").json["mappings"]


def test_a_table_that_needs_no_mapping_is_said() -> None:
    Path("needs.csv").write_text("id,name\nd1,be heard\n", encoding="utf-8")

    answer = call("mapping", "needs.csv")

    assert answer.code == 2
    assert "there is nothing to guess" in " ".join(answer.err.split()).lower()


def test_the_guess_as_json_says_how_sure_each_column_is() -> None:
    mapped = call("mapping", register(), "--json").json["mapped"]

    assert mapped[0]["columns"][0] == {"column": "Risk ref", "holds": "id", "makes": "", "sure": 100}
