"""Connections to SQLite stores: those that may write, and those of users who may only read.

What others write is read while they do. Where SQLite's two companions of a file are absent nobody has it open, and who
may only read it must not make them: then it is read as it stands, by a connection for one answer, and an answer during
which it changed is refused.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from graph.errors import StoreBusy, StoreUnreachable

BUSY_TIMEOUT_S = 10.0
CACHE_KIB = 65_536
COMPANIONS = ("-wal", "-shm")
CANNOT = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY})
PRIMARY = 0xFF
HOW_TO_WRITE = "you may only read it; ask its owner to let you write, or work on a copy (`goldenthread backup`)"


def connect(
    path: Path, *, timeout_s: float = BUSY_TIMEOUT_S, write: bool = True, as_it_stands: bool = False
) -> sqlite3.Connection:
    """Return a connection to an existing file, every change durable once it is committed.

    Args:
        path: The file.
        timeout_s: How long to wait for another process that writes.
        write: Whether it may write.
        as_it_stands: Whether the file is read without locks and companions, as if nobody could change it.
    """
    address = f"{path.absolute().as_uri()}?mode={'rw' if write else 'ro'}{'&immutable=1' if as_it_stands else ''}"
    connection = sqlite3.connect(address, uri=True, timeout=timeout_s, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def close_all(writer: sqlite3.Connection | None, idle: list[sqlite3.Connection]) -> None:
    """Close the connection that writes, if there is one, and those that nobody uses."""
    if writer is not None:
        writer.close()
    while idle:
        idle.pop().close()


def may_only_read(path: Path) -> bool:
    """Tell whether a file is there that its user may read but not change as a store."""
    if not path.is_file():
        return False
    beside = [path.with_name(path.name + ending) for ending in COMPANIONS]
    can_make = _allows(path.parent, os.W_OK) or all(one.is_file() for one in beside)
    return not (can_make and all(_allows(one, os.W_OK) for one in (path, *beside) if one.is_file()))


@contextmanager
def connection_to(path: Path, timeout_s: float = BUSY_TIMEOUT_S) -> Iterator[sqlite3.Connection]:
    """Lend a connection that only reads, for one answer.

    Raises:
        StoreBusy: If the file changed meanwhile and could not be locked.
        StoreUnreachable: If it lacks a part that only its owner can bring back.
    """
    if path.is_file() and not _allows(path, os.R_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    # Where the companions are absent, looking would make some that the owner could not write.
    if not may_only_read(path) or path.with_name(path.name + COMPANIONS[1]).is_file():
        with closing(connect(path, timeout_s=timeout_s, write=False)) as connection:
            if _can_read(connection):
                yield connection
                return
    yield from _as_it_stands(path, timeout_s)


def _as_it_stands(path: Path, timeout_s: float) -> Iterator[sqlite3.Connection]:
    log = path.with_name(path.name + COMPANIONS[0])
    if log.is_file() and log.stat().st_size:
        raise StoreUnreachable(f"{path}: its last changes stand in {log.name}; its owner has to open it once")
    before = _mark(path)
    with closing(connect(path, timeout_s=timeout_s, write=False, as_it_stands=True)) as connection:
        yield connection
    if _mark(path) != before:
        raise StoreBusy(f"{path}: it was changed while it was read; repeat")


def _can_read(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & PRIMARY in CANNOT:
            return False
        raise
    return True


def _mark(path: Path) -> tuple[int, int]:
    said = path.stat()
    return said.st_mtime_ns, said.st_size


def _allows(path: Path, mode: int) -> bool:
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)
