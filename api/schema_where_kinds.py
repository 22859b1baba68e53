"""Conditions in the schema, derived from the ontology: on nodes of each kind, on nodes of any kind, and on links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any, cast

import numpy as np
import strawberry

from api.resolve import Asked
from api.schema_derived import add_part, derived_input
from api.schema_fields import FieldTypes
from api.schema_names import Taken, camel
from api.schema_where import PLAIN_WHERE, IdWhere, TextWhere, choice_where, condition, given, optional, plain, tests
from api.schema_words import LinkDirection, Severity, SightStatus
from graph.analysis.graphs import Bools
from graph.analysis.select import (
    All,
    Condition,
    FieldIs,
    Found,
    IdIn,
    KindIn,
    Linked,
    Live,
    NameIs,
    Not,
    Operator,
    Says,
    Side,
    SightIn,
    Some,
    Within,
)
from graph.ontology import Field, Ontology

Made = Callable[[Asked, Any], Condition]
"""Makes a condition of what a client gave for one part of an input."""

SIDES: Mapping[LinkDirection, Side] = {
    LinkDirection.OUTGOING: "out",
    LinkDirection.INCOMING: "into",
    LinkDirection.BOTH: "both",
}


@condition
class FindingWhere:
    """A condition on what the rules find of a node: some finding is as all of this says. `{}` means any finding."""

    rule: list[str] | None = optional("Of one of these rules, by id, such as A01.")
    severity: list[Severity] | None = optional("As pressing as one of these.")
    set_aside: bool | None = optional("true: set aside as no problem; false: not.")


class Wheres:
    """The inputs that conditions are, and what each part of them means."""

    def __init__(self, ontology: Ontology, fields: FieldTypes, taken: Taken) -> None:
        self._ontology = ontology
        self._fields = fields
        self._taken = taken
        self._choices: dict[Any, Any] = {}
        self._parts: dict[Any, dict[str, Made]] = {}
        sight = taken.free("SightWhere", "SightStatusWhere")
        self._sight = choice_where(sight, SightStatus, "A condition on line of sight.")
        self.kind_name = self._names("KindName", "A kind of node.", {name: name for name in ontology.kinds})
        self.link_name = self._names("LinkName", "A kind of link.", {name.upper(): name for name in ontology.links})
        self.any = self._empty("NodeWhere", "AnyNodeWhere", "A condition on nodes of any kind.")
        self.links = self._has_link()
        self._fill(self.any, "", ontology.node_fields.values())
        self.kinds = {kind: self._of_kind(kind) for kind in ontology.kinds}

    def of(self, kind: str) -> Any:
        """Return the input of conditions on nodes of a kind; on any node where it is empty."""
        return self.kinds[kind] if kind else self.any

    def condition(self, asked: Asked, where: Any) -> Condition:
        """Return the condition that an input says: all of its parts hold. What is null or not given says nothing."""
        if not given(where):
            return All(())
        parts = self._parts[type(where)]
        values = ((made, getattr(where, name)) for name, made in parts.items())
        return All([made(asked, value) for made, value in values if given(value)])

    def choice(self, enum: Any) -> Any:
        """Return the input of conditions on a choice, one for each set of choices."""
        if enum not in self._choices:
            name = enum.__name__
            doc = f"A condition on a choice: {name}."
            self._choices[enum] = choice_where(self._taken.free(f"{name}Where", f"{name}ChoiceWhere"), enum, doc)
        return self._choices[enum]

    def mask(self, asked: Asked, where: Any, kind: str) -> Bools:
        """Return which of all nodes meet a condition on nodes of a kind, worked out once a request."""

        def made() -> Bools:
            look = asked.look(kind)
            marked = np.zeros(len(asked.snapshot), dtype=np.bool_)
            marked[look.nodes] = self.condition(asked, where).holds(look)
            return marked

        return asked.kept((kind, repr(where)), made)

    def _names(self, wanted: str, doc: str, members: Mapping[str, str]) -> Any:
        made = Enum(self._taken.free(wanted, f"{wanted}Code"), members)  # type: ignore[misc]
        return strawberry.enum(cast("Any", made), description=doc)

    def _empty(self, wanted: str, other: str, doc: str) -> Any:
        name = self._taken.free(wanted, other)
        return derived_input(name, f"{doc} All that is given must hold; null is not given.")

    def _of_kind(self, kind: str) -> Any:
        declared = self._ontology.kinds[kind]
        made = self._empty(f"{kind}Where", f"{kind}NodeWhere", f"A condition on: {declared.plural.en}.")
        self._fill(made, kind, self._ontology.fields_of(kind).values())
        return made

    def _fill(self, made: Any, kind: str, fields: Iterable[Field]) -> None:
        parts: dict[str, Made] = {}
        used = Taken()

        def add(attribute: str, name: str, type_: Any, said: str, meaning: Made) -> None:
            wanted = camel(name)
            add_part(made, attribute, type_ | None, used.free(wanted, f"{wanted}Field"), said)
            parts[attribute] = meaning

        for name, type_, said, meaning in self._common(made, kind):
            add(f"on_{name}", name, type_, said, meaning)
        for field in fields:
            add(f"on_field_{field.name}", field.name, self._type(field, kind), f"{field.label.en}.", _field_is(field))
        self._parts[made] = parts

    def _type(self, field: Field, kind: str) -> Any:
        if field.type != "choice":
            return PLAIN_WHERE[field.type]
        return self.choice(self._fields.choice(field, kind))

    def _common(self, made: Any, kind: str) -> Iterable[tuple[str, Any, str, Made]]:
        """Yield name, type, words and meaning of what can be asked of every node."""
        yield "and", list[made], "All of these.", lambda asked, parts: All(self._each(asked, parts))
        yield "or", list[made], "At least one of these.", lambda asked, parts: Some(self._each(asked, parts))
        yield "not", made, "Not this.", lambda asked, part: Not(self.condition(asked, part))
        yield "id", IdWhere, "Its id.", lambda _, where: _id_is(where)
        if not kind:
            kinds: Any = self.kind_name
            yield "kind", list[kinds], "Of one of these kinds.", lambda _, named: KindIn(plain(named))
        yield "name", TextWhere, "Its name.", lambda _, where: _name_is(where)
        yield "text", str, "Its name or a text of it holds this, in any letter case.", lambda _, text: Says(text)
        yield "live", bool, "Whether it counts on the day asked about.", lambda _, wanted: Live(wanted)
        yield "sight", self._sight, "Its line of sight.", lambda _, where: All(list(_sight_is(where)))
        yield "finding", FindingWhere, "What the rules find of it.", lambda _, where: _found(where)
        yield (
            "within",
            strawberry.ID,
            "It belongs to this unit or to one below it.",
            lambda asked, unit: Within(asked.unit(unit)),
        )
        yield "has_link", self.links, "It has a live link like this.", self._linked

    def _each(self, asked: Asked, parts: Any) -> list[Condition]:
        return [self.condition(asked, one) for one in parts]

    def _has_link(self) -> Any:
        name = self._taken.free("HasLink", "HasLinkWhere")
        names: Any = self.link_name
        doc = "A condition on the live links of a node: it has one that all of this is true of. `{}` means any link."
        made = derived_input(name, doc)
        add_part(made, "kind", list[names] | None, "kind", "Of one of these kinds; any if left out.")
        add_part(made, "direction", LinkDirection, "direction", "Which way it leads.", LinkDirection.BOTH)
        add_part(made, "strength", int | None, "strength", "At least so strong: 1 weak, 2 medium, 3 strong.")
        add_part(made, "node", self.any | None, "node", "What the node at its other end is like.")
        return made

    def _linked(self, asked: Asked, where: Any) -> Condition:
        other = self.condition(asked, where.node) if given(where.node) else None
        kinds = plain(where.kind) if given(where.kind) else ()
        if given(where.kind) and not kinds:
            return Some(())
        return Linked(kinds, SIDES[where.direction], where.strength if given(where.strength) else 1, other)


def _field_is(field: Field) -> Made:
    return lambda _, where: All([FieldIs(field, *test) for test in tests(where)])


def _id_is(where: Any) -> Condition:
    """Return a condition on ids, which are never empty."""
    return All(
        [_never_empty(value) if operator == "null" else _ids(operator, value) for operator, value in tests(where)]
    )


def _ids(operator: Operator, value: Any) -> Condition:
    return IdIn([value] if operator == "eq" else value)


def _name_is(where: Any) -> Condition:
    """Return a condition on names, which are never empty."""
    found = tests(where)
    return All([_never_empty(value) if operator == "null" else NameIs(operator, value) for operator, value in found])


def _never_empty(is_empty: bool) -> Condition:
    return Some(()) if is_empty else All(())


def _sight_is(where: Any) -> Iterable[Condition]:
    every = [str(status.value) for status in SightStatus]
    for operator, value in tests(where):
        if operator == "null":
            yield Not(SightIn(every)) if value else SightIn(every)
        else:
            yield SightIn([value] if operator == "eq" else value)


def _found(where: Any) -> Condition:
    rules, severities, aside = where.rule, where.severity, where.set_aside
    return Found(
        rules if given(rules) else None,
        plain(severities) if given(severities) else None,
        aside if given(aside) else None,
    )
