"""One finding as a slide: sixteen by nine, on one sheet when it is printed, with its facts and the day on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from visual.html import Html, document, joined, tag
from visual.page import Said

STYLES = ("page.css", "picture.css", "slide.css")


@dataclass(frozen=True, slots=True)
class Slide:
    """What stands on a slide.

    Attributes:
        language: Code of its language.
        title: What was found.
        sentences: Why, since when, what to do, who can help; the first is the largest.
        facts_head: Head of the facts.
        facts: What it rests on.
        more: How many facts are left out, in a sentence; empty where none is.
        map: What it speaks of, drawn; None where nothing is.
        about: Of what day and revision it is, and by what it was found.
        links: Label and address of the ways back; they are not printed.
        skip: Label of the way past them.
    """

    language: str
    title: str
    sentences: Sequence[Said]
    facts_head: str
    facts: Sequence[Said]
    more: str
    map: Html | None
    about: Sequence[str]
    links: Sequence[tuple[str, str]]
    skip: str


def slide_page(slide: Slide) -> str:
    """Return a slide as a page of its own."""
    head = joined(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{slide.title} · Golden Thread"),
        tag("link", rel="icon", href="data:,"),
        *(tag("link", rel="stylesheet", href=f"/static/{name}") for name in STYLES),
    )
    ways = tag("ul", *(tag("li", tag("a", label, href=address)) for label, address in slide.links))
    return document(
        slide.language,
        head,
        tag("body", tag("nav", ways, aria_label=slide.skip), _sheet(slide), class_="slide"),
    )


def _sheet(slide: Slide) -> Html:
    facts = [tag("li", fact.text, lang=fact.language or None) for fact in slide.facts]
    told = tag(
        "div",
        *(tag("p", said.text, lang=said.language or None) for said in slide.sentences),
        tag("h2", slide.facts_head),
        tag("ul", *facts),
        tag("p", slide.more, class_="more") if slide.more else None,
        class_="told",
    )
    shown = tag("div", slide.map, class_="shown") if slide.map else None
    about = tag("footer", *(tag("p", one) for one in ("Golden Thread", *slide.about)))
    return tag("main", tag("h1", slide.title), tag("div", told, shown, class_="halves"), about)
