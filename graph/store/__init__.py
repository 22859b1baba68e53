"""Where an organisation is kept: one promise (`graph.store.base`), and what keeps it."""

from __future__ import annotations

from pathlib import Path

from graph.declarations import load_ontology
from graph.errors import WrongUse
from graph.ontology import Ontology
from graph.store.base import Head, Store

SQLITE = "sqlite:///"
SERVERS = ("neo4j", "bolt")


def open_store(url: str, *, ontology: Ontology | None = None, create: bool = True) -> Store:
    """Open a store by its address.

    Args:
        url: `sqlite:///path`, or a path. `sqlite:////path` is a path from the root.
        ontology: Kinds and links of what it keeps; None means those that come with the product.
        create: Whether an absent one is made.

    Raises:
        WrongUse: If there is no store of such an address.
        StoreError: If it cannot be opened.
    """
    from graph.store.sqlite import SqliteStore

    return SqliteStore(path_of(url), ontology if ontology is not None else load_ontology(), create=create)


def restore(backup: Path, url: str, *, replace: bool = False) -> Head:
    """Make a store out of a backup, all or nothing, and return where it stands.

    Args:
        backup: A file that `Store.backup` wrote. It is checked first and stays as it is.
        url: Address of the store to make.
        replace: Whether a store that holds something may be replaced; its file stays beside the new one.

    Raises:
        StoreDamaged: If the backup does not verify.
        WrongUse: If the store holds something and `replace` does not say so.
        StoreError: If anything cannot be read or written.
    """
    from graph.store.sqlite_restore import restore_file

    return restore_file(backup, path_of(url), replace=replace)


def path_of(url: str) -> Path:
    """Return the file of a store's address.

    Raises:
        WrongUse: If it is not the address of a file.

    >>> path_of("sqlite:///team.db").name, path_of("team.db").name
    ('team.db', 'team.db')
    """
    scheme, separator, _ = url.partition("://")
    if url.startswith(SQLITE):
        return Path(url.removeprefix(SQLITE)).expanduser()
    if not separator and url:
        return Path(url).expanduser()
    if scheme.partition("+")[0] in SERVERS:
        raise WrongUse(f"{url}: Neo4j is not supported yet; name a file, such as sqlite:///goldenthread.db")
    raise WrongUse(f"{url!r} is not the address of a store; name a file, such as sqlite:///goldenthread.db")
