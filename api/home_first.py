"""What is most material on the page at `/`: the first findings, each with its reason, facts, small map and question."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from api.resolve import Asked
from api.say.evidence import evidence_nodes, evidence_sentences
from api.say.page import numbered, said
from api.say.words import some
from api.small_chart import small_chart
from api.small_map import map_address, small_map
from api.whereabouts import Whereabouts
from graph.analysis.findings import Finding, by_rule, without
from graph.analysis.rule import Severity
from graph.days import day_in
from visual.page import Said, Section, Table

SHOWN = 3
GOOD: Severity = "+"
QUERY = """{
  findings(…) {
    totalCount
    nodes {
      title reason since action
      nodes { name }
      whoCanHelp { name }
      evidence { fact link field value date nodes { name } }
    }
  }
}
"""


def first_sections(asked: Asked, place: Whereabouts, opened: Sequence[Finding]) -> Iterator[Section]:
    """Yield a section for the first finding of each of the first rules, the most material one first.

    Args:
        asked: The request's view of the organisation.
        place: Where the reader stands.
        opened: Findings that were not set aside, in their order.
    """
    groups = by_rule(without(opened, GOOD))[:SHOWN]
    for number, group in enumerate(groups, 1):
        yield _section(asked, place, number, group)


def _section(asked: Asked, place: Whereabouts, number: int, group: Sequence[Finding]) -> Section:
    first, language = group[0], place.language
    note_seen(asked, first)
    names = asked.names(language)
    heading = said("first", language, number=number, title=first.title)
    facts = evidence_sentences(asked.case, first, names)
    rows = [(Said(str(at)), english(fact, place)) for at, fact in enumerate(facts, 1)]
    table = Table(said("facts", language), [said("number", language), said("fact", language)], rows)
    nodes = evidence_nodes(asked.case, first)
    links = [
        (said("in_explorer", language), map_address(asked, place, nodes)),
        (said("slide", language), place.address("/slide", ("finding", first.id))),
    ]
    arguments = [f"scope: {json.dumps(place.scope)}"] if place.scope else []
    arguments += [f"asOf: {json.dumps(place.date)}"] if place.date else []
    query = QUERY.replace("(…)", f"({', '.join([*arguments, f'rule: {json.dumps(first.rule)}', 'first: 20'])})")
    drawn = small_map(asked, place, nodes, heading)
    sentences = list(finding_sentences(first, place))
    if len(group) > 1:
        sentences.append(Said(numbered("others", language, len(group) - 1)))
    chart = small_chart(asked, place, first, f"chart-{number}")
    return Section(f"first-{number}", heading, sentences, table, query, chart, drawn, links)


def finding_sentences(first: Finding, place: Whereabouts) -> Iterator[Said]:
    """Yield what is told of a finding: why, since when, what to do, who can help."""
    language = place.language
    yield english(first.reason, place)
    if first.since:
        yield Said(said("since_day", language, day=day_in(first.since, language)))
    yield english(first.action, place)
    roles = [str(role["name"]) for role in first.who_can_help]
    if roles:
        yield Said(said("help", language, roles=some(roles)))


def english(text: str, place: Whereabouts) -> Said:
    """Return a text that is English whatever the language of the page."""
    return Said(text, "" if place.language == "en" else "en")


def note_seen(asked: Asked, finding: Finding) -> None:
    """Note what a finding tells of fields that need rights: that it speaks of a thing says what they hold."""
    for name in finding.by.guarded:
        asked.saw(f"{asked.snapshot.kinds[finding.positions[0]]}.{name}", finding.nodes[0])
