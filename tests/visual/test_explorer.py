"""The page of the explorer: a frame in which nothing that a name holds can become more than a text."""

from __future__ import annotations

import json
import re

import pytest

from tests.visual.test_html import read
from visual.explorer import Explorer, explorer_page, script_json
from visual.page import Choice
from visual.words import words_in

HOSTILE = "</script><script>alert(1)</script><!-- {{7*7}}"


def page(name: str) -> str:
    """Return the page of an organisation with a unit and a thing of a name."""
    units = [Choice("", "Everything", True), Choice(name, name)]
    start = {"words": {}, "kinds": {name: name}}
    return explorer_page(
        Explorer("en", ("cy", "Cymraeg"), words_in("en"), units, "/files/0", ["a.css"], ["a.js"], start)
    )


def test_a_hostile_name_stays_a_text() -> None:
    found = read(page(HOSTILE))

    assert found.tags.count("script") == 2
    assert not [name for name, _ in found.attributes if name.startswith("on") or name == "style"]
    assert HOSTILE in found.texts


def test_what_modules_start_from_is_read_back_as_it_was() -> None:
    held = re.search(r'id="start">(.*?)</script>', page(HOSTILE), re.DOTALL)

    assert held
    assert json.loads(held[1])["kinds"] == {HOSTILE: HOSTILE}


@pytest.mark.parametrize("value", ["<", "</SCRIPT", "<!--", "\u2028"])
def test_json_in_a_script_ends_nothing(value: str) -> None:
    assert "<" not in script_json({value: value})
    assert json.loads(script_json(value)) == value


def test_every_control_has_a_label_and_every_place_is_there_once() -> None:
    found = page("Ward")

    labelled = set(re.findall(r'<label for="(\w+)"', found))
    ids = re.findall(r'\bid="([\w-]+)"', found)
    assert labelled == {"search", "scope", "date", "theme"} <= set(ids)
    assert len(ids) == len(set(ids))
