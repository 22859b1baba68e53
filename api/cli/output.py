"""What reaches the terminal: wrapped lines and JSON on standard output, messages and progress on standard error."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import IO, Any

WIDEST = 100
NARROWEST = 40
LOG_EVERY_S = 10.0
"""How often a log is told of work that takes long."""
_ITEM = re.compile(r" *(?:- |\d+\. )?")


def write_lines(lines: Iterable[str], *, stream: IO[str] | None = None) -> None:
    """Write paragraphs, wrapped to the terminal; further lines of an item stand under its text."""
    target = stream or sys.stdout
    width = line_width()
    for line in lines:
        target.write(wrapped(line, width) + "\n")


def wrapped(line: str, width: int) -> str:
    """Return a paragraph in lines of at most so many characters, unless a word is longer.

    >>> print(wrapped("  - one two three four", 15))
      - one two
        three four
    """
    lead = _ITEM.match(line)
    indent = lead[0] if lead else ""
    text = line[len(indent) :]
    if not text or text.startswith(("goldenthread ", "$ ")):
        return line.rstrip()
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=" " * len(indent),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines)


def read_line(mark: str) -> str | None:
    """Return a line that somebody types after a mark, or that is piped in; None where there is no more."""
    if sys.stdin.isatty():
        sys.stdout.write(mark)
        sys.stdout.flush()
    line = sys.stdin.readline()
    return line.rstrip("\r\n") if line else None


def write_json(answer: Any) -> None:
    """Write a value as JSON, keys sorted, so that the same answer is the same text."""
    from api.long_lists import json_parts

    _write_parts(chain(json_parts(answer), [b"\n"]))


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are."""
    _write_parts([data])


def _write_parts(parts: Iterable[bytes]) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.writelines(parts)
    sys.stdout.buffer.flush()


def write_error(text: str) -> None:
    """Write a message to standard error; each of its lines is a paragraph."""
    write_lines(text.splitlines(), stream=sys.stderr)


@contextmanager
def progress(text: str, *, quiet: bool = False) -> Iterator[None]:
    """Say that something long is going on and how far it is; on a terminal, take it away when it is done.

    Where standard error is no terminal, a plain line is written now and then, and none for what is soon over: a log
    should hold results, not waiting.
    """
    from graph.progress import listening

    if quiet:
        yield
        return
    is_watched = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    line: _Line | _Log = _Line() if is_watched else _Log()
    line.tell(f"{text} …")
    try:
        with listening(lambda doing, number: line.tell(f"{doing} … {number:,}")):
            yield
    finally:
        line.end()


class _Line:
    """A line of a terminal that is written over and over."""

    def __init__(self) -> None:
        self._width = 0

    def tell(self, text: str) -> None:
        sys.stderr.write("\r" * bool(self._width) + text.ljust(self._width))
        sys.stderr.flush()
        self._width = max(self._width, len(text))

    def end(self) -> None:
        sys.stderr.write("\r" + " " * self._width + "\r")
        sys.stderr.flush()


class _Log:
    """Plain lines, few of them."""

    def __init__(self) -> None:
        self._told_at = time.monotonic()

    def tell(self, text: str) -> None:
        if time.monotonic() - self._told_at >= LOG_EVERY_S:
            self._told_at = time.monotonic()
            sys.stderr.write(f"{text}\n")
            sys.stderr.flush()

    def end(self) -> None:
        """Leave what is written."""


def prepare_streams() -> None:
    """Let every character through: what the encoding of a terminal cannot show becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if getattr(stream, "encoding", "utf-8").lower().replace("-", "") != "utf8" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def line_width() -> int:
    """Return the most characters that a line has."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def can_draw() -> bool:
    """Tell whether standard output is a terminal that shows signs beside letters."""
    is_utf8 = getattr(sys.stdout, "encoding", "").lower().replace("-", "") == "utf8"
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and is_utf8
