"""Measures over time, judged: those of the store, or every series of a table without any store."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from api.session import Session
from graph.analysis.measure_series import fields_of, per_of, settings_from
from graph.analysis.series import Series, series_of
from graph.analysis.spc import judge
from graph.analysis.spc_judgement import Judgement
from graph.analysis.spc_settings import RULE_SETS, Direction, Rebase, Settings
from graph.analysis.spc_settings import Chart as ChartName
from graph.errors import NotFound, WrongUse
from graph.known import NOTHING_KNOWN
from graph.model import Problem, Record
from graph.values import is_date, nearest
from visual.chart import chart_file
from visual.chart_page import chart_page
from visual.chart_words import Chart, Reader

if TYPE_CHECKING:
    from loaders.mapping_choice import Used

TRAIT = "readings"


@dataclass(frozen=True, slots=True)
class Manner:
    """How series are judged otherwise than their measures say; what is None or empty is left to them.

    Attributes:
        direction, chart, rules: Words for them.
        screen: False to keep large moving ranges.
        fix_after: How many first values limits rest on.
        rebases: Days on which limits start anew, instead of those of the measure.
        target: The value to reach, whenever.
    """

    direction: str | None = None
    chart: str | None = None
    rules: str | None = None
    screen: bool = True
    fix_after: int | None = None
    rebases: tuple[str, ...] = ()
    target: float | None = None

    def settings(self, own: Settings) -> Settings:
        """Return the settings of a measure with what is asked for otherwise.

        Raises:
            WrongUse: If a word is unknown or a day does not exist; everything wrong is named.
        """
        self._refuse_wrong()
        changed: dict[str, Any] = {
            "direction": self.direction,
            "chart": self.chart,
            "rule_set": self.rules and RULE_SETS[self.rules],
            "screen": None if self.screen else False,
            "fix_after": self.fix_after,
            "rebases": tuple(Rebase(day) for day in self.rebases) or None,
            "target": self.target,
            "target_from": None if self.target is None else "",
        }
        return replace(own, **{name: value for name, value in changed.items() if value is not None})

    def _refuse_wrong(self) -> None:
        words = (
            ("direction", self.direction, get_args(Direction)),
            ("chart", self.chart, get_args(ChartName)),
        )
        wrong = [_unknown(*one) for one in (*words, ("rules", self.rules, tuple(RULE_SETS))) if _is_unknown(*one[1:])]
        wrong += [
            f"--rebase {day}: there is no such day; write it as 2026-04-01" for day in self.rebases if not is_date(day)
        ]
        if self.target is not None and not math.isfinite(self.target):
            wrong.append("--target: give a finite number")
        if wrong:
            raise WrongUse("; ".join(wrong))


@dataclass(frozen=True, slots=True)
class Charted:
    """One series and what is said of it.

    Attributes:
        name: What the measure is called.
        unit: What its values are counted in, or empty.
        judgement: What is said of it.
    """

    name: str
    unit: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Charts:
    """Series in the order in which they were asked for or stand in their file.

    Attributes:
        charted: One entry a series.
        problems: Everything wrong with what was read and asked for.
        used: How foreign tables were read.
    """

    charted: tuple[Charted, ...]
    problems: tuple[Problem, ...] = ()
    used: tuple[Used, ...] = ()

    def record(self) -> Record:
        """Return the documented JSON shape."""
        return {"series": [one.judgement.record() for one in self.charted]}


def charts(session: Session, named: Sequence[str], manner: Manner) -> Charts:
    """Return the series of files and measures that are named; of all live measures where none is.

    Args:
        session: Its store is opened only where something named is no file.
        named: Each a file that is there, a measure by id or name, or something that measures measure.
        manner: How they are judged otherwise than they say themselves.

    Raises:
        NotFound, Ambiguous: If a name means nothing, or several things.
        WrongUse: If what is named has no readings, or the manner is wrong.
    """
    manner.settings(Settings())
    found: list[Charted] = []
    problems: list[Problem] = []
    used: list[Used] = []
    for text in named or [""]:
        one = (
            _of_file(session, Path(text), manner) if text and Path(text).exists() else _of_store(session, text, manner)
        )
        found += one.charted
        problems += one.problems
        used += one.used
    return Charts(tuple(found), tuple(dict.fromkeys(problems)), tuple(used))


def written(drawn: Sequence[Chart], reader: Reader, suffix: str) -> str:
    """Return charts as the text of a file: one as SVG, any number as a page.

    Args:
        drawn: In the order in which they stand.
        reader: Whom they are for.
        suffix: Ending of the file's name.

    Raises:
        WrongUse: If there is nothing to draw, or no such file can be made of it.
    """
    if not drawn:
        raise WrongUse("there are no readings to draw")
    if suffix.lower() in {".html", ".htm"}:
        return chart_page(drawn, reader)
    if suffix.lower() != ".svg":
        raise WrongUse(f"a chart is written as .svg or .html, and not as {suffix or 'a file without an ending'}")
    if len(drawn) > 1:
        raise WrongUse(f"an SVG file holds one chart, and there are {len(drawn)}; write a page, such as charts.html")
    return chart_file(drawn[0], reader)


def _of_file(session: Session, path: Path, manner: Manner) -> Charts:
    from loaders.series import read_series

    read = read_series(path, session.ontology)
    found: list[Charted] = []
    problems = list(read.problems)
    for name, readings in read.series.items():
        fields: Mapping[str, Any] = read.measures[name].fields if name in read.measures else {}
        own, wrong = settings_from(name, fields)
        unit = str(fields.get("measured_in", ""))
        charted = _charted(name, unit, series_of(name, readings, per_of(unit)), manner, own)
        found.append(charted)
        problems += (*wrong, *charted.judgement.problems)
    return Charts(tuple(found), tuple(problems), read.used)


def _of_store(session: Session, text: str, manner: Manner) -> Charts:
    if _is_like_a_file(text) and session.known is NOTHING_KNOWN:
        raise NotFound(f"there is no file {text}, and no store that could know something of that name")
    snapshot = session.case.snapshot
    found: list[Charted] = []
    problems: list[Problem] = []
    for node in _measures(session, text):
        own, wrong = settings_from(snapshot.ids[node], fields := fields_of(snapshot, node))
        unit = str(fields["measured_in"] or "")
        read = series_of(snapshot.ids[node], snapshot.readings(node), per_of(unit))
        charted = _charted(session.names.plain(node), unit, read, manner, own)
        found.append(charted)
        problems += (*wrong, *charted.judgement.problems)
    return Charts(tuple(found), tuple(problems))


def _charted(name: str, unit: str, read: tuple[Series, tuple[Problem, ...]], manner: Manner, own: Settings) -> Charted:
    series, refused = read
    return Charted(name, unit, judge(series, manner.settings(own)).with_problems(refused))


def _measures(session: Session, text: str) -> list[int]:
    """Return the measure that is named, those of what is named, or all that are live within the scope."""
    case = session.case
    kinds = {kind.name for kind in session.ontology.with_trait(TRAIT)}
    if not text:
        scope = session.scope
        live = [
            node
            for node in range(len(case.snapshot))
            if case.snapshot.kinds[node] in kinds and case.snapshot.live[node]
        ]
        return [node for node in live if scope is None or case.inside(node, scope)]
    node = _position(session, text)
    if case.snapshot.kinds[node] in kinds:
        return [node]
    links = list(session.ontology.links)
    beside = sorted({other for other in case.snapshot.into(node, *links) if case.snapshot.kinds[other] in kinds})
    if not beside:
        name = session.names.full(node)
        raise WrongUse(f"{name} has no readings, and no measure measures it; name a measure, or a file of readings")
    return beside


def _position(session: Session, text: str) -> int:
    exact = session.case.snapshot.position(text)
    if exact is not None:
        return exact
    try:
        return session.position(text, trait=TRAIT)
    except NotFound:
        pass
    try:
        return session.position(text)
    except NotFound as error:
        if _is_like_a_file(text):
            raise NotFound(f"there is no file {text}, and nothing of that name in the store") from None
        raise error from None


def _is_like_a_file(text: str) -> bool:
    return bool(Path(text).suffix) or "/" in text or "\\" in text


def _is_unknown(given: str | None, words: Sequence[str]) -> bool:
    return given is not None and given not in words


def _unknown(option: str, given: str | None, words: Sequence[str]) -> str:
    meant = nearest(given or "", words)
    hint = f"did you mean {meant}?" if meant else f"there are {', '.join(words)}"
    return f"--{option} {given}: there is no such word; {hint}"
