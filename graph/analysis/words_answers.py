"""Words that answers to questions share: groups of things as one fact, counts as one phrase, what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.analysis.case import Case
from graph.analysis.question import Lack
from graph.analysis.rule import Charted, Counted, Fact, Hit
from graph.analysis.words_numbers import so_many
from graph.analysis.words_series import told_how, told_target


def group(say: str, nodes: Sequence[int], what: str, **words: object) -> list[Hit]:
    """Return one fact about several things, or none where there are none.

    Args:
        say: The sentence: `{those}` are the first few names, `{many}` is their number.
        nodes: The things, in order.
        what: What they are, a few words in the plural, for the evidence.
        words: Further words of the sentence.
    """
    if not nodes:
        return []
    said = {"those": list(nodes), "many": f"{len(nodes):,}", **words}
    return [Hit(tuple(nodes), say, (Counted(what, list(nodes)),), said)]


def charted(case: Case, measure: int, *about: int) -> Hit:
    """Return what the series of a measure shows now as a fact, with what it measures beside it."""
    nodes = (measure, *about)
    end = case.judged.end(measure)
    how = ": {how}." if end and end.variation != "common" else "."
    say = ("{0} {means} ({1})" if about else "{0} {means}") + how
    means = MEANS[end.variation] if end else "has no values"
    return Hit(nodes, say, (Charted(measure),), {"means": means, "how": lambda: told_how(case, measure)})


def against_target(case: Case, measure: int, say: str, *about: int) -> Hit:
    """Return where the target of a measure lies beside what it does by itself, as a fact.

    Args:
        case: The organisation on its day.
        measure: The measure.
        say: What that means; `{target}` is the comparison.
        about: What else it is about.
    """
    facts: tuple[Fact, ...] = (Charted(measure),)
    return Hit((*about, measure), say, facts, {"target": lambda: told_target(case, measure)})


MEANS: Mapping[str, str] = {
    "common": "varies as it always does",
    "improving": "is getting better, and not by chance",
    "concerning": "is getting worse, and not by chance",
    "neutral": "has changed, and not by chance",
}


def phrase(*counted: tuple[int, str, str]) -> str:
    """Return several counts as one phrase, those of nothing left out; empty where all are.

    >>> phrase((2, "message", "messages"), (0, "measure", "measures"), (1, "law", "laws"))
    '2 messages and 1 law'
    """
    parts = [f"{number:,} {one if number == 1 else several}" for number, one, several in counted if number]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def lacking(nodes: Sequence[int], what: str, least: str, noun: tuple[str, str]) -> list[Lack]:
    """Return what is missing of some things, or nothing where it is missing of none.

    Args:
        nodes: What it is missing of.
        what: What that is, after `Of 3 processes`: `no measure is recorded`.
        least: The least data that would tell.
        noun: What they are, in the singular and the plural.
    """
    return [Lack(f"Of {so_many(len(nodes), *noun)} {what}.", least, nodes)] if nodes else []


def nothing_of(what: str, least: str, *, when: bool) -> list[Lack]:
    """Return that nothing of a sort is recorded, where that is so."""
    return [Lack(f"No {what} is recorded.", least)] if when else []


def by(case: Case, nodes: Sequence[int], name: str) -> dict[str, list[int]]:
    """Return nodes by the value of a field, in order of the values; those where it is empty are left out."""
    found: dict[str, list[int]] = {}
    for node, value in zip(nodes, case.fields(nodes, name), strict=True):
        if value is not None:
            found.setdefault(str(value), []).append(node)
    return dict(sorted(found.items()))


def label(case: Case, node: int, name: str) -> str:
    """Return the English label of a choice that a node holds, as within a sentence; empty where it holds none."""
    field = case.snapshot.ontology.fields_of(case.kind(node)).get(name)
    value = case.field(node, name)
    found = next((choice.label.en for choice in field.choices if choice.code == value), "") if field else ""
    return found[:1].lower() + found[1:]
