"""What the workbook to fill in holds: its sheets and their columns, derived from the ontology."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.ontology import Choice, Field, Kind, Label, Language, LinkKind, Ontology, Route
from loaders.headers import LINK_WORDS, NODE_WORDS, READING_FIELDS, TABLE_WORDS, Vocabulary
from loaders.records import EXAMPLE
from loaders.template_words import LINK_NOTE, WORD_DOCS

LONGEST_SHEET = 31
FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a sheet.

    Attributes:
        text: What the header says.
        note: What it means, for the note on the header.
        field: What its cells hold; None for ids, names and targets of links.
        is_needed: Whether good data has it.
        example: Cell of the example row.
    """

    text: str
    note: str
    field: Field | None = None
    is_needed: bool = False
    example: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its columns and what it is for."""

    name: str
    doc: str
    headings: Sequence[Heading]


def sheets(ontology: Ontology, language: Language) -> Iterator[Sheet]:
    """Yield the sheets in order: core kinds, the other kinds, links, readings."""
    vocabulary = Vocabulary(ontology)
    order = {group: number for number, group in enumerate(ontology.groups)}
    own = [kind for kind in ontology.kinds.values() if FOREIGN not in kind.traits]
    kinds = sorted(own, key=lambda kind: (not kind.core, order.get(kind.group, len(order))))
    yield from (sheet_of_kind(kind, vocabulary, language) for kind in kinds)
    yield sheet_of_links(vocabulary, language)
    yield sheet_of_readings(ontology, language)


def sheet_of_kind(kind: Kind, vocabulary: Vocabulary, language: Language) -> Sheet:
    """Return the sheet of a kind: id, name, fields, then links."""
    name = _sheet_name(kind.table, kind.plural, vocabulary, language)
    return Sheet(name, kind.doc, list(_of_kind(kind, vocabulary, language)))


def sheet_of_links(vocabulary: Vocabulary, language: Language, *, foreign: bool = False) -> Sheet:
    """Return the sheet of links; `foreign`: with those that only come with models of other programs."""
    name = _sheet_name("links", TABLE_WORDS["links"], vocabulary, language)
    return Sheet(name, WORD_DOCS["links"][language], list(_of_links(vocabulary, language, foreign=foreign)))


def sheet_of_readings(ontology: Ontology, language: Language) -> Sheet:
    """Return the sheet of readings."""
    name = _sheet_name("readings", TABLE_WORDS["readings"], Vocabulary(ontology), language)
    return Sheet(name, WORD_DOCS["readings"][language], list(_of_readings(ontology, language)))


def _sheet_name(table: str, label: Label, vocabulary: Vocabulary, language: Language) -> str:
    """Return the name of the table in English, and in Welsh the label where a sheet may be called so."""
    text = label[language]
    fits = len(text) <= LONGEST_SHEET and not set(text) & set("[]:*?/\\'")
    is_known = vocabulary.table(text) == vocabulary.table(table)
    return text if language != "en" and fits and is_known else table


def _of_kind(kind: Kind, vocabulary: Vocabulary, language: Language) -> Iterator[Heading]:
    ontology = vocabulary.ontology
    headers = vocabulary.of_nodes(kind.name)
    examples = {"id": f"{EXAMPLE}{kind.table}", "name": kind.example[language]}
    for word in ("id", "name"):
        yield Heading(NODE_WORDS[word][language], WORD_DOCS[word][language], None, word == "name", examples[word])
    own, common = kind.fields, ontology.node_fields
    for field in [*own.values(), *common.values()]:
        label = field.label[language]
        text = label if headers.column(label).holds == field else field.name
        yield Heading(text, _note(field, language), field, field.required, _example(field, language))
    for link, route in ontology.links_from(kind.name):
        if FOREIGN in link.traits:
            continue
        label = link.label[language]
        text = label if headers.column(label).link == link else link.name
        yield from _of_link(text, link, route, ontology, language)


def _of_link(text: str, link: LinkKind, route: Route, ontology: Ontology, language: Language) -> Iterator[Heading]:
    """Yield the column of a link kind; where its links need a choice, a column for each."""
    targets = " / ".join(ontology.kinds[kind].label[language] for kind in route.targets)
    note = f"{link.name}: {route.doc or link.doc}\n{LINK_NOTE[language]} {targets}"
    needed = next((field for field in link.fields.values() if field.required and field.choices), None)
    if needed is None:
        yield Heading(text, note)
        return
    for choice in needed.choices:
        yield Heading(f"{text} [{needed.name}={choice.code}]", f"{note}\n{choice.label[language]}: {choice.doc}")


def _of_links(vocabulary: Vocabulary, language: Language, *, foreign: bool = False) -> Iterator[Heading]:
    ontology = vocabulary.ontology
    link, source, target = _example_link(ontology)
    own = [found for found in ontology.links.values() if foreign or FOREIGN not in found.traits]
    words = {found.name: _link_word(found, vocabulary, language) for found in own}
    examples = {"from": f"{EXAMPLE}{source.table}", "link": words[link.name], "to": f"{EXAMPLE}{target.table}"}
    every = tuple(Choice(name, Label(word, word), ontology.links[name].doc) for name, word in words.items())
    kinds = Field("link", "choice", LINK_WORDS["link"], "", choices=every)
    for word, label in LINK_WORDS.items():
        field = kinds if word == "link" else None
        yield Heading(label[language], WORD_DOCS[word][language], field, True, examples[word])
    by_name: dict[str, list[Field]] = {}
    for name in words:
        for field in ontology.fields_of_link(name).values():
            by_name.setdefault(field.name, []).append(field)
    for name, fields in by_name.items():
        labels = {field.label[language] for field in fields}
        yield Heading(labels.pop() if len(labels) == 1 else name, _note(fields[0], language), fields[0])


def _link_word(link: LinkKind, vocabulary: Vocabulary, language: Language) -> str:
    label = link.label[language]
    return label if vocabulary.link(label) == link.name else link.name


def _example_link(ontology: Ontology) -> tuple[LinkKind, Kind, Kind]:
    """Return a link between two core kinds that carries line of sight, else any link."""
    routes = [(link, route) for link in ontology.links.values() for route in link.routes.values() if route.source]
    every = [
        (link, ontology.kinds[route.source], ontology.kinds[kind]) for link, route in routes for kind in route.targets
    ]
    core = [found for found in every if "sight" in found[0].roles and found[1].core and found[2].core]
    return next(iter(core or every))


def _of_readings(ontology: Ontology, language: Language) -> Iterator[Heading]:
    measured = ontology.with_trait("readings")
    first = measured[0].table if measured else "measures"
    examples = {"measure": f"{EXAMPLE}{first}", "date": "2026-01-31", "value": "12"}
    for name, field in READING_FIELDS.items():
        yield Heading(field.label[language], field.doc, field, name in {"measure", "date"}, examples.get(name, ""))


def _note(field: Field, language: Language) -> str:
    lines = [f"{field.name}: {field.doc}"]
    lines += [f"{choice.label[language]}: {choice.doc}" for choice in field.choices]
    return "\n".join(lines)


def _example(field: Field, language: Language) -> str:
    if field.choices:
        return next((choice.label[language] for choice in field.choices if choice.code == field.example), "")
    return field.example
