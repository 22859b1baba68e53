"""The page at `/`: the answer in sentences, each with the table behind it and the question that gives it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from itertools import islice

import numpy as np

from api.answers.sight import SightAnswer
from api.graphiql import address
from api.home_first import english, first_sections
from api.home_since import Since, Then
from api.resolve import Asked
from api.say.findings import findings_sentence
from api.say.gap import frontier_sentence, step_sentence
from api.say.page import STATUSES, numbered, said
from api.say.sight import headline
from api.say.weak import weak_sentence
from api.say.words import count, some
from api.small_map import map_address, small_map
from api.whereabouts import OTHERS, Whereabouts
from graph.analysis.findings import Finding, Findings, by_rule, severities
from graph.analysis.since import not_serving_since
from graph.days import day_in
from graph.ontology import Language
from visual.html import Html
from visual.page import Choice, Frame, Said, Section, Table, Words, answer_page

ROWS = 20
TOLD = 3
BACK_DAYS = 91
LEADING = ("serves", "gaps")
"""What comes before everything else."""
QUERIES = {
    "serves": """{
  lineOfSight(…) {
    sentences
    counts { strategic operational broken lapsed adrift }
  }
}
""",
    "gaps": """{
  lineOfSight(…) {
    work(status: [BROKEN, LAPSED, ADRIFT], first: 20) {
      totalCount
      nodes {
        id name kindLabel sight
        whyNot { sentence repairs { sentence } }
        findings(first: 3) { nodes { title since } }
      }
    }
  }
}
""",
    "mend": """{
  lineOfSight(…) {
    repair { totalCount nodes { sentence make } }
  }
}
""",
    "weak": """{
  lineOfSight(…) {
    work(status: [STRATEGIC, OPERATIONAL], first: 20) {
      totalCount
      nodes { id name kindLabel sight proof { sentence ways } }
    }
  }
}
""",
    "findings": """{
  findings(…) {
    totalCount
    nodes { title reason since action whoCanHelp { name } evidence { fact nodes { name } link field value date } }
  }
}
""",
    "untold": """{
  untold(…) {
    totalCount
    nodes { title reason node { name } }
  }
}
""",
}


def home_page(
    asked: Asked, place: Whereabouts, scope: int | None, then: Then | None = None, *, graphiql: bool = True
) -> str:
    """Return the page.

    Args:
        asked: The request's view of the organisation on the day asked about.
        place: Where the reader stands.
        scope: The unit asked about, or None for everything.
        then: Since when is told what changed; None where that is not told.
        graphiql: Whether there is a page to ask further questions on.
    """
    page = _Home(asked, place, scope, graphiql=graphiql)
    sections = list(page.sections())
    if then:
        changed = Since(asked, place, scope, then).section()
        sections.insert(sum(section.id in LEADING or section.id.startswith("first") for section in sections), changed)
    return answer_page(page.frame(), sections, address() if graphiql else "")


def units(asked: Asked, language: Language, everything: str, chosen: int | None = None) -> list[Choice]:
    """Return the units that can be asked about, after an entry for everything, in order of id."""
    snapshot, names = asked.snapshot, asked.names(language)
    found = np.flatnonzero(snapshot.with_trait("unit") & snapshot.live).tolist()
    entries = [Choice(snapshot.ids[unit], names.plain(unit), unit == chosen) for unit in found]
    return [Choice("", everything, chosen is None), *entries]


class _Home:
    """The parts of the page."""

    def __init__(self, asked: Asked, place: Whereabouts, scope: int | None, *, graphiql: bool) -> None:
        self.asked = asked
        self.place = place
        self.graphiql = graphiql
        self.language: Language = place.language
        self.scope = scope
        self.names = asked.names(self.language)
        self.answer = SightAnswer(asked.case, scope)
        self.sight = asked.case.sight

    @cached_property
    def found(self) -> Findings:
        """What the rules find within the scope."""
        return self.asked.findings(self.scope)

    # -- around the sections ------------------------------------------------------------------------------------------

    def frame(self) -> Frame:
        """Return what stands around the sections."""
        code, name = OTHERS[self.language]
        keys = ("title", "skip", "scope", "everything", "show", "table", "query", "ask", "map_shown", "date")
        words = Words(self.language, **{key: self._said(key) for key in keys})
        snapshot = self.asked.snapshot
        about = self._said("about", day=self._day(snapshot.date), revision=snapshot.revision)
        notes = [note] if (note := self._said("reasons")) else []
        scopes = units(self.asked, self.language, self._said("everything"), self.scope)
        other = (code, name, self.place.address("/", language=code))
        return Frame(words, other, scopes, about, notes, self._links(), date=snapshot.date)

    def _links(self) -> list[tuple[str, str]]:
        place = self.place
        others = {"map": place.address("/map"), "questions": place.address("/questions")}
        back = (date.fromisoformat(self.asked.snapshot.date) - timedelta(days=BACK_DAYS)).isoformat()
        others |= {"changed_last": replace(place, date="").address("/", ("since", back))}
        others |= {"glossary": place.address("/glossary"), "bring": place.address("/map", ("view", "bring"))}
        others |= {"graphiql": "/graphiql"} if self.graphiql else {}
        return [(self._said(key), there) for key, there in others.items()]

    # -- the sections -------------------------------------------------------------------------------------------------

    def sections(self) -> Iterator[Section]:
        """Yield the answers, the most important first."""
        yield self._serves()
        if self.answer.answerable and self.answer.not_serving:
            yield self._gaps()
        yield from first_sections(self.asked, self.place, self.found.open)
        if self.answer.answerable and self.answer.not_serving:
            yield self._mend()
        if self.answer.answerable and self.answer.resting_on_one:
            yield self._weak()
        yield self._findings()
        if self.found.withheld or self.found.cannot_tell:
            yield self._untold()

    def _serves(self) -> Section:
        rows = [
            (Said(label[self.language]), Said(f"{self.answer.counts[status]:,}"), Said(doc[self.language]))
            for status, (label, doc) in STATUSES.items()
        ]
        table = self._table("serves", ("status", "pieces", "means"), rows if self.answer.answerable else [])
        heading, query = self._said("serves"), self._query("serves")
        serving = (node for node in self.answer.work if self.sight.serves[node])
        ends = [end for node in islice(serving, TOLD) for end in self._thread(node)]
        section = self._drawn(Section("serves", heading, list(self._headline()), table, query), ends)
        return replace(section, links=[(self._said("in_explorer"), self.place.address("/map"))])

    def _headline(self) -> Iterator[Said]:
        if self.language == "en":
            yield from map(Said, headline(self.answer, self.names))
        elif not self.answer.answerable:
            kinds = [kind.label.cy for kind in self.asked.snapshot.ontology.with_trait("anchor")]
            yield Said(self._said("cannot_tell", kinds=", ".join(kinds)))
        else:
            total = len(self.answer.work)
            serving = total - len(self.answer.not_serving)
            yield Said(self._said("serving", number=f"{serving:,}", total=f"{total:,}"))

    def _gaps(self) -> Section:
        nodes = self.answer.not_serving
        rows = [
            (
                self._name(node),
                self._kind(node),
                self._status(node),
                Said(self._day(not_serving_since(self.asked.case, node) or "")),
                self._english(frontier_sentence(self.sight, node)),
            )
            for node in nodes[:ROWS]
        ]
        table = self._table("gaps", ("name", "kind", "status", "since", "why"), rows, len(nodes))
        sentences = [Said(numbered("gap", self.language, len(nodes)))]
        for name, *_, since, why in rows[:TOLD]:
            told = why.text if f"“{name.text}”" in why.text else f"“{name.text}”: {why.text}"
            when = self._said("since_day", day=since.text) if since.text else self._said("never_did")
            both = [self._english(told), Said(when)]
            sentences += [Said(f"{told} {when}")] if self.language == "en" else both
        ends = [end for node in nodes[:TOLD] for end in (node, *self.sight.up(node)[:3])]
        return self._drawn(Section("gaps", self._said("gaps"), sentences, table, self._query("gaps")), ends)

    def _drawn(self, section: Section, nodes: Iterable[int]) -> Section:
        """Return a section with the map of some things."""
        chosen = list(nodes)
        drawn: Html | None = small_map(self.asked, self.place, chosen, section.heading)
        links = [(self._said("in_explorer"), map_address(self.asked, self.place, chosen))] if chosen else []
        return replace(section, map=drawn, links=links)

    def _mend(self) -> Section:
        smallest = self.answer.smallest
        sentence = f"{count(smallest.count, 'addition')} would mend all of that."
        if self.language == "cy":
            sentence = self._said("mended", number=f"{smallest.count:,}")
        rows = [
            (Said(str(number)), self._english(step_sentence(step, self.names)))
            for number, step in enumerate(smallest.steps[:ROWS], 1)
        ]
        table = self._table("mend", ("step", "record"), rows, len(smallest.steps))
        said_first = [Said(sentence[:1].upper() + sentence[1:])]
        ends = [end for step in smallest.steps[:TOLD] for end in (step.source, *step.targets[:2]) if end is not None]
        return self._drawn(Section("mend", self._said("mend"), said_first, table, self._query("mend")), ends)

    def _weak(self) -> Section:
        nodes = self.answer.resting_on_one
        rows = [
            (self._name(node), self._kind(node), self._english(weak_sentence(self.sight, self.names, node)))
            for node in nodes[:ROWS]
        ]
        table = self._table("weak", ("name", "kind", "hangs"), rows, len(nodes))
        sentences = [Said(numbered("weak", self.language, len(nodes)))]
        ends = [end for node in nodes[:TOLD] for end in self._thread(node)]
        return self._drawn(Section("weak", self._said("weak"), sentences, table, self._query("weak")), ends)

    def _thread(self, node: int) -> list[int]:
        proof = self.sight.proof(node)
        return [node, *(hop.target for hop in proof.hops)] if proof else [node]

    def _findings(self) -> Section:
        opened = self.found.open
        sentence = findings_sentence(opened)
        if self.language == "cy":
            now = Counter(severities(opened))["H"]
            sentence = self._said("found", number=f"{len(opened):,}", now=f"{now:,}")
        rows = [self._finding(finding) for finding in opened[:ROWS]]
        table = self._table("findings", ("finding", "reason", "since", "who", "do"), rows, len(opened))
        query = self._query("findings", "first: 20")
        subjects = [group[0].positions[0] for group in by_rule(opened)]
        return self._drawn(Section("findings", self._said("findings"), [Said(sentence)], table, query), subjects)

    def _finding(self, finding: Finding) -> tuple[Said, ...]:
        roles = some([str(role["name"]) for role in finding.who_can_help])
        since = finding.since or ""
        return (
            self._english(finding.title),
            self._english(finding.reason),
            Said(self._day(since)),
            Said(roles),
            self._english(finding.action),
        )

    def _untold(self) -> Section:
        reasons = [(withheld.by.title, withheld.reason) for withheld in self.found.withheld]
        reasons += [(gap.by.title, gap.reason) for gap in self.found.cannot_tell]
        rows = [(self._english(title), self._english(reason)) for title, reason in reasons[:ROWS]]
        table = self._table("untold", ("finding", "missing"), rows, len(reasons))
        query = self._query("untold", "first: 50")
        sentence = numbered("untold", self.language, len(reasons))
        places = [self.asked.snapshot.position(gap.node) for gap in self.found.cannot_tell[:ROWS]]
        section = Section("untold", self._said("untold"), [Said(sentence)], table, query)
        return self._drawn(section, [at for at in places if at is not None])

    # -- words --------------------------------------------------------------------------------------------------------

    def _said(self, key: str, **values: object) -> str:
        return said(key, self.language, **values)

    def _english(self, text: str) -> Said:
        return english(text, self.place)

    def _day(self, iso: str) -> str:
        return day_in(iso, self.language)

    def _name(self, node: int) -> Said:
        return Said(self.names.plain(node))

    def _kind(self, node: int) -> Said:
        return Said(self.names.kind(node))

    def _status(self, node: int) -> Said:
        return Said(STATUSES[self.sight.status(node)][0][self.language])

    def _table(self, caption: str, heads: Sequence[str], rows: Sequence[Sequence[Said]], total: int = 0) -> Table:
        left = total - len(rows)
        more = self._said("more", number=f"{left:,}") if left > 0 else ""
        return Table(self._said(caption), [self._said(head) for head in heads], rows, more)

    def _query(self, section: str, *arguments: str) -> str:
        """Return the question in GraphQL that gives a section, within the scope of the page."""
        scope = [f"scope: {json.dumps(self.place.scope)}"] if self.place.scope else []
        day_asked = [f"asOf: {json.dumps(self.place.date)}"] if self.place.date else []
        given = ", ".join([*scope, *day_asked, *arguments])
        return QUERIES[section].replace("(…)", f"({given})" if given else "")
