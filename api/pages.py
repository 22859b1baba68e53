"""The page at `/`: the answer in sentences, each with the table behind it and the question that gives it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from urllib.parse import urlencode

import numpy as np

from api.answers.sight import SightAnswer
from api.graphiql import address
from api.resolve import Asked
from api.say.findings import by_rule, findings_sentence
from api.say.gap import frontier_sentence, step_sentence
from api.say.page import STATUSES, numbered, said
from api.say.sight import headline
from api.say.weak import weak_sentence
from api.say.words import count, day, some
from graph.analysis.findings import Finding, Findings
from graph.ontology import Language
from visual.page import Choice, Frame, Said, Section, Table, Words, answer_page

ROWS = 20
TOLD = 3
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
      nodes { id name kindLabel sight whyNot { sentence repairs { sentence } } }
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
OTHERS: dict[Language, tuple[Language, str]] = {"en": ("cy", "Cymraeg"), "cy": ("en", "English")}


def home_page(asked: Asked, language: Language, scope: int | None, *, graphiql: bool = True) -> str:
    """Return the page.

    Args:
        asked: The request's view of the organisation.
        language: Of the page, of names and of labels.
        scope: The unit asked about, or None for everything.
        graphiql: Whether there is a page to ask further questions on.
    """
    page = _Home(asked, language, scope, graphiql=graphiql)
    return answer_page(page.frame(), list(page.sections()), address() if graphiql else "")


def units(asked: Asked, language: Language, everything: str, chosen: int | None = None) -> list[Choice]:
    """Return the units that can be asked about, after an entry for everything, in order of id."""
    snapshot, names = asked.snapshot, asked.names(language)
    found = np.flatnonzero(snapshot.with_trait("unit") & snapshot.live).tolist()
    entries = [Choice(snapshot.ids[unit], names.plain(unit), unit == chosen) for unit in found]
    return [Choice("", everything, chosen is None), *entries]


class _Home:
    """The parts of the page."""

    def __init__(self, asked: Asked, language: Language, scope: int | None, *, graphiql: bool) -> None:
        self.asked = asked
        self.graphiql = graphiql
        self.language: Language = language
        self.scope = scope
        self.names = asked.names(language)
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
        keys = ("title", "skip", "scope", "everything", "show", "table", "query", "ask")
        words = Words(self.language, **{key: self._said(key) for key in keys})
        snapshot = self.asked.snapshot
        on = day(snapshot.date) if self.language == "en" else snapshot.date
        about = self._said("about", day=on, revision=snapshot.revision)
        notes = [note] if (note := self._said("reasons")) else []
        scopes = units(self.asked, self.language, self._said("everything"), self.scope)
        return Frame(words, (code, name, self._address(code)), scopes, about, notes, self._links())

    def _address(self, language: Language) -> str:
        scope = {} if self.scope is None else {"scope": self.asked.snapshot.ids[self.scope]}
        return f"/?{urlencode({'language': language, **scope})}"

    def _links(self) -> list[tuple[str, str]]:
        scope = {} if self.scope is None else {"scope": self.asked.snapshot.ids[self.scope]}
        kept = urlencode({"language": self.language, **scope})
        others = {"map": f"/map?{kept}", "questions": f"/questions?{kept}", "bring": f"/map?{kept}&view=bring"}
        others |= {"graphiql": "/graphiql"} if self.graphiql else {}
        return [(self._said(key), there) for key, there in others.items()]

    # -- the sections -------------------------------------------------------------------------------------------------

    def sections(self) -> Iterator[Section]:
        """Yield the answers, the most important first."""
        yield self._serves()
        if self.answer.answerable and self.answer.not_serving:
            yield self._gaps()
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
        query = self._query("serves")
        return Section("serves", self._said("serves"), list(self._headline()), table, query)

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
            (self._name(node), self._kind(node), self._status(node), self._english(frontier_sentence(self.sight, node)))
            for node in nodes[:ROWS]
        ]
        table = self._table("gaps", ("name", "kind", "status", "why"), rows, len(nodes))
        query = self._query("gaps")
        sentences = [Said(numbered("gap", self.language, len(nodes))), *(row[-1] for row in rows[:TOLD])]
        return Section("gaps", self._said("gaps"), sentences, table, query)

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
        query = self._query("mend")
        return Section("mend", self._said("mend"), [Said(sentence[:1].upper() + sentence[1:])], table, query)

    def _weak(self) -> Section:
        nodes = self.answer.resting_on_one
        rows = [
            (self._name(node), self._kind(node), self._english(weak_sentence(self.sight, self.names, node)))
            for node in nodes[:ROWS]
        ]
        table = self._table("weak", ("name", "kind", "hangs"), rows, len(nodes))
        query = self._query("weak")
        return Section("weak", self._said("weak"), [Said(numbered("weak", self.language, len(nodes)))], table, query)

    def _findings(self) -> Section:
        opened = self.found.open
        now = sum(finding.severity == "H" for finding in opened)
        sentence = findings_sentence(opened)
        if self.language == "cy":
            sentence = self._said("found", number=f"{len(opened):,}", now=f"{now:,}")
        rows = [self._finding(finding) for finding in opened[:ROWS]]
        table = self._table("findings", ("finding", "reason", "since", "who", "do"), rows, len(opened))
        query = self._query("findings", "first: 20")
        first = [self._english(f"{group[0].reason} {group[0].action}") for group in by_rule(opened)[:TOLD]]
        return Section("findings", self._said("findings"), [Said(sentence), *first], table, query)

    def _finding(self, finding: Finding) -> tuple[Said, ...]:
        roles = some([str(role["name"]) for role in finding.who_can_help])
        since = finding.since or ""
        return (
            self._english(finding.title),
            self._english(finding.reason),
            Said(day(since) if self.language == "en" else since),
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
        return Section("untold", self._said("untold"), [Said(sentence)], table, query)

    # -- words --------------------------------------------------------------------------------------------------------

    def _said(self, key: str, **values: object) -> str:
        return said(key, self.language, **values)

    def _english(self, text: str) -> Said:
        """Return a text that is English whatever the language of the page."""
        return Said(text, "" if self.language == "en" else "en")

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
        scope = [] if self.scope is None else [f"scope: {json.dumps(self.asked.snapshot.ids[self.scope])}"]
        given = ", ".join([*scope, *arguments])
        return QUERIES[section].replace("(…)", f"({given})" if given else "")
