"""The glossary: every kind and link in plain words, found by other words for them, in an organisation's own words."""

from __future__ import annotations

import re
from html import unescape

import pytest

from api.glossary import glossary
from api.say.glossary import TERMS, WORDS
from api.whereabouts import Whereabouts
from graph.declarations import load_ontology
from tests.api.asking import view
from tests.visual.test_html import read

NAMES = re.compile(r"<dt>(.*?)</dt>")


def names(wanted: str = "", language: str = "en") -> list[str]:
    """Return the words that the glossary shows, in order."""
    place = Whereabouts("cy" if language == "cy" else "en")
    return [unescape(name) for name in NAMES.findall(glossary(view(), place, wanted))]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_AD_05_every_kind_link_and_term_is_there_in_plain_words(language: str) -> None:
    ontology = load_ontology()

    shown = names(language=language)

    assert {kind.label[language] for kind in ontology.kinds.values()} <= set(shown)
    assert {term.name[language] for term in TERMS} <= set(shown)
    assert len(shown) == len(ontology.kinds) + len(ontology.links) + len(TERMS)


@pytest.mark.parametrize(
    ("wanted", "name", "language"),
    [("initiative", "Improvement", "en"), ("KPI", "Measure", "en"), ("patient", "Group of people", "en"),
     ("rhanddeiliad", "Grŵp o bobl", "cy"), ("orphan", "Adrift", "en"), ("prosiect", "Gwelliant", "cy")],
)  # fmt: skip
def test_AD_05_a_word_is_found_by_other_words_for_it(wanted: str, name: str, language: str) -> None:
    assert name in names(wanted, language)
    assert len(names(wanted, language)) < 10


def test_what_is_called_nothing_here_is_said_with_what_to_try() -> None:
    shown = glossary(view(), Whereabouts("en"), "<b>zzz")

    assert "Nothing here is called that." in shown
    assert "b" not in read(shown).tags
    assert NAMES.findall(shown) == []


def test_what_is_chosen_stays_chosen() -> None:
    shown = unescape(glossary(view(), Whereabouts("en", "U1", "2026-01-01"), "goal"))

    assert '<input type="hidden" name="scope" value="U1">' in shown
    assert "/glossary?language=cy&scope=U1&date=2026-01-01&find=goal" in shown


def test_every_kind_has_other_words_and_every_text_is_in_both_languages() -> None:
    ontology = load_ontology()

    assert [name for name in ontology.kinds if not ontology.also.get(name)] == []
    assert [key for key, label in WORDS.items() if not label.cy] == []
    assert [term.name.en for term in TERMS if not (term.means.en and term.means.cy and term.also)] == []
