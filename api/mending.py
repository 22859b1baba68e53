"""What a foreign table was taken for, mended by whoever sends it: another kind, other meanings of columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from api.mapping import mappings_for
from api.session import Session
from graph.errors import WrongUse
from graph.values import nearest
from loaders import read_file
from loaders.mapping import TableMapping
from loaders.mapping_choice import Mappings
from loaders.mapping_mend import mended
from loaders.mapping_shipped import of_kind


@dataclass(frozen=True, slots=True)
class TableWish:
    """What somebody says of a table. Tables with the same columns are read alike.

    Attributes:
        table: Name of the file or sheet.
        kind: What its rows are; empty: as it was taken.
        columns: By header, the code of what stands there (see `loaders.mapping_mend`).
    """

    table: str
    kind: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


def mend(session: Session, path: Path, wishes: Sequence[TableWish]) -> Mappings:
    """Return the mappings by which a file is read as somebody wishes; tables that they say nothing of, as guessed;
    a table for which nothing is guessed, by the kind that they give it.

    Raises:
        WrongUse: If a table, kind, column or meaning is unknown; says all that is wrong with the first of these.
    """
    looked = _looked(session, path, {})
    marks = {one.table: one.fingerprint for one in looked.used}
    marks |= {one.table: one.fingerprint for one in looked.unguessed}
    taken = {one.table: one.fitting.mapping.kind for one in looked.used}
    _refuse_unknown(session, wishes, marks)
    kinds = {
        marks[wish.table]: of_kind(wish.kind, session.ontology)
        for wish in wishes
        if wish.kind not in {"", taken.get(wish.table)}
    }
    looked = _looked(session, path, kinds) if kinds else looked
    used = {one.table: one for one in looked.used}
    tables = {
        one.fingerprint: mended(one.fitting.mapping, wish.columns, session.ontology)
        for wish in wishes
        if (one := used.get(wish.table)) is not None
    }
    return replace(mappings_for(session, accept=True), mended=tables)


def _looked(session: Session, path: Path, tables: Mapping[str, TableMapping]) -> Mappings:
    """Return what is decided of each table of a file, of those of which something was said by that."""
    mappings = replace(mappings_for(session, accept=True), mended=tables)
    read_file(path, session.ontology, mappings)
    return mappings


def _refuse_unknown(session: Session, wishes: Sequence[TableWish], known: Mapping[str, str]) -> None:
    wrong = [*_unknown({wish.table for wish in wishes}, known, "table"), *_unknown_kinds(session, wishes)]
    if wrong:
        raise WrongUse("; ".join(wrong))


def _unknown_kinds(session: Session, wishes: Sequence[TableWish]) -> Iterator[str]:
    return _unknown({wish.kind for wish in wishes} - {""}, session.ontology.kinds, "kind")


def _unknown(given: set[str], known: Mapping[str, object], what: str) -> Iterator[str]:
    for one in sorted(given - {*known}):
        meant = nearest(one, known)
        yield f"there is no {what} {one!r} to map" + (f"; is {meant!r} meant?" if meant else "")
