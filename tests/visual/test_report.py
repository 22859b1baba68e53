"""Tests of `visual.report` and what it is made of: links lead somewhere, and no text breaks the page."""

from __future__ import annotations

import re

from api.say.charts import reader_in
from tests.visual.test_html import read
from visual.report import report_page
from visual.report_parts import Cited, Claim, Grid, Part, Report

WORDS = {"contents": "Contents", "missing": "Missing", "cited": "Rests on"}
HOSTILE = "<script>alert(1)</script>"


def page(text: str = "It is so.") -> str:
    grid = Grid("A table", ["Name", "Value"], [[text, "1"]], [[1]])
    part = Part("one", text, [Claim(text, [1], "en")], [grid], missing=[Claim(text)])
    report = Report("cy", "Title", "Of whom", ["Made so."], [part], [Cited(1, text, "need, d1")], WORDS)
    return report_page(report, reader_in("en"))


def test_every_mark_leads_to_the_record_that_it_names() -> None:
    shown = page()

    targets = set(re.findall(r'href="#([^"]+)"', shown))
    assert targets == {"one", "cited-1"}
    assert targets <= set(re.findall(r'id="([^"]+)"', shown))


def test_a_text_in_another_language_says_so() -> None:
    assert '<span lang="en">It is so.</span>' in page()


def test_no_text_can_break_the_page() -> None:
    shown = page(HOSTILE)

    assert HOSTILE not in shown
    assert read(shown)


def test_it_asks_for_nothing_from_elsewhere() -> None:
    assert not re.findall(r'(?:src|href)="(?!#|data:)', page())
