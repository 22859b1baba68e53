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
from loaders.mapping_choice import Mappings, Used
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
    """Return the mappings by which a file is read as somebody wishes; tables that they say nothing of, as guessed.

    Raises:
        WrongUse: If a table, kind, column or meaning is unknown; says all that is wrong with the first of these.
    """
    used = _used(session, path, {})
    _refuse_unknown(session, wishes, used)
    kinds = {
        used[wish.table].fingerprint: of_kind(wish.kind, session.ontology)
        for wish in wishes
        if wish.kind not in {"", used[wish.table].fitting.mapping.kind}
    }
    used = _used(session, path, kinds) if kinds else used
    tables = {
        one.fingerprint: mended(one.fitting.mapping, wish.columns, session.ontology)
        for wish in wishes
        for one in [used[wish.table]]
    }
    return replace(mappings_for(session, accept=True), mended=tables)


def _used(session: Session, path: Path, tables: Mapping[str, TableMapping]) -> dict[str, Used]:
    mappings = replace(mappings_for(session, accept=True), mended=tables)
    read_file(path, session.ontology, mappings)
    return {one.table: one for one in mappings.used}


def _refuse_unknown(session: Session, wishes: Sequence[TableWish], used: Mapping[str, Used]) -> None:
    wrong = [*_unknown({wish.table for wish in wishes}, used, "table"), *_unknown_kinds(session, wishes)]
    if wrong:
        raise WrongUse("; ".join(wrong))


def _unknown_kinds(session: Session, wishes: Sequence[TableWish]) -> Iterator[str]:
    return _unknown({wish.kind for wish in wishes} - {""}, session.ontology.kinds, "kind")


def _unknown(given: set[str], known: Mapping[str, object], what: str) -> Iterator[str]:
    for one in sorted(given - {*known}):
        meant = nearest(one, known)
        yield f"there is no {what} {one!r} to map" + (f"; is {meant!r} meant?" if meant else "")
