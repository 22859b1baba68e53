"""An organisation as it would be after changes that are not committed."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from api.loading import read_all
from api.session import Session
from api.settings import Settings
from api.trial import snapshot_after
from graph.analysis.case import Case
from graph.analysis.findings import findings
from graph.check import check_all
from graph.declarations import load_ontology
from graph.known import NOTHING_KNOWN
from graph.model import Commit
from graph.plan import plan
from tests.tree import ROOT

DAY = "2026-11-25"
SEEDS = ("small", "one_team")


def test_a_trial_from_nothing_is_what_a_load_makes(tmp_path: Path) -> None:
    session = Session(Settings(store=str(tmp_path / "a.db"), today=DAY))  # type: ignore[arg-type]
    batches = read_all(session, [ROOT / "seeds" / name for name in SEEDS])
    planned = plan(check_all(batches, session.ontology, NOTHING_KNOWN), NOTHING_KNOWN, on=DAY)

    trial = snapshot_after(NOTHING_KNOWN, planned.changes, session.ontology, DAY)
    session.new_store.append(Commit("Ann"), planned.changes)

    assert findings(Case(trial)).ids == session.all_findings().ids
    assert list(trial.ids) == list(session.case.snapshot.ids)


@given(st.lists(st.integers(0, 32), max_size=8, unique=True))
def test_taking_out_by_trial_equals_never_having_been(taken: list[int]) -> None:
    ontology = load_ontology()
    session = Session(Settings(store="unused.db", today=DAY))  # type: ignore[arg-type]
    batches = read_all(session, [ROOT / "seeds" / "small"])
    changes = plan(check_all(batches, ontology, NOTHING_KNOWN), NOTHING_KNOWN, on=DAY).changes
    gone = {change.key for number, change in enumerate(changes) if change.what == "node" and number in taken}
    kept = [
        change
        for change in changes
        if change.key not in gone and not (change.new and {change.new.get("from"), change.new.get("to")} & gone)
    ]

    trial = snapshot_after(NOTHING_KNOWN, kept, ontology, DAY)

    assert set(trial.ids).isdisjoint(gone)
    assert len(trial.sources) == sum(change.what == "link" for change in kept)
