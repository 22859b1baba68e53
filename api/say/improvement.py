"""What is improved, in sentences: by tier, from plan to lasting control, where lessons are used, what was tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from api.answers.improvement import ImprovementAnswer
from api.say.names import Names
from api.say.words import count, day, entries, listed
from graph.analysis.improvement_chain import Lacks, Link, Reach, Spread
from graph.analysis.lesson_library import Known
from graph.analysis.words_dates import iso

LACKS: Mapping[Lacks, str] = MappingProxyType(
    {
        "plan": "no priority and no plan asked for it",
        "effect": "its series do not show that it worked",
        "control": "what it changed is not kept steady",
    }
)
REACH: Mapping[Reach, str] = MappingProxyType(
    {
        "tested": "tested, and used nowhere yet",
        "implemented": "used in one place",
        "sustained": "kept up in one place",
        "spread": "used in several places",
        "none": "used nowhere yet",
    }
)
VERDICTS = {
    "worked": "it worked",
    "mixed": "it worked in part",
    "did_not_work": "it did not work",
    "not_shown": "whether it worked is not shown",
}


def improvement_lines(answer: ImprovementAnswer, names: Names, shown: int | None) -> Iterator[str]:
    """Yield what is improved; with something looked for, what was tried before that is like it.

    Args:
        answer: What was found.
        names: How things are called.
        shown: How many entries of a list are shown; None for all.
    """
    if answer.like:
        yield from _known(answer, names, shown)
        return
    portfolio = answer.portfolio
    told = [f"{len(found):,} of tier {tier or 'not said'}" for tier, found in portfolio.tiers.items()]
    directed = portfolio.directed
    yield f"Improvements that go on: {listed(told)}."
    if directed.whole:
        part, whole = f"{directed.part:,.0f}", f"{directed.whole:,.0f}"
        yield f"Behind {part} of {whole} stands planning: a priority that they serve, or a plan."
    lacking = [link for link in portfolio.links if link.lacks]
    for head, found in (
        ("Where the way from plan to lasting control is broken", [link_sentence(one, names) for one in lacking]),
        ("Priorities that no improvement serves", [names.full(one) + "." for one in portfolio.without_effort]),
        ("Where lessons that worked are used", [spread_sentence(one, names) for one in portfolio.spread]),
    ):
        if found:
            yield from ("", head, *entries(found, str, shown))


def link_sentence(link: Link, names: Names) -> str:
    """Return in one sentence how far an improvement is on the way from plan to control, and what is missing of it."""
    state = {"running": "goes on", "paused": "is paused", "over": "is over"}[link.state]
    lacks = listed([LACKS[one] for one in link.lacks]) or "nothing is missing of its way"
    return f"{names.full(link.node)} {state}, and {lacks}."


def spread_sentence(one: Spread, names: Names) -> str:
    """Return in one sentence how far a lesson has gone, where it is used since when, and where it fades."""
    places = [
        names.quoted(place) + (f" since {day(iso(since))}" if since is not None else "") for place, since in one.places
    ]
    used = f": {listed(places)}" if places else ""
    fading = f"; fading at {names.several(one.fading)}, whose measures get worse" if one.fading else ""
    left = f"; no longer at {names.several(one.left)}" if one.left else ""
    return f"{names.full(one.lesson)} is {REACH[one.reach]}{used}{fading}{left}."


def known_sentence(one: Known, names: Names) -> str:
    """Return in one sentence what was tried before, how it went, and where."""
    said = VERDICTS.get(one.verdict or "", "how it went is not recorded")
    about = f", at {names.several(one.about)}" if one.about else ""
    taught = f"; see {names.several(one.taught)}" if one.taught else ""
    return f"{names.full(one.node)}: {said}{about}{taught}."


def _known(answer: ImprovementAnswer, names: Names, shown: int | None) -> Iterator[str]:
    if not answer.known:
        yield "Nothing like that is recorded among lessons and ended improvements: it may be new here."
        return
    yield f"{count(len(answer.known), 'thing')} like that {'was' if len(answer.known) == 1 else 'were'} tried before."
    yield from entries(answer.known, lambda one: known_sentence(one, names), shown)
