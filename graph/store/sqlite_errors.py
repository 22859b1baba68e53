"""What SQLite and the file system complain of, in our words: the one place where their exceptions are mapped."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import StoreBusy, StoreDamaged, StoreError, StoreUnreachable

BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT})
UNREACHABLE = {
    sqlite3.SQLITE_FULL: "the disk is full; make room and repeat, nothing of this change was kept",
    sqlite3.SQLITE_NOTADB: "it is not a Golden Thread store; name another file",
    sqlite3.SQLITE_READONLY: "it may not be written; check who owns the file and its folder",
    sqlite3.SQLITE_PERM: "access is refused; check who owns the file and its folder",
    sqlite3.SQLITE_AUTH: "access is refused; check who owns the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check that its folder exists and may be written",
    sqlite3.SQLITE_IOERR: "the disk reports an error; check the disk and the connection to it",
    sqlite3.SQLITE_NOMEM: "there is not enough memory",
    sqlite3.SQLITE_TOOBIG: "something is too large to be kept",
    sqlite3.SQLITE_INTERRUPT: "the work was interrupted",
    sqlite3.SQLITE_NOLFS: "the file system cannot hold a file of that size",
}
FILES = {
    errno.ENOENT: "there is no such file or folder; check the path",
    errno.ENOTDIR: "a part of this path is a file and not a folder; check the path",
    errno.EISDIR: "this is a folder; name a file in it",
    errno.EACCES: "access is refused; check who owns the file and its folder",
    errno.EPERM: "access is refused; check who owns the file and its folder",
    errno.EROFS: "it stands on a disk that cannot be written",
    errno.ENOSPC: "the disk is full; make room and repeat",
}
PRIMARY = 0xFF
"""SQLite's extended codes carry the primary code in their lowest byte."""


def translated(error: sqlite3.Error | OSError, path: Path) -> StoreError:
    """Return the error of this product that says the same, with the file and what to do."""
    if isinstance(error, OSError):
        return StoreUnreachable(f"{path}: {FILES.get(error.errno or 0, error.strerror or str(error))}")
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & PRIMARY
    if code in BUSY:
        return StoreBusy(f"{path}: another process is writing to it; wait until it has finished and repeat")
    if code in DAMAGED:
        return StoreDamaged(f"{path}: the file is damaged ({error}); restore a backup")
    if code in UNREACHABLE:
        return StoreUnreachable(f"{path}: {UNREACHABLE[code]}")
    if isinstance(error, sqlite3.ProgrammingError) and "closed" in str(error):
        return StoreUnreachable(f"{path}: this store is closed; open it again")
    return StoreError(f"{path}: SQLite reports: {error}")


@contextmanager
def mapped(path: Path) -> Iterator[None]:
    """Let no exception of SQLite or the file system out.

    Raises:
        StoreError: In their place.
    """
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise translated(error, path) from error
