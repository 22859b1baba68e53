"""One place in a declaration: what stands there, what may stand there, and how a complaint names it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from graph.marked_yaml import Marked
from graph.ontology import Label

NO_LABEL = Label("", "")
SNAKE = r"[a-z][a-z0-9_]*"


class Violation(NamedTuple):
    """Something wrong with a declaration, and where."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


@dataclass(frozen=True, slots=True)
class Spot:
    """One place in a declaration.

    Attributes:
        file: Name of the file.
        marked: All that the file holds, with its lines.
        violations: Everything wrong so far; shared by all spots of one reading.
        path: Keys from the top of the file down to here.
    """

    file: str
    marked: Marked
    violations: list[Violation] = field(repr=False)
    path: tuple[str, ...] = ()

    @property
    def data(self) -> Any:
        """What stands here, or None."""
        data = self.marked.data
        for step in self.path:
            data = data.get(step) if isinstance(data, dict) else None
        return data

    @property
    def name(self) -> str:
        """The last key on the way here."""
        return self.path[-1]

    @property
    def line(self) -> int:
        """The line of that key, or of the nearest one above it."""
        return self.marked.line(*self.path)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"

    def at(self, *steps: str) -> Spot:
        """Return the place some keys further down, whether anything stands there or not."""
        return Spot(self.file, self.marked, self.violations, (*self.path, *steps))

    def wrong(self, text: str) -> None:
        """Note that something is wrong here."""
        self.violations.append(Violation(self.file, self.line, text))

    def has(self, key: str) -> bool:
        """Tell whether a key stands here."""
        return isinstance(self.data, dict) and key in self.data

    def children(self) -> list[Spot]:
        """Return the places of the keys here; complain if something else than keys stands here."""
        if isinstance(self.data, dict):
            return [self.at(key) for key in self.data]
        if self.data is not None:
            self.wrong(f"{self.name!r} must be a mapping of keys")
        return []

    def only(self, allowed: Collection[str]) -> None:
        """Complain about every key here that is not among those allowed."""
        for child in self.children():
            if child.name not in allowed:
                child.wrong(f"unknown key {child.name!r}; known here: {', '.join(sorted(allowed))}")

    def named(self, what: str, pattern: str = SNAKE) -> str:
        """Return the name of this place; complain if it is not snake_case."""
        if not re.fullmatch(pattern, self.name):
            self.wrong(f"the {what} {self.name!r} is not snake_case")
        return self.name

    def word(self, pattern: str, form: str) -> str:
        """Return the one word here; complain if it has not the form that is wanted."""
        if not isinstance(self.data, str) or not re.fullmatch(pattern, self.data):
            self.wrong(f"{self.name!r} must be {form}")
        return str(self.data)

    def label(self) -> Label:
        """Return the words here in both languages."""
        body = self.data
        if isinstance(body, dict) and body.keys() == {"en", "cy"} and all(_is_text(text) for text in body.values()):
            return Label(body["en"].strip(), body["cy"].strip())
        self.wrong(f"{'.'.join(self.path)} needs a label in English and Welsh: {{en: …, cy: …}}")
        return NO_LABEL

    def doc(self) -> str:
        """Return the explanation here."""
        if _is_text(self.data):
            return str(self.data).strip()
        self.wrong(f"{'.'.join(self.path)} is missing: say what it means")
        return ""

    def flag(self) -> bool:
        """Return whether this is true; where nothing stands, it is not."""
        if self.data is not None and not isinstance(self.data, bool):
            self.wrong(f"{self.name!r} must be true or false")
        return self.data is True

    def number(self) -> int | float | None:
        """Return the number here, or None where nothing stands."""
        if self.data is None:
            return None
        if isinstance(self.data, (int, float)) and not isinstance(self.data, bool):
            return self.data
        self.wrong(f"{self.name!r} must be a number")
        return None

    def words(self) -> tuple[str, ...]:
        """Return the list of words here; where nothing stands, none."""
        if self.data is None:
            return ()
        if isinstance(self.data, list) and all(isinstance(word, str) for word in self.data):
            return tuple(self.data)
        self.wrong(f"{self.name!r} must be a list of words")
        return ()


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
