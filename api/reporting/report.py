"""Makes reports: the organisation on the last day of a time, told in the parts of a kind of report, and written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from api.reporting import annual, board, directorate, handover, team
from api.reporting.writer import LEAST, Period, Writer
from api.say.charts import reader_in
from graph.analysis.case import Case
from graph.analysis.findings import Findings
from graph.analysis.matter import Matter
from graph.errors import WrongUse
from graph.ontology import Language
from graph.values import is_date
from visual.report import report_page
from visual.report_docx import report_document
from visual.report_parts import Part, Report

KINDS: Mapping[str, Callable[[Writer], Iterator[Part]]] = MappingProxyType(
    {
        "annual": annual.parts,
        "board": board.parts,
        "directorate": directorate.parts,
        "team": team.parts,
        "handover": handover.parts,
    }
)
NEEDS_UNIT = {"directorate", "team"}
SUFFIXES = (".html", ".docx")


@dataclass(frozen=True, slots=True)
class Wish:
    """Which report is wanted.

    Attributes:
        kind: One of `KINDS`.
        period: The time that it tells of.
        language: Of headings, labels and names.
        public: Whether it is for everybody.
    """

    kind: str
    period: Period
    language: Language = "en"
    public: bool = False


def wished(kind: str, start: str | None, end: str, language: Language, *, public: bool) -> Wish:
    """Return which report is wanted, by a user's words.

    Args:
        kind: One of `KINDS`.
        start: First day of the time, ISO; a year before the last one if not given.
        end: Last day, ISO.
        language: See `Wish`.
        public: See `Wish`.

    Raises:
        WrongUse: If there is no such report, or the time is none.
    """
    if kind not in KINDS:
        raise WrongUse(f"there is no report {kind!r}; there are {', '.join(KINDS)}")
    for option, day in (("--from", start), ("--to", end)):
        if day is not None and not is_date(day):
            raise WrongUse(f"{option}: {day!r} is not a day, such as 2026-05-01")
    begin = start or _year_before(end)
    if begin > end:
        raise WrongUse(f"--from: {begin} lies after the last day, {end}")
    return Wish(kind, Period(begin, end), language, public)


def made(wish: Wish, case: Case, findings: Callable[[], Findings], scope: int | None) -> Report:
    """Return a report of an organisation on the last day of its time.

    Raises:
        WrongUse: If the report is of one unit and none is named.
    """
    if scope is None and wish.kind in NEEDS_UNIT:
        raise WrongUse(f"the report {wish.kind!r} is about one unit: name it with --scope")
    writer = Writer(Matter(case, findings, scope), wish.period, wish.language, public=wish.public)
    parts = list(KINDS[wish.kind](writer))
    unit = writer.says("everything") if scope is None else writer.names.plain(scope)
    days = {"start": _day(writer, wish.period.start), "end": _day(writer, wish.period.end)}
    about = [writer.says("made", revision=case.snapshot.revision, end=days["end"])]
    about += [writer.says("public", least=LEAST)] if wish.public else []
    about += [note] if (note := writer.says("english")) else []
    subtitle = writer.says("of", unit=unit, **days)
    words = {key: writer.says(key) for key in ("contents", "missing", "cited")}
    return Report(wish.language, writer.says(wish.kind), subtitle, about, parts, writer.cited, words)


def written(report: Report, suffix: str, other: tuple[str, str, str] | None = None) -> bytes:
    """Return a report as the bytes of a file.

    Args:
        report: The report.
        suffix: Of the file: one of `SUFFIXES`.
        other: Code and name of the other language, and where a page is read in it; None for a file on its own.

    Raises:
        WrongUse: If it is none of them.
    """
    if suffix not in SUFFIXES:
        raise WrongUse(
            f"a report is written as {' or '.join(SUFFIXES)}, and not as {suffix or 'a file without an ending'}"
        )
    if suffix == ".docx":
        return report_document(report, reader_in(report.language))
    return report_page(report, reader_in(report.language), other).encode("utf-8")


def suffix_of(out: Path) -> str:
    """Return the ending of a file's name, in small letters."""
    return out.suffix.lower()


def _year_before(day: str) -> str:
    last = date.fromisoformat(day)
    first = last.replace(day=28) if (last.month, last.day) == (2, 29) else last
    return first.replace(year=first.year - 1).isoformat()


def _day(writer: Writer, iso: str) -> str:
    return reader_in(writer.language).day(iso)
