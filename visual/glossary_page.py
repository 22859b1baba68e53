"""A page of words: a field to find one by, then what each means, what else it is called, and its code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from visual.html import Html, document, joined, tag
from visual.page import Said


@dataclass(frozen=True, slots=True)
class Word:
    """One word.

    Attributes:
        name: The word.
        means: What it means.
        also: Other words for it, as one text; empty where there is none.
        code: By which files and questions name it; empty where they do not.
    """

    name: str
    means: Said
    also: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class GlossaryPart:
    """Words of one sort."""

    id: str
    heading: str
    words: Sequence[Word]


@dataclass(frozen=True, slots=True)
class Glossary:
    """The page.

    Attributes:
        language: Code of its language.
        words: Its fixed words, by key.
        wanted: What was looked for.
        kept: What else is chosen, which looking for a word keeps: names and values.
        told: How much was found.
        parts: The words.
        notes: What else the reader should know.
        other: Code, name and address of the same page in the other language.
        links: Label and address of where to go on.
    """

    language: str
    words: Mapping[str, str]
    wanted: str
    kept: Sequence[tuple[str, str]]
    told: str
    parts: Sequence[GlossaryPart]
    notes: Sequence[str]
    other: tuple[str, str, str]
    links: Sequence[tuple[str, str]]


def glossary_page(page: Glossary) -> str:
    """Return the page as HTML."""
    words = page.words
    head = joined(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{words['title']} · Golden Thread"),
        tag("link", rel="icon", href="data:,"),
        tag("link", rel="stylesheet", href="/static/page.css"),
    )
    main = tag("main", tag("p", page.told, role="status"), *(_part(part, words) for part in page.parts), id="words")
    skip = tag("a", words["skip"], href="#words", class_="skip")
    return document(page.language, head, tag("body", skip, _top(page), main, _foot(page)))


def _top(page: Glossary) -> Html:
    words = page.words
    code, name, address = page.other
    form = tag(
        "form",
        tag("label", words["find"], for_="find"),
        tag("input", type="search", id="find", name="find", value=page.wanted),
        *(tag("input", type="hidden", name=name, value=value) for name, value in page.kept),
        tag("button", words["show"], type="submit"),
        method="get",
        action="/glossary",
        role="search",
    )
    toggle = tag("a", name, href=address, lang=code, hreflang=code, class_="toggle")
    title = tag("div", tag("p", "Golden Thread", class_="product"), tag("h1", words["title"]))
    return tag("header", tag("div", title, toggle, class_="bar"), form)


def _part(part: GlossaryPart, words: Mapping[str, str]) -> Html:
    heading = f"{part.id}-heading"
    entries = [entry for word in part.words for entry in (tag("dt", word.name), _meaning(word, words))]
    return tag("section", tag("h2", part.heading, id=heading), tag("dl", *entries), id=part.id, aria_labelledby=heading)


def _meaning(word: Word, words: Mapping[str, str]) -> Html:
    also = tag("p", f"{words['also']}: {word.also}", class_="also") if word.also else None
    code = tag("p", f"{words['code']}: ", tag("code", word.code), class_="also") if word.code else None
    return tag("dd", tag("p", word.means.text, lang=word.means.language or None), also, code)


def _foot(page: Glossary) -> Html:
    links = [tag("li", tag("a", label, href=address)) for label, address in page.links]
    return tag("footer", *(tag("p", note) for note in page.notes), tag("ul", *links))
