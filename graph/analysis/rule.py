"""What a rule is: one function with its reason, source and examples, found by itself in `graph.rules`.

A rule yields a `Hit` for each thing it finds. Sentences are templates and are only written for findings that are shown.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, wraps
from importlib import import_module
from inspect import cleandoc
from typing import Any, Literal

from graph.analysis.case import Case
from graph.analysis.looking import Near, Over
from graph.errors import DeclarationError
from graph.ontology import Role

Severity = Literal["H", "M", "L", "+"]
SEVERITIES: Mapping[Severity, str] = {"H": "act now", "M": "plan", "L": "tidy", "+": "good news"}
EXAMPLE_DATE = "2026-07-01"


@dataclass(frozen=True, slots=True)
class Missing:
    """Evidence: a link that was looked for and is not there.

    Attributes:
        node: Of which node.
        link: Of which kind.
        towards: `out`: from the node; `in`: to it.
    """

    node: int
    link: str
    towards: Literal["out", "in"] = "out"


@dataclass(frozen=True, slots=True)
class Given:
    """Evidence: a field of a node, as it was given; value None where it is empty."""

    node: int
    name: str


@dataclass(frozen=True, slots=True)
class Through:
    """Evidence: a link that is there, by its position."""

    link: int


@dataclass(frozen=True, slots=True)
class Last:
    """Evidence: the last reading of a measure."""

    measure: int


@dataclass(frozen=True, slots=True)
class Seen:
    """Evidence: the line of sight of a node: its proof, or where the search stopped."""

    node: int


@dataclass(frozen=True, slots=True)
class Counted:
    """Evidence: how many nodes a count rests on, and which; none where something was looked for in vain.

    Attributes:
        what: What was counted, a few words in the plural.
        nodes: Which, in order.
        role: Role of the links that were followed to find them, such as `sight`; empty where none were.
    """

    what: str
    nodes: Sequence[int]
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Charted:
    """Evidence: what the series of a measure shows, not its last value alone."""

    measure: int


Fact = Missing | Given | Through | Last | Seen | Counted | Charted


@dataclass(frozen=True, slots=True)
class Late:
    """A word of a sentence that is worked out when it is written, of the case of then.

    What a rule said may be taken over by a later case, so that it must not hold on to the one that it was asked about.

    Attributes:
        say: Given the case and the subject, returns the text.
    """

    say: Callable[[Case, int], str]


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing a rule found.

    Attributes:
        nodes: Positions, the subject first.
        say: The reason in one sentence: `{0}` is the name of the first node, `{1}` of the second …; other words come
            from `words`.
        facts: What it rests on; at least one.
        words: Numbers and texts for the sentence. A sequence of positions is written as the first few names. A
            function, in a rule one that is `Late`, is asked for its text when the sentence is written, where working it
            out for every hit is dear.
        severity: If it differs from the rule's own.
        since: Latest day, ordinal, on which one of the facts began, where the rule knows it from something else than
            the validity of its nodes and links (a threshold passed, a day recorded).
    """

    nodes: tuple[int, ...]
    say: str
    facts: tuple[Fact, ...]
    words: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity | None = None
    since: int | None = None

    @property
    def subject(self) -> int:
        """The node that is judged: the first one."""
        return self.nodes[0]


@dataclass(frozen=True, slots=True)
class CannotTell:
    """A rule needed a field that is empty, and so cannot tell about a node.

    Attributes:
        node: Whose field is empty.
        name: The field.
        of: The node that is judged, where it is another one.
    """

    node: int
    name: str
    of: int | None = None

    @property
    def subject(self) -> int:
        """The node that is judged."""
        return self.node if self.of is None else self.of


Judgement = Hit | CannotTell
Check = Callable[[Case], Iterator[Judgement]]
NearCheck = Callable[[Case, Sequence[int]], Iterator[Judgement]]
"""Yields what it finds of some of the nodes that a rule judges each by itself; see `Near`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        id: Its stable id, such as `P03`.
        title: What is wrong, in words a leader understands.
        severity: `H` act now, `M` plan, `L` tidy, `+` good news; a hit may differ.
        source: Where the method asks for it, by section.
        action: What to do, in a few words.
        fires: Small graphs on which it must speak, in the notation, each with the findings expected: `("d3",)` or,
            where several nodes are named, `("o1+u2",)`.
        quiet: Small graphs on which it must not speak.
        check: Yields what it finds.
        needs_anchor: True if it cannot be told where no purpose is recorded.
        name: Name of its module: what is wrong, in snake_case.
        doc: Its docstring: why it matters; then a paragraph that begins "Not a problem where".
        guarded: Fields that it rests on and that need rights to read: without them it finds nothing.
        looks: What it looks at; None where it does not say.
        judge: Of a rule that looks `Near`: yields what it finds of some nodes.
    """

    id: str
    title: str
    severity: Severity
    source: str
    action: str
    fires: Mapping[str, tuple[str, ...]]
    quiet: tuple[str, ...]
    check: Check
    needs_anchor: bool
    name: str
    doc: str
    guarded: frozenset[str] = frozenset()
    looks: Near | Over | None = None
    judge: NearCheck | None = None


def rule(  # noqa: PLR0913  what a rule declares of itself, each by name
    *,
    id: str,
    title: str,
    severity: Severity,
    source: str,
    action: str,
    fires: Mapping[str, tuple[str, ...]],
    quiet: Sequence[str],
    needs_anchor: bool = False,
    guarded: Sequence[str] = (),
    looks: Near | Over | None = None,
) -> Callable[[Callable[..., Iterator[Judgement]]], Rule]:
    """Declare a rule; see `Rule` for the arguments. The docstring of the function says why it matters.

    The function is given the case; where the rule looks `Near`, also the nodes that it is asked about, in order.
    """

    def declare(check: Callable[..., Iterator[Judgement]]) -> Rule:
        name = check.__module__.rpartition(".")[2]
        doc = cleandoc(check.__doc__ or "")
        whole = _of_all(check, looks) if isinstance(looks, Near) else check
        told = (id, title, severity, source, action, fires, tuple(quiet), whole, needs_anchor)
        return Rule(*told, name, doc, frozenset(guarded), looks, check if isinstance(looks, Near) else None)

    return declare


def _of_all(judge: NearCheck, near: Near) -> Check:
    @wraps(judge)
    def check(case: Case) -> Iterator[Judgement]:
        return judge(case, near.subjects(case))

    return check


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule in `graph.rules`, ordered by id.

    Raises:
        DeclarationError: If a module declares no rule or more than one, or two rules share an id.
    """
    import graph.rules

    found: dict[str, Rule] = {}
    wrong: list[str] = []
    for module in pkgutil.iter_modules(graph.rules.__path__):
        declared = [
            thing for thing in vars(import_module(f"graph.rules.{module.name}")).values() if isinstance(thing, Rule)
        ]
        if len(declared) != 1:
            wrong.append(f"graph/rules/{module.name}.py: declares {len(declared)} rules; one file holds one")
        wrong += [
            f"graph/rules/{module.name}.py: {r.id} is {found[r.id].name} already" for r in declared if r.id in found
        ]
        found |= {declared_rule.id: declared_rule for declared_rule in declared}
    if wrong:
        raise DeclarationError(wrong)
    return tuple(found[rule_id] for rule_id in sorted(found))
