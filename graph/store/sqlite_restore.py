"""Makes an SQLite store out of a backup: checked first, and in place only when it is whole."""

from __future__ import annotations

from pathlib import Path

from graph.errors import StoreDamaged, StoreUnreachable, WrongUse
from graph.store import sqlite_files as files
from graph.store.base import Head
from graph.store.sqlite_connections import connection_to
from graph.store.sqlite_errors import mapped
from graph.store.sqlite_read import read_head
from graph.store.sqlite_schema import is_blank
from graph.store.sqlite_verify import faults_of


def restore_file(backup: Path, path: Path, *, replace: bool = False) -> Head:
    """Make a store out of a backup, all or nothing, and return where it stands.

    Args:
        backup: A file that `Store.backup` wrote, or any store. It is checked first and stays as it is.
        path: The store's file.
        replace: Whether a store that holds something may be replaced; its file stays beside the new one.

    Raises:
        StoreDamaged: If the backup does not verify.
        StoreUnreachable: If it is not a store, or something cannot be read or written.
        StoreBusy: If the store is in use.
        WrongUse: If the store holds something and `replace` does not say so.
    """
    head = verified(backup)
    with mapped(path):
        if not replace and path.exists() and path.stat().st_size and not _is_empty(path):
            raise WrongUse(f"{path}: this store holds something; say that it is to be replaced, or name another")
        part = files.beside(path, "restoring")
        with files.whole_or_nothing(part):
            files.copy_database(backup, part)
            files.put_in_place(part, path, keep=files.beside(path, "before-restore"))
    return head


def verified(backup: Path) -> Head:
    """Return where a backup stands that is whole.

    Raises:
        StoreDamaged, StoreUnreachable: If it is not.
    """
    if not backup.exists():
        raise StoreUnreachable(f"{backup}: there is no such file")
    with mapped(backup), connection_to(backup) as connection, files.transaction(connection, write=False):
        files.check_format(connection, backup)
        if faults := faults_of(connection):
            raise StoreDamaged(f"{backup}: this backup does not verify: {faults[0]}")
        return read_head(connection)


def _is_empty(path: Path) -> bool:
    with connection_to(path) as connection:
        files.check_format(connection, path, blank_is_fine=True)
        return is_blank(connection) or not read_head(connection).revision
