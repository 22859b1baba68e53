"""Pages that were made, kept while everything that they show is the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

MOST = 64


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and what of it needed rights to be seen.

    Attributes:
        text: Its HTML.
        seen: Ids of nodes by field, as they go into the audit log each time it is shown.
    """

    text: str
    seen: Mapping[str, frozenset[str]]


class KeptPages:
    """The pages that were shown last. Only one thread asks for them."""

    def __init__(self) -> None:
        self._pages: OrderedDict[str, Page] = OrderedDict()

    def page(self, tag: str, make: Callable[[], Page]) -> Page:
        """Return the page of a tag; it is made where it is not kept."""
        found = self._pages.pop(tag, None) or make()
        self._pages[tag] = found
        if len(self._pages) > MOST:
            self._pages.popitem(last=False)
        return found
