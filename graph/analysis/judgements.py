"""What all rules say of a case: asked anew, or taken over from a case before a few changes where it cannot differ.

What is taken over is word for word what would be said anew; tests compare the two after random changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.analysis.case import Case
from graph.analysis.graphs import Bytes, Ints
from graph.analysis.looking import Near, Over
from graph.analysis.moving import Moves, moves_since
from graph.analysis.rule import Rule, all_rules
from graph.analysis.said import Said
from graph.analysis.steps import Trail
from graph.analysis.touched import MOST_TOUCHED, Touched

MOST_MOVES = 64
"""After so many moves of rows everything is written down as it stands then."""


@dataclass(frozen=True, slots=True)
class Judgements:
    """What rules said of a case.

    Attributes:
        said: What each rule said that could be asked, ordered by id.
        withheld: Rules that could not be asked, ordered by id.
        moves: How rows have moved since the first of it was said.
        trail: That of the snapshot.
        codes, strengths, units: What was worked out of each node then: its status, strength of its thread, unit.
    """

    said: tuple[Said, ...]
    withheld: tuple[Rule, ...]
    moves: tuple[Moves, ...]
    trail: Trail
    codes: Bytes
    strengths: Bytes
    units: Ints


def judgements(case: Case, rules: Sequence[Rule]) -> Judgements:
    """Return what rules say, asked anew."""
    rules = sorted(rules, key=lambda rule: rule.id)
    asked, withheld = _parted(case, rules)
    return _kept(case, tuple(Said(rule).plus(case, rule.check(case)) for rule in asked), withheld, ())


def judgements_after(case: Case, before: Judgements) -> Judgements:
    """Return what all rules say of a case that came from another one by a few changes.

    Args:
        case: It, on the same day and by the same thresholds as the other one.
        before: What all rules said of the other one.
    """
    rules = all_rules()
    step = case.snapshot.trail.since(before.trail)
    if step is None or step.size > MOST_TOUCHED:
        return judgements(case, rules)
    move = Moves(step.nodes, step.links)
    moves = (*before.moves, move) if move.moves else before.moves
    touched = Touched(case, step, before.codes, before.strengths, before.units)
    asked, withheld = _parted(case, rules)
    former = {one.rule.id: one for one in before.said}
    said = tuple(
        _again(case, former[rule.id], touched, len(moves))
        if rule.id in former
        else Said(rule).plus(case, rule.check(case), len(moves))
        for rule in asked
    )
    return _kept(case, said, withheld, moves)


def _parted(case: Case, rules: Sequence[Rule]) -> tuple[list[Rule], tuple[Rule, ...]]:
    """Return the rules that can be asked, and those that cannot because no purpose is recorded."""
    answerable = case.sight.answerable
    asked = [rule for rule in rules if answerable or not rule.needs_anchor]
    return asked, () if answerable else tuple(rule for rule in rules if rule.needs_anchor)


def _again(case: Case, said: Said, touched: Touched, moves: int) -> Said:
    """Return what a rule says now, asked only where it could say something else than it said."""
    rule = said.rule
    if isinstance(rule.looks, Near) and rule.judge is not None:
        around = touched.around(rule.looks)
        if around is not None:
            asked = rule.looks.among(case, around)
            return said.moved(touched.step.nodes.splices).again(case, around, rule.judge(case, asked), moves)
    elif isinstance(rule.looks, Over) and not touched.changes(rule.looks):
        return said.moved(touched.step.nodes.splices)
    return Said(rule).plus(case, rule.check(case), moves)


def _kept(case: Case, said: tuple[Said, ...], withheld: tuple[Rule, ...], moves: tuple[Moves, ...]) -> Judgements:
    if len(moves) > MOST_MOVES:
        since = moves_since(moves)
        said, moves = tuple(one.written_down(since) for one in said), ()
    sight = case.sight
    return Judgements(said, withheld, moves, case.snapshot.trail, sight.codes, sight.strengths, case.units)
