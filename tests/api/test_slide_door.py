"""A finding as a slide: reason, facts, day and map on it, in both languages, and nothing that a name could break."""

from __future__ import annotations

from html import unescape

import pytest
from starlette.testclient import TestClient

from api.slide_door import finding_slide
from api.whereabouts import Whereabouts
from graph.errors import NotFound
from tests.api.asking import view
from tests.api.doors import asked
from tests.visual.test_html import read

HOSTILE = '</title><script>alert(1)</script>"><img src=x onerror=alert(1)>'


@pytest.mark.slow
def test_a_slide_holds_why_since_when_what_to_do_the_facts_and_the_day(let_in: TestClient) -> None:
    found = asked(let_in, "{ findings(first: 1) { nodes { id title reason action } } }")["data"]["findings"]["nodes"][0]

    shown = unescape(let_in.get("/slide", params={"finding": found["id"]}).text)

    assert all(found[part] in shown for part in ("title", "reason", "action"))
    assert "What this rests on" in shown
    assert "As things stood on 25 November 2026" in shown
    assert "<svg " in shown


@pytest.mark.slow
def test_a_slide_of_nothing_is_refused_in_a_sentence(let_in: TestClient) -> None:
    answer = let_in.get("/slide", params={"finding": "<b>"})

    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/plain; charset=utf-8")


def test_a_hostile_name_stays_a_text_in_both_languages() -> None:
    quoted = HOSTILE.replace('"', '\\"')
    held = view(f'Purpose P "{quoted}"; Process R "{quoted}" lane=support')
    finding = next(one for one in held.findings().open if "R" in one.nodes)

    pages = [read(finding_slide(held, Whereabouts(language), finding.id)) for language in ("en", "cy")]

    for found in pages:
        assert not {"script", "img", "iframe", "style"} & set(found.tags)
        assert not [name for name, _ in found.attributes if name.startswith("on") or name == "style"]


def test_a_finding_that_is_gone_is_said_to_be() -> None:
    with pytest.raises(NotFound, match="may be gone"):
        finding_slide(view(), Whereabouts("en"), "P99:x")
