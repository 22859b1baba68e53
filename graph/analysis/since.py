"""Since when a finding holds: the latest day on which one of the facts that it rests on began; never by replay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.lapse import UNKNOWN
from graph.analysis.rule import Charted, Counted, Fact, Given, Hit, Last, Missing, Seen, Through
from graph.analysis.words_dates import iso


def since(case: Case, hit: Hit) -> str | None:
    """Return the latest day on which one of the facts of a finding began, ISO; None where no day is known.

    Begun has a node or link on its first day of validity, an end or absence on the day after the last one of what was
    there; what else began, the rule says (a threshold that was passed, a day recorded).
    """
    days = [day for day in _beginnings(case, hit) if day and day <= case.snapshot.date]
    days += [iso(last + 1) for last in _last_days(case, hit) if UNKNOWN < last < case.snapshot.day]
    if hit.since is not None:
        days.append(iso(hit.since))
    return max(days, default=None)


def not_serving_since(case: Case, node: int) -> str | None:
    """Return since when work does not serve the purpose, ISO; None where no day is known.

    That is the day after the last one on which a thread of it held; of work that never had one, its own first day.
    """
    last = _last_of_thread(case, node)
    if UNKNOWN < last < case.snapshot.day:
        return iso(last + 1)
    return case.snapshot.columns.nodes.valid_from[node] or None


def _beginnings(case: Case, hit: Hit) -> Iterator[str]:
    nodes, links = case.snapshot.columns.nodes, case.snapshot.columns.links
    yield from (nodes.valid_from[node] for node in hit.nodes)
    for fact in hit.facts:
        yield from (nodes.valid_from[node] for node in _nodes_of(case, fact))
        yield from (links.valid_from[link] for link in _links_of(case, fact))


def _last_days(case: Case, hit: Hit) -> Iterator[int]:
    """Yield the last days of what the finding says is over or missing, as ordinals."""
    lapse = case.lapse
    yield from (lapse.of_node(node) for node in hit.nodes)
    for fact in hit.facts:
        if isinstance(fact, Missing):
            yield lapse.of_links(fact.node, fact.link, fact.towards)
        elif isinstance(fact, Seen) and not case.sight.serves[fact.node]:
            yield _last_of_thread(case, fact.node)


def _last_of_thread(case: Case, node: int) -> int:
    """Return the last day of the threads of what does not serve; looked for only where there ever was one."""
    sight = case.sight
    return case.lapse.of_thread(node, sight.serves) if sight.once_served[node] else UNKNOWN


def _links_of(case: Case, fact: Fact) -> list[int]:
    if isinstance(fact, Through):
        return [fact.link]
    thread = case.sight.proof(fact.node) if isinstance(fact, Seen) else None
    return [hop.link for hop in thread.hops] if thread else []


def _nodes_of(case: Case, fact: Fact) -> Sequence[int]:
    match fact:
        case Missing() | Given():
            return (fact.node,)
        case Counted():
            return fact.nodes
        case Last() | Charted():
            return (fact.measure,)
    ends = case.snapshot.targets[_links_of(case, fact)].tolist()
    return [*ends, fact.node] if isinstance(fact, Seen) else [*ends, int(case.snapshot.sources[fact.link])]
