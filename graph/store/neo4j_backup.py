"""Backups of a Neo4j store: complete copies of it as SQLite stores, which can be read, checked and copied back."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from graph.errors import WrongUse
from graph.ontology import Ontology
from graph.store import sqlite_files as files
from graph.store.copying import Copied, copy_store
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_connections import connect
from graph.store.sqlite_errors import mapped


def write_backup(store: Copied, path: Path, ontology: Ontology) -> None:
    """Write what a store holds into a new file, all or nothing.

    Raises:
        WrongUse: If there is a file of that name.
        StoreError: If it cannot be read or written.
    """
    part = files.beside(path, "part")
    with mapped(path), files.whole_or_nothing(part):
        if path.exists():
            raise WrongUse(f"{path}: there is a file of that name already; choose another name or move it away")
        with closing(SqliteStore(part, ontology)) as copy:
            copy_store(store, copy)
        with closing(connect(part)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
        part.rename(path)
        files.make_durable(path)
