"""The parts of the explorer that are found by themselves: modules, and the questions that they ask in GraphQL."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType

FOLDER = "explorer"


@cache
def modules() -> tuple[str, ...]:
    """Return the path of every module of the explorer below `static`, in order."""
    return tuple(path for path, _ in _files(_static() / FOLDER, FOLDER) if path.endswith(".js"))


@cache
def styles() -> tuple[str, ...]:
    """Return the path of every style sheet of the explorer below `static`, in order."""
    return tuple(path for path, _ in _files(_static() / FOLDER, FOLDER) if path.endswith(".css"))


def modules_in(folder: str) -> list[str]:
    """Return the paths of the modules of one folder, such as `views`; each adds one thing of its sort."""
    return [path for path in modules() if path.startswith(f"{FOLDER}/{folder}/")]


@cache
def queries() -> Mapping[str, str]:
    """Return the questions that the explorer asks, by the name of their file, each with the fragments that it names."""
    folder = resources.files("visual").joinpath("queries")
    fragments = _documents(folder.joinpath("fragments"))
    return MappingProxyType({name: _whole(text, fragments) for name, text in _documents(folder).items()})


@cache
def version() -> str:
    """Return a text that is another one as soon as any static file is another: part of the address of all of them."""
    seal = sha256()
    for path, file in _files(_static(), ""):
        if "vendor" not in path:
            seal.update(path.encode() + b"\0" + file.read_bytes() + b"\0")
    return seal.hexdigest()[:16]


def _documents(folder: Traversable) -> dict[str, str]:
    """Return the documents of a folder by the name of their file, in order."""
    found = sorted((one for one in folder.iterdir() if one.name.endswith(".graphql")), key=lambda one: one.name)
    return {one.name.removesuffix(".graphql"): one.read_text(encoding="utf-8") for one in found}


def _whole(text: str, fragments: Mapping[str, str]) -> str:
    named = [name for name in fragments if re.search(rf"\.\.\.{name}\b", text)]
    return "\n".join([text, *(fragments[name] for name in named)])


def _static() -> Traversable:
    return resources.files("visual").joinpath("static")


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    """Yield every file below a folder with its path, in order."""
    for one in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{path}/{one.name}".lstrip("/")
        if one.is_dir():
            yield from _files(one, name)
        else:
            yield name, one
