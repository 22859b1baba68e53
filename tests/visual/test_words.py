"""The words of the explorer: in both languages, each used, none missing."""

from __future__ import annotations

import re

from tests.tree import ROOT
from visual.explorer import THEMES
from visual.words import explorer_words, words_in

CODE = [
    *(ROOT / "visual" / "static" / "explorer").rglob("*.js"),
    ROOT / "visual" / "explorer.py",
    ROOT / "api" / "explorer.py",
    ROOT / "api" / "scene.py",
]
QUOTED = re.compile(r"""["'`](\w+)["'`]""")
SAID = re.compile(r"\bsay\(\s*\"(\w+)\"|\bword: \"(\w+)\"")
BEGUN = re.compile(r"\bsay\(`(\w+_)\$\{")
NUMBERED = re.compile(r"\bnumbered\(\s*\"(\w+)\"")


def all_code() -> str:
    """Return the text of all modules, and of the page that holds them."""
    return "\n".join(path.read_text(encoding="utf-8") for path in CODE)


def test_every_text_is_there_in_both_languages() -> None:
    assert [key for key, label in explorer_words().items() if not (label.en and label.cy)] == []
    assert set(words_in("en")) == set(words_in("cy"))


def test_both_languages_have_the_same_places_for_values() -> None:
    def places(text: str) -> set[str]:
        return set(re.findall(r"\{\w+\}", text))

    assert [key for key, label in explorer_words().items() if places(label.en) != places(label.cy)] == []


def test_every_text_that_a_module_says_is_there() -> None:
    code = all_code()

    said = {one or other for one, other in SAID.findall(code)}
    said |= {f"{key}_{form}" for key in NUMBERED.findall(code) for form in ("one", "number")}

    assert said
    assert sorted(said - set(explorer_words())) == []


def test_no_text_is_left_over() -> None:
    code = all_code()

    used = set(QUOTED.findall(code)) | {f"theme_{theme}" for theme in THEMES}
    used |= {key for key in explorer_words() if key.startswith(tuple(BEGUN.findall(code)))}
    used |= {f"{key}_{form}" for key in NUMBERED.findall(code) for form in ("one", "number")}

    assert sorted(set(explorer_words()) - used) == []
