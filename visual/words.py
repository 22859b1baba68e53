"""The fixed words of the explorer, in English and Welsh: every YAML file of the folder `words`, read as one.

A file holds texts by key, each in both languages. A text with a number in it comes twice: `<key>_one` and
`<key>_number`. No key stands in two files.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

import yaml

from graph.errors import WrongUse
from graph.ontology import Label, Language


@cache
def explorer_words() -> Mapping[str, Label]:
    """Return every text by its key.

    Raises:
        WrongUse: If a text lacks a language or a key stands twice.
    """
    found: dict[str, Label] = {}
    files = [one for one in resources.files("visual").joinpath("words").iterdir() if one.name.endswith(".yaml")]
    for file in sorted(files, key=lambda one: one.name):
        for key, text in yaml.safe_load(file.read_text(encoding="utf-8")).items():
            if key in found:
                raise WrongUse(f"visual/words/{file.name}: {key!r} stands in another file of words, too")
            if not isinstance(text, dict) or set(text) != {"en", "cy"}:
                raise WrongUse(f"visual/words/{file.name}: {key!r} needs a text in English and in Welsh: {{en:, cy:}}")
            found[key] = Label(text["en"], text["cy"])
    return MappingProxyType(found)


@cache
def words_in(language: Language) -> Mapping[str, str]:
    """Return the texts of a language by key."""
    return {key: label[language] for key, label in explorer_words().items()}
