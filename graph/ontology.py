"""What an organisation can consist of: kinds of nodes, their links and fields, as values.

The declarations themselves are data, one YAML file a kind in `graph/kinds`; `graph.declarations` reads and checks them.
Nothing in the product knows a kind by name except rules and questions; machinery asks for a trait or a role.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from graph.errors import NotFound

FieldType = Literal["text", "integer", "number", "boolean", "date", "choice", "list", "node", "nodes", "url"]
Role = Literal["sight", "impact", "structure", "feedback", "causal"]
Direction = Literal["forward", "backward", "both"]
Language = Literal["en", "cy"]

FIELD_TYPES: tuple[FieldType, ...] = (
    "text", "integer", "number", "boolean", "date", "choice", "list", "node", "nodes", "url",
)  # fmt: skip
ROLES: tuple[Role, ...] = ("sight", "impact", "structure", "feedback", "causal")

# What a trait tells machinery of a kind, and of a link kind. A trait that is not here does not exist.
KIND_TRAITS: Mapping[str, str] = MappingProxyType(
    {
        "aim": "is a result that is aimed for",
        "agreed_way": "is an agreed way of working",
        "anchor": "is a reason why: what reaches it serves the purpose",
        "aspect_assurance": "belongs to assurance, unless it is classified otherwise",
        "aspect_control": "belongs to control, unless it is classified otherwise",
        "aspect_feedback": "is feedback, unless it is classified otherwise",
        "aspect_improvement": "belongs to improvement, unless it is classified otherwise",
        "aspect_planning": "belongs to planning, unless it is classified otherwise",
        "check": "shows now and then whether something works",
        "control": "keeps something within bounds day by day",
        "delivering": "is work that delivers an aim",
        "duty": "is asked for, and can be checked",
        "feedback": "is something heard, which may have to be answered",
        "flow": "is a step in the flow of work",
        "foreign": "stands for what a model kept elsewhere holds and no kind here fits",
        "forum": "is where people meet to look at the work and decide",
        "hidden": "is known only in its own unit and to stewards",
        "improvement_work": "is work that changes something, so it should serve a priority, too",
        "issue": "is something that goes wrong, which is worked on or passed up",
        "lesson": "is what was learned, good or bad",
        "need": "is something that people need",
        "people": "is people who are served or concerned",
        "plan": "says what is to become of work, and what it is given",
        "priority": "is a priority of the organisation",
        "readings": "has a series of dated values",
        "response": "is something that somebody does about a message or a problem",
        "risk": "is uncertain, and would matter",
        "role": "is somebody who can help",
        "unit": "is a part of the organisation that others belong to",
        "work": "is work, so it should serve the purpose",
    }
)
LINK_TRAITS: Mapping[str, str] = MappingProxyType(
    {
        "classifies": "says which reference term something belongs to",
        "contains": "says which larger part a part belongs to",
        "contribution": "says how strongly daily work moves an aim",
        "felt": "says whose need it is",
        "foreign": "stands for a tie that a model kept elsewhere draws and no link here says",
        "helps": "says who can help",
        "meets": "says which need is met",
        "names_need": "says which need an anchor answers",
        "work_loop": "may go round in circles, because work does",
    }
)


@dataclass(frozen=True, slots=True)
class Label:
    """The words people read for something, in English and Welsh."""

    en: str
    cy: str

    def __getitem__(self, language: str) -> str:
        return self.cy if language == "cy" else self.en


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a choice field may have."""

    code: str
    label: Label
    doc: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a node or link.

    Attributes:
        name: Its snake_case name.
        type: What its values are. `list`: texts; `node`, `nodes`: ids of nodes of `of`.
        required: True where good data has it; its absence is a warning, never a refusal.
        choices: What a choice may be, in their natural order (where there is one, highest first).
        of: Kind of the nodes that a `node` or `nodes` field names.
        minimum, maximum: Bounds of a number, both included, or None.
        max_length: Longest text, in characters, or None.
        default: What holds when it is not given, or None.
        personal: True where it can name a person; sensitive: True where it needs rights to read.
        example: A value for templates and documents.
    """

    name: str
    type: FieldType
    label: Label
    doc: str
    required: bool = False
    choices: tuple[Choice, ...] = ()
    of: str = ""
    minimum: float | None = None
    maximum: float | None = None
    max_length: int | None = None
    default: str | int | float | bool | None = None
    personal: bool = False
    sensitive: bool = False
    example: str = ""

    @property
    def guarded(self) -> bool:
        """Whether its values need rights to read."""
        return self.personal or self.sensitive

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its choices, in order."""
        return tuple(choice.code for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Fit:
    """What an end of a link should be like, beyond its kind. A misfit is reported, never refused.

    Attributes:
        source, target: Field values that the node at that end should have.
        climbs: Field in which the target should stand above the source: an earlier choice, a smaller number.
    """

    source: Mapping[str, str] = field(default_factory=dict)
    target: Mapping[str, str] = field(default_factory=dict)
    climbs: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """From one kind of source, where a link kind may lead.

    Attributes:
        source: Kind of the source.
        targets: Allowed kinds of target, each with what it should be like.
        least, most: How many such links one live source should have; `most` None means no limit.
        doc: What the link means from this kind, or empty for what the link kind says.
    """

    source: str
    targets: Mapping[str, Fit]
    least: int = 0
    most: int | None = None
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """How a link kind tells which unit a node belongs to.

    Attributes:
        rank: The smallest rank that finds a live unit wins.
        how: `source_is_unit` (of the target), `target_is_unit` (of the source), `unit_of_target`,
            `shared_unit_of_targets`.
    """

    rank: int
    how: str


@dataclass(frozen=True, slots=True)
class LinkKind:
    """One kind of link.

    Attributes:
        name: snake_case; read from source to target.
        label, inverse: Words from source to target, and from target to source.
        roles: What algorithms may use it for, each with the direction in which that runs along it.
        routes: By kind of source.
        fields: Its own fields, beside those common to all links.
        symmetric: True where source and target may change places.
        acyclic: True where a cycle is refused.
        traits: What machinery needs to know of it, such as `contains`.
        places: How it tells the unit of a node, or None.
    """

    name: str
    label: Label
    inverse: Label
    doc: str
    roles: Mapping[Role, Direction]
    routes: Mapping[str, Route]
    fields: Mapping[str, Field] = field(default_factory=dict)
    symmetric: bool = False
    acyclic: bool = False
    traits: frozenset[str] = frozenset()
    places: Places | None = None

    def targets(self, source_kind: str) -> tuple[str, ...]:
        """Return the kinds it may lead to from a kind; empty where it may not start there."""
        route = self.routes.get(source_kind)
        return tuple(route.targets) if route else ()

    def sources(self, target_kind: str) -> tuple[str, ...]:
        """Return the kinds that may have it to a kind."""
        return tuple(source for source, route in self.routes.items() if target_kind in route.targets)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of node.

    Attributes:
        name: PascalCase.
        table: Name of its file or sheet in canonical tables.
        group: Which part of an organisation it belongs to; heads its section of the reference.
        traits: What machinery needs to know of it, each with the fields that switch it off (`{"work_type": "legacy"}`).
        fields: Its own fields, beside those common to all nodes.
        refines: Common fields that mean more for this kind (required, sensitive …), complete, by name.
        ends_on: Name of its date field that tells when it ended where no last day of validity is given, or empty.
        core: True for the dozen or so kinds to start with.
        example: Name of an example node, for templates.
    """

    name: str
    table: str
    group: str
    label: Label
    plural: Label
    doc: str
    traits: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    fields: Mapping[str, Field] = field(default_factory=dict)
    refines: Mapping[str, Field] = field(default_factory=dict)
    ends_on: str = ""
    core: bool = False
    example: Label = Label("", "")


@dataclass(frozen=True)
class Ontology:
    """All kinds and link kinds, with the fields common to every node and every link.

    Attributes:
        kinds, links: By name, in the order of the declarations.
        node_fields, link_fields: Common fields by name; `id`, `kind`, `name`, `from` and `to` are not among them.
        groups: Headings of the groups of kinds, by name, in the order in which they are shown.
        also: By name of a kind or link: other words that people use for it, in either language.
    """

    kinds: Mapping[str, Kind]
    links: Mapping[str, LinkKind]
    node_fields: Mapping[str, Field]
    link_fields: Mapping[str, Field]
    groups: Mapping[str, Label] = field(default_factory=dict)
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def fields_of(self, kind: str) -> Mapping[str, Field]:
        """Return all fields of a kind of node, common ones first."""
        return self._fields_by_kind[kind]

    def fields_of_link(self, link: str) -> Mapping[str, Field]:
        """Return all fields of a link kind, common ones first."""
        return self._fields_by_link[link]

    def links_from(self, kind: str) -> Iterator[tuple[LinkKind, Route]]:
        """Yield the link kinds that may start at a kind, with where they lead."""
        for link in self.links.values():
            if route := link.routes.get(kind):
                yield link, route

    def links_to(self, kind: str) -> Iterator[LinkKind]:
        """Yield the link kinds that may lead to a kind."""
        return (link for link in self.links.values() if link.sources(kind))

    def allows(self, source_kind: str, link: str, target_kind: str) -> bool:
        """Tell whether such a link may be."""
        return link in self.links and target_kind in self.links[link].targets(source_kind)

    def with_trait(self, trait: str) -> tuple[Kind, ...]:
        """Return the kinds that have a trait, whatever switches it off for some of their nodes."""
        return tuple(kind for kind in self.kinds.values() if trait in kind.traits)

    def first_with_trait(self, trait: str) -> Kind:
        """Return the kind that holds what a trait stands for: the first, where several have it.

        Raises:
            NotFound: If no declared kind has it.
        """
        found = self.with_trait(trait)
        if not found:
            raise NotFound(f"no declared kind has the trait {trait!r}, so nothing of that sort can be recorded")
        return found[0]

    def links_with_trait(self, trait: str) -> tuple[LinkKind, ...]:
        """Return the link kinds that have a trait."""
        return tuple(link for link in self.links.values() if trait in link.traits)

    def with_role(self, role: Role) -> tuple[LinkKind, ...]:
        """Return the link kinds that an algorithm of that role follows."""
        return tuple(link for link in self.links.values() if role in link.roles)

    @cached_property
    def _fields_by_kind(self) -> dict[str, dict[str, Field]]:
        return {name: {**self.node_fields, **kind.refines, **kind.fields} for name, kind in self.kinds.items()}

    @cached_property
    def _fields_by_link(self) -> dict[str, dict[str, Field]]:
        return {name: {**self.link_fields, **link.fields} for name, link in self.links.items()}
