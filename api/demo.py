"""The example organisations that come with the product."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib import resources
from pathlib import Path

from api.loading import Manner, load, read_all
from api.session import Session
from graph.errors import NotFound, WrongUse
from graph.model import Commit

ABOUT = "README.md"
SETTINGS = "goldenthread.toml"


def example_names() -> tuple[str, ...]:
    """Return the names of all examples, in alphabetical order.

    >>> "small" in example_names()
    True
    """
    folders = (entry for entry in resources.files("seeds").iterdir() if entry.is_dir())
    return tuple(sorted(folder.name for folder in folders if folder.joinpath(ABOUT).is_file()))


@contextmanager
def example_folder(name: str) -> Iterator[Path]:
    """Give the folder of an example while the context lasts.

    Raises:
        NotFound: If there is no such example; the message lists those there are.
    """
    if name not in example_names():
        raise NotFound(f"there is no example {name!r}; there are {', '.join(example_names())}")
    with resources.as_file(resources.files("seeds").joinpath(name)) as folder:
        yield folder


def example_day(name: str) -> date:
    """Return the day on which an example is told.

    Raises:
        NotFound: If there is no such example.
    """
    with example_folder(name) as folder:
        day: date = tomllib.loads((folder / SETTINGS).read_text(encoding="utf-8"))["today"]
        return day


def load_example(session: Session, name: str, who: str) -> None:
    """Load an example into the session's store.

    Raises:
        NotFound: If there is no such example.
        WrongUse: If the store holds something else: an example is never mixed with an organisation.
    """
    with example_folder(name) as folder:
        batches = read_all(session, [folder])
        commit = Commit(who, f"the example {name}", name, "load")
        if session.new_store.head().revision and load(session, batches, commit, Manner(dry_run=True)).changes:
            raise WrongUse(
                f"{session.settings.store} holds something else already; an example goes into a store of its own: "
                "name a new file with --store"
            )
        load(session, batches, commit)
