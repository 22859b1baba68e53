"""GraphQL types of links, derived from their declarations: a page for each way, with the fields of each link."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

import strawberry

from api.compiled.batches import Column, by_column
from api.resolve import Asked
from api.schema_columns import Entries, Nodes, Pages, link_pages
from api.schema_derived import derived_field
from api.schema_fields import Columned, FieldTypes, Reader, described
from api.schema_link_where import LinkWheres
from api.schema_names import Taken, camel, pascal
from api.schema_node import Node
from api.schema_node_pages import LinkPaged, entry_type, page_type
from api.schema_pages import USUAL, After, First
from api.schema_where import given
from api.schema_where_kinds import Wheres
from graph.ontology import Field, LinkKind, Ontology

Where = Annotated[Any, strawberry.argument(description="Only links that meet this.")]
WhereNode = Annotated[Any, strawberry.argument(description="Only links whose other end meets this.")]


@dataclass(frozen=True, slots=True)
class Way:
    """Links of one kind, one way, as a kind of node has them.

    Attributes:
        link: Their kind.
        out: Whether they start at the node; else they lead to it.
        others: Kinds that their other ends may have.
        doc: What they mean.
    """

    link: LinkKind
    out: bool
    others: tuple[str, ...]
    doc: str

    @property
    def only(self) -> str:
        """The kind of its other ends where there is only one, else empty."""
        return self.others[0] if len(self.others) == 1 else ""

    @property
    def attribute(self) -> str:
        """The name of the Python attribute that holds them."""
        return f"{'out' if self.out else 'in'}_{self.link.name}"


def ways_of(ontology: Ontology, kind: str) -> list[Way]:
    """Return the links that a kind may have, those that start at it first, each way in order of name."""
    out = [Way(link, True, tuple(route.targets), route.doc or link.doc) for link, route in ontology.links_from(kind)]
    into = [Way(link, False, link.sources(kind), link.doc) for link in ontology.links_to(kind)]
    return [*sorted(out, key=_name), *sorted(into, key=_name)]


def links_field(way: Way, types: LinkTypes, name: str) -> Any:
    """Return the field of a kind that holds its links of one way.

    Args:
        way: Which links.
        types: Of pages and conditions.
        name: Of the field.
    """
    page = types.page_of(way)
    kind, out, other = way.link.name, way.out, way.only

    def resolve(
        root: Any, where: Where = None, where_node: WhereNode = None, first: First = USUAL, after: After = None
    ) -> Any:
        asked: Asked = root.asked
        snapshot = asked.snapshot
        links = snapshot.links_out(root.at, kind) if out else snapshot.links_into(root.at, kind)
        ends = snapshot.targets if out else snapshot.sources
        if given(where):
            links = [link for link in links if types.wheres.holds(asked, link, where)]
        if given(where_node):
            wanted = types.node_wheres.mask(asked, where_node, other)
            links = [link for link in links if wanted[ends[link]]]
        ids, nths = snapshot.ids, snapshot.columns.links.nths
        cut = asked.pager.cut(links, lambda link: (ids[ends[link]], nths[link]), first, after)
        return page(asked=asked, cut=cut, out=out)

    label, towards = (way.link.label.en, "to") if out else (way.link.inverse.en, "from")
    said = f"Live links “{label}”, {towards} {', '.join(way.others)}, in order of id. {way.doc}"
    resolve = by_column(Nodes, _pages_reader(page, kind, out=out))(resolve)
    inputs = {"where": types.wheres.of(kind), "where_node": types.node_wheres.of(other)}
    return derived_field(resolve, page, name, said, **inputs)


def _pages_reader(page: Any, kind: str, *, out: bool) -> Callable[..., Pages | None]:
    def read(
        nodes: Nodes, where: Any = None, where_node: Any = None, first: int = USUAL, after: str | None = None
    ) -> Pages | None:
        if after is not None or given(where) or given(where_node):
            return None
        return link_pages(nodes, kind, first, partial(page, out=out), out=out)

    return read


class LinkTypes:
    """Types of pages of links, one for each link kind, and one where the other end can be of a single kind only.

    Attributes:
        wheres: Conditions on links.
        node_wheres: Conditions on the nodes at their other ends.
    """

    def __init__(
        self, ontology: Ontology, nodes: Mapping[str, Any], fields: FieldTypes, wheres: Wheres, taken: Taken
    ) -> None:
        self.wheres = LinkWheres(ontology, fields, wheres, taken)
        self.node_wheres = wheres
        self._ontology = ontology
        self._nodes = nodes
        self._fields = fields
        self._taken = taken
        self._made: dict[tuple[str, str], Any] = {}

    def page_of(self, way: Way) -> Any:
        """Return the type of a page of links of one way."""
        key = (way.link.name, way.only)
        if key not in self._made:
            self._made[key] = self._make(way.link, way.only)
        return self._made[key]

    def _make(self, link: LinkKind, only: str) -> Any:
        node = self._nodes[only] if only else Node
        stem = f"{pascal(link.name)}{node.__name__ if only else ''}"
        doc = f"A link “{link.label.en}”. {link.doc}"
        entry_name = self._taken.free(f"{stem}Edge", f"{stem}LinkEdge")
        entry = entry_type(entry_name, node, doc, self._own_fields(link))
        page_name = self._taken.free(f"{stem}Connection", f"{stem}LinkConnection")
        return page_type(page_name, entry, node, f"A page of links “{link.label.en}”.", LinkPaged)

    def _own_fields(self, link: LinkKind) -> dict[str, Any]:
        used = Taken(("cursor", "node"))
        made: dict[str, Any] = {}
        for field in self._ontology.fields_of_link(link.name).values():
            kind, read = self._fields.typed(field, link.name)
            name = used.free(camel(field.name), f"{camel(field.name)}Field")
            column = self._fields.column_of(field, link.name)
            made[f"field_{field.name}"] = _field(field, (kind, read, column), name)
        return made


def _field(field: Field, typed: tuple[Any, Reader, Columned], name: str) -> Any:
    kind, read, column = typed

    def of_all(entries: Entries) -> Column:
        asked = entries.pages.asked
        return column(asked, asked.link_values(entries.pages.rows, field))

    @by_column(Entries, of_all, is_json=field.type == "choice")
    def resolve(root: Any) -> Any:
        return read(root.page.asked, root.page.asked.link_value(root.row, field))

    return derived_field(resolve, kind, name, described(field))


def _name(way: Way) -> str:
    return way.link.name
