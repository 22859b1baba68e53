"""The page at `/glossary`: every word that is used here in plain words, found also by other words for the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.resolve import Asked
from api.say.glossary import TERMS, said
from api.whereabouts import OTHERS, Whereabouts
from graph.ontology import Kind, LinkKind, Ontology
from visual.glossary_page import Glossary, GlossaryPart, Word, glossary_page
from visual.page import Said


@dataclass(frozen=True, slots=True)
class _Entry:
    """A word, and everything that it is found by."""

    word: Word
    found_by: Sequence[str]


def glossary(asked: Asked, place: Whereabouts, wanted: str = "") -> str:
    """Return the page.

    Args:
        asked: The request's view of the organisation.
        place: Where the reader stands.
        wanted: Letters that a word, another word for it or its code holds; empty for all words.
    """
    language, ontology = place.language, asked.snapshot.ontology
    parts = [
        GlossaryPart("terms", said("terms", language), _matching(_terms(place), wanted)),
        GlossaryPart("kinds", said("kinds", language), _matching(_kinds(ontology, place), wanted)),
        GlossaryPart("links", said("links", language), _matching(_links(ontology, place), wanted)),
    ]
    number = sum(len(part.words) for part in parts)
    told = said("found_one" if number == 1 else "found_number", language, number=number)
    code, name = OTHERS[language]
    kept = [("language", language), *(pair for pair in (("scope", place.scope), ("date", place.date)) if pair[1])]
    notes = [note for note in (said("own", language), said("english", language)) if note]
    keys = ("title", "find", "show", "skip", "word", "means", "also", "code")
    return glossary_page(
        Glossary(
            language=language,
            words={key: said(key, language) for key in keys},
            wanted=wanted,
            kept=kept,
            told=told if number else said("found_none", language),
            parts=[part for part in parts if part.words],
            notes=notes,
            other=(code, name, place.address("/glossary", ("find", wanted), language=code)),
            links=[(said("home", language), place.address("/")), (said("map", language), place.address("/map"))],
        )
    )


def _matching(entries: Iterator[_Entry], wanted: str) -> list[Word]:
    letters = wanted.strip().casefold()
    return [one.word for one in entries if not letters or any(letters in text.casefold() for text in one.found_by)]


def _terms(place: Whereabouts) -> Iterator[_Entry]:
    language = place.language
    for term in TERMS:
        word = Word(term.name[language], Said(term.means[language]), ", ".join(term.also))
        yield _Entry(word, (term.name.en, term.name.cy, *term.also))


def _kinds(ontology: Ontology, place: Whereabouts) -> Iterator[_Entry]:
    for kind in ontology.kinds.values():
        label = kind.label[place.language]
        also = ontology.also.get(kind.name, ())
        yield _Entry(Word(label, _english(kind.doc, place), ", ".join(also), kind.name), (*_of_kind(kind), *also))


def _of_kind(kind: Kind) -> tuple[str, ...]:
    return kind.name, kind.table, kind.label.en, kind.label.cy, kind.plural.en, kind.plural.cy


def _links(ontology: Ontology, place: Whereabouts) -> Iterator[_Entry]:
    for link in ontology.links.values():
        label = f"{link.label[place.language]} / {link.inverse[place.language]}"
        also = ontology.also.get(link.name, ())
        yield _Entry(Word(label, _english(link.doc, place), ", ".join(also), link.name), (*_of_link(link), *also))


def _of_link(link: LinkKind) -> tuple[str, ...]:
    return link.name, link.label.en, link.label.cy, link.inverse.en, link.inverse.cy


def _english(text: str, place: Whereabouts) -> Said:
    return Said(text, "" if place.language == "en" else "en")
