"""Who may see and do what: the one place that decides it, whatever door somebody comes in by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, NamedTuple

from graph.analysis.case import Case
from graph.errors import WrongUse
from graph.ontology import Field

Level = Literal["viewer", "contributor", "steward", "admin"]
LEVELS: tuple[Level, ...] = ("viewer", "contributor", "steward", "admin")
"""From the least to the most: each may do all that those before it may."""

Scope = Literal["read", "personal", "write", "metrics", "admin"]
SCOPES: tuple[Scope, ...] = ("read", "personal", "write", "metrics", "admin")
"""What a token can be limited to, whatever the level of its holder."""

Act = Literal[
    "see", "introspect", "see_personal", "see_hidden", "create", "change", "end", "link", "unlink", "readings",
    "feedback", "challenge", "note", "answer", "set_aside", "load", "undo", "retract", "merge", "save_query", "forget",
    "tokens", "audit", "metrics", "others_queries",
]  # fmt: skip


class Needs(NamedTuple):
    """What somebody needs in order to do something.

    Attributes:
        scope: The scope it belongs to.
        anywhere: From which level on it may be done everywhere.
        at_home: From which level on it may be done in one's own unit and what is below it.
        whole: Whether it is only for those who see everything: what they do not see would be done to, too.
    """

    scope: Scope
    anywhere: Level
    at_home: Level
    whole: bool = False


NEEDS: Mapping[Act, Needs] = MappingProxyType(
    {
        "see": Needs("read", "viewer", "viewer"),
        "introspect": Needs("read", "viewer", "viewer"),
        "see_personal": Needs("personal", "steward", "contributor"),
        "see_hidden": Needs("personal", "steward", "contributor"),
        "create": Needs("write", "steward", "contributor"),
        "change": Needs("write", "steward", "contributor"),
        "end": Needs("write", "steward", "contributor"),
        "link": Needs("write", "steward", "contributor"),
        "unlink": Needs("write", "steward", "contributor"),
        "readings": Needs("write", "steward", "contributor"),
        "feedback": Needs("write", "viewer", "viewer"),
        "challenge": Needs("write", "viewer", "viewer"),
        "note": Needs("write", "contributor", "contributor"),
        "answer": Needs("write", "steward", "contributor"),
        "set_aside": Needs("write", "steward", "contributor"),
        "load": Needs("write", "steward", "contributor"),
        "undo": Needs("write", "steward", "contributor"),
        "retract": Needs("write", "steward", "contributor"),
        "merge": Needs("write", "steward", "steward", whole=True),
        "save_query": Needs("write", "contributor", "contributor"),
        "others_queries": Needs("write", "steward", "steward"),
        "forget": Needs("write", "steward", "steward"),
        "tokens": Needs("admin", "admin", "admin"),
        "audit": Needs("admin", "admin", "admin"),
        "metrics": Needs("metrics", "viewer", "viewer"),
    }
)


class NotAllowed(WrongUse):
    """Somebody asked for what their rights do not let them see or do."""


@dataclass(frozen=True, slots=True)
class Rights:
    """What somebody may see and do.

    Attributes:
        level: How far they may go.
        name: Who they are, as history and the audit log name them; empty where nobody knows.
        unit: Id of their unit, or empty.
        scopes: What they are limited to.
        own: Ids of their unit and of every unit below it; see `at_home`. Before that, only their unit.
    """

    level: Level = "viewer"
    name: str = ""
    unit: str = ""
    scopes: frozenset[Scope] = frozenset({"read"})
    own: frozenset[str] = frozenset()

    def at_home(self, case: Case) -> Rights:
        """Return the same rights, knowing the units of an organisation."""
        snapshot = case.snapshot
        unit = snapshot.position(self.unit) if self.unit else None
        below = set() if unit is None or case.unit(unit) != unit else case.downwards(unit)
        return replace(self, own=frozenset({self.unit} - {""} | {snapshot.ids[one] for one in below}))

    def may(self, act: Act, unit: str | None = None) -> bool:
        """Tell whether something may be done.

        Args:
            act: What.
            unit: Id of the unit of what it is done to; None where that belongs to none.
        """
        needs = NEEDS[act]
        if needs.whole and not self.sees_all:
            return False
        own = unit is not None and unit in (self.own or {self.unit} - {""})
        return needs.scope in self.scopes and self._reaches(needs.at_home if own else needs.anywhere)

    def may_somewhere(self, act: Act) -> bool:
        """Tell whether something may be done to anything at all."""
        needs = NEEDS[act]
        return needs.scope in self.scopes and self._reaches(needs.at_home if self.unit else needs.anywhere)

    def require(self, act: Act, unit: str | None = None) -> None:
        """Refuse what may not be done.

        Raises:
            NotAllowed: If it may not.
        """
        if not self.may(act, unit):
            raise NotAllowed(f"your rights do not let you do this ({act.replace('_', ' ')}); {_who_can(NEEDS[act])}")

    def may_see(self, field: Field, unit: str | None = None) -> bool:
        """Tell whether the values of a field may be shown.

        Args:
            field: The field.
            unit: Id of the unit of the node; of a link, that of its source. None where it belongs to none.
        """
        return not field.guarded or self.may("see_personal", unit)

    @property
    def outlook(self) -> str:
        """What tells apart those who see different things of one revision: equal outlooks, equal views."""
        if self.sees_all:
            return "all"
        return f"unit {self.unit}" if self.may("see_personal", self.unit) else "open"

    @property
    def sees_all(self) -> bool:
        """Whether nothing is kept from them."""
        return self.may("see_personal") and self.may("see_hidden")

    def _reaches(self, level: Level) -> bool:
        return LEVELS.index(self.level) >= LEVELS.index(level)


def _who_can(needs: Needs) -> str:
    """Return in words who may do something."""
    if needs.at_home != needs.anywhere:
        at_home = f"a {needs.at_home} of the unit it belongs to may, and"
        return f"{at_home} every {needs.anywhere}, with the scope {needs.scope}"
    seeing = " and that to see everything (personal)" if needs.whole else ""
    return f"every {needs.anywhere} may, with the scope {needs.scope}{seeing}"


KEEPER = Rights("admin", scopes=frozenset(SCOPES))
"""Who holds the token of a server on this computer: they can read the store itself."""

ANYBODY = Rights()
"""Who asks a server that was opened to every program of this computer."""
