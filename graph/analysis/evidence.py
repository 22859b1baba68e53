"""What a finding rests on, as plain records: links that are there or missing, fields, readings, threads, counts.

Where something is not there, the record says what was looked for and by which day: an absence has its boundary.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from graph.analysis.absence import absence
from graph.analysis.case import Case
from graph.analysis.proof import confidence
from graph.analysis.rule import Charted, Counted, Fact, Given, Last, Missing, Seen, Through
from graph.analysis.words_dates import value_of
from graph.model import Record


def evidence(case: Case, facts: Sequence[Fact]) -> list[Record]:
    """Return the facts as records that JSON can hold, in the same order; `fact` says which sort of fact each is."""
    return [_RECORDS[type(fact)](case, fact) for fact in facts]


def _missing(case: Case, fact: Missing) -> Record:
    snapshot = case.snapshot
    link, kind = snapshot.ontology.links[fact.link], case.kind(fact.node)
    kinds = link.targets(kind) if fact.towards == "out" else link.sources(kind)
    return {
        "fact": "missing link",
        "node": snapshot.ids[fact.node],
        "link": fact.link,
        "towards": fact.towards,
        "kinds": list(kinds),
        "date": snapshot.date,
    }


def _given(case: Case, fact: Given) -> Record:
    snapshot = case.snapshot
    declared = snapshot.ontology.fields_of(case.kind(fact.node)).get(fact.name)
    value = None if declared and declared.personal else case.field(fact.node, fact.name)
    return {"fact": "field", "node": snapshot.ids[fact.node], "field": fact.name, "value": value}


def _through(case: Case, fact: Through) -> Record:
    snapshot, links = case.snapshot, case.snapshot.columns.links
    return {
        "fact": "link",
        "from": snapshot.ids[snapshot.sources[fact.link]],
        "kind": snapshot.link_kind(fact.link),
        "to": snapshot.ids[snapshot.targets[fact.link]],
        "strength": int(snapshot.strengths[fact.link]),
        "basis": links.bases[fact.link],
        "confidence": confidence(snapshot, fact.link),
        "source": snapshot.link_field(fact.link, "source") or links.origins[fact.link] or None,
        "valid_from": links.valid_from[fact.link] or None,
    }


def _last(case: Case, fact: Last) -> Record:
    told = ((reading.date, value_of(reading)) for reading in reversed(case.readings(fact.measure)))
    on, value = next(((day, value) for day, value in told if value is not None), (None, None))
    return {
        "fact": "last reading",
        "measure": case.snapshot.ids[fact.measure],
        "on": on,
        "value": value,
        "date": case.snapshot.date,
    }


def _charted(case: Case, fact: Charted) -> Record:
    judgement = case.judged.of(fact.measure)
    told = judgement.record() if judgement else {"segments": [], "points": [], "variation": None, "assurance": None}
    segment, last = (told[name][-1] if told[name] else {} for name in ("segments", "points"))
    return {
        "fact": "series",
        "measure": case.snapshot.ids[fact.measure],
        **{name: segment.get(name) for name in ("from", "to", "n", "centre", "lower", "upper")},
        "value": last.get("value"),
        "rule": last.get("rule"),
        "variation": told["variation"],
        "assurance": told["assurance"],
        "target": judgement.settings.target if judgement else None,
        "date": case.snapshot.date,
    }


def _seen(case: Case, fact: Seen) -> Record:
    snapshot, thread = case.snapshot, case.sight.proof(fact.node)
    gap = None if thread else absence(case.sight, fact.node)
    return {
        "fact": "line of sight",
        "node": snapshot.ids[fact.node],
        "status": case.sight.status(fact.node),
        "proof": thread.record(snapshot) if thread else None,
        "absence": gap.record(snapshot) if gap else None,
        "frontier": [part.record(snapshot) for part in gap.frontier] if gap else [],
    }


def _counted(case: Case, fact: Counted) -> Record:
    return {
        "fact": "count",
        "what": fact.what,
        "count": len(fact.nodes),
        "nodes": [case.snapshot.ids[node] for node in fact.nodes],
        "followed": _followed(case, fact.role) if fact.role else [],
        "date": case.snapshot.date,
    }


def _followed(case: Case, role: Any) -> list[str]:
    return sorted(link.name for link in case.snapshot.ontology.with_role(role))


_RECORDS: Mapping[type[Fact], Callable[[Case, Any], Record]] = MappingProxyType(
    {
        Missing: _missing,
        Given: _given,
        Through: _through,
        Last: _last,
        Seen: _seen,
        Counted: _counted,
        Charted: _charted,
    }
)
