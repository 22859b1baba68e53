"""`demo`: an example and its answer in a dozen sentences."""

from __future__ import annotations

import shlex
from pathlib import Path

from tests.api.cli.calls import call


def test_the_demo_tells_the_answer_with_reasons_and_what_to_try_next() -> None:
    answer = call("demo")

    assert answer.words.startswith("The example “small”, made up for Golden Thread: 33 records and 30 links")
    assert "7 of 11 pieces of work serve the purpose" in answer.words
    assert "“Monthly paper return” (activity, A1) leads no further" in answer.words
    assert "Why is it done? “Improve flow” improves “Triage referrals”" in answer.words
    assert "53 findings: 22 to act on now" in answer.words
    assert "Try next" in answer.out
    assert answer.code == 0


def test_once_ends_after_the_answer() -> None:
    answer = call("demo", "--once")

    assert "53 findings" in answer.words
    assert "Try next" not in answer.out


def test_the_demo_leaves_nothing_behind(folder: Path) -> None:
    call("demo")

    assert list(folder.iterdir()) == []


def test_the_demo_never_touches_the_store_of_the_folder(small: None) -> None:
    before = call("export").out

    call("demo", "one_team")

    assert call("export").out == before


def test_the_example_stays_in_a_store_that_is_named() -> None:
    first = call("demo", "small", "--store", "example.db")
    again = call("demo", "small", "--once", "--store", "example.db")

    assert first.code == again.code == 0
    assert "goldenthread demo" not in first.out
    assert "goldenthread sight --store example.db" in first.out
    assert len(call("export", "--store", "example.db").json["nodes"]) == 33


def test_every_command_that_it_proposes_works() -> None:
    lines = [line.strip() for line in call("demo").out.splitlines() if line.strip().startswith("goldenthread ")]

    for line in lines:
        assert call(*shlex.split(line)[1:]).code == 0, line
    assert len(lines) >= 6


def test_an_example_is_never_mixed_with_an_organisation(small: None) -> None:
    answer = call("demo", "one_team", "--store", "goldenthread.db")

    assert answer.code == 2
    assert "goes into a store of its own" in " ".join(answer.err.split())
    assert len(call("history", "--json").json["revisions"]) == 1


def test_AD_01_one_team_with_half_a_graph_gets_true_and_useful_sentences() -> None:
    answer = call("demo", "one_team", "--once")

    assert "Which work serves the purpose cannot be told yet: no purpose is recorded." in answer.words
    assert "Same message again and again" in answer.words
    assert "“Visit planner” can help." in answer.words
    assert "What cannot be told yet" in answer.words


def test_an_unknown_example_lists_those_there_are() -> None:
    answer = call("demo", "hospital")

    assert answer.code == 2
    assert "one_team, small" in answer.err


def test_an_example_speaks_welsh_names_too() -> None:
    assert "“Gwella llif”" in call("demo", "--once", "--language", "cy").words
