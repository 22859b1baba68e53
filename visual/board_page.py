"""The board of a team as a page: sections of plain sentences that fit on paper and on a screen on the wall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from visual.board_note import BoardNote, note_form
from visual.html import Html, document, joined, tag
from visual.page import Said


@dataclass(frozen=True, slots=True)
class BoardFrame:
    """What stands around the sections.

    Attributes:
        language: Code of the language of headings and names.
        title: Whose board it is, and of what day.
        other: Code, name and address of the same page in the other language.
        notes: What else the reader should know.
        note: The form to note something in; None where the reader may not.
    """

    language: str
    title: str
    other: tuple[str, str, str]
    notes: Sequence[str]
    note: BoardNote | None = None


def board_page(frame: BoardFrame, sections: Sequence[tuple[str, Sequence[Said]]]) -> str:
    """Return the page.

    Args:
        frame: What stands around the sections.
        sections: Heading and sentences of each.
    """
    head = joined(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{frame.title} · Golden Thread"),
        tag("link", rel="icon", href="data:,"),
        tag("link", rel="stylesheet", href="/static/page.css"),
        tag("link", rel="stylesheet", href="/static/board.css"),
        tag("script", "", src="/static/board.js", defer=True),
    )
    code, name, address = frame.other
    toggle = tag("a", name, href=address, lang=code, hreflang=code, class_="toggle")
    title = tag("div", tag("p", "Golden Thread", class_="product"), tag("h1", frame.title))
    top = tag("header", tag("div", title, toggle, class_="bar"))
    parts = [_section(number, *section) for number, section in enumerate(sections, 1)]
    noting = note_form(frame.note) if frame.note else None
    foot = tag("footer", *(tag("p", note) for note in frame.notes))
    return document(
        frame.language, head, tag("body", top, tag("main", noting, tag("div", *parts, class_="board")), foot)
    )


def _section(number: int, heading: str, sentences: Sequence[Said]) -> Html:
    name = f"part-{number}"
    items = [tag("li", sentence.text, lang=sentence.language or None) for sentence in sentences]
    return tag("section", tag("h2", heading, id=name), tag("ul", *items), aria_labelledby=name)
