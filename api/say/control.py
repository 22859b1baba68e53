"""How daily control stands, in sentences: the board of a team for today, what is mended where, what is passed up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from api.answers.control import ControlAnswer
from api.say.feedback import trace_sentence
from api.say.names import Names
from api.say.running import HEADINGS, RESPONSES
from api.say.words import count, day, entries, listed
from graph.analysis.control_facets import Defined
from graph.analysis.escalation import Escalation, Open, Reason, Rung
from graph.analysis.measure_tiers import Tiered, leading_nowhere, without_parts
from graph.analysis.steadiness import Running, Steadiness
from graph.analysis.team_board import TeamBoard
from graph.analysis.words_dates import iso
from graph.days import day_in
from graph.ontology import Label, Language
from visual.page import Said

REASONS: Mapping[Reason, str] = MappingProxyType(
    {
        "in_one_unit": "it is about one unit alone, which can mend it",
        "passed_up": "it was passed up",
        "several_units": "it concerns several units",
        "depends_on_others": "what it is about depends on another unit",
        "not_steady": "what it is about is not steady, or cannot reach its target as it is",
        "no_place": "what it is about belongs to no unit that is known",
    }
)
WAYS = {"out_of_date": "its agreed way of working is past its review", "none": "no agreed way of working is recorded"}
HEADS: Mapping[str, Label] = MappingProxyType(
    {
        "running": Label("How our work runs", "Sut mae ein gwaith yn rhedeg"),
        "silent": Label("Values that are overdue", "Gwerthoedd sy'n hwyr"),
        "local": Label("What we can mend ourselves", "Beth allwn ni ei drwsio ein hunain"),
        "help": Label("What we need help with", "Beth sydd angen help arnom"),
        "passed_up": Label("Whom we have asked, and since when", "I bwy y gofynnwyd, ac ers pryd"),
        "fixed": Label("Mended on the spot lately", "Wedi'i drwsio yn y fan a'r lle yn ddiweddar"),
        "ways": Label("Agreed ways of working to look at", "Ffyrdd cytunedig o weithio i edrych arnynt"),
        "improvements": Label("What we are changing", "Beth rydym yn ei newid"),
        "heard": Label("What people told us and wait for", "Beth ddywedodd pobl wrthym, ac y maent yn aros amdano"),
        "forums": Label("Where it is looked at", "Lle edrychir arno"),
        "nothing": Label("Nothing.", "Dim."),
        "title": Label("Board of {unit}, {day}", "Bwrdd {unit}, {day}"),
        "print": Label("Print it, or use it on a screen.", "Argraffwch ef, neu ei ddefnyddio ar sgrin."),
    }
)


def control_lines(answer: ControlAnswer, names: Names, shown: int | None) -> Iterator[str]:
    """Yield how daily control stands.

    Args:
        answer: What was found.
        names: How things are called.
        shown: How many entries of a list are shown; None for all.
    """
    agreed = answer.agreed
    if not agreed.whole:
        yield "No process is recorded here: daily control begins with one list of what is done each day."
        return
    processes = count(len(answer.defined), "process", "processes")
    yield f"{agreed.part:,.0f} of {processes} have an agreed way of working in date."
    for head, found in (
        ("Without an agreed way in date", [way_sentence(one, names) for one in answer.defined if one.way != "in_date"]),
        ("What is not recorded of processes", [facets_sentence(one, names) for one in answer.defined if one.missing]),
        ("Can be mended where it is", [open_sentence(one, names) for one in answer.local]),
        ("Needs help", [open_sentence(one, names) for one in answer.needing_help]),
        ("Passed up", [passed_up_sentence(one, names) for one in answer.issues.passed_up]),
        ("Mended on the spot lately", [names.full(one) + "." for one in answer.issues.fixed]),
        ("Measures far from the work that no team's add up to", _measures(without_parts(answer.tiers), names)),
        ("Measures close to the work that add up to nothing", _measures(leading_nowhere(answer.tiers), names)),
    ):
        if found:
            yield from ("", head, *entries(found, str, shown))


def board_lines(board: TeamBoard, names: Names) -> Iterator[str]:
    """Yield the board of a team as text."""
    yield board_title(board, names, "en")
    for head, sentences in board_sections(board, names, "en"):
        yield from ("", head, *(f"  - {sentence.text}" for sentence in sentences))


def board_title(board: TeamBoard, names: Names, language: Language) -> str:
    """Return what a board is called: whose it is, and of what day."""
    on = day_in(board.snapshot.date, language)
    return HEADS["title"][language].format(unit=names.plain(board.unit), day=on)


def board_sections(board: TeamBoard, names: Names, language: Language) -> Iterator[tuple[str, Sequence[Said]]]:
    """Yield the sections of the board of a team: heading and sentences; where there is nothing, that is said.

    Sentences are English, whatever the language of the headings and names; those that are names alone are not.
    """
    running = [running_sentence(one, names) for one in board.running]
    running += [measure_sentence(one, names) for one in board.measures]
    running += [f"{names.quoted(one)}: no measure of it has values." for one in board.unmeasured]
    english = partial(_said, language="" if language == "en" else "en")
    named = partial(_named, names)
    sections = {
        "running": english(running),
        "silent": named(board.silent),
        "local": english(open_sentence(one, names) for one in board.local),
        "help": english(open_sentence(one, names) for one in board.needing_help),
        "passed_up": english(passed_up_sentence(one, names) for one in board.passed_up),
        "fixed": named(board.fixed),
        "ways": english(way_sentence(one, names) for one in board.undefined),
        "improvements": named(board.improvements),
        "heard": english(trace_sentence(one, names) for one in board.heard),
        "forums": named(board.forums),
    }
    nothing = [Said(HEADS["nothing"][language])]
    yield from ((HEADS[key][language], sentences or nothing) for key, sentences in sections.items())


def _said(sentences: Iterable[str], language: str) -> list[Said]:
    return [Said(sentence, language) for sentence in sentences]


def _named(names: Names, nodes: Sequence[int]) -> list[Said]:
    return [Said(f"{names.quoted(one)}.") for one in nodes]


def running_sentence(one: Running, names: Names) -> str:
    """Return in one sentence how a process runs, by which measures, and what that asks for."""
    told = one.telling[0]
    measures = names.several([each.measure for each in one.telling])
    return f"{names.quoted(one.node)}: {HEADINGS[one.state].lower()}, by {measures}. {RESPONSES[told.response]}"


def measure_sentence(one: Steadiness, names: Names) -> str:
    """Return in one sentence what a measure of a unit tells, and what that asks for."""
    return f"{names.quoted(one.measure)}: {HEADINGS[one.state].lower()}. {RESPONSES[one.response]}"


def way_sentence(one: Defined, names: Names) -> str:
    """Return in one sentence what is wrong with the agreed way of a process."""
    ways = f" ({names.several(one.ways)})" if one.ways else ""
    return f"{names.quoted(one.process)}: {WAYS[one.way]}{ways}."


def facets_sentence(one: Defined, names: Names) -> str:
    """Return in one sentence which facets of a process are not recorded."""
    return f"{names.quoted(one.process)}: no {listed(one.missing, 'or')}."


def open_sentence(one: Open, names: Names) -> str:
    """Return in one sentence whether an issue can be mended where it is, and why."""
    where = f" ({names.several(one.units)})" if one.units else ""
    return f"{names.full(one.issue)}: {REASONS[one.reason]}{where}."


def passed_up_sentence(one: Escalation, names: Names) -> str:
    """Return in one sentence whom an issue was passed up to, when, what came back, and the rule that holds."""
    asked = "; ".join(_rung(rung, names) for rung in one.rungs) or "no forum was asked"
    rule = f"in tier {one.tier or 'not known'} an answer is due within {count(one.limit, 'day')}"
    late = ", and that is over" if one.is_late else ""
    above = f"; above: {names.several(one.route)}" if one.route else ""
    board = "" if one.reaches_board else "; no way from there to a board is recorded"
    return f"{names.full(one.issue)}: {asked}; {rule}{late}{above}{board}."


def _rung(rung: Rung, names: Names) -> str:
    asked = f" asked on {day(iso(rung.on))}" if rung.on is not None else " asked"
    if rung.answered is not None:
        return f"{names.quoted(rung.forum)}{asked}, answered on {day(iso(rung.answered))}"
    waits = f", no answer for {count(rung.waited, 'day')}" if rung.waited else ", no answer yet"
    return f"{names.quoted(rung.forum)}{asked}{waits}"


def _measures(found: Sequence[Tiered], names: Names) -> list[str]:
    return [f"{names.full(one.measure)}." for one in found]
