"""How foreign tables are read, or would be, in sentences: each column with what it holds and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from api.say.words import entries, listed
from loaders.mapping import MappedColumn, ReadingRows, TableMapping
from loaders.mapping_choice import Used

HOW = {
    "given": "is read by the mapping {name}, as you gave it",
    "remembered": "is read by the mapping {name}, as remembered from an earlier load",
    "guessed": "is read by the mapping {name}, a guess that you accepted",
    "refused": "is not read; it looks like {name}",
}


def mapped_lines(used: Sequence[Used]) -> Iterator[str]:
    """Yield how each foreign table is read: all its columns, unless that was shown at an earlier load."""
    for one in used:
        yield ""
        yield head_sentence(one)
        if one.how != "remembered":
            sureness = one.fitting.sureness
            yield from entries(one.fitting.mapping.columns, partial(_said, sureness=sureness), None)


def head_sentence(used: Used) -> str:
    """Return in one sentence what becomes of a foreign table."""
    mapping = used.fitting.mapping
    others = listed([f"{name} ({sure} %)" for name, sure in used.others], "or")
    also = f" It could also be {others}." if others and used.how in {"guessed", "refused"} else ""
    says = HOW[used.how].format(name=mapping.name)
    constants = listed([f"{name} {_value(value)}" for name, value in mapping.constants.items()])
    each = (_each_reading(mapping) if mapping.readings else f"each row is of the kind {mapping.kind}") + (
        f", with {constants}" if constants else ""
    )
    order = mapping.date_order.replace("_", " ")
    return f"“{used.table}” {says} ({used.fitting.total} % sure): {each}; dates are read {order}.{also}"


def _each_reading(mapping: TableMapping) -> str:
    """Return what the rows of a table of readings are, and whether what they measure is made."""
    rows = mapping.readings or ReadingRows()
    called = f", called “{rows.called}” and what the row says" if rows.called else ""
    per = f"; numerator by denominator is given per {rows.per:g}" if rows.per else ""
    made = f"; where nothing has its name, one of the kind {mapping.kind} is made" if rows.makes else ""
    return f"its rows are readings of the kind {mapping.kind}{called}{per}{made}"


def shipped_lines(mappings: Iterable[TableMapping], language: str) -> Iterator[str]:
    """Yield the mappings that come with the product."""
    yield "Mappings that are there, for --mapping NAME; `goldenthread mapping FILE` guesses which one fits:"
    for mapping in mappings:
        yield f"  - {mapping.name}: {mapping.label[language] or mapping.label.en} ({mapping.kind})"


def _said(column: MappedColumn, sureness: Mapping[str, int]) -> str:
    sure = f" ({sureness[column.header]} % sure)" if sureness.get(column.header) else ""
    if column.ignored:
        return f"{column.header}: left out, because {column.ignored}{sure}"
    if column.is_kept_as_extra:
        return f"{column.header}: kept as text under {column.extra or column.header}{sure}"
    made = f", making one of the kind {column.makes} where nothing has that name" if column.makes else ""
    return f"{column.header}: {column.meaning}{made}{sure}"


def _value(value: object) -> str:
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
