"""A page of answers: sentences first, each section with its table and the question that gives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from visual.html import Html, document, joined, tag


@dataclass(frozen=True, slots=True)
class Said:
    """A text in a language.

    Attributes:
        text: The text.
        language: Its language, or empty where it is that of the page.
    """

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows behind a sentence.

    Attributes:
        caption: What the rows are.
        heads: Heads of the columns.
        rows: One text a column.
        more: Says how many rows are left out; empty where none is.
    """

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Said]]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page.

    Attributes:
        id: Its anchor.
        heading: Its heading.
        sentences: The answer.
        table: The rows behind it, or None where there are none.
        query: The question in GraphQL that gives them; empty where there is none.
        chart: The series that it rests on; None where it rests on none.
        map: What it speaks of, drawn; None where nothing is.
        links: Label and address of where more of it is shown.
    """

    id: str
    heading: str
    sentences: Sequence[Said]
    table: Table | None = None
    query: str = ""
    chart: Html | None = None
    map: Html | None = None
    links: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The fixed words of a page, in its language.

    Attributes:
        language: Its code.
        title: What the page is called.
        skip, scope, everything, show: Of its controls.
        table, query, ask: Heads of what stands behind a sentence, and of the link that asks it again.
    """

    language: str
    title: str
    skip: str
    scope: str
    everything: str
    show: str
    table: str
    query: str
    ask: str
    map_shown: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list to choose from."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the sections.

    Attributes:
        words: The fixed words.
        other: Code, name and address of the same page in the other language.
        scopes: The units that can be asked about; the first entry is everything.
        about: Of what day and revision the page is.
        notes: What else the reader should know.
        links: Label and address of what else there is.
        address: Where the page is.
        date: The day that is chosen, ISO.
    """

    words: Words
    other: tuple[str, str, str]
    scopes: Sequence[Choice]
    about: str
    notes: Sequence[str] = ()
    links: Sequence[tuple[str, str]] = ()
    address: str = "/"
    date: str = ""


def answer_page(frame: Frame, sections: Sequence[Section], ask: str) -> str:
    """Return the page.

    Args:
        frame: What stands around the sections.
        sections: The answers, the most important first.
        ask: Address that asks a question again, to which the question is added, ready for an address; empty where
            there is none.
    """
    words = frame.words
    head = joined(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{words.title} · Golden Thread"),
        tag("link", rel="icon", href="data:,"),
        *(tag("link", rel="stylesheet", href=f"/static/{name}") for name in ("page.css", "picture.css", "chart.css")),
    )
    main = tag("main", *(_section(section, words, ask) for section in sections), id="answer")
    skip = tag("a", words.skip, href="#answer", class_="skip")
    return document(words.language, head, tag("body", skip, _top(frame), main, _foot(frame)))


def _top(frame: Frame) -> Html:
    words = frame.words
    code, name, address = frame.other
    options = [tag("option", one.label, value=one.value, selected=one.chosen) for one in frame.scopes]
    form = tag(
        "form",
        tag("label", words.scope, for_="scope"),
        tag("select", *options, id="scope", name="scope"),
        tag("label", words.date, for_="date") if words.date else None,
        tag("input", type="date", id="date", name="date", value=frame.date) if words.date else None,
        tag("input", type="hidden", name="language", value=words.language),
        tag("button", words.show, type="submit"),
        method="get",
        action=frame.address,
    )
    toggle = tag("a", name, href=address, lang=code, hreflang=code, class_="toggle")
    title = tag("div", tag("p", "Golden Thread", class_="product"), tag("h1", words.title))
    return tag("header", tag("div", title, toggle, class_="bar"), form)


def _foot(frame: Frame) -> Html:
    notes = [tag("p", note) for note in (frame.about, *frame.notes)]
    links = [tag("li", tag("a", label, href=address)) for label, address in frame.links]
    return tag("footer", *notes, tag("ul", *links))


def _section(section: Section, words: Words, ask: str) -> Html:
    heading = f"{section.id}-heading"
    return tag(
        "section",
        tag("h2", section.heading, id=heading),
        *(tag("p", said.text, lang=said.language or None) for said in section.sentences),
        section.chart,
        _map(section, words) if section.map else None,
        _table(section, words) if section.table and section.table.rows else None,
        _query(section, words, ask) if section.query else None,
        _links(section) if section.links else None,
        id=section.id,
        aria_labelledby=heading,
    )


def _map(section: Section, words: Words) -> Html:
    shown = tag("div", section.map, class_="wide drawn", role="group", tabindex="0", aria_label=section.heading)
    return tag("details", tag("summary", f"{words.map_shown}: {section.heading}"), shown)


def _links(section: Section) -> Html:
    return tag("p", *(tag("a", label, href=address) for label, address in section.links), class_="ways")


def _table(section: Section, words: Words) -> Html:
    table = section.table
    assert table is not None  # noqa: S101  asked for by `_section` only where there is one
    heads = tag("tr", *(tag("th", head, scope="col") for head in table.heads))
    rows = [tag("tr", *(_cell(said, first=number == 0) for number, said in enumerate(row))) for row in table.rows]
    shown = tag("table", tag("caption", table.caption), tag("thead", heads), tag("tbody", *rows))
    box = tag("div", shown, class_="wide", role="group", tabindex="0", aria_label=table.caption)
    more = tag("p", table.more, class_="more") if table.more else None
    return tag("details", tag("summary", f"{words.table}: {table.caption}"), box, more)


def _cell(said: Said, *, first: bool) -> Html:
    language = said.language or None
    return tag("th", said.text, scope="row", lang=language) if first else tag("td", said.text, lang=language)


def _query(section: Section, words: Words, ask: str) -> Html:
    again = tag("p", tag("a", words.ask, href=f"{ask}{quote(section.query)}")) if ask else None
    code = tag("pre", tag("code", section.query), tabindex="0", aria_label=f"{words.query}: {section.heading}")
    return tag("details", tag("summary", f"{words.query}: {section.heading}"), code, again)
