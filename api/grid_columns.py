"""The columns that a table of things can have: what is told of any thing, its fields, and what it is linked with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from api.resolve import Asked
from api.schema_order import ORDERED
from graph.errors import WrongUse
from graph.model import Value
from graph.ontology import Field, Kind, Label, Language, LinkKind, Ontology
from graph.values import nearest

Told = Literal["name", ".kind", ".unit", ".sight", ".findings"]
TOLD: Mapping[Told, tuple[Label, str]] = MappingProxyType(
    {
        "name": (Label("Name", "Enw"), "What it is called."),
        ".kind": (Label("Kind", "Math"), "What it is."),
        ".unit": (Label("Belongs to", "Yn perthyn i"), "The unit that it belongs to."),
        ".sight": (Label("Line of sight", "Llinell welediad"), "Whether it serves the purpose."),
        ".findings": (Label("Findings", "Canfyddiadau"), "How many findings of the rules are about it."),
    }
)
OUT, INTO = "out.", "in."
YES, NO = Label("yes", "ie"), Label("no", "na")


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column.

    Attributes:
        code: What it is asked for by: `name`, a code of `TOLD`, a field, or `out.` or `in.` and a kind of link.
        label: What it is called.
        doc: What stands in it.
        field: The field, where it is one.
        link: The kind of link, where it is one.
    """

    code: str
    label: Label
    doc: str
    field: Field | None = None
    link: LinkKind | None = None

    @property
    def is_ordered(self) -> bool:
        """Whether rows can be put in order by it."""
        return self.code == "name" or (self.field is not None and self.field.type in ORDERED)

    @property
    def is_editable(self) -> bool:
        """Whether its values can be given."""
        return self.code == "name" or self.field is not None

    @property
    def leads_out(self) -> bool:
        """Of a link: whether it starts at the things of the table."""
        return self.code.startswith(OUT)

    def link_ends(self, asked: Asked, at: int) -> list[int]:
        """Return what a thing is linked with, in order of id; nothing where it is no column of links."""
        if self.link is None:
            return []
        snapshot = asked.snapshot
        return (snapshot.out if self.leads_out else snapshot.into)(at, self.link.name)


def kinds_of(ontology: Ontology, names: Sequence[str]) -> list[Kind]:
    """Return the kinds of a table: those that are named, else all kinds of work.

    Raises:
        WrongUse: If a name is that of no kind.
    """
    for name in names:
        if name not in ontology.kinds:
            meant = nearest(name, ontology.kinds)
            raise WrongUse(f"there is no kind {name!r}" + (f"; did you mean {meant!r}?" if meant else ""))
    return [ontology.kinds[name] for name in dict.fromkeys(names)] or list(ontology.with_trait("work"))


def columns_of(ontology: Ontology, kinds: Sequence[Kind]) -> Mapping[str, GridColumn]:
    """Return every column that a table of some kinds can have, by its code.

    Of one kind, these are all its fields and links; of several, the fields that every node has.
    """
    only = kinds[0] if len(kinds) == 1 else None
    told = [code for code in TOLD if code != ".kind" or only is None]
    found = [GridColumn(code, *TOLD[code]) for code in told]
    fields = ontology.fields_of(only.name) if only else ontology.node_fields
    own = [name for name in fields if only and name in only.fields]
    for name in [*own, *(name for name in fields if name not in own)]:
        found.append(GridColumn(name, fields[name].label, fields[name].doc, field=fields[name]))
    found += _links(ontology, only) if only else ()
    return {column.code: column for column in found}


def chosen(columns: Mapping[str, GridColumn], codes: Sequence[str] | None) -> list[GridColumn]:
    """Return the columns of some codes in their order; a few that say most where none are given.

    Raises:
        WrongUse: If a table of these kinds has no such column.
    """
    return [column_of(columns, code) for code in dict.fromkeys(codes or usual(columns))]


def column_of(columns: Mapping[str, GridColumn], code: str) -> GridColumn:
    """Return the column of a code.

    Raises:
        WrongUse: If there is none.
    """
    if code not in columns:
        meant = nearest(code, columns)
        hint = f"did you mean {meant!r}?" if meant else "ask `choosable` for those that there are"
        raise WrongUse(f"these things have no column {code!r}; {hint}")
    return columns[code]


