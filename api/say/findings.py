"""Findings in sentences: by how pressing they are, those of one rule together, with what to do and who can help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from api.say.words import count, day, entries, listed, some, verb
from graph.analysis.findings import Difference, Finding, Findings, Untold, by_rule, severities
from graph.analysis.rule import SEVERITIES

OF_ONE_RULE = 6
LONGEST_ID = 32
HEADINGS = {"H": "Act now", "M": "Plan", "L": "Tidy", "+": "Good news"}
DOING = {"H": "to act on now", "M": "to plan", "L": "to tidy", "+": "of good news"}


def short_ids(found: Iterable[Finding]) -> dict[str, str]:
    """Return by id of finding a start of it that no other one has: enough to name it by; a short id as it is."""
    ids = ["", *sorted(finding.id for finding in found), ""]
    alike = [_in_common(*pair) for pair in pairwise(ids)]
    return {
        name: name if len(name) <= LONGEST_ID else name[: max(LONGEST_ID // 2, before + 1, after + 1)]
        for name, before, after in zip(ids[1:-1], alike, alike[1:], strict=False)
    }


def finding_lines(found: Findings, shown: int | None) -> Iterator[str]:
    """Yield the findings, the most pressing first, then what was set aside and what could not be told.

    Args:
        found: What the rules found.
        shown: How many findings of one rule are shown; None for all.
    """
    yield findings_sentence(found.open)
    ids = short_ids(found.findings)
    for severity in SEVERITIES:
        pressing = [finding for finding in found.open if finding.severity == severity]
        if pressing:
            yield from ("", HEADINGS[severity])
            for group in by_rule(pressing):
                yield from _group(group, ids, shown)
    yield from set_aside_lines(found, ids)
    yield from untold_lines(found, shown)


def findings_sentence(found: Sequence[Finding]) -> str:
    """Return how many findings there are, by how pressing they are.

    >>> findings_sentence(())
    'Nothing found: no rule has anything to say.'
    """
    if not found:
        return "Nothing found: no rule has anything to say."
    counts = Counter(severities(found))
    parts = [f"{counts[severity]:,} {DOING[severity]}" for severity in SEVERITIES if counts[severity]]
    return f"{count(len(found), 'finding')}: {listed(parts)}."


def difference_lines(change: Difference, shown: int | None) -> Iterator[str]:
    """Yield what changed between two sets of findings."""
    if not change.appeared and not change.gone:
        yield "Findings: none appeared, none went."
        return
    yield f"Findings: {len(change.appeared):,} appeared, {len(change.gone):,} went."
    for heading, found in (("Gone:", change.gone), ("New:", change.appeared)):
        if found:
            yield f"  {heading}"
            limit = None if shown is None else OF_ONE_RULE
            yield from entries(found, _titled, limit, "    ")


def untold_lines(found: Findings, shown: int | None) -> Iterator[str]:
    """Yield what the rules could not tell, and the least data that would tell it."""
    if not found.withheld and not found.cannot_tell:
        return
    yield from ("", "What cannot be told yet")
    if found.withheld:
        titles = [f"{withheld.by.title} ({withheld.by.id})" for withheld in found.withheld]
        yield f"  - {found.withheld[0].reason} Not asked until then: {listed(titles)}."
    yield from entries(_by_field(found.cannot_tell), _untold, shown)


def who_clause(finding: Finding) -> str:
    """Return who can help with a finding, by role; empty where nobody is known."""
    roles = [f"“{role['name']}”" for role in finding.who_can_help]
    return f"{some(roles)} can help." if roles else ""


def _in_common(one: str, other: str) -> int:
    """Return how many letters two texts share at their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (left, right) in pairs if left != right), min(len(one), len(other)))


def _titled(finding: Finding) -> str:
    return f"{finding.title}: {finding.reason}"


def _group(group: Sequence[Finding], ids: Mapping[str, str], shown: int | None) -> Iterator[str]:
    first = group[0]
    yield f"  {first.title} ({first.rule})"
    limit = None if shown is None else OF_ONE_RULE
    yield from entries(group, lambda finding: _reason(finding, ids), limit, "    ")
    yield f"    What to do: {first.action}"


def _reason(finding: Finding, ids: Mapping[str, str]) -> str:
    since = f"Since {day(finding.since)}." if finding.since else ""
    parts = [finding.reason, since, who_clause(finding), f"[{ids[finding.id]}]"]
    return " ".join(part for part in parts if part)


def set_aside_lines(found: Findings, ids: Mapping[str, str]) -> Iterator[str]:
    """Yield what was set aside, by whom and why; nothing where nothing was."""
    aside = [finding for finding in found.findings if finding.set_aside]
    if aside:
        yield from ("", f"{count(len(aside), 'finding')} {verb(len(aside), 'is', 'are')} set aside:")
    for finding in aside:
        said_of = finding.set_aside
        if said_of is not None:
            until = f", until {day(said_of.until)}" if said_of.until else ""
            said = f"Set aside by {said_of.by} on {day(said_of.on)}{until}: {said_of.reason}"
            yield f"  - {finding.reason} {said} [{ids[finding.id]}]"


def _by_field(untold: Iterable[Untold]) -> list[list[Untold]]:
    groups: dict[tuple[str, str], list[Untold]] = {}
    for gap in untold:
        groups.setdefault((gap.by.id, gap.field), []).append(gap)
    return list(groups.values())


def _untold(same: Sequence[Untold]) -> str:
    names = some([f"“{gap.name}”" for gap in same])
    field = same[0].field.replace("_", " ")
    rule = f"{same[0].by.title} ({same[0].by.id})"
    return f"{rule} cannot be told of {names}: fill in {field}."
