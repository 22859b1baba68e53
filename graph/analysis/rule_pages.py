"""The reference page of rules as Markdown: what each says, why, on which small organisations, and what decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, cast

from graph.analysis.examples import case_of, hits
from graph.analysis.rule import EXAMPLE_DATE, SEVERITIES, Rule
from graph.settings import Threshold, Thresholds, described_thresholds

GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "P": "Purpose and need",
        "A": "Alignment",
        "S": "System and processes",
        "M": "Measures",
        "I": "Improvement",
        "C": "Feedback, control, escalation",
        "R": "Risk and assurance",
        "B": "Balance and learning",
    }
)
INTRODUCTION = """\
Each rule looks for one thing that deserves attention in how an organisation is joined up. It names work, aims and
links, never people, and says why. A finding can be set aside with a reason and a last day.

Severities: {severities}. A finding may have another severity than its rule where its reason says more. What reaches
further into the work comes first.

The examples are small organisations in the notation, judged on {date}. They run as tests: above each stands what the
rule must find there. Thresholds are settings; the number shown is the usual one."""


def rules_page(rules: Sequence[Rule]) -> str:
    """Return the reference of rules as one Markdown page, in the order given, under a heading for each group."""
    return "\n".join(_lines(rules)) + "\n"


def thresholds_read(rule: Rule) -> list[Threshold]:
    """Return the thresholds that a rule reads when its examples are run, in the order of their declaration.

    >>> from graph.analysis.rule import all_rules
    >>> [threshold.name for rule in all_rules() if rule.id == "P05" for threshold in thresholds_read(rule)]
    ['voice']
    """
    noting = _Noting(Thresholds())
    for text in (*rule.fires, *rule.quiet):
        hits(rule, case_of(text, thresholds=cast(Thresholds, noting)))
    return [threshold for threshold in described_thresholds() if threshold.name in noting.read]


class _Noting:
    """Thresholds that remember which of them were read."""

    def __init__(self, thresholds: Thresholds) -> None:
        self.thresholds = thresholds
        self.read: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        self.read.add(name)
        return getattr(self.thresholds, name)


def _lines(rules: Sequence[Rule]) -> Iterator[str]:
    severities = ", ".join(f"`{code}` {words}" for code, words in SEVERITIES.items())
    yield from ("# Rules", "", INTRODUCTION.format(severities=severities, date=EXAMPLE_DATE))
    group = ""
    for rule in rules:
        if rule.id[0] != group:
            group = rule.id[0]
            yield from ("", f"## {GROUPS.get(group, 'Other rules')}")
        yield from ("", f"### {rule.id}: {rule.title}", "", rule.doc, "")
        yield f"- Severity: {SEVERITIES[rule.severity]} (`{rule.severity}`)"
        yield f"- What to do: {rule.action}"
        yield f"- Source: {rule.source}"
        yield from (f"- Threshold `{one.name}`, usually {_amount(one)}: {one.doc}" for one in thresholds_read(rule))
        if rule.needs_anchor:
            yield "- Withheld while no purpose is recorded: nobody could tell."
        yield from _examples(rule)


def _examples(rule: Rule) -> Iterator[str]:
    yield from ("", "```text")
    for text, found in rule.fires.items():
        yield from (f"# finds {', '.join(found)}", *text.strip().splitlines(), "")
    for number, text in enumerate(rule.quiet):
        yield from ([""] if number else [])
        yield from ("# finds nothing", *text.strip().splitlines())
    yield "```"


def _amount(threshold: Threshold) -> str:
    if threshold.unit == "share":
        return f"{100 * threshold.default:.12g} %"
    return f"{threshold.default} {threshold.unit}"
