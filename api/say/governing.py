"""What a board has to know and to look after, in sentences, and the theory of change of an aim as an outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from api.answers.governing import GoverningAnswer
from api.say.names import Names
from api.say.words import count, day, entries, listed
from graph.analysis.board_knowledge import Challenge, Strategy, Turn
from graph.analysis.infrastructure import Item, Standing
from graph.analysis.theory_of_change import Branch
from graph.analysis.words_dates import iso
from graph.ontology import Label

ITEMS: Mapping[Item, Label] = MappingProxyType(
    {
        "map": Label(
            "Processes on the map, with lane, owner and links", "Prosesau ar y map, â lôn, perchennog a chysylltau"
        ),
        "daily_management": Label("Teams that some forum looks at", "Timau y mae rhyw fforwm yn edrych arnynt"),
        "feedback": Label("Services that heard something lately", "Gwasanaethau a glywodd rywbeth yn ddiweddar"),
        "tiered_measures": Label(
            "Measures of teams that add up further up", "Mesurau timau sy'n cyfrannu'n uwch i fyny"
        ),
        "improvement_network": Label("Improvements with a coach", "Gwelliannau â hyfforddwr"),
        "learning": Label("Ended improvements with a lesson", "Gwelliannau a ddaeth i ben â gwers"),
        "agreed_ways": Label("Processes with an agreed way in date", "Prosesau â ffordd gytunedig gyfredol"),
    }
)
TURNS: Mapping[Turn, str] = MappingProxyType(
    {
        "seen": "it is seen, and nothing was set to answer it",
        "challenged": "something was set to answer it, and is not done yet",
        "mended": "something was mended, and no forum looks whether it helped",
        "returned": "something was mended, and a forum looks whether it helped",
    }
)


def governing_lines(answer: GoverningAnswer, names: Names, shown: int | None) -> Iterator[str]:
    """Yield what a board has to know and to look after.

    Args:
        answer: What was found.
        names: How things are called.
        shown: How many entries of a list are shown; None for all.
    """
    board = answer.board
    yield "What everybody on the board should know"
    yield from entries([purpose_sentence(one, names) for one in board.purposes], str, shown)
    for head, nodes in (("For", board.people), ("Priorities", board.priorities), ("Measures of these", board.measures)):
        yield f"  - {head}: {names.several(nodes, shown or len(nodes)) if nodes else 'none is recorded'}."
    told = [f"{method.replace('_', ' ') or 'not said'} {number:,}" for method, number in board.methods.items()]
    yield f"  - Methods of improvement in use: {listed(told) if told else 'none is recorded'}."
    yield f"  - What is called quality: {count(len(board.quality), 'term')} of reference that something belongs to."
    yield from (
        "",
        "What managing quality stands on",
        *(f"  - {standing_sentence(one, names)}" for one in answer.standings),
    )
    for head, found in (
        (
            "Priorities without an executive who answers for them",
            [names.full(one) + "." for one in board.without_executive],
        ),
        ("Enablers of quality that get no time or money", [names.quoted(one) + "." for one in board.unresourced]),
        ("Strategies", [strategy_sentence(one, names) for one in board.strategies]),
        (
            "What is not as it should be, and what became of it",
            [challenge_sentence(one, names) for one in board.challenges],
        ),
        ("Reviews that are overdue", [overdue_sentence(one, names) for one in board.overdue]),
        ("Decisions, the newest first", [decision_sentence(one, names) for one in board.decisions]),
    ):
        if found:
            yield from ("", head, *entries(found, str, shown))


def purpose_sentence(node: int, names: Names) -> str:
    """Return what a purpose says, and when it was looked at last."""
    snapshot = names.snapshot
    seen = snapshot.field(node, "reviewed_on")
    when = f", looked at on {day(str(seen))}" if seen else ", and when it was looked at last is not recorded"
    return f"{names.full(node)}: “{snapshot.field(node, 'statement')}”{when}."


def standing_sentence(one: Standing, names: Names) -> str:
    """Return how far one of the seven things is in place, and what lacks it."""
    if not one.share.whole:
        return f"{ITEMS[one.item].en}: nothing is recorded of which it could be told."
    lacking = f"; not {names.several(one.missing)}" if one.missing else ""
    return f"{ITEMS[one.item].en}: {one.share.part:,.0f} of {one.share.whole:,.0f}{lacking}."


def strategy_sentence(one: Strategy, names: Names) -> str:
    """Return which priorities a strategy moves."""
    if not one.moves:
        return (
            f"{names.full(one.plan)} moves no priority: nothing that it decides on or gives something to leads to one."
        )
    return f"{names.full(one.plan)} moves {names.several(list(one.moves))}."


def challenge_sentence(one: Challenge, names: Names) -> str:
    """Return what became of a measure that is not as it should be."""
    answers = f" ({names.several(one.challenges)})" if one.challenges else ""
    return f"{names.full(one.measure)}, since {day(iso(one.since))}: {TURNS[one.turn]}{answers}."


def overdue_sentence(node: int, names: Names) -> str:
    """Return whose review is overdue, and since when."""
    return f"{names.full(node)}: due on {day(str(names.snapshot.field(node, 'review_due')))}."


def decision_sentence(node: int, names: Names) -> str:
    """Return what was decided when, about what, and what it ends."""
    snapshot = names.snapshot
    about, stops = snapshot.out(node, "about"), snapshot.out(node, "stops")
    parts = [f"about {names.several(about)}"] if about else []
    parts += [f"it ends {names.several(stops)}"] if stops else []
    weighed = "" if snapshot.field(node, "quality_impact_assessed") else "; its effect on quality was not weighed"
    told = f": {'; '.join(parts)}" if parts else ""
    return f"{names.full(node)}, {day(str(snapshot.field(node, 'made_on')))}{told}{weighed}."


def theory_lines(branch: Branch, names: Names, depth: int = 0) -> Iterator[str]:
    """Yield a theory of change as an outline: the aim, what drives it, ideas, and tests."""
    gaps = ["untested"] if branch.is_untested else []
    gaps += ["no measure would tell"] if branch.is_unmeasured else []
    measured = f"; measured by {names.several(branch.measures)}" if branch.measures else ""
    gap = f"; {listed(gaps)}" if gaps else ""
    yield f"{'  ' * depth}- {names.full(branch.node)}{measured}{gap}."
    for below in branch.below:
        yield from theory_lines(below, names, depth + 1)
    if not depth and not branch.below:
        yield "Nothing is recorded of what has to change for it: name what drives it, and the ideas that act on that."
