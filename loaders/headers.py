"""What the column headers of canonical tables mean: by name in any letter case, or by label in English or Welsh."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from graph.model import NOWHERE, Problem, Value
from graph.ontology import Field, Label, LinkKind, Ontology
from graph.values import convert, nearest

NODE_WORDS: Mapping[str, Label] = MappingProxyType(
    {"id": Label("Id", "Dynodydd"), "kind": Label("Kind", "Math"), "name": Label("Name", "Enw")}
)
LINK_WORDS: Mapping[str, Label] = MappingProxyType(
    {"from": Label("From", "O"), "link": Label("Link", "Cyswllt"), "to": Label("To", "I")}
)
TABLE_WORDS: Mapping[str, Label] = MappingProxyType(
    {
        "nodes": Label("Nodes", "Nodau"),
        "links": Label("Links", "Cysylltau"),
        "readings": Label("Readings", "Darlleniadau"),
    }
)
READING_FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "measure": Field("measure", "text", Label("Measure", "Mesur"), "Id or name of the measure."),
        "date": Field("date", "date", Label("Date", "Dyddiad"), "Day of the value."),
        "value": Field("value", "number", Label("Value", "Gwerth"), "The value in the measure's unit."),
        "numerator": Field("numerator", "number", Label("Numerator", "Rhifiadur"), "Upper part of a ratio."),
        "denominator": Field("denominator", "number", Label("Denominator", "Enwadur"), "Lower part of a ratio."),
        "note": Field("note", "text", Label("Note", "Nodyn"), "What happened then."),
        "excluded": Field("excluded", "boolean", Label("Excluded", "Wedi'i eithrio"), "Left out of means and limits."),
        "reason": Field("reason", "text", Label("Reason", "Rheswm"), "Why it is left out."),
    }
)
LEAST_LIKENESS = 65
EXTRA_MARK = "extra:"

T = TypeVar("T")

_BRACKETS = re.compile(r"^(?P<link>[^\[\]]+)\[(?P<fields>[^\[\]]*)\]$")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds. Exactly one of the first three is given, or none: then nothing here has that name.

    Attributes:
        word: One of the words `id`, `kind`, `name`, `from`, `link`, `to`.
        holds: The field of the node, link or reading.
        link: The link kind whose targets stand there.
        fixed: Fields that each link of the column has.
        extra: Name of what is kept as extra, where the header says that it is none of ours: `extra:Theme`.
        problems: What is wrong with the header itself.
    """

    word: str = ""
    holds: Field | None = None
    link: LinkKind | None = None
    fixed: Mapping[str, Value] = field(default_factory=dict)
    extra: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether it means anything here."""
        return bool(self.word or self.holds or self.link or self.extra)


def folded(text: str) -> str:
    """Return a text as headers and names of tables are compared: without case, and blanks, `_` and `-` alike.

    >>> folded(" Valid_From ")
    'valid from'
    """
    return re.sub(r"[\s_\-\u00a0]+", " ", text.replace("’", "'")).strip().casefold()


@dataclass(frozen=True, slots=True)
class Headers:
    """All headers that one sort of table can have.

    Attributes:
        of: What its rows are, in words; empty where that is not known.
        columns: What each header means, by folded text.
        ontology: Where the fields of links in brackets come from.
    """

    of: str
    columns: Mapping[str, Column]
    ontology: Ontology
    _seen: dict[str, Column] = field(default_factory=dict, compare=False)

    def column(self, header: str) -> Column:
        """Return what a header means; `Column.is_known` is False where it means nothing."""
        if header not in self._seen:
            self._seen[header] = self._read(header)
        return self._seen[header]

    def _read(self, header: str) -> Column:
        if plain := self.columns.get(folded(header)):
            return plain
        if header.startswith(EXTRA_MARK):
            return Column(extra=header.removeprefix(EXTRA_MARK).strip())
        if bracketed := _BRACKETS.match(header.strip()):
            linked = self.columns.get(folded(bracketed["link"]))
            if linked and linked.link:
                return self._fixed(linked.link, bracketed["fields"])
        return Column()

    def nearest(self, header: str) -> str:
        """Return the header most like one that means nothing here, or an empty text."""
        return _alike(header, self.columns)

    def _fixed(self, link: LinkKind, text: str) -> Column:
        fields = self.ontology.fields_of_link(link.name)
        by_word = {word: known for known in fields.values() for word in words(known.name, known.label)}
        fixed: dict[str, Value] = {}
        problems: list[Problem] = []
        for part in filter(None, (part.strip() for part in text.split(","))):
            name, _, given = part.partition("=")
            if known := by_word.get(folded(name)):
                value, problem = convert(known, given)
                fixed |= {} if value is None else {known.name: value}
            else:
                message = f"links of the kind {link.name} have no field {name.strip()!r}"
                problem = Problem("error", message, NOWHERE, part, nearest(name, fields))
            problems += [problem] if problem else []
        return Column(link=link, fixed=fixed, problems=tuple(problems))


class Vocabulary:
    """The words by which inputs may name kinds, links, tables and columns; made once for one reading.

    Attributes:
        ontology: What there is to name.
    """

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self._by_kind: dict[str, Headers] = {}
        self._by_link: dict[str, Headers] = {}
        self._kind_of: dict[str, str] = {}
        self._link_of: dict[str, str] = {}

    def kind(self, text: str) -> str:
        """Return the name of the kind that a text names, or the text itself where it names none."""
        if text not in self._kind_of:
            self._kind_of[text] = self._kinds.get(folded(text), text.strip())
        return self._kind_of[text]

    def link(self, text: str) -> str:
        """Return the name of the link kind that a text names, or the text itself where it names none."""
        if text not in self._link_of:
            self._link_of[text] = self._links.get(folded(text), text.strip())
        return self._link_of[text]

    def table(self, name: str) -> str:
        """Return what the rows of a table are: `nodes`, `links`, `readings`, the name of a kind, or empty."""
        return self._tables.get(folded(name), "")

    def nearest_table(self, name: str) -> str:
        """Return the name of a table most like one that is none, or an empty text."""
        return _alike(name, [*TABLE_WORDS, *(kind.table for kind in self.ontology.kinds.values())])

    def of_nodes(self, kind: str) -> Headers:
        """Return the headers of a table whose rows are nodes of a kind; words that are no kind share theirs."""
        kind = kind if kind in self.ontology.kinds else ""
        if kind not in self._by_kind:
            self._by_kind[kind] = Headers(kind, self._node_columns(kind), self.ontology)
        return self._by_kind[kind]

    def of_links(self, link: str) -> Headers:
        """Return the headers of a table whose rows are links, for a row of one link kind; other words share theirs."""
        link = link if link in self.ontology.links else ""
        if link not in self._by_link:
            fields = self.ontology.fields_of_link(link) if link else self.ontology.link_fields
            columns = _columns(LINK_WORDS, fields)
            columns.setdefault("kind", columns["link"])
            self._by_link[link] = Headers(link, columns, self.ontology)
        return self._by_link[link]

    @cached_property
    def of_readings(self) -> Headers:
        """The headers of a table of readings."""
        return Headers("readings", _columns({}, READING_FIELDS), self.ontology)

    def _node_columns(self, kind: str) -> dict[str, Column]:
        if kind not in self.ontology.kinds:
            return _columns(NODE_WORDS, self.ontology.node_fields)
        links = [link for link, _ in self.ontology.links_from(kind)]
        names = {folded(link.name): Column(link=link) for link in links}
        labels = {word: Column(link=link) for link in links for word in words(link.name, link.label)}
        columns = _columns(NODE_WORDS, self.ontology.fields_of(kind))
        return labels | names | columns

    @cached_property
    def _kinds(self) -> dict[str, str]:
        kinds = self.ontology.kinds.values()
        return _first((word, kind.name) for kind in kinds for word in words(kind.name, kind.label, kind.plural))

    @cached_property
    def _links(self) -> dict[str, str]:
        links = self.ontology.links.values()
        return _first((word, link.name) for link in links for word in words(link.name, link.label))

    @cached_property
    def _tables(self) -> dict[str, str]:
        fixed = ((word, name) for name, label in TABLE_WORDS.items() for word in words(name, label))
        tables = ((folded(kind.table), kind.name) for kind in self.ontology.kinds.values())
        return _first([*fixed, *tables]) | {word: kind for word, kind in self._kinds.items() if word not in TABLE_WORDS}


def words(name: str, *labels: Label) -> Iterator[str]:
    """Yield the folded texts by which something may be called: its name, then its labels in both languages."""
    yield folded(name)
    for label in labels:
        yield folded(label.en)
        yield folded(label.cy)


def _alike(text: str, words: Iterable[str]) -> str:
    """Return the word that is the same but for a slip or two, or an empty text; a part of a word is not enough here."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(folded(text), list(words), scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS)
    return str(found[0]) if found else ""


def _columns(fixed: Mapping[str, Label], fields: Mapping[str, Field]) -> dict[str, Column]:
    """Return fixed words and fields by folded text; names go before labels, fields before fixed words."""
    labels = [(word, Column(word=name)) for name, label in fixed.items() for word in words(name, label)]
    field_labels = [(word, Column(holds=known)) for known in fields.values() for word in words(known.name, known.label)]
    names = [(folded(name), Column(word=name)) for name in fixed]
    field_names = [(folded(name), Column(holds=known)) for name, known in fields.items()]
    return _first([*names, *field_names, *field_labels, *labels])


def _first(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    found: dict[str, T] = {}
    for word, meant in pairs:
        if word:
            found.setdefault(word, meant)
    return found
