"""A proof in one sentence, and what each of its steps rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from api.say.names import Names
from api.say.words import day, listed, sentence, some
from graph.analysis.proof import Hop, Proof
from graph.analysis.sight import Sight

STRENGTHS = {1: "weak", 2: "medium", 3: "strong"}


def proof_sentence(sight: Sight, names: Names, node: int) -> str:
    """Return why a node serves the purpose, as one sentence; empty if it does not serve.

    It follows the best thread to its end, and says whom it helps to what where a need is reached that it helps to meet.
    """
    proof = sight.proof(node)
    if proof is None:
        return ""
    people = people_clause(sight, names, node)
    if not proof.hops:
        return sentence(f"{names.quoted(node)} is itself a reason why work is done{people}")
    return sentence(f"{', '.join(_steps(names, proof.hops))}{people}")


def path_sentence(names: Names, hops: Sequence[Hop]) -> str:
    """Return a way from one thing to another as one sentence; empty where it has no step."""
    return sentence(", ".join(_steps(names, hops))) if hops else ""


def people_clause(sight: Sight, names: Names, node: int) -> str:
    """Return whom a node helps to what, as the end of a sentence; empty where it is not known."""
    reached = sight.reaches_people(node)
    if not reached:
        return ""
    proof = sight.proof(node)
    on_the_way = {hop.target for hop in proof.hops} if proof else set()
    need = next((need for need, _ in reached if need in on_the_way), reached[0][0])
    groups = [names.quoted(group) for other, group in reached if other == need]
    clause = f", so that {some(groups)} get {names.quoted(need)}"
    more = len({other for other, _ in reached}) - 1
    return clause + (f" (and {more} more {'need is' if more == 1 else 'needs are'} met)" if more else "")


def hop_lines(names: Names, proof: Proof) -> Iterator[str]:
    """Yield what each step of a proof rests on: strength, basis, confidence, source and day."""
    for hop in proof.hops:
        record = hop.record(names.snapshot)
        rests = [STRENGTHS[record["strength"]], record["basis"], record["confidence"]]
        origin = f"; from {record['source']}" if record["source"] else ""
        recorded = f", recorded on {day(record['recorded_on'])}" if record["recorded_on"] else ""
        head = f"{names.quoted(hop.node)} {_step(names, hop)}"
        yield f"  - {head}: {listed(rests)}{origin}{recorded}"


def _steps(names: Names, hops: Sequence[Hop]) -> list[str]:
    said = [f"{names.quoted(hop.node)} {_step(names, hop)}" for hop in hops[:1]]
    return said + [f"which {_step(names, hop)}" for hop in hops[1:]]


def _step(names: Names, hop: Hop) -> str:
    """Return one step, read from its start; a link that is followed backwards is read by its other words."""
    snapshot = names.snapshot
    backwards = int(snapshot.sources[hop.link]) != hop.node
    return f"{names.link_label(snapshot.link_kind(hop.link), inverse=backwards)} {names.quoted(hop.target)}"
