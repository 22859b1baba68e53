"""Files of SQLite stores: transactions, making, checking and migrating them, copying and putting in place.

A file becomes visible under its name only when it is whole: it is made under another name and renamed.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from graph.errors import StoreTooNew, StoreUnreachable, WrongUse
from graph.ontology import Ontology
from graph.store import sqlite_schema as schema
from graph.store.sqlite_connections import connect, connection_to
from graph.store.sqlite_views import are_views_of, refresh_views

OWNER_ONLY = 0o600


@contextmanager
def transaction(connection: sqlite3.Connection, *, write: bool) -> Iterator[None]:
    """Hold one transaction: committed at the end when it writes, else and on any error taken back."""
    connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
    try:
        yield
        if write:
            connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def prepare(path: Path, ontology: Ontology, *, create: bool, timeout_s: float) -> None:
    """Make a file ready to be used as a store: make it, refuse it, or bring it to this format.

    Raises:
        StoreUnreachable: If there is none and it may not be made, or it is not ours.
        StoreTooNew: If a newer product made it.
    """
    if create:
        touch(path)
    elif not path.exists():
        raise StoreUnreachable(f"{path}: there is no store; load something into it first, or name another with --store")
    with closing(connect(path, timeout_s=timeout_s)) as connection:
        check_format(connection, path, blank_is_fine=create)
        if not schema.is_blank(connection) and schema.stamp(connection)[1] < schema.FORMAT:
            connection.close()
            migrate(path)
    with closing(connect(path, timeout_s=timeout_s)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        if schema.is_blank(connection) or not are_views_of(connection, ontology):
            with transaction(connection, write=True):
                if schema.is_blank(connection):
                    schema.create_tables(connection)
                refresh_views(connection, ontology)


def check_readable(path: Path, *, timeout_s: float) -> None:
    """Refuse a file that its user may only read and that cannot be read as a store as it is.

    Raises:
        StoreUnreachable, StoreTooNew: If it is not ours, of a newer product, or of an older one.
    """
    with connection_to(path, timeout_s) as connection:
        check_format(connection, path)
        if schema.stamp(connection)[1] < schema.FORMAT:
            raise StoreUnreachable(
                f"{path}: it was made by an older Golden Thread; its owner has to open it once, which brings it to "
                "this format"
            )


def check_format(connection: sqlite3.Connection, path: Path, *, blank_is_fine: bool = False) -> None:
    """Refuse a file that is not ours or too new.

    Raises:
        StoreUnreachable, StoreTooNew: As said.
    """
    if schema.is_blank(connection):
        if blank_is_fine:
            return
        raise StoreUnreachable(f"{path}: the file is empty; there is no store in it")
    application, number = schema.stamp(connection)
    if application != schema.APPLICATION_ID:
        raise StoreUnreachable(f"{path}: it is an SQLite file, but not a Golden Thread store; name another file")
    if number > schema.FORMAT:
        raise StoreTooNew(
            f"{path}: it was made by a newer Golden Thread (format {number}; this one knows {schema.FORMAT}); "
            "install the newer one"
        )


def touch(path: Path) -> None:
    """Make an empty file that only its owner may read, unless the file is there."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))


def migrate(path: Path) -> None:
    """Bring a store of an older format to this one, on a copy; the old file stays beside it."""
    with closing(connect(path, write=False)) as connection:
        number = schema.stamp(connection)[1]
    part = beside(path, "migrating")
    with whole_or_nothing(part):
        copy_database(path, part)
        with closing(connect(part)) as connection:
            for older in range(number, schema.FORMAT):
                with transaction(connection, write=True):
                    schema.MIGRATIONS[older](connection)
                    connection.execute(f"PRAGMA user_version = {older + 1}")
        put_in_place(part, path, keep=beside(path, f"format-{number}"))


def copy_database(source: Path, target: Path) -> None:
    """Copy a store, in use or not, into a new file of its own, complete and durable.

    Raises:
        WrongUse: If there is a file of the target's name.
    """
    if target.exists():
        raise WrongUse(f"{target}: there is a file of that name already; choose another name or move it away")
    touch(target)
    with connection_to(source) as origin, closing(connect(target)) as copy:
        origin.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    make_durable(target)


def put_in_place(part: Path, path: Path, *, keep: Path) -> None:
    """Let a complete file take the place of a store that nobody else uses; the former file stays as `keep`.

    Raises:
        sqlite3.OperationalError: If somebody else uses the store.
    """
    if path.exists():
        # The write-ahead log of the former file must not be left to be taken for the new one's.
        with closing(connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
        _keep(path, keep)
    part.replace(path)
    make_durable(path)


def beside(path: Path, word: str) -> Path:
    """Return a name that is free, beside a file."""
    number = 0
    while True:
        free = path.with_name(f"{path.name}.{word}" + (f"-{number}" if number else ""))
        if not free.exists():
            return free
        number += 1


@contextmanager
def whole_or_nothing(part: Path) -> Iterator[None]:
    """Remove a half-made file, and what SQLite put beside it, if the work on it fails."""
    try:
        yield
    except BaseException:
        for name in (part.name, f"{part.name}-journal", f"{part.name}-wal", f"{part.name}-shm"):
            part.with_name(name).unlink(missing_ok=True)
        raise


def make_durable(path: Path) -> None:
    """Wait until a file and its name are on the disk."""
    for one in (path, path.parent):
        with suppress(PermissionError):  # Windows does not open folders
            handle = os.open(one, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _keep(path: Path, keep: Path) -> None:
    try:
        keep.hardlink_to(path)
    except (OSError, NotImplementedError):
        shutil.copy2(path, keep)
