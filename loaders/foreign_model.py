"""A model of another format as it stands there: elements and relations with their types, before they get kinds.

Readers of graph formats yield this; `loaders.translated` makes a batch of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.model import NOTHING, NOWHERE, Lost, Place, Problem
from loaders.tables import Cell


@dataclass(frozen=True, slots=True)
class Element:
    """One thing of a model.

    Attributes:
        id: As the model gives it; empty where it gives none.
        type: What the model calls its sort; empty where it says nothing.
        name: In the model's words; may be empty.
        cells: What else it says, by the model's own names or by those of our fields.
        place: Where it stands.
        kind: Our kind, where the model itself names it; then no translation is asked.
    """

    id: str
    type: str
    name: str
    cells: Mapping[str, Cell] = field(default_factory=lambda: NOTHING)
    place: Place = NOWHERE
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """One tie of a model, from the element `source` to the element `target`.

    Attributes:
        type: What the model calls its sort; empty where it says nothing.
        source, target: Ids of elements; of another relation in some formats.
        id: As the model gives it, or empty.
        cells: What else it says.
        place: Where it stands.
        kind: Our kind of link, where the model itself names it; then no translation is asked.
    """

    type: str
    source: str
    target: str
    id: str = ""
    cells: Mapping[str, Cell] = field(default_factory=lambda: NOTHING)
    place: Place = NOWHERE
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Model:
    """All that a file of another format holds.

    Attributes:
        format: Name of the translation that it goes through, such as `archimate`.
        file: Name of the file.
        title: What the model calls itself, or empty.
        elements, relations: In the order of the file.
        problems: What is wrong with the file itself.
        lost: What has no place.
        ends_elsewhere: Whether relations may join what another file brings, by its name or id.
    """

    format: str
    file: str
    title: str
    elements: Sequence[Element]
    relations: Sequence[Relation]
    problems: Sequence[Problem] = ()
    lost: Sequence[Lost] = ()
    ends_elsewhere: bool = False


def losses(counted: Counter[tuple[str, str]]) -> tuple[Lost, ...]:
    """Return what was lost, of a count by what it is and why."""
    return tuple(Lost(what, count, why) for (what, why), count in counted.items() if count)
