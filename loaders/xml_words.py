"""Children and texts of XML elements by local name, whatever the namespace or prefix."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from loaders.safe_xml import local


def children(element: Element, name: str) -> list[Element]:
    """Return the children of that local name, in order."""
    return [child for child in element if local(child.tag) == name]


def first(element: Element | None, name: str) -> Element | None:
    """Return the first child of that local name, or None."""
    return next(iter(children(element, name)), None) if element is not None else None


def words(element: Element | None, name: str) -> str:
    """Return the text of the first child of that name that has one, blanks drawn together; else empty."""
    return next(iter(all_words(element, name)), "")


def all_words(element: Element | None, name: str) -> list[str]:
    """Return the texts of all children of that name that have one."""
    texts = (
        " ".join("".join(child.itertext()).split()) for child in ([] if element is None else children(element, name))
    )
    return [text for text in texts if text]
