"""Checks the nodes of batches: kind, name, id, values; gives ids to those without; finds the nodes that fields name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from graph.analysis.new_limits import FIELD as NEW_LIMITS
from graph.analysis.new_limits import why_unused
from graph.directory import Directory
from graph.made_ids import made_id
from graph.merge import merged_node
from graph.model import Batch, Node, Place, Value
from graph.ontology import Field, Ontology
from graph.plain_columns import PlainColumns
from graph.problems import Plain, Report, Row, at, row_of, with_extra
from graph.progress import counted
from graph.values import nearest

LONGEST_NAME = 120


@dataclass
class NodeCheck:
    """The nodes of batches on their way through checking.

    Attributes:
        rows: By number of the batch, row and name, the id of a node that stands there without one: links may stand in
            the same row.
        refused: How many were refused.
        refused_keys: Their ids, as far as known.
        refused_unnamed: Whether one of them has no id.
    """

    ontology: Ontology
    directory: Directory
    report: Report
    rows: dict[tuple[int, Row, str], str] = field(default_factory=dict)
    refused: int = 0
    refused_keys: set[str] = field(default_factory=set)
    refused_unnamed: bool = False
    _first: dict[str, tuple[int, Node]] = field(default_factory=dict)
    _given: set[str] = field(default_factory=set)
    _plain: Plain = field(default_factory=Plain)
    _required: dict[str, list[str]] = field(default_factory=dict)
    _naming: dict[str, list[str]] = field(default_factory=dict)
    _silent: set[str] = field(default_factory=set)
    _settled: set[str] = field(default_factory=set)

    def run(self, batches: Sequence[Batch]) -> list[list[Node]]:
        """Return the nodes that can be loaded, of each batch, and add what is wrong to the report."""
        return [self.resolved(nodes) for nodes in self.kept([batch.nodes for batch in batches])]

    def kept(self, batches: Sequence[Sequence[Node]], first: int = 0) -> list[list[Node]]:
        """Return the nodes that can be loaded, of each batch, before it is known what their fields lead to.

        Args:
            batches: The nodes of each.
            first: Number of the first of them.
        """
        self._given = {node.id for nodes in batches for node in nodes if node.id}
        named = [list(self._identified(number, nodes)) for number, nodes in enumerate(batches, first)]
        columns = PlainColumns(self.ontology, LONGEST_NAME)
        for nodes in named:
            self._settled.update(columns.silent([node for node in nodes if node.id not in self.directory.stored]))
        return [[node for node in nodes if self._has_values(node)] for nodes in named]

    def again(self, nodes: Sequence[Node], settled: Collection[str], number: int) -> list[Node]:
        """Return nodes that were found to be loadable before, as `kept` did.

        Args:
            nodes: Of one batch.
            settled: The ids of those that were settled then: new ones with whose values nothing is wrong.
            number: Of the batch.
        """
        self._settled.update(settled)
        [kept] = self.kept([[node for node in nodes if node.id not in settled]], number)
        others = {node.id: node for node in kept}
        return [others.get(node.id, node) for node in nodes]

    def is_settled(self, node: Node) -> bool:
        """Tell whether nothing is wrong with the values of a node that was kept, and it is new."""
        return node.id in self._settled

    def resolved(self, kept: Sequence[Node]) -> list[Node]:
        """Return nodes that can be loaded as they are to be, once it is known what their fields lead to."""
        return [self._resolved(node) for node in kept]

    def forget(self, coming: Collection[int]) -> None:
        """Let go of the nodes that were looked at, refused ones too, but for those whose id comes again."""
        # They are known by their hashes.
        again = ((node_id, first) for node_id, first in self._first.items() if hash(node_id) in coming)
        self._first = dict(again) if coming else {}
        self.refused_keys.clear()
        self._settled.clear()
        self._silent.clear()

    # -- who it is --------------------------------------------------------------------------------------------------

    def _identified(self, number: int, nodes: Sequence[Node]) -> Iterator[Node]:
        """Yield the nodes of one batch that can be told apart, each with its id."""
        for given in counted(nodes, "Checking nodes"):
            if given.id and self._is_repeated(number, given):
                continue
            node = None if self.report.is_wrong_row(number, given.place) else self._named(given)
            node_id = (node.id or self._made(node)) if node else ""
            if not node or not node_id:
                self._refuse(given)
                continue
            if not given.id:
                self.rows[number, row_of(given.place), given.name] = node_id
                node = replace(node, id=node_id)
            if given.id or not self._is_repeated(number, node):
                self.directory.add(node)
                yield node

    def _named(self, node: Node) -> Node | None:
        """Return a node with a kind and a name, its own or those it is known by, or None."""
        stored = self.directory.stored.get(node.id)
        whole = merged_node(stored, node)
        if not whole.kind:
            self.report.error("the kind is missing", node.place.at("kind"), "", "give one, such as Process")
        elif whole.kind not in self.ontology.kinds:
            meant = nearest(whole.kind, self.ontology.kinds)
            self.report.error(f"there is no kind {whole.kind!r}", node.place.at("kind"), whole.kind, meant)
        elif not whole.name.strip():
            self.report.error("the name is missing", node.place.at("name"), "", "say in plain words what it is")
        elif stored and stored.kind != whole.kind:
            message = f"{node.id} is of the kind {stored.kind} already, and {stored.name!r} by name"
            self.report.error(message, node.place.at("kind"), node.kind, "give it another id")
        elif not self._is_text(node.id, "id", node.place) or not self._is_text(whole.name, "name", node.place):
            return None
        else:
            is_whole = (node.kind, node.name) == (whole.kind, whole.name)
            return node if is_whole else replace(node, kind=whole.kind, name=whole.name)
        return None

    def _is_text(self, text: str, column: str, place: Place) -> bool:
        if not text.isprintable() and any(not char.isprintable() and char != "\u00ad" for char in text):
            message = f"the {column} holds a line break, tab or other character that cannot stand there"
            self.report.error(message, place.at(column), ascii(text))
            return False
        return True

    def _made(self, node: Node) -> str:
        """Return an id for a node without one: that of the one of its kind and name, else a new one; or empty."""
        same = self.directory.called(node.name, {node.kind})
        if len(same) > 1:
            ids = " and ".join(one.id for one in same)
            message = f"there are {len(same)} of the kind {node.kind} called {node.name!r}: {ids}"
            self.report.error(message, node.place.at("name"), node.name, "give the id")
            return ""
        if same:
            return same[0].id
        base = made_id(node.kind, node.name)
        number, free = 1, base
        while self._is_taken(free):
            number += 1
            free = f"{base}-{number}"
        if free != base:
            message = f"the id {base} belongs to another name, so {node.name!r} becomes {free}"
            self.report.warning(message, node.place.at("id"), base, "give ids of your own")
        return free

    def _is_taken(self, node_id: str) -> bool:
        if node_id in self._given or self.directory.get(node_id):
            return True
        self.directory.learn({node_id}, ())
        return self.directory.get(node_id) is not None

    def _is_repeated(self, number: int, node: Node) -> bool:
        """Refuse a second node of an id, and tell so; the same node out of another file is no problem."""
        before, first = self._first.setdefault(node.id, (number, node))
        if first is node:
            return False
        if before == number or (node.kind, node.name, node.fields) != (first.kind, first.name, first.fields):
            message = f"the id {node.id} stands twice; the first{at(first.place)} counts"
            self.report.error(message, node.place.at("id"), node.id, "remove one of them, or give it an id of its own")
            self.refused += 1
        return True

    def _refuse(self, node: Node) -> None:
        self.refused += 1
        self.directory.refused.update({node.id, node.name} - {""})
        if node.id:
            self.refused_keys.add(node.id)
        else:
            self.refused_unnamed = True

    # -- what it says -----------------------------------------------------------------------------------------------

    def _has_values(self, node: Node) -> bool:
        if node.id in self._settled:
            return True
        declared = self.ontology.fields_of(node.kind)
        whole = self.directory.get(node.id) or node
        if whole is node and self._plain.holds(node.kind, node.fields, declared):
            self._silent.add(node.id)
            return True
        validity = {name: whole.fields[name] for name in ("valid_from", "valid_to") if name in whole.fields}
        if self.report.values({**node.fields, **validity}, declared, node.place):
            return True
        self._refuse(node)
        self.directory.remove(node)
        return False

    def _resolved(self, node: Node) -> Node:
        """Return a node as it can be loaded, its doubtful parts in the report."""
        if node.id in self._settled:
            node = self._with_nodes(node) if self._naming_of(node.kind) else node
            self._tell_missing(node)
            return node
        is_silent = node.id in self._silent
        if not is_silent or node.extra:
            node = self._with_extra(node)
        if len(node.name) > LONGEST_NAME:
            message = f"the name is longer than {LONGEST_NAME} characters ({len(node.name)}); it is kept"
            self.report.warning(message, node.place.at("name"), node.name, "say it shorter")
        if self._naming_of(node.kind):
            node = self._with_nodes(node)
        self._tell_missing(node)
        self._tell_unused_limits(node)
        said = node.extra if is_silent else {**node.fields, **node.extra}
        self.report.persons({"id": node.id, "name": node.name, **said}, node.place)
        return node

    def _with_extra(self, node: Node) -> Node:
        """Return a node with the fields that its kind does not have among what is kept as extra."""
        declared = self.ontology.fields_of(node.kind)
        fields, extra, moved = with_extra(node.fields, node.extra, declared)
        for name in moved:
            message = f"{node.kind} has no field {name}; it is kept as extra"
            self.report.warning(message, node.place.at(name), extra[name], nearest(name, declared))
        return replace(node, fields=fields, extra=extra) if moved else node

    def _with_nodes(self, node: Node) -> Node:
        """Return a node in which fields that name nodes hold their ids."""
        declared = self.ontology.fields_of(node.kind)
        found = {
            name: self._nodes_named(node, declared[name], node.fields[name])
            for name in self._naming_of(node.kind)
            if name in node.fields
        }
        changed = any(node.fields[name] != value for name, value in found.items())
        return replace(node, fields={**node.fields, **found}) if changed else node

    def _naming_of(self, kind: str) -> list[str]:
        """Return the fields of a kind that name nodes."""
        if kind not in self._naming:
            self._naming[kind] = [one.name for one in self.ontology.fields_of(kind).values() if one.of]
        return self._naming[kind]

    def _nodes_named(self, node: Node, declared: Field, value: Value) -> Value:
        """Return the ids of the nodes that a field names; a text that names none stays as it is."""
        ids = tuple(self._node_named(node, declared, text) for text in _texts(value))
        return ids if isinstance(value, tuple) else ids[0]

    def _node_named(self, node: Node, declared: Field, text: str) -> str:
        found = self.directory.find(text, {declared.of}, declared.of)
        if found.node and found.node.kind == declared.of:
            return found.node.id
        why = found.why or f"{text!r} is a {found.node.kind if found.node else 'thing'}, not a {declared.of}"
        message = f"{declared.name}: {why}; it is kept as text"
        self.report.warning(message, node.place.at(declared.name), text, found.suggestion)
        return text

    def _tell_missing(self, node: Node) -> None:
        whole = self.directory.get(node.id) or node
        missing = [name for name in self._required_of(node.kind) if name not in whole.fields]
        if missing:
            message = f"{node.kind} {node.name!r} lacks {', '.join(missing)}"
            self.report.warning(message, node.place.at(missing[0]), "", "it is kept; fill it in when you know")

    def _required_of(self, kind: str) -> list[str]:
        if kind not in self._required:
            fields = self.ontology.fields_of(kind).values()
            self._required[kind] = [one.name for one in fields if one.required and one.default is None]
        return self._required[kind]

    def _tell_unused_limits(self, node: Node) -> None:
        given = node.fields.get(NEW_LIMITS)
        if given and "readings" in self.ontology.kinds[node.kind].traits:
            told = [why_unused(f"{node.kind} {node.name!r}", text) for text in _texts(given)]
            for problem in filter(None, told):
                self.report.add(replace(problem, place=node.place.at(NEW_LIMITS)))


def _texts(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)
