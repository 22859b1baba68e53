"""Writes claims: each with the numbers of the records it rests on, redacted where the report is for everybody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from api.answers.questions import QuestionsAnswer, questions_named
from api.say.charts import reader_in, told_chart
from api.say.names import Names
from api.say.report import said
from api.say.words import count
from graph.analysis.answer import Answer
from graph.analysis.findings import Finding
from graph.analysis.matter import Matter
from graph.analysis.measure_series import judge_measure
from graph.analysis.period import Movement, movement
from graph.ontology import Language
from visual.chart_words import Chart
from visual.figures import figure
from visual.report_parts import Cited, Claim, Grid, Part

FACTS = 6
CITES = 6
LEAST = 5
"""Smaller numbers are not given in the public form: they can point to a person."""
_QUOTED = re.compile("“([^”]*)”")


@dataclass(frozen=True, slots=True)
class Period:
    """The time that a report tells of, both days included, ISO."""

    start: str
    end: str


class Writer:
    """What the parts of one report share.

    Attributes:
        matter: The organisation on the last day, within the unit that is told of.
        period: The time that is told of.
        language: Of headings, labels and names.
        public: Whether it is for everybody.
    """

    def __init__(self, matter: Matter, period: Period, language: Language, *, public: bool) -> None:
        self.matter = matter
        self.case = matter.case
        self.period = period
        self.language: Language = language
        self.public = public
        self._numbers: dict[int, int] = {}

    # -- claims -------------------------------------------------------------------------------------------------------

    def says(self, key: str, **values: object) -> str:
        """Return a fixed text in the language of the report."""
        return said(key, self.language, **values)

    def claim(self, text: str, nodes: Iterable[int]) -> Claim:
        """Return a claim that rests on some nodes; the first few are cited."""
        return Claim(text, self.cites(nodes), "" if self.language == "en" else "en")

    def cites(self, nodes: Iterable[int]) -> tuple[int, ...]:
        """Return the numbers that nodes are cited by, the first few; what may not be named is left out."""
        shown = [node for node in dict.fromkeys(nodes) if not self._is_kept_back(node)]
        return tuple(self._numbers.setdefault(node, len(self._numbers) + 1) for node in shown[:CITES])

    def may_say(self, text: str, nodes: Iterable[int]) -> bool:
        """Tell whether a sentence may stand in the report: in the public form none that names what people said."""
        if not self.public:
            return True
        return not any(map(self._is_kept_back, nodes)) and self._names_kept_back.isdisjoint(_QUOTED.findall(text))

    def number(self, number: int, one: str, several: str = "") -> str:
        """Return a number with its noun; in the public form small ones only as such."""
        if self.public and 0 < number < LEAST:
            return f"fewer than {LEAST} {several or one + 's'}"
        return count(number, one, several)

    @property
    def cited(self) -> list[Cited]:
        """Every record that was cited, in the order of its number."""
        return [self._cited(node, number) for node, number in self._numbers.items()]

    def _cited(self, node: int, number: int) -> Cited:
        snapshot = self.case.snapshot
        source = self.case.field(node, "source") or snapshot.columns.nodes.origins[node]
        detail = [self.names.kind(node), snapshot.ids[node], *([str(source)] if source else [])]
        return Cited(number, self.names.plain(node), ", ".join(detail))

    @cached_property
    def names(self) -> Names:
        """How things are called."""
        return Names(self.case.snapshot, self.language)

    def _is_kept_back(self, node: int) -> bool:
        return self.public and node in self._kept_back

    @cached_property
    def _kept_back(self) -> frozenset[int]:
        """Nodes of kinds that hold people's words or names: messages, problems, risks, roles."""
        ontology = self.case.snapshot.ontology
        kinds = [kind for kind in ontology.kinds if any(one.guarded for one in ontology.fields_of(kind).values())]
        return frozenset(self.case.snapshot.of_kind(*kinds).tolist())

    @cached_property
    def _names_kept_back(self) -> frozenset[str]:
        return frozenset(self.case.snapshot.names[node] for node in self._kept_back)

    # -- parts --------------------------------------------------------------------------------------------------------

    def asked(self, *names: str) -> Iterator[Part]:
        """Yield a part for each of some questions, with its verdict, its first facts and what is missing."""
        found = QuestionsAnswer(questions_named(names), (self.case, self.matter.all_findings), self.matter.scope)
        yield from (self.of_answer(one) for one in found.answers)

    def of_answer(self, one: Answer) -> Part:
        """Return the answer to a question as a part."""
        question = one.question
        missing = [self.claim(f"{lack.say} {lack.least}", lack.nodes) for lack in one.missing]
        if one.confidence == "none":
            return Part(question.id.lower(), question.words[self.language], missing=missing)
        about = [node for fact in one.facts for node in fact.positions[:1]]
        claims = [self.claim(one.verdict, about)] if self.may_say(one.verdict, ()) else []
        told = [fact for fact in one.facts if self.may_say(fact.sentence, fact.positions)]
        claims += [self.claim(fact.sentence, fact.positions) for fact in told[:FACTS]]
        return Part(question.id.lower(), question.words[self.language], claims, missing=missing)

    def of_findings(self, found: Sequence[Finding]) -> list[Claim]:
        """Return findings as claims."""
        told = [one for one in found if self.may_say(one.reason, one.positions)]
        return [self.claim(one.reason, one.positions) for one in told]

    def moved(self, measures: Iterable[int], caption: str) -> Grid:
        """Return what measures did within the time, as a table."""
        rows = [movement(self.case, one, self.period.start) for one in measures]
        heads = [self.says(key) for key in ("measure", "before", "during", "values", "said")]
        return Grid(caption, heads, [self._row(one) for one in rows], [self.cites([one.measure]) for one in rows])

    def _row(self, one: Movement) -> list[str]:
        unit = self._unit(one.measure)
        name = f"{self.names.plain(one.measure)}, {unit}" if unit else self.names.plain(one.measure)
        return [name, figure(one.before), figure(one.during), str(one.values), self.says(one.said)]

    def chart(self, measure: int) -> Chart:
        """Return the series of a measure, to be drawn."""
        judgement = judge_measure(self.case.snapshot, measure)
        return told_chart(Chart(self.names.plain(measure), self._unit(measure), judgement), reader_in(self.language))

    def _unit(self, measure: int) -> str:
        return str(self.case.field(measure, "measured_in") or "")