def usual(columns: Mapping[str, GridColumn]) -> list[str]:
    """Return the columns that are shown first: what is told of everything, and what good data has."""
    required = [code for code, one in columns.items() if one.field and one.field.required and not one.field.of]
    return ["name", *([".kind"] if ".kind" in columns else []), *required[:4], ".unit", ".sight", ".findings"]


def values_of(asked: Asked, column: GridColumn, rows: Sequence[int]) -> list[str]:
    """Return what stands in a column as people type it: codes of choices, ids, lists parted by `;`."""
    if column.field is not None:
        return [as_typed(value) for value in asked.values(rows, column.field)]
    if column.link is not None:
        return ["; ".join(asked.ids_of(column.link_ends(asked, at))) for at in rows]
    return _told(asked, column, rows, "en")


def texts_of(asked: Asked, column: GridColumn, rows: Sequence[int], language: Language) -> list[str]:
    """Return what stands in a column as people read it: labels and names."""
    if column.field is not None:
        read = _reader(asked, column.field, language)
        return ["" if value is None else read(value) for value in asked.values(rows, column.field)]
    if column.link is not None:
        names = asked.names(language)
        return ["; ".join(map(names.plain, column.link_ends(asked, at))) for at in rows]
    return _told(asked, column, rows, language)


def as_typed(value: Value | None) -> str:
    """Return a value of a field as people type it.

    >>> as_typed(("a", "b")), as_typed(True), as_typed(3.0), as_typed(None)
    ('a; b', 'yes', '3', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return (YES if value else NO).en
    if isinstance(value, float):
        return f"{value:.12g}"
    return str(value) if isinstance(value, (str, int)) else "; ".join(map(str, value))


def _links(ontology: Ontology, kind: Kind) -> Iterator[GridColumn]:
    for link, _ in ontology.links_from(kind.name):
        yield GridColumn(f"{OUT}{link.name}", link.label, link.doc, link=link)
    for link in ontology.links.values():
        if link.sources(kind.name):
            yield GridColumn(f"{INTO}{link.name}", link.inverse, link.doc, link=link)


def _told(asked: Asked, column: GridColumn, rows: Sequence[int], language: Language) -> list[str]:
    snapshot, names = asked.snapshot, asked.names(language)
    if column.code == ".unit":
        units = [asked.case.unit(at) for at in rows]
        return ["" if unit is None else names.plain(unit) for unit in units]
    if column.code == ".findings":
        counts = asked.kept("findings of each", lambda: _counted(asked))
        return [str(counts[at]) if at in counts else "" for at in rows]
    read: Mapping[str, Callable[[int], str]] = {
        "name": names.plain,
        ".kind": lambda at: snapshot.ontology.kinds[snapshot.kinds[at]].label[language],
        ".sight": asked.case.sight.status,
    }
    return [read[column.code](at) for at in rows]


def _counted(asked: Asked) -> dict[int, int]:
    counts: dict[int, int] = {}
    for finding in asked.findings().findings:
        for at in set(finding.positions):
            counts[at] = counts.get(at, 0) + 1
    return counts


def _reader(asked: Asked, field: Field, language: Language) -> Callable[[Value], str]:
    """Return what makes a text to read of a value of a field."""
    if field.type == "choice":
        labels = {choice.code: choice.label[language] for choice in field.choices}
        return lambda value: labels.get(str(value), str(value))
    if field.type == "boolean":
        return lambda value: (YES if value else NO)[language]
    if field.type in {"node", "nodes"}:
        return lambda value: "; ".join(_named(asked, one, language) for one in _several(value))
    return as_typed


def _several(value: Value) -> Sequence[str]:
    return [value] if isinstance(value, str) else [str(one) for one in value] if isinstance(value, tuple) else []


def _named(asked: Asked, node_id: str, language: Language) -> str:
    at = asked.snapshot.position(node_id)
    return node_id if at is None else asked.names(language).plain(at)
