"""Translations as YAML: read with everything that is wrong in them, written so that people can edit them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from graph.errors import DeclarationError
from graph.marked_yaml import Marked, YamlError, read_yaml
from graph.model import Value
from graph.ontology import Ontology
from graph.values import convert, nearest
from loaders.translation import BACKWARD, Made, Translation, Way

KEY = "translation"
TOP = (KEY, "elements", "relations", "fields")
FOLDER = "loaders.translations"

Path = tuple[str | int, ...]


def is_translation(text: str) -> bool:
    """Tell whether a YAML text is meant to be a translation, right or wrong."""
    return any(line.startswith(f"{KEY}:") for line in text.splitlines())


def shipped_translation(name: str, ontology: Ontology) -> Translation:
    """Return the translation of a format that comes with the product; an empty one where none does.

    Raises:
        DeclarationError: If it is wrong, which a test looks for.
    """
    text = _texts().get(name)
    if text is None:
        return Translation(name)
    reader = TranslationReader(f"{name}.yaml", ontology)
    found = reader.read(text)
    if found is None:
        raise DeclarationError(reader.violations, "translations")
    return found


@cache
def _texts() -> dict[str, str]:
    files = (file for file in resources.files(FOLDER).iterdir() if file.name.endswith(".yaml"))
    return {file.name.removesuffix(".yaml"): file.read_text(encoding="utf-8") for file in files}


@dataclass
class TranslationReader:
    """Reads one YAML text; what is wrong is told with file and line.

    Attributes:
        file: Name of the file, for messages.
        ontology: What kinds, fields and links there are.
        violations: Everything wrong so far, `file:line: what is wrong`.
    """

    file: str
    ontology: Ontology
    violations: list[str] = field(default_factory=list)
    _marked: Marked = field(default_factory=lambda: Marked(None))

    def read(self, text: str) -> Translation | None:
        """Return the translation of a text, or None when anything is wrong with it."""
        try:
            self._marked = read_yaml(text)
        except YamlError as error:
            self.violations.append(f"{self.file}:{error.line}: {error}")
            return None
        data = self._marked.data
        if not isinstance(data, dict) or not isinstance(data.get(KEY), str):
            self._wrong((), f"a translation begins with {KEY}: and the name of a format")
            return None
        for key in data:
            if key not in TOP:
                self._wrong((key,), f"{key!r} means nothing here{_meant(str(key), TOP)}")
        elements = dict(self._elements(data))
        relations = {name: tuple(self._ways(name, said)) for name, said in self._section(data, "relations")}
        fields = {name: self._field(name, said) for name, said in self._section(data, "fields")}
        return None if self.violations else Translation(data[KEY], elements, relations, fields)

    def _section(self, data: Mapping[str, Any], key: str) -> Iterator[tuple[str, Any]]:
        section = data.get(key) or {}
        if not isinstance(section, dict):
            self._wrong((key,), f"{key} needs names and what they become")
            return
        yield from ((str(name), said) for name, said in section.items())

    def _elements(self, data: Mapping[str, Any]) -> Iterator[tuple[str, Made]]:
        for name, said in self._section(data, "elements"):
            says = said if isinstance(said, dict) else {"kind": said}
            path = ("elements", name)
            for key in says:
                if key not in ("kind", "fields"):
                    self._wrong((*path, key), f"{key!r} means nothing here{_meant(str(key), ('kind', 'fields'))}")
            kind = str(says.get("kind"))
            if kind not in self.ontology.kinds:
                self._wrong(path, f"there is no kind {kind!r}{_meant(kind, self.ontology.kinds)}")
                continue
            yield name, Made(kind, dict(self._values(path, kind, says.get("fields") or {})))

    def _values(self, path: Path, kind: str, said: object) -> Iterator[tuple[str, Value]]:
        known = self.ontology.fields_of(kind)
        if not isinstance(said, dict):
            self._wrong((*path, "fields"), "fields needs names and values")
            return
        for name, given in said.items():
            if name not in known:
                self._wrong((*path, "fields", name), f"{kind} has no field {name!r}{_meant(str(name), known)}")
                continue
            value, problem = convert(known[name], given)
            if value is None:
                self._wrong((*path, "fields", name), problem.message if problem else f"{name} has no value")
            else:
                yield name, value

    def _ways(self, name: str, said: object) -> Iterator[Way]:
        for given in said if isinstance(said, list) else [said]:
            link, _, direction = str(given).partition(" ")
            if link not in self.ontology.links:
                self._wrong(("relations", name), f"there is no link {link!r}{_meant(link, self.ontology.links)}")
            elif direction not in {"", BACKWARD}:
                self._wrong(("relations", name), f"after {link} only {BACKWARD!r} may stand, not {direction!r}")
            else:
                yield Way(link, bool(direction))

    def _field(self, name: str, said: object) -> str:
        known = {field for kind in self.ontology.kinds for field in self.ontology.fields_of(kind)}
        if said not in known:
            self._wrong(("fields", name), f"no kind has a field {said!r}{_meant(str(said), known)}")
        return str(said)

    def _wrong(self, path: Path, message: str) -> None:
        self.violations.append(f"{self.file}:{self._marked.line(*path)}: {message}")


def written(translation: Translation) -> str:
    """Return a translation as YAML that `TranslationReader` reads back as the same."""
    import yaml

    elements = {
        name: {"kind": made.kind, "fields": dict(made.fields)} if made.fields else made.kind
        for name, made in translation.elements.items()
    }
    relations = {name: [str(way) for way in ways] for name, ways in translation.relations.items()}
    said = {KEY: translation.name, "elements": elements, "relations": relations, "fields": dict(translation.fields)}
    filled = {key: value for key, value in said.items() if value}
    return str(yaml.safe_dump(filled, allow_unicode=True, sort_keys=False, default_flow_style=None, width=120))


def _meant(word: str, among: Any) -> str:
    meant = nearest(word, among)
    return f"; is {meant} meant?" if meant else ""
