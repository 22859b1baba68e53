"""Conditions on the columns of a table, from texts as people type them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.grid_columns import GridColumn
from api.resolve import Asked
from api.schema_words import SightStatus
from graph.analysis.field_columns import LISTED, NUMERIC
from graph.analysis.select import (
    Condition,
    FieldIs,
    Found,
    IdIn,
    KindIn,
    Linked,
    NameIs,
    Not,
    Operator,
    Side,
    SightIn,
    Some,
    Within,
)
from graph.errors import WrongUse
from graph.ontology import Field
from graph.values import convert

TEXTS = ("text", "url")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks of a column; all that is given must hold.

    Attributes:
        one_of: It is one of these texts; of a list: it holds one of them. None where anything will do.
        contains: It holds this text, in any letter case.
        at_least, at_most: It is this number or day or a greater one, or a smaller one.
        is_empty: Whether there is nothing in it; None for either.
    """

    one_of: Sequence[str] | None = None
    contains: str | None = None
    at_least: str | None = None
    at_most: str | None = None
    is_empty: bool | None = None


def conditions_on(asked: Asked, column: GridColumn, wanted: Wanted) -> list[Condition]:
    """Return the conditions that somebody puts on a column.

    Raises:
        WrongUse: If such a column cannot be asked that, or a value is none that it can have.
        NotFound: If a unit is named that is not there.
    """
    if column.field is not None:
        return [FieldIs(column.field, *test) for test in _tests(column.field, wanted)]
    if wanted.at_least is not None or wanted.at_most is not None:
        raise WrongUse(f"{column.code!r} holds no numbers and no days; give `is`, `contains` or `empty`")
    if column.code == "name":
        return list(_of_name(wanted))
    if wanted.contains is not None:
        raise WrongUse(f"{column.code!r} is not asked for parts of texts; give `is` or `empty`")
    if column.link is not None:
        return list(_of_link(column.link.name, "out" if column.leads_out else "into", wanted))
    return list(_of_told(asked, column, wanted))


def _tests(field: Field, wanted: Wanted) -> Iterator[tuple[Operator, object]]:
    if wanted.is_empty is not None:
        yield "null", wanted.is_empty
    if wanted.one_of is not None:
        values = [_value(field, text) for text in wanted.one_of]
        yield ("any", [str(one) for one in values]) if field.type in LISTED else ("in", values)
    if wanted.contains is not None:
        if field.type not in TEXTS:
            raise WrongUse(f"{field.name} is no text that could contain something; give `is`")
        yield "contains", wanted.contains
    bounds: tuple[tuple[Operator, str | None], ...] = (("gte", wanted.at_least), ("lte", wanted.at_most))
    for operator, text in bounds:
        if text is not None:
            if field.type not in {*NUMERIC, "date"}:
                raise WrongUse(f"{field.name} holds neither numbers nor days; give `is`")
            yield operator, _value(field, text)


def _value(field: Field, text: str) -> object:
    """Return a value that is compared with: of lists one of their entries."""
    if field.type in LISTED:
        return text
    value, problem = convert(field, text)
    if value is None:
        raise WrongUse(f"{field.name}: {problem.message if problem else 'an empty text is asked for with `empty`'}")
    return value


def _of_name(wanted: Wanted) -> Iterator[Condition]:
    if wanted.one_of is not None:
        yield NameIs("in", list(wanted.one_of))
    if wanted.contains is not None:
        yield NameIs("contains", wanted.contains)
    if wanted.is_empty:
        yield Some(())


def _of_link(kind: str, side: Side, wanted: Wanted) -> Iterator[Condition]:
    if wanted.one_of is not None:
        yield Linked((kind,), side, other=IdIn(wanted.one_of))
    if wanted.is_empty is not None:
        linked = Linked((kind,), side)
        yield Not(linked) if wanted.is_empty else linked


def _of_told(asked: Asked, column: GridColumn, wanted: Wanted) -> Iterator[Condition]:
    if wanted.one_of is not None:
        yield _among(asked, column.code, wanted.one_of)
    if wanted.is_empty is not None:
        there = _there(asked, column.code)
        yield Not(there) if wanted.is_empty else there


def _among(asked: Asked, code: str, texts: Sequence[str]) -> Condition:
    if code == ".unit":
        return Some([Within(asked.unit(one)) for one in texts])
    if code == ".sight":
        known = [str(status.value) for status in SightStatus]
        if wrong := [one for one in texts if one not in known]:
            raise WrongUse(f"{wrong[0]!r} is no line of sight; there are {', '.join(known)}")
        return SightIn(texts)
    return KindIn(texts) if code == ".kind" else Found(rules=texts)


def _there(asked: Asked, code: str) -> Condition:
    if code == ".findings":
        return Found()
    if code == ".sight":
        return SightIn([str(status.value) for status in SightStatus])
    if code == ".unit":
        units = {unit for unit in asked.case.units.tolist() if unit >= 0}
        return Some([Within(unit) for unit in sorted(units)])
    return KindIn(list(asked.snapshot.ontology.kinds))
