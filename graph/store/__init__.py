"""Where an organisation is kept: one promise (`graph.store.base`), and what keeps it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graph.declarations import load_ontology
from graph.errors import NoStore, WrongUse
from graph.ontology import Ontology
from graph.store.base import Head, Store
from graph.store.neo4j_address import NOBODY, Login, is_server

if TYPE_CHECKING:
    from graph.store.neo4j import Neo4jStore
    from graph.store.sqlite import SqliteStore

SQLITE = "sqlite:///"


def open_store(
    url: str,
    *,
    ontology: Ontology | None = None,
    login: Login = NOBODY,
    create: bool = True,
    cache: Path | None = None,
) -> Store:
    """Open a store by its address.

    Args:
        url: `sqlite:///path`, or a path; `sqlite:////path` is a path from the root. Or a Neo4j database, such as
            `neo4j://server:7687/neo4j`.
        ontology: Kinds and links of what it keeps; None means those that come with the product.
        login: Who logs in, where it is on a server.
        create: Whether an absent one is made.
        cache: Folder where columns of one on a server are kept for the next start; None keeps none.

    Raises:
        WrongUse: If there is no store of such an address.
        StoreError: If it cannot be opened.
    """
    return _opened(url, ontology if ontology is not None else load_ontology(), login, create=create, cache=cache)


def _opened(
    url: str, ontology: Ontology, login: Login, *, create: bool, cache: Path | None = None
) -> SqliteStore | Neo4jStore:
    if is_server(url):
        from graph.store.neo4j import Neo4jStore

        store = Neo4jStore(url, ontology, login=login, create=create)
        if cache is not None:
            store.keep_columns(cache)
        return store
    from graph.store.sqlite import SqliteStore

    return SqliteStore(path_of(url), ontology, create=create)


def is_there(url: str, *, login: Login = NOBODY) -> bool:
    """Tell whether there is a store at an address.

    Raises:
        WrongUse: If it is not the address of a store.
        StoreError: If its server cannot be asked.
    """
    if not is_server(url):
        return path_of(url).exists()
    try:
        _opened(url, load_ontology(), login, create=False).close()
    except NoStore:
        return False
    return True


def copy(source: str, target: str, *, ontology: Ontology | None = None, login: Login = NOBODY) -> Head:
    """Copy everything that a store holds, history included, into another one; one that was begun goes on.

    Args:
        source, target: Addresses, of whichever stores. The target is made if it is not there.
        ontology: Kinds and links of what it keeps; None means those that come with the product.
        login: Who logs in, where a store is on a server.

    Returns:
        Where the target stands.

    Raises:
        WrongUse: If an address is none, both are the same, or the target holds something else.
        StoreError: If anything cannot be read or written.
    """
    from contextlib import closing

    from graph.store.copying import copy_store

    kinds = ontology if ontology is not None else load_ontology()
    if source == target:
        raise WrongUse(f"{source}: this is both where to copy from and where to; name two stores")
    with (
        closing(_opened(source, kinds, login, create=False)) as origin,
        closing(_opened(target, kinds, login, create=True)) as end,
    ):
        return copy_store(origin, end)


def restore(
    backup: Path, url: str, *, replace: bool = False, ontology: Ontology | None = None, login: Login = NOBODY
) -> Head:
    """Make a store out of a backup, and return where it stands.

    Args:
        backup: A file that `Store.backup` wrote. It is checked first and stays as it is.
        url: Address of the store to make.
        replace: Whether a store that holds something may be replaced; its file stays beside the new one. A database
            on a server is not replaced: it has to be empty, or an earlier copy of the same.
        ontology: Kinds and links of what it keeps; None means those that come with the product.
        login: Who logs in, where it is on a server.

    Raises:
        StoreDamaged: If the backup does not verify.
        WrongUse: If the store holds something and `replace` does not say so.
        StoreError: If anything cannot be read or written.
    """
    from graph.store.sqlite_restore import restore_file, verified

    if not is_server(url):
        return restore_file(backup, path_of(url), replace=replace)
    verified(backup)
    return copy(backup.as_posix(), url, ontology=ontology, login=login)


def path_of(url: str) -> Path:
    """Return the file of a store's address.

    Raises:
        WrongUse: If it is not the address of a file.

    >>> path_of("sqlite:///team.db").name, path_of("team.db").name
    ('team.db', 'team.db')
    """
    _, separator, _ = url.partition("://")
    if url.startswith(SQLITE):
        return Path(url.removeprefix(SQLITE)).expanduser()
    if not separator and url:
        return Path(url).expanduser()
    raise WrongUse(
        f"{url!r} is not the address of a store; name a file, such as sqlite:///goldenthread.db, or a Neo4j database, "
        "such as neo4j://server:7687/neo4j"
    )
