"""Which mapping a foreign table goes through: one that was given, one that is remembered, or a guess somebody accepted.

A guess that nobody accepted is never read by; it is only shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from graph.model import Batch, Place, Problem, Record
from graph.ontology import Ontology
from loaders.foreign_model import Model
from loaders.mapping import TableMapping
from loaders.mapping_fit import Fit, fingerprint, fit
from loaders.mapping_rows import Wanted
from loaders.mapping_shipped import guesses
from loaders.tables import Table
from loaders.translated import translated
from loaders.translation import Translation
from loaders.translation_file import shipped_translation

How = Literal["given", "remembered", "guessed", "refused"]
FITTING = 50


@dataclass(frozen=True, slots=True)
class Used:
    """What was decided of one foreign table.

    Attributes:
        table: What it is called.
        place: Where its headers stand.
        how: Where the mapping comes from; `refused` is a guess that nobody accepted.
        fitting: The mapping as it fits.
        others: Names of other mappings that could be meant, with how sure they are, the surest first.
        fingerprint: What tells such tables from others.
    """

    table: str
    place: Place
    how: How
    fitting: Fit
    others: Sequence[tuple[str, int]] = ()
    fingerprint: str = ""

    def record(self) -> Record:
        """Return the documented JSON shape."""
        mapping, sureness = self.fitting.mapping, self.fitting.sureness
        columns = [
            {"column": one.header, "holds": one.meaning, "makes": one.makes, "sure": sureness.get(one.header, 0)}
            for one in mapping.columns
        ]
        return {
            "table": self.table,
            "mapping": mapping.name,
            "kind": mapping.kind,
            "how": self.how,
            "sure": self.fitting.total,
            "columns": columns,
        }

    def refusal(self) -> Problem:
        """Return why the table is not read."""
        mapping = self.fitting.mapping
        message = (
            f"this table is none of ours; it looks like {mapping.name} ({self.fitting.total} % sure), "
            "but a guess is not loaded unless it is accepted"
        )
        hint = "goldenthread mapping FILE shows the guess; load with --accept-guess, or correct it and give --mapping"
        return Problem("error", message, self.place, self.table, hint)


@dataclass(frozen=True, slots=True)
class Unguessed:
    """A foreign table that is like nothing that is known here; whoever knows what its rows are can say so.

    Attributes:
        table: What it is called.
        columns: Its headers, in order.
        fingerprint: What tells such tables from others.
    """

    table: str
    columns: Sequence[str]
    fingerprint: str


@dataclass
class Mappings:
    """The mappings of one reading, and what was decided of each foreign table.

    Attributes:
        given: For whatever tables they fit.
        remembered: By fingerprint of the table.
        accept: Whether guesses are accepted.
        mended: By fingerprint of the table, what somebody said of it after looking at it; goes before all others.
        used: What was decided, in the order of the tables.
        unguessed: The tables of which nobody said anything and nothing could be guessed, in order.
        wanted: What the tables read so far need to be made.
        translations: How models of other formats are read, by format, where that is not as shipped.
        translated: How the models read so far were, by format.
    """

    given: Sequence[TableMapping] = ()
    remembered: Mapping[str, TableMapping] = field(default_factory=dict)
    accept: bool = False
    mended: Mapping[str, TableMapping] = field(default_factory=dict)
    used: list[Used] = field(default_factory=list)
    unguessed: list[Unguessed] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    translations: Mapping[str, Translation] = field(default_factory=dict)
    translated: dict[str, Translation] = field(default_factory=dict)

    def translate(self, model: Model, ontology: Ontology) -> Batch:
        """Return the batch of a model of another format, by the translation of that format, and remember which."""
        used = self.translations.get(model.format) or shipped_translation(model.format, ontology)
        self.translated[model.format] = used
        return translated(model, used, ontology)

    def choose(self, table: Table, ontology: Ontology, *, is_ours: bool) -> Used | None:
        """Return what to do with a table, and remember it; None where it goes through no mapping.

        Args:
            table: Its name and headers are looked at, not its rows.
            ontology: What there is to map onto.
            is_ours: Whether it can be read without a mapping: then nothing is guessed.
        """
        if not table.headers:
            return None
        used = self._mended(table, ontology) or self._given(table, ontology) or self._remembered(table, ontology)
        if not used and not is_ours:
            used = self._guessed(table, ontology)
            self.unguessed += [] if used else [Unguessed(table.name, list(table.headers), fingerprint(table))]
        self.used += [used] if used else []
        return used

    def _mended(self, table: Table, ontology: Ontology) -> Used | None:
        mapping = self.mended.get(fingerprint(table))
        return self._used(table, "given", [fit(mapping, table, ontology)] if mapping else [])

    def _given(self, table: Table, ontology: Ontology) -> Used | None:
        fits = [fit(mapping, table, ontology) for mapping in self.given]
        good = [one for one in fits if one.tells_rows_apart and (one.total >= FITTING or not one.absent)]
        return self._used(table, "given", good)

    def _remembered(self, table: Table, ontology: Ontology) -> Used | None:
        mapping = self.remembered.get(fingerprint(table))
        return self._used(table, "remembered", [fit(mapping, table, ontology)] if mapping else [])

    def _guessed(self, table: Table, ontology: Ontology) -> Used | None:
        return self._used(table, "guessed" if self.accept else "refused", guesses(table, ontology))

    def _used(self, table: Table, how: How, fits: Sequence[Fit]) -> Used | None:
        if not fits:
            return None
        best, *others = sorted(fits, key=lambda one: (-one.total, -one.named))
        named = [(one.mapping.name, one.total) for one in others[:2]]
        return Used(table.name, table.place, how, best, named, fingerprint(table))
