"""The board of a team as a page."""

from __future__ import annotations

import re

from tests.visual.test_html import read
from visual.board_note import PARTS, WAYS, BoardNote, note_form
from visual.board_page import BoardFrame, board_page
from visual.page import Choice, Said

FRAME = BoardFrame("en", "Board of A & B", ("cy", "Cymraeg", "/board/a?language=cy"), ["Print it."])


def test_every_section_has_its_heading_and_its_sentences() -> None:
    page = board_page(FRAME, [("One", [Said("First."), Said("Second.")]), ("Two", [Said("Nothing.")])])

    assert page.count("<section ") == page.count("<h2 ") == 2
    assert page.count("<li>") == 3
    assert 'aria-labelledby="part-1"' in page
    read(page)


def test_names_cannot_break_the_page() -> None:
    page = board_page(FRAME, [("<script>", [Said("<img src=x>")])])

    assert "<script>" not in page
    assert "<img" not in page
    assert "Board of A &amp; B" in page


def test_english_sentences_on_a_welsh_page_are_marked() -> None:
    frame = BoardFrame("cy", "Bwrdd", ("en", "English", "/board/a?language=en"), [])

    page = board_page(frame, [("Un", [Said("First.", "en"), Said("Dim.")])])

    assert '<li lang="en">First.</li><li>Dim.</li>' in page


WORDS = {key: key.title() for key in ("head", "what", "hint", "about", "way", "ask", "send", "failed", *WAYS, *PARTS)}


def test_the_form_offers_help_only_where_somebody_can_be_asked() -> None:
    alone = note_form(BoardNote(WORDS, [Choice("u1", "Team")], []))
    helped = note_form(BoardNote(WORDS, [Choice("u1", "Team")], [Choice("f1", "Huddle")]))

    assert 'value="help"' not in alone
    assert 'value="help"' in helped
    assert helped.count("<textarea") == 4
    read(helped)


def test_every_field_of_the_form_has_its_label() -> None:
    form = note_form(BoardNote(WORDS, [Choice("u1", "Team")], [Choice("f1", "Huddle")]))

    ids = re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', form)

    assert len(ids) == 10
    assert sorted(ids) == sorted(re.findall(r'<label for="([^"]+)"', form))
