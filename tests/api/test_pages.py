"""The page of answers: sentences first, both languages, a scope, and nothing in it that a name could break."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from api.pages import QUERIES, home_page
from api.say.page import STATUSES, WORDS
from api.whereabouts import Whereabouts
from graph.analysis.sight import STATUSES as ALL_STATUSES
from tests.api.asking import SMALL, view
from tests.api.doors import asked
from tests.visual.test_html import read

pytestmark = pytest.mark.slow

HOSTILE = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title><svg onload=alert(1)>", "{{7*7}}")
QUESTION = re.compile(r"<pre[^>]*><code>(.*?)</code></pre>", re.DOTALL)


def page(organisation: str = SMALL, language: str = "en", scope: int | None = None) -> str:
    """Return the page of an organisation."""
    return home_page(view(organisation), Whereabouts("cy" if language == "cy" else "en"), scope)


def test_the_first_thing_said_is_how_much_serves(let_in: TestClient) -> None:
    shown = unescape(let_in.get("/").text)

    assert "7 of 11 pieces of work serve the purpose" in shown
    assert "It never did, as far as is recorded." in shown
    assert "“Print leaflets” leads no further" in shown
    assert "53 findings" in shown


def test_every_section_has_its_sentence_its_table_and_its_question() -> None:
    found = page()

    assert found.count("<section ") == found.count("<h2 ") == len(QUESTION.findall(found)) >= 7
    assert found.count("<svg ") == found.count('class="ways"') >= 6
    assert found.count("<table>") == found.count("<caption>") >= 4


@pytest.mark.parametrize("address", ["/", "/?language=cy", "/?scope=U2", "/?scope=U1&language=cy"])
def test_every_question_on_the_page_is_answered(let_in: TestClient, address: str) -> None:
    questions = [unescape(found) for found in QUESTION.findall(let_in.get(address).text)]

    answers = [asked(let_in, question) for question in questions]

    assert len(questions) >= 2
    assert not [answer for answer in answers if "errors" in answer]
    assert ("scope" in address) == all("scope:" in question for question in questions)


def test_the_page_is_in_welsh_with_welsh_names_and_says_what_is_not(let_in: TestClient) -> None:
    shown = let_in.get("/", params={"language": "cy"}).text

    assert '<html lang="cy">' in shown
    assert "Gwaith sy&#x27;n gwasanaethu&#x27;r diben: 7 o 11." in shown
    assert "Gofal wedi&#x27;i Gynllunio" in shown
    assert '<td lang="en">' in shown
    assert 'href="/?language=en"' in shown


def test_the_scope_stays_chosen_when_the_language_changes(let_in: TestClient) -> None:
    shown = let_in.get("/", params={"scope": "U2"}).text

    assert '<option value="U2" selected>' in shown
    assert 'href="/?language=cy&amp;scope=U2"' in shown


def test_a_scope_that_is_not_there_is_said(let_in: TestClient) -> None:
    answer = let_in.get("/", params={"scope": "<b>"})

    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/plain; charset=utf-8")


def test_AD_01_without_a_purpose_the_page_says_so_in_both_languages() -> None:
    english, welsh = page("Process a"), page("Process a", "cy")

    assert "cannot be told yet" in english
    assert "Ni ellir dweud eto" in welsh
    assert 'id="gaps"' not in english + welsh


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_name_stays_a_text(hostile: str, language: str) -> None:
    name = hostile.replace("\\", "")
    quoted = name.replace('"', '\\"')
    organisation = f'Purpose P "{quoted}"; Process R "{quoted}" name_cy="{quoted}" lane=support; OrgUnit U "{quoted}"'

    found = read(page(organisation, language))

    assert not {"script", "img", "iframe", "object", "style"} & set(found.tags)
    assert found.tags.count("svg") == [name for name, value in found.attributes if value == "picture"].count("class")
    assert not [name for name, _ in found.attributes if name.startswith("on") or name == "style"]
    assert any(name in text for text in found.texts)


def test_no_page_asks_anything_of_another_server() -> None:
    found = read(page())

    linked = [value or "" for name, value in found.attributes if name in {"href", "src", "action"}]
    assert linked
    assert not [address for address in linked if not address.startswith(("/", "#", "data:,"))]


def test_the_three_most_material_gaps_come_each_with_why_facts_and_a_slide() -> None:
    found = page()

    ids = re.findall(r'<section id="(first-\d)"', found)
    assert ids == ["first-1", "first-2", "first-3"]
    assert found.count("/slide?language=en&amp;finding=") == 3
    assert "What this rests on" in found


def test_unit_and_day_stay_chosen_in_every_link_and_every_question(let_in: TestClient) -> None:
    shown = let_in.get("/", params={"scope": "U2", "date": "2026-11-01"}).text

    links = [unescape(one) for one in re.findall(r'href="(/(?:map|questions|glossary|slide)?\?[^"]*)"', shown)]
    others = [one for one in links if "since=" not in one]
    assert len(others) > 10
    assert not [one for one in others if "scope=U2" not in one or "date=2026-11-01" not in one]
    assert all('asOf: "2026-11-01"' in question for question in map(unescape, QUESTION.findall(shown)))
    assert 'type="date" id="date" name="date" value="2026-11-01"' in shown


def test_the_day_of_today_is_as_good_as_none(let_in: TestClient) -> None:
    shown = let_in.get("/", params={"date": "2026-11-25"}).text

    assert "asOf" not in shown


def test_a_day_that_is_none_is_said(let_in: TestClient) -> None:
    answer = let_in.get("/", params={"date": "soon"})

    assert (answer.status_code, "soon" in answer.text) == (400, True)


def test_every_fixed_text_is_there_in_welsh() -> None:
    assert not [key for key, label in WORDS.items() if not label.cy]
    assert set(STATUSES) == set(ALL_STATUSES)
    assert set(QUERIES) == {"serves", "gaps", "mend", "weak", "findings", "untold"}
