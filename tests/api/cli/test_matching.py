"""`suggest` and `match`: nothing is made that nobody said yes to."""

from __future__ import annotations

from pathlib import Path

from tests.api.cli.calls import call

OURS = "kind,id,name,unit\nProcess,p1,Triage referrals,\nNeed,n1,Be seen soon,\n"
THEIRS = "kind,id,name,number\nProcess,x9,Triage of referrals,7\nNeed,x8,Parking,\n"


def files() -> tuple[str, str]:
    """Write two tables about some of the same things."""
    Path("ours.csv").write_text(OURS, encoding="utf-8")
    Path("theirs.csv").write_text(THEIRS, encoding="utf-8")
    return "ours.csv", "theirs.csv"


def test_suggested_links_come_with_reasons_and_the_command_that_makes_them(small: None) -> None:
    call("set", "A1", "name=Improve flow of returns")

    answer = call("suggest", "A1")

    assert answer.code == 0
    assert (
        "It may be that it belongs to “Improve flow”. What is said of both is alike: “improve”, “flow”." in answer.words
    )
    assert "goldenthread link A1 belongs_to I1" in answer.out
    assert "none is made until you make it" in answer.words


def test_suggesting_changes_nothing(small: None) -> None:
    before = call("export").json

    call("suggest")

    assert call("export").json == before


def test_without_work_there_is_nothing_to_suggest() -> None:
    call("load", files()[0])
    call("retract", "p1")

    assert "there is nothing to suggest a link for" in call("suggest").words


def test_pairs_of_two_files_are_listed_and_nothing_is_loaded() -> None:
    answer = call("match", *files())

    assert answer.code == 0
    assert "p1 = x9 (Process): the names are alike, “Triage referrals” and “Triage of referrals”." in answer.words
    assert "goldenthread match … --same p1=x9" in answer.out
    assert not Path("goldenthread.db").exists()


def test_a_chosen_pair_is_looked_at_first_then_loaded_and_can_be_undone() -> None:
    names = files()

    looked = call("match", *names, "--same", "p1=x9")
    loaded = call("match", *names, "--same", "p1=x9", "--load")
    held = {node["id"]: node for node in call("export").json["nodes"]}
    call("undo", "1")

    assert "Nothing is stored yet" in looked.words
    assert "Findings" in looked.words
    assert "name: not “Triage of referrals”" in loaded.words
    assert set(held) == {"p1", "n1", "x8"}
    assert (held["p1"]["name"], held["p1"]["number"]) == ("Triage referrals", 7)
    assert call("export").json["nodes"] == []


def test_a_file_is_compared_with_the_store(small: None) -> None:
    Path("theirs.csv").write_text("kind,id,name,number\nProcess,x9,Triage the referrals,7\n", encoding="utf-8")

    listed = call("match", "theirs.csv", "--json").json["matches"]
    done = call("match", "theirs.csv", "--same", "R3=x9", "--load", "--json").json

    assert [(match["left"], match["right"]) for match in listed] == [("R3", "x9")]
    assert (done["load"]["created"], done["load"]["changed"]) == (0, 1)


def test_a_pair_that_cannot_be_is_wrong_use() -> None:
    names = files()

    assert "is p1 meant?" in call("match", *names, "--same", "p=x9").err
    assert "they cannot be one thing" in call("match", *names, "--same", "p1=x8").err
    assert "two ids with = between them" in call("match", *names, "--same", "p1").err
    assert call("match", "ours.csv", "theirs.csv", "ours.csv").code == 2


def test_a_file_that_cannot_be_read_is_refused() -> None:
    Path("bad.xlsx").write_bytes(b"PK\x03\x04 rubbish")

    answer = call("match", files()[0], "bad.xlsx")

    assert answer.code == 2
    assert "bad.xlsx cannot be read as a whole" in answer.err


def test_what_is_twice_in_the_store_is_told_looked_at_and_made_one(small: None) -> None:
    Path("more.csv").write_text("id,kind,name,lane\nR9,Process,Print the leaflets,mainstay\n", encoding="utf-8")
    call("load", "more.csv")

    listed = call("match")
    looked = call("merge", "R5", "R9", "--dry-run")
    done = call("merge", "R5", "R9", "--why", "recorded twice")
    parted = call("undo", "3")

    assert "R5 = R9 (Process): the names are alike" in listed.words
    assert "goldenthread merge R5 R9 --dry-run" in listed.out
    assert "R5 and R9 as one: no links and no readings would go over to R5." in looked.words
    assert "lane: not “mainstay”" in looked.words
    assert "Nothing is stored yet" in looked.words
    assert "This is revision 3; `goldenthread undo 3` parts them again." in done.words
    assert parted.code == 0


def test_a_store_without_anything_twice_says_so(small: None) -> None:
    assert "Nothing in the store looks like the same thing twice." in call("match").words


def test_things_that_cannot_be_one_are_refused(small: None) -> None:
    assert "they cannot be one thing" in call("merge", "R5", "O1").err
