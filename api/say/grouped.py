"""Findings by what they are about: one thing together with all that was found of it, as they often have one cause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from api.say.findings import DOING, findings_sentence, set_aside_lines, short_ids, untold_lines, who_clause
from api.say.names import Names
from api.say.words import count, day, entries
from graph.analysis.findings import Finding, Findings

Group = tuple[str, Sequence[Finding]]


def grouped_lines(found: Findings, names: Names, shown: int | None) -> Iterator[str]:
    """Yield the findings by the thing that they are about, that with the most pressing one first.

    Args:
        found: What the rules found.
        names: How things are called.
        shown: How many things are shown; None for all.
    """
    yield findings_sentence(found.open)
    ids = short_ids(found.findings)
    groups = found.grouped()
    limit = len(groups) if shown is None else shown
    for group in groups[:limit]:
        yield from _group(group, ids, names)
    if len(groups) > limit:
        yield from ("", f"and {count(len(groups) - limit, 'more thing')} (--all)")
    yield from set_aside_lines(found, ids)
    yield from untold_lines(found, shown)


def _group(group: Group, ids: Mapping[str, str], names: Names) -> Iterator[str]:
    _, found = group
    yield from ("", f"{names.full(found[0].positions[0])}: {count(len(found), 'finding')}")
    yield from entries(found, lambda finding: _said(finding, ids), None)


def _said(finding: Finding, ids: Mapping[str, str]) -> str:
    since = f"Since {day(finding.since)}." if finding.since else ""
    parts = [
        f"{finding.title}, {DOING[finding.severity]}: {finding.reason}",
        since,
        who_clause(finding),
        finding.action,
        f"[{ids[finding.id]}]",
    ]
    return " ".join(part for part in parts if part)
