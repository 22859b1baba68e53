"""Tells of very many nodes at once that nothing is wrong with what they say: values are looked at column by column.

A batch of a large table has thousands of nodes that give the same fields. Where the columns of so many are plainly
right, nothing can be wrong with any of them; where one is not, each is looked at by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from graph.analysis.new_limits import FIELD as NEW_LIMITS
from graph.model import Node, Value
from graph.ontology import Field, Ontology
from graph.person_numbers import holds_nhs_number
from graph.values import are_plainly_right, fault

MOST = 1_000
"""So many nodes are looked at together: one that is odd sends no more than these to be looked at one by one."""

LEAST = 20
MOST_FINE = 50_000
KEPT_WHOLE = frozenset({str, int, float, bool, tuple})


@dataclass
class PlainColumns:
    """Looks at many nodes.

    Attributes:
        ontology: What is declared.
        longest_name: Of a name of which there is nothing to say.
    """

    ontology: Ontology
    longest_name: int
    _fine: dict[str, set[tuple[type, Value]]] = field(default_factory=dict)

    def silent(self, nodes: Sequence[Node]) -> Iterator[str]:
        """Yield the ids of nodes with whose names and values nothing is wrong.

        What they lack is not looked at, nor whether there are nodes that their fields name.

        Args:
            nodes: Nodes that are all new, of kinds that are declared.
        """
        alike: dict[tuple[str, tuple[str, ...]], list[Node]] = defaultdict(list)
        for node in nodes:
            if not node.extra:
                alike[node.kind, tuple(node.fields)].append(node)
        for (kind, names), together in alike.items():
            for start in range(0, len(together), MOST):
                part = together[start : start + MOST]
                if len(part) >= LEAST and self._is_silent(kind, names, part):
                    yield from (node.id for node in part)

    def _is_silent(self, kind: str, names: tuple[str, ...], nodes: Sequence[Node]) -> bool:
        declared = self.ontology.fields_of(kind)
        if not declared.keys() >= set(names) or NEW_LIMITS in names:
            return False
        if any(len(node.name) > self.longest_name for node in nodes):
            return False
        columns = dict(zip(names, zip(*(node.fields.values() for node in nodes), strict=True), strict=True))
        if not all(self._is_right(kind, declared[name], column) for name, column in columns.items()):
            return False
        return _in_order(columns.get("valid_from", ()), columns.get("valid_to", ())) and _names_nobody(nodes, columns)

    def _is_right(self, kind: str, declared: Field, column: Sequence[Value]) -> bool:
        """Tell whether nothing is wrong with any value; those of choices, days and lists repeat themselves."""
        if are_plainly_right(declared, column):
            return True
        if not KEPT_WHOLE.issuperset(map(type, column)):
            return False
        known = self._fine.setdefault(f"{kind} {declared.name}", set())
        fresh = set(zip(map(type, column), column, strict=True)) - known
        if any(fault(declared, value) for _, value in fresh):
            return False
        if len(known) < MOST_FINE:
            known |= fresh
        return True


def _in_order(begun: Sequence[Value], ended: Sequence[Value]) -> bool:
    return not any("" < str(last) < str(first) for first, last in zip(begun, ended, strict=False))


def _names_nobody(nodes: Sequence[Node], columns: Mapping[str, Sequence[Value]]) -> bool:
    """Tell whether no text looks like the number of a person. They are looked at as one, line by line."""
    said = (value for column in columns.values() if type(column[0]) is str for value in column)
    texts = chain((node.id for node in nodes), (node.name for node in nodes), said)
    return not holds_nhs_number("\n".join(text for text in texts if isinstance(text, str)))
