"""What a server writes of itself on standard error: faults, and each request if that is wanted; text or JSON lines.

No line holds a name, a value, an address, the text of a question or what an exception said: any of them may tell of a
person. A fault is told by its kind and the place in our code.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Literal

import orjson

Form = Literal["faults", "text", "json"]
LOGGERS = ("goldenthread", "uvicorn.error")
TOLD = "told"


class Line(logging.Formatter):
    """One line a record: as text, or as JSON."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told: dict[str, Any] = dict(getattr(record, TOLD, {}))
        if record.exc_info and isinstance(record.exc_info[1], BaseException):
            told |= fault_of(record.exc_info[1])
        about = {"time": at, "level": record.levelname.lower(), "message": record.getMessage()}
        if self._as_json:
            return orjson.dumps(about | told).decode()
        words = " ".join(f"{name}={value}" for name, value in told.items())
        return " ".join(filter(None, [at, record.levelname, record.getMessage().replace("\n", " "), words]))


def fault_of(error: BaseException) -> dict[str, str]:
    """Return what may be told of an exception: its kind, and the place where it was raised."""
    told = {"fault": type(error).__name__, "at": place_of(error.__traceback__)}
    if os.environ.get("GOLDENTHREAD_DEBUG") == "1":
        told["traceback"] = "".join(traceback.format_exception(error))
    return told


def place_of(trace: TracebackType | None) -> str:
    """Return file and line of the innermost frame of a traceback; empty where there is none."""
    frames = traceback.extract_tb(trace)
    return f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""  # noqa: PTH119


def write_logs(form: Form) -> None:
    """Let the loggers of a server write to standard error, in one form, and nowhere else."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Line(as_json=form == "json"))
    for name in LOGGERS:
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
    logging.getLogger("goldenthread").setLevel(logging.WARNING if form == "faults" else logging.INFO)
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
