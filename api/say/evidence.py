"""What a finding rests on, fact by fact, in words that need no JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from api.say.gap import ends_sentence
from api.say.names import Names
from api.say.words import count, day, sentence, some
from graph.analysis.absence import absence
from graph.analysis.case import Case
from graph.analysis.findings import Finding
from graph.model import Record

SHOWN = 5


def evidence_sentences(case: Case, finding: Finding, names: Names) -> list[str]:
    """Return each fact that a finding rests on in a sentence, in order."""
    return [sentence(_SAID[str(fact["fact"])](case, names, fact)) for fact in finding.evidence]


def evidence_nodes(case: Case, finding: Finding) -> list[int]:
    """Return positions of the things that a finding speaks of: those it is about, then those its facts name."""
    ids = [*finding.nodes, *(node for fact in finding.evidence for node in _named(fact))]
    found = (case.snapshot.position(node) for node in dict.fromkeys(ids))
    return [at for at in found if at is not None]


def _named(fact: Record) -> list[str]:
    told = [fact.get(name) for name in ("node", "from", "to", "measure")]
    hops = [hop.get(name) for hop in fact.get("proof") or () for name in ("node", "to")]
    return [str(node) for node in (*told, *fact.get("nodes", ()), *hops) if node]


def _called(case: Case, names: Names, node_id: str) -> str:
    at = case.snapshot.position(node_id)
    return f"“{node_id}”" if at is None else names.quoted(at)


def _missing(case: Case, names: Names, fact: Record) -> str:
    label = names.link_label(fact["link"], inverse=fact["towards"] != "out")
    kinds = some([names.kind_label(kind) for kind in fact["kinds"]])
    node = _called(case, names, fact["node"])
    return f"No link says that {node} {label} anything ({kinds}), as things stood on {day(fact['date'])}."


def _field(case: Case, names: Names, fact: Record) -> str:
    at = case.snapshot.position(fact["node"])
    known = case.snapshot.ontology.fields_of(case.snapshot.kinds[at]) if at is not None else {}
    label = known[fact["field"]].label[names.language] if fact["field"] in known else fact["field"].replace("_", " ")
    value = fact["value"]
    said = "is empty" if value in (None, "") else f"is {_plain(value)}"
    return f"“{label}” of {_called(case, names, fact['node'])} {said}."


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return some([str(one) for one in value])
    text = str(value)
    return day(text) if len(text) == 10 and text[4:5] == text[7:8] == "-" and text[:4].isdigit() else text


def _link(case: Case, names: Names, fact: Record) -> str:
    source, target = (_called(case, names, fact[end]) for end in ("from", "to"))
    since = f", since {day(fact['valid_from'])}" if fact["valid_from"] else ""
    origin = f" ({fact['source']})" if fact["source"] else ""
    return f"{source} {names.link_label(fact['kind'])} {target}{since}{origin}."


def _reading(case: Case, names: Names, fact: Record) -> str:
    measure = _called(case, names, fact["measure"])
    if fact["on"] is None:
        return f"{measure} has no reading, as things stood on {day(fact['date'])}."
    return f"The last reading of {measure} is {fact['value']:.4g}, on {day(fact['on'])}."


def _series(case: Case, names: Names, fact: Record) -> str:
    measure = _called(case, names, fact["measure"])
    if fact["centre"] is None:
        return f"{measure} has too few readings to be judged, as things stood on {day(fact['date'])}."
    values = count(fact["n"], "value") if fact.get("n") else "its values"
    last = f"; the last one is {fact['value']:.4g}" if fact["value"] is not None else ""
    limits = f", limits {fact['lower']:.4g} and {fact['upper']:.4g}" if fact["lower"] is not None else ""
    return f"{measure}: {values} around {fact['centre']:.4g}{limits}{last}."


def _sight(case: Case, names: Names, fact: Record) -> str:
    node = _called(case, names, fact["node"])
    at = case.snapshot.position(fact["node"])
    if fact["proof"] is not None or at is None:
        return f"A thread leads from {node} to the purpose, {count(len(fact['proof'] or ()), 'link')} long."
    return f"No thread leads from {node} to the purpose. {ends_sentence(absence(case.sight, at).frontier)}"


def _count(case: Case, names: Names, fact: Record) -> str:
    named = some([_called(case, names, node) for node in fact["nodes"]], SHOWN)
    return f"{fact['what']}: {fact['count']:,}{f' ({named})' if named else ''}, on {day(fact['date'])}."


_SAID: Mapping[str, Callable[[Case, Names, Record], str]] = MappingProxyType(
    {
        "missing link": _missing,
        "field": _field,
        "link": _link,
        "last reading": _reading,
        "series": _series,
        "line of sight": _sight,
        "count": _count,
    }
)
