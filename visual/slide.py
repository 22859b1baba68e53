"""One finding as a slide: sixteen by nine, on one sheet when it is printed, with its facts and the day on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from visual.html import Html, document, joined, tag
from visual.page import Said

STYLES = ("page.css", "picture.css", "chart.css", "slide.css")


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
        chart: The series that it rests on; None where it rests on none.
        map: What it speaks of, drawn; None where nothing is.
        about: Of what day and revision it is, and by what it was found.
        links: Label and address of the ways back; they are not printed.
        other: Code, name and address of the same slide in the other language.
        skip: Label of the way past them.
    """

    language: str
    title: str
    sentences: Sequence[Said]
    facts_head: str
    facts: Sequence[Said]
    more: str
    chart: Html | None
    map: Html | None
    about: Sequence[str]
    links: Sequence[tuple[str, str]]
    other: tuple[str, str, str]
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
    code, name, there = slide.other
    other = tag("li", tag("a", name, href=there, lang=code, hreflang=code))
    ways = tag("ul", *(tag("li", tag("a", label, href=address)) for label, address in slide.links), other)
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
    shown = tag("div", slide.chart, slide.map, class_="shown") if slide.chart or slide.map else None
    about = tag("footer", *(tag("p", one) for one in ("Golden Thread", *slide.about)))
    return tag("main", tag("h1", slide.title), tag("div", told, shown, class_="halves"), about)
