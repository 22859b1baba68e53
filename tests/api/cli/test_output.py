"""Wrapped lines, JSON, messages and progress."""

from __future__ import annotations

import io
import sys

import pytest

from api.cli import output
from graph.progress import EVERY, counted


def test_a_paragraph_wraps_under_its_own_indent() -> None:
    text = output.wrapped("  - one two three four five", 14)

    assert text == "  - one two\n    three four\n    five"


def test_a_numbered_entry_wraps_under_its_text() -> None:
    text = output.wrapped("12. one two three", 11)

    assert text == "12. one two\n    three"


def test_a_command_to_copy_is_never_wrapped() -> None:
    line = "    goldenthread link a-very-long-identifier aligns_to another-very-long-identifier"

    assert output.wrapped(line, 40) == line


def test_an_empty_line_stays_empty() -> None:
    assert output.wrapped("", 40) == ""


def test_lines_are_as_wide_as_the_terminal_up_to_a_limit(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "400")

    output.write_lines(["word " * 60])

    assert max(len(line) for line in capsys.readouterr().out.splitlines()) <= output.WIDEST


def test_json_is_the_same_text_for_the_same_answer(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    output.write_json({"b": 1, "a": [2]})
    output.write_json({"a": [2], "b": 1})

    first, second = capfdbinary.readouterr().out.decode().split("\n}\n")[:2]
    assert first == second
    assert first.index('"a"') < first.index('"b"')


def test_progress_is_silent_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with output.progress("Reading"):
        pass

    assert capsys.readouterr().err == ""


def test_a_log_is_told_now_and_then_how_far_long_work_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "LOG_EVERY_S", 0.0)

    with output.progress("Loading"):
        assert len(list(counted(range(2 * EVERY), "Reading rows"))) == 2 * EVERY

    assert capsys.readouterr().err.splitlines() == ["Loading …", "Reading rows … 8,192", "Reading rows … 16,384"]


def test_a_terminal_shows_how_far_long_work_is_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.delenv("TERM", raising=False)

    with output.progress("Loading the file"):
        list(counted(range(EVERY), "Rows"))

    assert terminal.getvalue().split("\r") == ["Loading the file …", "Rows … 8,192".ljust(18), " " * 18, ""]


def test_progress_goes_away_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.delenv("TERM", raising=False)

    with output.progress("Reading"):
        assert terminal.getvalue() == "Reading …"

    assert terminal.getvalue().endswith("\r")
