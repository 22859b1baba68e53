"""Finds the loader for a file: every module here that says what it accepts is one."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

import loaders
from graph.model import Batch, Place, Problem
from graph.ontology import Ontology
from loaders.accepts import HEAD_BYTES, Accepts, refused
from loaders.mapping_choice import Mappings


class Loader(Protocol):
    """A module that reads one format."""

    ACCEPTS: Accepts

    def read(self, path: Path, ontology: Ontology) -> Batch:
        """Return what the file holds; what is wrong with it is in the batch, never an exception."""


class TableLoader(Protocol):
    """A module that reads a format in which foreign tables may stand."""

    def read(self, path: Path, ontology: Ontology, mappings: Mappings | None = None) -> Batch:
        """Return what the file holds; foreign tables by a mapping."""


@cache
def all_loaders() -> tuple[Loader, ...]:
    """Return every loader there is, by name of its module."""
    names = sorted(module.name for module in pkgutil.iter_modules(loaders.__path__))
    modules = [import_module(f"loaders.{name}") for name in names]
    return tuple(cast(Loader, module) for module in modules if hasattr(module, "ACCEPTS"))


def read_file(path: Path, ontology: Ontology, mappings: Mappings | None = None) -> Batch:
    """Return the batch that a file or folder holds; its ending and its content tell which loader reads it.

    Args:
        path: A file, or a folder of CSV tables.
        ontology: What kinds, fields and links there are.
        mappings: What foreign tables go through; what was decided of each is added to it.

    Returns:
        What was read, with all problems. `readable` is False when it cannot be read as a whole; nothing is raised.
    """
    try:
        loader = _loader(path)
        if loader and loader.ACCEPTS.maps:
            return cast(TableLoader, loader).read(path, ontology, mappings)
        return loader.read(path, ontology) if loader else _unknown(path)
    except OSError as error:
        message = f"it cannot be opened: {error.strerror or error}"
        return refused(path.name, Problem("error", message, Place(path.name)))
    except RecursionError:
        deep = "what it holds is nested too deep to be read"
        return refused(path.name, Problem("error", deep, Place(path.name), suggestion="use CSV tables"))
    except MemoryError:
        large = "there is not enough memory to read it"
        return refused(path.name, Problem("error", large, Place(path.name), suggestion="part it into several files"))


def _loader(path: Path) -> Loader | None:
    if path.is_dir():
        return _of_folder(path)
    if path.exists() and not path.is_file():
        raise OSError("it is neither a file nor a folder")
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    named = [loader for loader in all_loaders() if path.suffix.lower() in loader.ACCEPTS.suffixes]
    fitting = [loader for loader in named if loader.ACCEPTS.recognises(head)]
    alike = [loader for loader in all_loaders() if loader.ACCEPTS.by_content and loader.ACCEPTS.recognises(head)]
    return next(iter([*fitting, *alike, *named]), None)


def _of_folder(path: Path) -> Loader | None:
    """Return the loader of the files that lie in a folder; tables go before what lies deeper."""
    able = [loader for loader in all_loaders() if loader.ACCEPTS.folders]
    endings = {file.suffix.lower() for file in path.iterdir() if file.is_file()}
    deeper = {file.suffix.lower() for file in path.rglob("*") if not endings}
    fitting = (loader for loader in able for found in (endings, deeper) if found & set(loader.ACCEPTS.suffixes))
    return next(fitting, next(iter(able), None))


def _unknown(path: Path) -> Batch:
    known = [f"{loader.ACCEPTS.what} ({', '.join(loader.ACCEPTS.suffixes)})" for loader in all_loaders()]
    hint = f"these are read: {'; '.join(known)}"
    return refused(path.name, Problem("error", "a file of this kind is not read", Place(path.name), suggestion=hint))
