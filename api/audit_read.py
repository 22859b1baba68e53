"""Reading an audit log: where its entries stand, and what is wrong with it; what was read once is not read again.

What was read is only looked at again as bytes, to see that it is what it was: that is quick, however long the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

import orjson

AT_ONCE = 1 << 20
END = b"\n"
NOT_READ = "it cannot be read"


@dataclass(frozen=True, slots=True)
class AuditRead:
    """What was read of a log.

    Attributes:
        stamp: Which file, when it was written last, how long it was then.
        size: So many bytes were read: whole lines.
        digest: Of these.
        lines: So many lines they were.
        places: Where each entry begins and how long it is, oldest first.
        faults: What is wrong, in words.
        runs: By run of the product, the number and seal of its last line.
    """

    stamp: tuple[int, ...] = ()
    size: int = 0
    digest: bytes = sha256().digest()
    lines: int = 0
    places: Sequence[tuple[int, int]] = ()
    faults: tuple[str, ...] = ()
    runs: Mapping[str, tuple[int, str]] = field(default_factory=dict)


def read_on(path: Path, before: AuditRead) -> AuditRead:
    """Return what there is to know of a log, given what was read of it before; all anew if that is not as it was.

    Raises:
        OSError: If the file cannot be read.
    """
    if not path.exists():
        return AuditRead()
    with path.open("rb") as file:
        about = path.stat()
        stamp = (about.st_ino, about.st_mtime_ns, about.st_size)
        if stamp == before.stamp:
            return before
        digest = _digest(file, before.size)
        if digest.digest() != before.digest:
            before, digest = AuditRead(), sha256()
        file.seek(before.size)
        text = file.read()
        if text and not text.endswith(END):
            return _added(path.name, text, before)  # somebody is writing: nothing of it is kept
        digest.update(text)
        return replace(_added(path.name, text, before), stamp=stamp, digest=digest.digest())


def part(file: BinaryIO, begin: int, size: int) -> bytes:
    """Return a part of a file."""
    file.seek(begin)
    return file.read(size)


def seal_of(former: str, body: Mapping[str, Any]) -> str:
    """Return the seal of a line, which seals the one before it, too."""
    return sha256(former.encode() + orjson.dumps(body, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _digest(file: BinaryIO, size: int) -> Any:
    """Return what has taken in the first so many bytes of a file."""
    digest, left = sha256(), size
    while left and (some := file.read(min(AT_ONCE, left))):
        digest.update(some)
        left -= len(some)
    return digest


def _added(name: str, text: bytes, before: AuditRead) -> AuditRead:
    """Return what is known with some more of the file."""
    places, faults, runs = list(before.places), list(before.faults), dict(before.runs)
    begin, line = before.size, before.lines
    for row in text.splitlines(keepends=True):
        line += 1
        held = _held(row)
        if held is not None:
            places.append((begin, len(row)))
        if fault := _fault(held, runs):
            faults.append(f"{name}, line {line}: {fault}")
        begin += len(row)
    return AuditRead((), begin, b"", line, places, tuple(faults), runs)


def _held(row: bytes) -> dict[str, Any] | None:
    """Return what a line holds; None where it cannot be read."""
    try:
        held = orjson.loads(row)
    except orjson.JSONDecodeError:
        return None
    return held if isinstance(held, dict) and "seal" in held else None


def _fault(held: dict[str, Any] | None, runs: dict[str, tuple[int, str]]) -> str:
    """Return what is wrong with a line, empty if nothing is; the runs learn of it."""
    if held is None:
        return NOT_READ
    body = {key: value for key, value in held.items() if key != "seal"}
    run, given = body.get("run", ""), body.get("number", 0)
    number, former = runs.get(run, (0, ""))
    runs[run] = (given, held["seal"])
    if given != number + 1:
        return f"{body.get('number')} follows {number} of the same run; lines are missing"
    return "" if held["seal"] == seal_of(former, body) else "it is not what was written"
