"""What a server writes of itself: one line a record, and nothing that may tell of a person."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

import orjson
import pytest

from api.logs import LOGGERS, TOLD, Form, Line, fault_of, place_of, write_logs


def failed() -> BaseException:
    """Return an exception as it is after it was raised."""
    try:
        int("Ann Other, born on 1 May")
    except ValueError as error:
        return error
    raise AssertionError("that was a number")


def record(message: str, error: BaseException | None = None, **told: Any) -> logging.LogRecord:
    """Return a record of a log."""
    info = (type(error), error, error.__traceback__) if error else None
    made = logging.LogRecord("goldenthread.server", logging.ERROR, __file__, 1, message, (), info)
    setattr(made, TOLD, told)
    return made


@pytest.mark.parametrize("as_json", [True, False])
def test_a_fault_tells_its_kind_and_place_and_not_what_it_said(as_json: bool) -> None:
    line = Line(as_json=as_json).format(record("fault", failed(), id="abc"))

    assert "ValueError" in line
    assert "test_logs.py:" in line
    assert "Ann" not in line
    assert "\n" not in line


def test_a_developer_who_asks_for_it_gets_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDENTHREAD_DEBUG", "1")

    assert "Traceback" in fault_of(failed())["traceback"]


def test_a_line_of_json_holds_what_was_told() -> None:
    told = orjson.loads(Line(as_json=True).format(record("request", status=200, ms=1.5)))

    assert told.pop("time").endswith("+00:00")
    assert told == {"level": "error", "message": "request", "status": 200, "ms": 1.5}


def test_a_line_of_text_stays_one_line_whatever_it_is_told() -> None:
    assert "\n" not in Line(as_json=False).format(record("a\nb"))


def test_what_was_never_raised_has_no_place() -> None:
    assert place_of(None) == ""


@pytest.fixture
def loggers() -> Iterator[None]:
    before = [(one, one.handlers, one.propagate, one.level) for one in map(logging.getLogger, LOGGERS)]
    yield
    for logger, handlers, propagate, level in before:
        logger.handlers, logger.propagate = handlers, propagate
        logger.setLevel(level)


@pytest.mark.usefixtures("loggers")
@pytest.mark.parametrize(("form", "written"), [("faults", 1), ("text", 2), ("json", 2)])
def test_requests_are_written_only_where_that_is_wanted(
    monkeypatch: pytest.MonkeyPatch, form: Form, written: int
) -> None:
    out = io.StringIO()
    monkeypatch.setattr("sys.stderr", out)

    write_logs(form)
    logging.getLogger("goldenthread.server").info("request")
    logging.getLogger("goldenthread.server").error("fault")

    assert len(out.getvalue().splitlines()) == written
