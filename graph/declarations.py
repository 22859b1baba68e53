"""Reads the declarations of kinds and links and says everything that is wrong with them, each with file and line.

One YAML file a kind; a link kind stands in the file of the kind it starts from. Where several kinds share a link kind,
exactly one file declares it in full (`label`, `inverse`, `doc`, `roles`); the others only say where theirs leads. A link
kind that any kind may have stands in the file of its target, under `links_in`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from graph.errors import DeclarationError
from graph.marked_yaml import Marked, YamlError, read_yaml
from graph.ontology import FIELD_TYPES, ROLES, Choice, Field, Fit, Kind, Label, LinkKind, Ontology, Places, Route

KIND_KEYS = frozenset(
    {
        "kind",
        "table",
        "group",
        "core",
        "label",
        "plural",
        "doc",
        "example",
        "traits",
        "refines",
        "fields",
        "links",
        "links_in",
    }
)
FIELD_KEYS = frozenset(
    {
        "type", "label", "doc", "required", "choices", "of", "minimum", "maximum", "max_length", "default", "personal",
        "sensitive", "example",
    }
)  # fmt: skip
HOME_KEYS = frozenset({"label", "inverse", "roles", "fields", "symmetric", "acyclic", "traits", "places"})
LINK_KEYS = HOME_KEYS | {"to", "card", "doc"}
LINK_IN_KEYS = HOME_KEYS | {"from", "card", "doc"}
FIT_KEYS = frozenset({"source", "target", "climbs"})
DIRECTIONS = ("forward", "backward", "both")
PLACES_HOW = ("source_is_unit", "target_is_unit", "unit_of_target", "shared_unit_of_targets")
NODE_WORDS = frozenset({"id", "kind", "name"})
LINK_WORDS = frozenset({"from", "link", "to", "kind"})
COMMON = "common.yaml"


@cache
def load_ontology(*folders: str) -> Ontology:
    """Return the kinds that come with the product, with those of further folders.

    Args:
        folders: Paths of folders of an organisation's own kinds, one YAML file a kind.

    Raises:
        DeclarationError: If any declaration is wrong; it carries every violation.
    """
    shipped = resources.files("graph.kinds")
    sources = [(entry.name, entry.read_text(encoding="utf-8")) for entry in _yaml_files(shipped)]
    for folder in folders:
        if not Path(folder).is_dir():
            raise DeclarationError([f"{folder}: there is no such folder of kinds"])
        sources += [
            (str(Path(folder, entry.name)), entry.read_text(encoding="utf-8")) for entry in _yaml_files(Path(folder))
        ]
    return read_ontology(sources)


def _yaml_files(folder: Any) -> Iterator[Any]:
    entries = (entry for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return iter(sorted(entries, key=lambda entry: str(entry.name)))


def read_ontology(sources: Iterable[tuple[str, str]]) -> Ontology:
    """Return the ontology that declarations describe.

    Args:
        sources: Name and text of each file. One is named `common.yaml`: the fields of every node and every link.

    Raises:
        DeclarationError: With every violation of every file.
    """
    reader = _Reader()
    for file, text in sources:
        reader.read(file, text)
    reader.join()
    if reader.violations:
        raise DeclarationError(reader.violations)
    return reader.ontology()


@dataclass
class _Home:
    """Where a link kind is declared in full, and what every file adds to it."""

    routes: dict[str, Route] = field(default_factory=dict)
    mentions: list[tuple[str, int, str]] = field(default_factory=list)
    body: dict[str, Any] | None = None
    fields: dict[str, Field] = field(default_factory=dict)
    at: tuple[str, int] = ("", 0)
    doc: str = ""
    from_any: list[tuple[str, Route]] = field(default_factory=list)


@dataclass
class _Reader:
    violations: list[str] = field(default_factory=list)
    kinds: dict[str, Kind] = field(default_factory=dict)
    kind_places: dict[str, tuple[str, Marked]] = field(default_factory=dict)
    homes: dict[str, _Home] = field(default_factory=dict)
    node_fields: dict[str, Field] = field(default_factory=dict)
    link_fields: dict[str, Field] = field(default_factory=dict)

    # -- one file ---------------------------------------------------------------------------------------------------

    def read(self, file: str, text: str) -> None:
        try:
            marked = read_yaml(text)
        except YamlError as error:
            self._wrong(file, error.line, str(error))
            return
        for path in marked.repeated:
            self._wrong(file, marked.line(*path), f"the key {path[-1]!r} stands twice")
        if not isinstance(marked.data, dict):
            self._wrong(file, 1, "a declaration is a mapping of keys")
        elif Path(file).name == COMMON:
            self._common(file, marked)
        else:
            self._kind(file, marked)

    def _common(self, file: str, marked: Marked) -> None:
        self._unknown(file, marked, (), marked.data, frozenset({"node_fields", "link_fields"}))
        self.node_fields |= self._fields(file, marked, ("node_fields",))
        self.link_fields |= self._fields(file, marked, ("link_fields",))

    def _kind(self, file: str, marked: Marked) -> None:
        data = marked.data
        self._unknown(file, marked, (), data, KIND_KEYS)
        name = self._word(file, marked, ("kind",), r"[A-Z][A-Za-z0-9]*", "PascalCase, such as Process")
        table = self._word(file, marked, ("table",), r"[a-z][a-z0-9_]*", "snake_case, such as processes")
        self._word(file, marked, ("group",), r"[a-z][a-z_]*", "snake_case, such as system")
        if name in self.kinds:
            self._wrong(
                file, marked.line("kind"), f"the kind {name} is declared already, in {self.kind_places[name][0]}"
            )
            return
        self.kind_places[name] = (file, marked)
        self.kinds[name] = Kind(
            name,
            table,
            str(data.get("group", "")),
            self._label(file, marked, ("label",)),
            self._label(file, marked, ("plural",)),
            self._doc(file, marked, ("doc",)),
            self._traits(file, marked),
            self._fields(file, marked, ("fields",)),
            {},
            bool(data.get("core", False)),
            self._label(file, marked, ("example",)) if "example" in data else Label("", ""),
        )
        for link in self._mapping(file, marked, ("links",)):
            self._link(file, marked, ("links", link), LINK_KEYS, name)
        for link in self._mapping(file, marked, ("links_in",)):
            self._link(file, marked, ("links_in", link), LINK_IN_KEYS, name)

    def _traits(self, file: str, marked: Marked) -> dict[str, dict[str, str]]:
        given = marked.data.get("traits", [])
        if isinstance(given, list):
            return {str(trait): {} for trait in given}
        traits: dict[str, dict[str, str]] = {}
        for trait, body in self._mapping(file, marked, ("traits",)).items():
            body = body or {}
            self._unknown(file, marked, ("traits", trait), body, frozenset({"unless"}))
            traits[trait] = {str(key): str(value) for key, value in body.get("unless", {}).items()}
        return traits

    # -- fields -----------------------------------------------------------------------------------------------------

    def _fields(self, file: str, marked: Marked, path: tuple[str, ...]) -> dict[str, Field]:
        names = self._mapping(file, marked, path)
        return {name: self._field(file, marked, (*path, name)) for name in names}

    def _field(self, file: str, marked: Marked, path: tuple[str, ...]) -> Field:
        body = self._at(marked, path)
        line = marked.line(*path)
        name = path[-1]
        if not isinstance(body, dict):
            self._wrong(file, line, f"the field {name} needs type, label and doc")
            body = {}
        self._unknown(file, marked, path, body, FIELD_KEYS)
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            self._wrong(file, line, f"the field {name!r} is not snake_case")
        kind = body.get("type")
        if kind not in FIELD_TYPES:
            self._wrong(file, line, f"the field {name} has no type out of {', '.join(FIELD_TYPES)}")
            kind = "text"
        choices = tuple(self._choice(file, marked, (*path, "choices", str(code))) for code in body.get("choices") or ())
        if (kind == "choice") != bool(choices):
            self._wrong(file, line, f"the field {name}: choices belong to the type choice, and it needs them")
        if (kind in {"node", "nodes"}) != ("of" in body):
            self._wrong(file, line, f"the field {name}: 'of' belongs to the types node and nodes, and they need it")
        return Field(
            name,
            kind,
            self._label(file, marked, (*path, "label")),
            self._doc(file, marked, (*path, "doc")),
            required=bool(body.get("required", False)),
            choices=choices,
            of=str(body.get("of", "")),
            minimum=body.get("minimum"),
            maximum=body.get("maximum"),
            max_length=body.get("max_length"),
            default=body.get("default"),
            personal=bool(body.get("personal", False)),
            sensitive=bool(body.get("sensitive", False)),
            example=str(body.get("example", "")),
        )

    def _choice(self, file: str, marked: Marked, path: tuple[str, ...]) -> Choice:
        code = path[-1]
        if not re.fullmatch(r"[a-z0-9][a-z0-9_]*", code):
            self._wrong(file, marked.line(*path), f"the choice {code!r} is not snake_case")
        body = self._at(marked, path)
        if isinstance(body, dict):
            self._unknown(file, marked, path, body, frozenset({"label", "doc"}))
        return Choice(code, self._label(file, marked, (*path, "label")), self._doc(file, marked, (*path, "doc")))

    # -- links ------------------------------------------------------------------------------------------------------

    def _link(self, file: str, marked: Marked, path: tuple[str, ...], keys: frozenset[str], kind: str) -> None:
        name = path[-1]
        line = marked.line(*path)
        body = self._at(marked, path)
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            self._wrong(file, line, f"the link {name!r} is not snake_case")
        if not isinstance(body, dict):
            self._wrong(file, line, f"the link {name} needs at least where it leads")
            return
        self._unknown(file, marked, path, body, keys)
        home = self.homes.setdefault(name, _Home())
        home.mentions.append((file, line, kind))
        self._routes(file, marked, path, kind, home)
        if HOME_KEYS & body.keys():
            self._home(file, marked, path, home)

    def _routes(self, file: str, marked: Marked, path: tuple[str, ...], kind: str, home: _Home) -> None:
        body = self._at(marked, path)
        line = marked.line(*path)
        end = "to" if path[0] == "links" else "from"
        least, most = self._card(file, line, str(body.get("card", "0..*")))
        doc = str(body.get("doc", ""))
        ends = body.get(end)
        if ends == "any":
            if end == "from":
                home.from_any.append((kind, Route("", {kind: Fit()}, least, most, doc)))
            else:
                home.routes[kind] = Route(kind, {"any": Fit()}, least, most, doc)
            return
        if not ends or not isinstance(ends, (list, dict)):
            self._wrong(file, line, f"the link {path[-1]} does not say {end!r} which kinds")
            return
        fits = {str(other): self._fit(file, marked, (*path, end, str(other))) for other in ends}
        if end == "to":
            home.routes[kind] = Route(kind, fits, least, most, doc)
            return
        for other, fit in fits.items():
            known = home.routes.get(other)
            targets = {**(known.targets if known else {}), kind: fit}
            home.routes[other] = Route(other, targets, least, most, doc)

    def _fit(self, file: str, marked: Marked, path: tuple[str, ...]) -> Fit:
        above = self._at(marked, path[:-1])
        body = above.get(path[-1]) if isinstance(above, dict) else None
        if not body:
            return Fit()
        self._unknown(file, marked, path, body, FIT_KEYS)
        return Fit(body.get("source", {}), body.get("target", {}), str(body.get("climbs", "")))

    def _home(self, file: str, marked: Marked, path: tuple[str, ...], home: _Home) -> None:
        line = marked.line(*path)
        if home.body is not None:
            first, at = home.at
            self._wrong(file, line, f"the link {path[-1]} is declared in full already, at {first}:{at}")
            return
        body = self._at(marked, path)
        home.at = (file, line)
        home.doc = self._doc(file, marked, (*path, "doc"))
        home.fields = self._fields(file, marked, (*path, "fields"))
        home.body = {
            "label": self._label(file, marked, (*path, "label")),
            "inverse": self._label(file, marked, (*path, "inverse")),
            "roles": self._roles(file, line, path[-1], body.get("roles") or ()),
            "symmetric": bool(body.get("symmetric", False)),
            "acyclic": bool(body.get("acyclic", False)),
            "traits": frozenset(str(trait) for trait in body.get("traits") or ()),
            "places": self._places(file, marked, (*path, "places")) if "places" in body else None,
        }

    def _roles(self, file: str, line: int, name: str, given: Iterable[object]) -> dict[Any, Any]:
        roles: dict[Any, Any] = {}
        for text in given:
            role, _, direction = str(text).partition(" ")
            if role not in ROLES or (direction or "both") not in DIRECTIONS:
                self._wrong(file, line, f"the link {name}: {text!r} is no role; write one of {', '.join(ROLES)}")
            elif role in {"sight", "impact"} and not direction:
                self._wrong(file, line, f"the link {name}: the role {role} needs a direction, forward or backward")
            else:
                roles[role] = direction or "both"
        if not roles:
            self._wrong(file, line, f"the link {name} has no role")
        return roles

    def _places(self, file: str, marked: Marked, path: tuple[str, ...]) -> Places:
        body = self._at(marked, path)
        self._unknown(file, marked, path, body, frozenset({"rank", "how"}))
        if body.get("how") not in PLACES_HOW:
            self._wrong(file, marked.line(*path), f"'how' must be one of {', '.join(PLACES_HOW)}")
        return Places(int(body.get("rank", 0)), str(body.get("how", "")))

    def _card(self, file: str, line: int, text: str) -> tuple[int, int | None]:
        match = re.fullmatch(r"(\d+)\.\.(\d+|\*)", text)
        if not match:
            self._wrong(file, line, f"the cardinality {text!r} is not of the form 0..*, 1..3 or 0..1")
            return 0, None
        return int(match[1]), None if match[2] == "*" else int(match[2])

    # -- all files together -----------------------------------------------------------------------------------------

    def join(self) -> None:
        """Check what can only be seen when all files are read, and fill in links that any kind may have."""
        for name, home in self.homes.items():
            self._join_link(name, home)
        for name, kind in self.kinds.items():
            file, marked = self.kind_places[name]
            for field_name, declared in kind.fields.items():
                line = marked.line("fields", field_name)
                if field_name in self.node_fields or field_name in NODE_WORDS:
                    self._wrong(file, line, f"the field {field_name} is common to all nodes already")
                if declared.of and declared.of not in self.kinds:
                    self._wrong(file, line, f"the field {field_name} names the unknown kind {declared.of}")
        tables: dict[str, str] = {}
        for name, kind in self.kinds.items():
            if (other := tables.setdefault(kind.table, name)) != name:
                file, marked = self.kind_places[name]
                self._wrong(file, marked.line("table"), f"the table {kind.table} belongs to {other} already")

    def _join_link(self, name: str, home: _Home) -> None:
        file, line, _ = home.mentions[0]
        if home.body is None:
            self._wrong(file, line, f"the link {name} has no role: no file declares it in full")
        for target, route in home.from_any:
            for source in self.kinds:
                known = home.routes.get(source)
                targets = {**(known.targets if known else {}), target: Fit()}
                home.routes[source] = Route(source, targets, route.least, route.most, route.doc)
        for source, route in list(home.routes.items()):
            if "any" in route.targets:
                every = {kind: Fit() for kind in self.kinds}
                home.routes[source] = Route(source, every, route.least, route.most, route.doc)
        for source, route in home.routes.items():
            for kind in (source, *route.targets):
                if kind not in self.kinds:
                    at_file, at_line, _ = next((m for m in home.mentions if m[2] == source), home.mentions[0])
                    self._wrong(at_file, at_line, f"the link {name} names the unknown kind {kind}")

    def ontology(self) -> Ontology:
        for name, (_, marked) in self.kind_places.items():
            refined = {
                field_name: replace(self.node_fields[field_name], **body)
                for field_name, body in (marked.data.get("refines") or {}).items()
            }
            self.kinds[name] = replace(self.kinds[name], refines=refined)
        links = {
            name: LinkKind(name, doc=home.doc, routes=home.routes, fields=home.fields, **(home.body or {}))
            for name, home in self.homes.items()
        }
        return Ontology(self.kinds, links, self.node_fields, self.link_fields)

    # -- small parts ------------------------------------------------------------------------------------------------

    def _wrong(self, file: str, line: int, text: str) -> None:
        self.violations.append(f"{file}:{line}: {text}")

    def _at(self, marked: Marked, path: tuple[str, ...]) -> Any:
        data = marked.data
        for step in path:
            data = data.get(step) if isinstance(data, dict) else None
        return data

    def _mapping(self, file: str, marked: Marked, path: tuple[str, ...]) -> Mapping[str, Any]:
        body = self._at(marked, path)
        if body is None or isinstance(body, dict):
            return body or {}
        self._wrong(file, marked.line(*path), f"{path[-1]!r} must be a mapping")
        return {}

    def _unknown(self, file: str, marked: Marked, path: tuple[str, ...], body: Any, allowed: frozenset[str]) -> None:
        for key in body if isinstance(body, dict) else ():
            if key not in allowed:
                known = ", ".join(sorted(allowed))
                self._wrong(file, marked.line(*path, key), f"unknown key {key!r}; known here: {known}")

    def _word(self, file: str, marked: Marked, path: tuple[str, ...], pattern: str, form: str) -> str:
        word = self._at(marked, path)
        if not isinstance(word, str) or not re.fullmatch(pattern, word):
            self._wrong(file, marked.line(*path), f"{path[-1]!r} must be {form}")
            return str(word)
        return word

    def _label(self, file: str, marked: Marked, path: tuple[str, ...]) -> Label:
        body = self._at(marked, path)
        if (
            isinstance(body, dict)
            and set(body) == {"en", "cy"}
            and all(isinstance(text, str) for text in body.values())
        ):
            return Label(body["en"], body["cy"])
        self._wrong(file, marked.line(*path), f"{'.'.join(path)} needs a label in English and Welsh: {{en: …, cy: …}}")
        return Label("", "")

    def _doc(self, file: str, marked: Marked, path: tuple[str, ...]) -> str:
        doc = self._at(marked, path)
        if not isinstance(doc, str) or not doc.strip():
            self._wrong(file, marked.line(*path), f"{'.'.join(path)} is missing: say what it means")
            return ""
        return doc.strip()
