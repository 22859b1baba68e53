"""What the guide for beginning a system asks: steps, each with what it asks for and what an answer makes.

A step belongs to the question of the guide that its answers help to tell, and is declared with it; see
`graph.analysis.guide` for all of them in their order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from graph.model import NOTHING, Value
from graph.ontology import Label

TODAY = "@today"
"""As a value of `Step.fixed`: the day on which it is said."""
READINGS = "@readings"
"""As `Step.fills`: the values of a measure over time."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A field that is asked for.

    Attributes:
        name: The field.
        ask: How it is asked for.
    """

    name: str
    ask: Label


@dataclass(frozen=True, slots=True)
class Tie:
    """A link that is asked for.

    Attributes:
        link: Its kind.
        others: Kinds of what it may be made with, all allowed by the ontology.
        ask: How it is asked for.
        towards: `out`: it leads from the new thing; `in`: to it.
        fields: What it says of itself.
        sure: Where there is only one thing to link with, it is linked without being asked for.
        when: Only of a thing whose fields hold these values.
    """

    link: str
    others: tuple[str, ...]
    ask: Label
    towards: Literal["out", "in"] = "out"
    fields: Mapping[str, Value] = field(default_factory=lambda: NOTHING)
    sure: bool = False
    when: Mapping[str, Value] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the guide asks for.

    Attributes:
        place: Where it stands among all steps, in tens.
        kind: Of what an answer makes, or of what it fills.
        ask: How it is asked for; of what fills something, `{name}` stands for that.
        also: Field that takes the same text as the name, or empty.
        fields, ties: What is asked for next of the thing that was made, in order.
        fixed: Values that go without saying.
        fills: Field of things that are there already which an answer fills, instead of making one; or `READINGS`.
    """

    place: int
    kind: str
    ask: Label
    also: str = ""
    fields: tuple[Prompt, ...] = ()
    ties: tuple[Tie, ...] = ()
    fixed: Mapping[str, Value] = field(default_factory=lambda: NOTHING)
    fills: str = ""
