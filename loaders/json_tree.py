"""JSON of other programs as Python values, refused as a whole where it is too big or not well formed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from graph.model import Place
from loaders.accepts import UnreadableError

MOST_BYTES = 64 << 20


def read_json(path: Path, unpack: Callable[[bytes], bytes] | None = None) -> Mapping[str, Any]:
    """Return the object that a JSON file holds.

    Args:
        path: The file.
        unpack: Makes JSON of what the file holds, where it may be packed; raises `ValueError` where it cannot.

    Raises:
        UnreadableError: If it is not well formed, nested too deep, too big, or no object.
    """
    import orjson

    place = Place(path.name)
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableError(f"the file is larger than {MOST_BYTES // 2**20} MB", place, "split it")
    content = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    try:
        content = unpack(content) if unpack else content
    except ValueError as error:
        raise UnreadableError(f"the file is packed and cannot be unpacked: {error}", place, "save it again") from None
    try:
        data = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        at = Place(path.name, row=error.lineno)
        raise UnreadableError(f"not well-formed JSON: {error.msg}", at) from None
    if not isinstance(data, dict):
        raise UnreadableError("the file holds no names and values", place)
    return data


def entries(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """Return the objects in a list of that name; what is none of either is left out, see `strays`."""
    found = data.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def strays(data: Mapping[str, Any], *keys: str) -> int:
    """Return how many entries of lists of these names are no objects."""
    lists = [found for key in keys if isinstance(found := data.get(key), list)]
    return sum(not isinstance(one, dict) for found in lists for one in found)


def text(value: object) -> str:
    """Return a value as plain text; lists parted by `; `, objects as JSON, nothing as an empty text.

    Raises:
        RecursionError: If it is nested some hundred levels deep; `read_file` refuses such a file.

    >>> text(["a", 2]), text(None), text(True)
    ('a; 2', '', 'true')
    """
    import orjson

    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, list):
        return "; ".join(map(text, value))
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        raise RecursionError("nested too deep to be written as text") from None
