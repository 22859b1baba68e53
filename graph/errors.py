"""The exceptions of Golden Thread, in one tree.

Exceptions are for callers' mistakes and broken surroundings. What is wrong with an *input* is a `Problem`, never an
exception.

    GoldenThreadError
    ├── DeclarationError      kinds, links, rules or settings are declared wrongly; carries every violation
    ├── Refused               an edit that the ontology does not allow; carries its problems
    ├── WrongUse              the caller asked for something that does not exist or cannot be done (exit code 2)
    │   ├── NotFound          no node, finding or revision of that name
    │   └── Ambiguous         several nodes of that name; carries them
    └── StoreError            something is wrong with where the organisation is kept (exit code 3)
        ├── StoreUnreachable  cannot be opened, read or written
        │   └── NoStore       there is none at that address yet
        ├── StoreBusy         another process holds it for too long
        ├── StoreDamaged      its history does not verify
        ├── StoreTooNew       made by a newer product
        └── StaleRevision     somebody else changed it first
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.model import Problem


class GoldenThreadError(Exception):
    """Any error of this product. Its text says what happened, where, and what to do."""


class DeclarationError(GoldenThreadError):
    """Declarations of kinds or links, or settings, are wrong.

    Attributes:
        violations: Every violation, one text each, `file:line: what is wrong`, in file order.
    """

    def __init__(self, violations: Sequence[str], what: str = "declarations") -> None:
        self.violations = tuple(violations)
        super().__init__(f"the {what} are wrong:\n" + "\n".join(f"  {text}" for text in self.violations))


class Refused(GoldenThreadError):
    """An edit was refused; the store is as it was.

    Attributes:
        problems: Why, one or more.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("refused: " + "; ".join(problem.message for problem in self.problems))


class WrongUse(GoldenThreadError):
    """The caller asked for something that does not exist or cannot be done."""


class NotFound(WrongUse):
    """Nothing has that id or name."""


class Ambiguous(WrongUse):
    """Several nodes have that name.

    Attributes:
        candidates: Their ids and names, ordered by id.
    """

    def __init__(self, text: str, candidates: Sequence[tuple[str, str]]) -> None:
        self.candidates = tuple(candidates)
        listed = "; ".join(f"{node_id} ({name})" for node_id, name in self.candidates)
        super().__init__(f"{text!r} could be any of these, say which: {listed}")


class StoreError(GoldenThreadError):
    """Something is wrong with where the organisation is kept."""


class StoreUnreachable(StoreError):
    """The store cannot be opened, read or written."""


class NoStore(StoreUnreachable):
    """There is no store at that address yet."""


class StoreBusy(StoreError):
    """Another process holds the store for too long."""


class StoreDamaged(StoreError):
    """The history of the store does not verify."""


class StoreTooNew(StoreError):
    """The store was made by a newer product."""


class StaleRevision(StoreError):
    """Somebody else changed the store since it was read; read again and repeat."""
