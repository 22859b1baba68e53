"""Reads the declarations of kinds and links and says everything that is wrong with them, each with file and line.

One YAML file a kind; a link kind stands in the file of the kind it starts from. Where several kinds share a link kind,
exactly one file declares it in full (`label`, `inverse`, `doc`, `roles`); the others only say where theirs leads. A
link kind that any kind may have stands in the file of its target, under `links_in`. What all nodes and all links have
in common, and the headings of groups, stand in `common.yaml`; what people call kinds and links, in `words.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from graph.declared_fields import read_fields, suits
from graph.declared_links import DeclaredLinks
from graph.errors import DeclarationError
from graph.marked_yaml import YamlError, read_yaml
from graph.model import NOTHING
from graph.ontology import KIND_TRAITS, Field, Kind, Label, Ontology
from graph.own_words import NAMES, OwnWords
from graph.spot import NO_LABEL, Spot, Violation

KIND_KEYS = frozenset(
    {
        "kind", "table", "group", "core", "label", "plural", "doc", "example", "traits", "refines", "ends_on", "fields",
        "links", "links_in",
    }
)  # fmt: skip
COMMON_KEYS = frozenset({"groups", "node_fields", "link_fields"})
REFINE_KEYS = frozenset({"doc", "required", "personal", "sensitive", "example"})
NODE_WORDS = frozenset({"id", "kind", "name"})
RESERVED_TABLES = frozenset({"nodes", "links", "readings"})
COMMON = frozenset({"common.yaml", "common.yml"})
ENDINGS = (".yaml", ".yml")


@cache
def load_ontology(*folders: str) -> Ontology:
    """Return the kinds that come with the product, with those of further folders; each set of folders is read once.

    Args:
        folders: Paths of folders of an organisation's own kinds, one YAML file a kind.

    Raises:
        DeclarationError: If any declaration is wrong; it carries every violation.

    >>> load_ontology().kinds["Need"].label["cy"]
    'Angen'
    """
    sources = [(file.name, file) for file in _files(resources.files("graph.kinds"))]
    for folder in folders:
        if not Path(folder).is_dir():
            raise DeclarationError([f"{folder}: there is no such folder of kinds"])
        sources += [(str(Path(folder, file.name)), file) for file in _files(Path(folder))]
    return read_ontology((name, _text(name, file)) for name, file in sources)


def _files(folder: Traversable) -> list[Traversable]:
    files = (entry for entry in folder.iterdir() if entry.name.endswith(ENDINGS) and entry.is_file())
    return sorted(files, key=lambda file: file.name)


def _text(name: str, file: Traversable) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise DeclarationError([f"{name}:1: not UTF-8; save it as UTF-8"]) from None
    except OSError as error:
        raise DeclarationError([f"{name}:1: cannot be read: {error.strerror}"]) from None


def read_ontology(sources: Iterable[tuple[str, str]]) -> Ontology:
    """Return the ontology that declarations describe.

    Args:
        sources: Name and text of each file. One named `common.yaml` holds what all nodes and all links have.

    Raises:
        DeclarationError: With every violation, in the order of the files and lines.
    """
    reader = _Reader()
    order: dict[str, int] = {}
    for file, text in sources:
        order.setdefault(file, len(order))
        reader.read(file, text)
    ontology = reader.joined()
    if reader.violations:
        ordered = sorted(reader.violations, key=lambda wrong: (order[wrong.file], wrong.line))
        raise DeclarationError([str(wrong) for wrong in ordered])
    return ontology


@dataclass
class _Reader:
    violations: list[Violation] = field(default_factory=list)
    kinds: dict[str, tuple[Spot, Kind]] = field(default_factory=dict)
    links: DeclaredLinks = field(default_factory=DeclaredLinks)
    groups: dict[str, Label] = field(default_factory=dict)
    node_fields: dict[str, Field] = field(default_factory=dict)
    link_fields: dict[str, Field] = field(default_factory=dict)
    words: OwnWords = field(default_factory=OwnWords)

    def read(self, file: str, text: str) -> None:
        try:
            marked = read_yaml(text)
        except YamlError as error:
            self.violations.append(Violation(file, max(error.line, 1), str(error)))
            return
        spot = Spot(file, marked, self.violations)
        for path, line in marked.repeated.items():
            self.violations.append(Violation(file, line, f"the key {path[-1]!r} stands twice"))
        if not isinstance(marked.data, dict):
            spot.wrong("a declaration is a mapping of keys")
        elif Path(file).name in COMMON:
            self._common(spot)
        elif Path(file).name in NAMES:
            self.words.read(spot)
        else:
            self._kind(spot)

    def _common(self, spot: Spot) -> None:
        spot.only(COMMON_KEYS)
        self.groups |= {child.named("group"): child.label() for child in spot.at("groups").children()}
        for key, known in (("node_fields", self.node_fields), ("link_fields", self.link_fields)):
            for name, declared in read_fields(spot.at(key)).items():
                if name in known:
                    spot.at(key, name).wrong(f"the field {name} is common already")
                known.setdefault(name, declared)

    def _kind(self, spot: Spot) -> None:
        kind = _kind(spot)
        if kind.name in self.kinds:
            first, _ = self.kinds[kind.name]
            spot.at("kind").wrong(f"the kind {kind.name} is declared already, at {first.at('kind')}")
            return
        self.kinds[kind.name] = (spot, kind)
        self.links.read(spot, kind.name)

    def joined(self) -> Ontology:
        """Return the ontology, and check what can only be seen when all files are read."""
        kinds = {
            name: replace(kind, refines=_refined(spot.at("refines"), self.node_fields))
            for name, (spot, kind) in self.kinds.items()
        }
        links = self.links.joined(kinds, self.link_fields)
        ontology = Ontology(kinds, links, self.node_fields, self.link_fields, self.groups)
        tables: dict[str, str] = {}
        for name, (spot, kind) in self.kinds.items():
            _check_kind(spot, kind, ontology)
            if (other := tables.setdefault(kind.table, name)) != name:
                spot.at("table").wrong(f"the table {kind.table} belongs to {other} already")
        return self.words.within(ontology)


def _kind(spot: Spot) -> Kind:
    spot.only(KIND_KEYS)
    return Kind(
        spot.at("kind").word(r"[A-Z][A-Za-z0-9]*", "PascalCase, such as Process"),
        spot.at("table").word(r"[a-z][a-z0-9_]*", "snake_case, such as processes"),
        spot.at("group").word(r"[a-z][a-z_]*", "snake_case, such as system"),
        spot.at("label").label(),
        spot.at("plural").label(),
        spot.at("doc").doc(),
        _traits(spot.at("traits")),
        read_fields(spot.at("fields")),
        ends_on=str(spot.data.get("ends_on", "")),
        core=spot.at("core").flag(),
        example=spot.at("example").label() if spot.has("example") else NO_LABEL,
    )


def _traits(spot: Spot) -> dict[str, Mapping[str, str]]:
    switched = {child.name: _unless(child) for child in spot.children()} if isinstance(spot.data, dict) else None
    traits = dict.fromkeys(spot.words(), NOTHING) if switched is None else switched
    for trait in traits:
        if trait not in KIND_TRAITS:
            spot.at(trait).wrong(f"unknown trait {trait!r}; kinds have {', '.join(KIND_TRAITS)}")
    return traits


def _unless(spot: Spot) -> Mapping[str, str]:
    spot.only({"unless"})
    return {child.name: str(child.data) for child in spot.at("unless").children()}


def _refined(spot: Spot, common: Mapping[str, Field]) -> dict[str, Field]:
    refined: dict[str, Field] = {}
    for child in spot.children():
        if child.name not in common:
            child.wrong(f"{child.name!r} is no field common to all nodes; known: {', '.join(common)}")
            continue
        child.only(REFINE_KEYS)
        known = common[child.name]
        refined[child.name] = replace(
            known,
            doc=child.at("doc").doc() if child.has("doc") else known.doc,
            required=child.at("required").flag() or known.required,
            personal=child.at("personal").flag() or known.personal,
            sensitive=child.at("sensitive").flag() or known.sensitive,
            example=str(child.at("example").data or known.example),
        )
    return refined


def _check_kind(spot: Spot, kind: Kind, ontology: Ontology) -> None:
    if kind.table in RESERVED_TABLES:
        spot.at("table").wrong(f"the table {kind.table} is the one of all {kind.table}; give it a name of its own")
    links = {link.name for link, _ in ontology.links_from(kind.name)}
    for name, declared in kind.fields.items():
        for text in _clashes(name, declared, links, ontology):
            spot.at("fields", name).wrong(f"the field {name} {text}")
    if kind.ends_on and (kind.ends_on not in kind.fields or kind.fields[kind.ends_on].type != "date"):
        spot.at("ends_on").wrong(f"the kind {kind.name} has no date field {kind.ends_on!r} of its own")
    for trait, unless in kind.traits.items():
        for name, value in unless.items():
            if name not in kind.fields or not suits(kind.fields[name], value):
                spot.at("traits", trait).wrong(f"the kind {kind.name} has no {name} that can be {value!r}")


def _clashes(name: str, declared: Field, links: set[str], ontology: Ontology) -> Iterator[str]:
    if name in ontology.node_fields or name in NODE_WORDS:
        yield "is common to all nodes already; what is special about it goes under 'refines'"
    if name in links:
        yield "has the name of a link that the kind can have"
    if declared.of and declared.of not in ontology.kinds:
        yield f"names the unknown kind {declared.of}"
