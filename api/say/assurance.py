"""How assurance stands, in sentences: what is checked too little or too much, what was found, how a board knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from api.answers.assurance import AssuranceAnswer
from api.say.names import Names
from api.say.words import count, entries, listed, verb
from graph.analysis.assurance_balance import Confused, Row, Why
from graph.analysis.assurance_chain import Chain, Threat
from graph.analysis.assurance_issues import Gap, Incidents, Stands
from graph.analysis.assurance_standards import Covered, Standard

WHY: Mapping[Why, str] = MappingProxyType(
    {
        "never": "nothing checks it",
        "out_of_date": "what checked it is out of date",
        "own_word": "only those who do the work say so",
        "nothing": "it checks nothing that is recorded",
        "no_purpose": "what it checks does not serve the purpose",
        "repeated": "it is checked again and again with the same result",
    }
)
MIXED: Mapping[str, str] = MappingProxyType(
    {
        "seldom": "is called a control and done too seldom to keep anything steady: it works like assurance",
        "every_day": "is called assurance, and those who do the work make it every few weeks: it works like a control",
        "placed_otherwise": "is recorded as the one and classified as the other: say which it is",
    }
)
COVERED: Mapping[Covered, str] = MappingProxyType(
    {
        "covered": "a check is in date",
        "out_of_date": "what checked it is out of date",
        "not_checked": "nothing checks that it is followed",
        "nobody": "no work is said to follow it",
    }
)
STANDS: Mapping[Stands, str] = MappingProxyType(
    {
        "no_route": "nobody has it",
        "under_way": "under way",
        "closed": "closed, with proof",
        "closed_without_proof": "said to be closed, without proof",
        "accepted": "accepted",
    }
)


def assurance_lines(answer: AssuranceAnswer, names: Names, shown: int | None) -> Iterator[str]:
    """Yield how assurance stands.

    Args:
        answer: What was found.
        names: How things are called.
        shown: How many entries of a list are shown; None for all.
    """
    under, over = ([row for row in answer.rows if row.balance == side] for side in ("under", "over"))
    yield f"{count(len(under), 'thing')} {verb(len(under), 'is', 'are')} assured too little, {len(over):,} too much."
    for head, rows in (("Too little", under), ("Too much", over)):
        if rows:
            yield from ("", head, *entries(rows, lambda row: row_sentence(row, names), shown))
    if answer.confused:
        yield from ("", "Control and assurance taken for one another")
        yield from entries(answer.confused, lambda one: confused_sentence(one, names), shown)
    if answer.standards:
        yield from ("", "What is asked for, and what shows that it is followed")
        yield from entries(answer.standards, lambda one: standard_sentence(one, names), shown)
    yield from _returns(answer, names)
    if answer.gaps:
        yield from ("", "What checks found")
        yield from entries(answer.gaps, lambda gap: gap_sentence(gap, names), shown)
    if answer.incidents:
        yield from ("", "Incidents of the last year")
        yield from entries(answer.incidents, lambda one: incidents_sentence(one, names), shown)
    if answer.chains:
        yield from ("", "How the board knows")
        yield from entries(answer.chains, lambda chain: chain_sentence(chain, names), shown)


def row_sentence(row: Row, names: Names) -> str:
    """Return in one sentence what is assured too little or too much, and whether it may be given up."""
    checks = f" ({names.several(row.checks)})" if row.checks and row.checks != (row.node,) else ""
    binding = ""
    if row.required:
        binding = " It is asked for by law or a binding requirement" + (
            ", so it stays." if row.balance == "over" else "."
        )
    return f"{names.full(row.node)}: {WHY[row.why]}{checks}.{binding}"


def confused_sentence(one: Confused, names: Names) -> str:
    """Return in one sentence how something that is called the one works like the other."""
    return f"{names.full(one.node)} {MIXED[one.why]}."


def standard_sentence(standard: Standard, names: Names) -> str:
    """Return in one sentence whether something that is asked for is followed, and how old what shows it is."""
    age = "" if standard.age is None else f", the newest {count(standard.age, 'day')} old"
    follows = f"followed by {names.several(standard.follows)}; " if standard.follows else ""
    binding = " (binding)" if standard.binding else ""
    return f"{names.quoted(standard.duty)}{binding}: {follows}{COVERED[standard.state]}{age}."


def gap_sentence(gap: Gap, names: Names) -> str:
    """Return in one sentence what a check found, how old that is, where it went and how it stands."""
    age = "" if gap.age is None else f", {count(gap.age, 'day')} ago"
    route = f" with {names.several(gap.route)}" if gap.route else ""
    late = "; the day by which it should be resolved has passed" if gap.overdue else ""
    return f"{names.full(gap.issue)}, found by {names.several(gap.checks)}{age}: {STANDS[gap.stands]}{route}{late}."


def incidents_sentence(one: Incidents, names: Names) -> str:
    """Return in one sentence how often something went wrong, what that threatens, and what is in hand."""
    risks = f"; {names.several(one.risks)} {verb(len(one.risks), 'threatens', 'threaten')} it" if one.risks else ""
    hand = f"; in hand: {names.several(one.in_hand)}" if one.in_hand else "; nothing is in hand for it"
    return f"{names.quoted(one.node)}: {count(len(one.items), 'incident')}{risks}{hand}."


def chain_sentence(chain: Chain, names: Names) -> str:
    """Return in one sentence how a board knows about a priority: its measures over time, its risks, and the gaps."""
    parts = [_series(chain, names)]
    parts += [threat_words(threat, names) for threat in chain.threats]
    if not chain.threats:
        parts.append("no risk to it is recorded")
    if not chain.overseen_by:
        parts.append("no forum looks at it")
    return f"{names.quoted(chain.priority)}: {'; '.join(parts)}."


def threat_words(threat: Threat, names: Names) -> str:
    """Return what is known of a risk: its score, what keeps it down, and who checks that."""
    score = "" if threat.score is None else f" (score {threat.score})"
    keeps = f"kept down by {names.several(threat.controls)}" if threat.controls else "with nothing that keeps it down"
    lines = listed([f"line {line}" for line in threat.lines])
    checked = f"checked from {lines or 'a line not recorded'}" if threat.checks else "with no check in date"
    return f"{names.quoted(threat.risk)}{score}, {keeps}, {checked}"


def _series(chain: Chain, names: Names) -> str:
    if not chain.followed:
        return "none of its measures has values"
    told = [f"{names.quoted(one)} gets worse" for one in chain.worse]
    told += [f"{names.quoted(one)} cannot reach its target" for one in chain.unable]
    measures = count(chain.followed, "measure")
    return f"of {measures} over time, {listed(told)}" if told else f"none of {measures} over time gives cause to act"


def _returns(answer: AssuranceAnswer, names: Names) -> Iterator[str]:
    for measure, duties in answer.returns.shared:
        yield f"{names.quoted(measure)} answers {count(len(duties), 'duty', 'duties')}: {names.several(duties)}."
    for one, duties in answer.returns.reused:
        yield f"{names.quoted(one)} is evidence for {count(len(duties), 'duty', 'duties')}: {names.several(duties)}."
    if orphans := answer.returns.orphans:
        yield f"Asked for, and answered by no measure and no check: {names.several(orphans, len(orphans))}."
