"""`demo`: an example and its answer in a dozen sentences, then in a browser."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from datetime import date
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.api.cli.calls import START, call
from tests.api.running import ADDRESS
from tests.tree import ROOT


def test_the_demo_tells_the_answer_with_reasons_and_what_to_try_next() -> None:
    answer = call("demo", "small", "--once")

    assert answer.words.startswith(
        "The example “small”, made up for Golden Thread and told as on 25 November 2026: 33 records and 30 links"
    )
    assert "7 of 11 pieces of work serve the purpose" in answer.words
    assert "“Monthly paper return” (activity, A1) leads no further" in answer.words
    assert "Why is it done? “Improve flow” improves “Triage referrals”" in answer.words
    assert "53 findings: 22 to act on now" in answer.words
    assert "Try next" in answer.out
    assert answer.code == 0


def test_the_first_example_is_the_whole_health_board() -> None:
    answer = call("demo", "--once")

    assert answer.words.startswith("The example “health_board”")
    assert "107 of 121 pieces of work serve the purpose" in answer.words


def test_an_example_is_told_as_on_its_own_day_and_its_commands_ask_about_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.demo.example_day", lambda _: date(2025, 1, 2))

    answer = call("demo", "small", "--once", today=None)

    lines = [line.strip() for line in answer.out.splitlines() if line.strip().startswith("goldenthread ")]
    asking = [line for line in lines if "--store" in line][1:]
    assert "told as on 2 January 2025" in answer.words
    assert len(asking) == 4
    assert all(line.endswith(" --as-of 2025-01-02") for line in asking)


def test_a_day_that_is_set_is_kept() -> None:
    assert "told as on 1 January 2027" in call("demo", "small", "--once", today="2027-01-01").words


def test_the_demo_leaves_nothing_behind(folder: Path) -> None:
    call("demo", "small", "--once")

    assert list(folder.iterdir()) == []


def test_the_demo_never_touches_the_store_of_the_folder(small: None) -> None:
    before = call("export").out

    call("demo", "one_team", "--once")

    assert call("export").out == before


def test_the_example_stays_in_a_store_that_is_named() -> None:
    first = call("demo", "small", "--once", "--store", "example.db")
    again = call("demo", "small", "--once", "--store", "example.db")

    assert first.code == again.code == 0
    assert "goldenthread demo" not in first.out
    assert "goldenthread sight --store example.db" in first.out
    assert len(call("export", "--store", "example.db").json["nodes"]) == 33


def test_every_command_that_it_proposes_works() -> None:
    lines = [
        line.strip()
        for line in call("demo", "small", "--once").out.splitlines()
        if line.strip().startswith("goldenthread ")
    ]

    for line in lines:
        assert call(*shlex.split(line)[1:]).code == 0, line
    assert len(lines) >= 6


def test_an_example_is_never_mixed_with_an_organisation(small: None) -> None:
    answer = call("demo", "one_team", "--once", "--store", "goldenthread.db")

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
    assert "“Gwella llif”" in call("demo", "small", "--once", "--language", "cy").words


@pytest.mark.slow
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_the_demo_answers_in_a_browser_until_it_is_stopped_and_leaves_nothing(
    tmp_path: Path, sign: signal.Signals
) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", START, "demo", "small", "--port", "0"],
        env=environment, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        found = next(filter(None, map(ADDRESS.search, process.stdout)))
        connection = HTTPConnection("127.0.0.1", int(found[1]), timeout=30)
        connection.request("GET", found[2])
        welcome = connection.getresponse()
        welcome.read()
        connection.request("GET", "/", headers={"Cookie": welcome.headers["set-cookie"].partition(";")[0]})
        page = connection.getresponse().read().decode()
        connection.close()
        process.send_signal(sign)
        _, errors = process.communicate(timeout=30)

    assert "7 of 11 pieces of work serve the purpose" in page
    assert (errors, list(tmp_path.iterdir())) == ("", [])
    assert process.returncode == (0 if sign == signal.SIGINT else 128 + signal.SIGTERM)
