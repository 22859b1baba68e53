"""The page of questions: every question with its answer, in both languages, of a unit, and since an earlier day."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from api.question_page import questions_page
from api.whereabouts import Whereabouts
from tests.api.asking import view
from tests.api.doors import asked
from tests.visual.test_html import read

pytestmark = pytest.mark.slow

QUESTION = re.compile(r"<pre[^>]*><code>(.*?)</code></pre>", re.DOTALL)
HOSTILE = 'Need N9 "<script>alert(1)</script>" importance=5'


def test_OQ_15_every_question_is_on_the_page_with_its_answer(let_in: TestClient) -> None:
    shown = let_in.get("/questions").text

    assert shown.count("<section ") == shown.count("<h2 ") == 32
    assert "Q7a · What has to be designed" in unescape(shown)
    assert "Confidence: " in shown


@pytest.mark.parametrize("address", ["/questions", "/questions?scope=U1&language=cy"])
def test_every_query_on_the_page_is_answered(let_in: TestClient, address: str) -> None:
    questions = [unescape(found) for found in QUESTION.findall(let_in.get(address).text)]

    answers = [asked(let_in, question) for question in questions]

    assert len(questions) == 32
    assert not [answer for answer in answers if "errors" in answer]


def test_the_page_is_in_welsh_and_says_what_is_not(let_in: TestClient) -> None:
    shown = unescape(let_in.get("/questions", params={"language": "cy"}).text)

    assert '<html lang="cy">' in shown
    assert "Hyder: " in shown
    assert "Yn Saesneg y mae'r atebion am y tro." in shown


def test_what_changed_since_an_earlier_day_stands_with_each_answer(let_in: TestClient) -> None:
    shown = unescape(let_in.get("/questions", params={"since": "2026-01-01"}).text)

    assert "Nothing of this has changed since 1 January 2026." in shown


def test_a_day_that_is_none_is_told(let_in: TestClient) -> None:
    refused = let_in.get("/questions", params={"since": "soon"})

    assert refused.status_code == 400
    assert "'soon' is not a day" in refused.text


def test_names_cannot_break_the_page() -> None:
    shown = questions_page(view(HOSTILE), Whereabouts("en"), None)

    assert "<script>alert" not in shown
    assert read(shown)


def test_an_empty_organisation_is_told_what_would_tell() -> None:
    shown = questions_page(view(""), Whereabouts("en"), None)

    assert shown.count("This cannot be told yet.") == 32


def test_the_day_stays_chosen_in_every_link_of_the_page(let_in: TestClient) -> None:
    shown = unescape(let_in.get("/questions", params={"scope": "U2", "date": "2026-10-31"}).text)

    links = re.findall(r'href="(/(?:questions)?\?[^"]*)"', shown)
    assert len(links) == 3
    assert not [one for one in links if "scope=U2" not in one or "date=2026-10-31" not in one]
    assert "As things stood on 31 October 2026" in shown
