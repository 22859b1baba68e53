"""XML as a tree, without entities, document types or outside references; ill-formed XML is refused with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError

from graph.model import Place
from loaders.accepts import UnreadableError

MOST_BYTES = 64 << 20
MOST_DEPTH = 200
MOST_ELEMENTS = 4_000_000
AT_ONCE = 1 << 20
NOT_READ = "XML with entities or a document type is not read"


def read_tree(path: Path) -> Element:
    """Return the root of an XML file.

    Raises:
        UnreadableError: If it is not well formed, too big or too deep, or declares entities or a document type.
    """
    place = Place(path.name)
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableError(f"the file is larger than {MOST_BYTES // 2**20} MB", place, "split it")
    with path.open("rb") as file:
        return read_tree_from(file, place)


def read_tree_from(file: IO[bytes], place: Place) -> Element:
    """Return the root of XML that comes as a stream, such as a part of an archive, whose size was looked at.

    Raises:
        UnreadableError: As `read_tree`.
    """
    root: Element | None = None
    for depth, element in _events(file, place):
        root = element if depth == 0 and root is None else root
    if root is None:
        raise UnreadableError("the file holds no XML", place)
    return root


def local(tag: object) -> str:
    """Return the name of an element without its namespace.

    >>> local("{urn:x}Goal")
    'Goal'
    """
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def ends(file: IO[bytes], place: Place) -> Iterator[Element]:
    """Yield each element of an XML stream when it ends.

    Raises:
        UnreadableError: As `read_tree`.
    """
    return (element for event, element in _parsed(file, place) if event == "end")


def _events(file: IO[bytes], place: Place) -> Iterator[tuple[int, Element]]:
    """Yield each element when it starts, with its depth."""
    depth = count = 0
    for event, element in _parsed(file, place):
        if event == "end":
            depth -= 1
            continue
        count += 1
        if count > MOST_ELEMENTS:
            raise UnreadableError(f"the XML holds more than {MOST_ELEMENTS:,} elements", place, "split it")
        if depth > MOST_DEPTH:
            raise UnreadableError(f"the XML is nested deeper than {MOST_DEPTH} levels", place)
        yield depth, element
        depth += 1


@dataclass(frozen=True, slots=True)
class _InGulps:
    """Hands a stream on in large parts: with each, a name or value that is not whole yet is looked at from its start.

    A text of 50 MB in an attribute took a minute in the usual parts of 16 kB.
    """

    file: IO[bytes]

    def read(self, size: int = AT_ONCE, /) -> bytes:
        """Return the next part; empty at the end."""
        return self.file.read(max(size, AT_ONCE))


def _parsed(file: IO[bytes], place: Place) -> Iterator[tuple[str, Any]]:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    try:
        yield from iterparse(_InGulps(file), events=("start", "end"), forbid_dtd=True)
    except DefusedXmlException:
        raise UnreadableError(NOT_READ, place, "save it without a DOCTYPE") from None
    except ParseError as error:
        line, column = error.position
        at = Place(place.file, place.sheet, line)
        raise UnreadableError(f"the XML is not well formed at line {line}, character {column + 1}", at) from None
    except (ValueError, LookupError) as error:
        raise UnreadableError(f"the XML cannot be read ({error})", place, "save it as UTF-8") from None
