"""Translations: which kind an element of another format becomes, and which link a relation. Users may change them.

A translation is a small YAML file. Those in `loaders/translations` come with the product; one given with `--mapping`
goes before the shipped one of its name.

    translation: archimate
    elements:
      BusinessProcess: Process
      ValueStream: {kind: Process, fields: {lane: mainstay}}
    relations:
      Assignment: [runs, owned_by backward]
    fields:
      Maturity: current_state
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.model import Value

BACKWARD = "backward"
ANY = "*"


@dataclass(frozen=True, slots=True)
class Made:
    """What an element becomes: a node of a kind, with fields that go without saying."""

    kind: str
    fields: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Way:
    """What a relation may become: a link kind, from its source to its target or backward."""

    link: str
    is_backward: bool = False

    def __str__(self) -> str:
        return f"{self.link} {BACKWARD}" if self.is_backward else self.link


@dataclass(frozen=True, slots=True)
class Translation:
    """How one format is read.

    Attributes:
        name: Of the format.
        elements: What elements become, by their type there; `*` stands for every other that names no kind of ours.
        relations: What relations may become, by their type there; the first that the kinds allow counts, and `*`
            stands for every other.
        fields: Our field, by what the format calls it.
    """

    name: str
    elements: Mapping[str, Made] = field(default_factory=dict)
    relations: Mapping[str, Sequence[Way]] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
