"""Where a reader stands: unit, day and language, which every link of a page takes along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from graph.ontology import Language

OTHERS: dict[Language, tuple[Language, str]] = {"en": ("cy", "Cymraeg"), "cy": ("en", "English")}
"""The other language of each, by its code and the name that it gives itself."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What is chosen on every page.

    Attributes:
        language: Of the page, of names and of labels.
        scope: Id of the unit asked about; empty for everything.
        date: The day as of which is asked, ISO; empty for today.
    """

    language: Language
    scope: str = ""
    date: str = ""

    def address(self, page: str, *more: tuple[str, str], language: Language | None = None) -> str:
        """Return the address of a page at the same place.

        Args:
            page: Its path.
            more: Further names and values; those that are empty are left out.
            language: Another one than here.

        >>> Whereabouts("cy", "ward-7").address("/map", ("node", "a b"))
        '/map?language=cy&scope=ward-7&node=a+b'
        """
        kept: Sequence[tuple[str, str]] = (
            ("language", language or self.language),
            ("scope", self.scope),
            ("date", self.date),
            *more,
        )
        return f"{page}?{urlencode([(name, value) for name, value in kept if value])}"
