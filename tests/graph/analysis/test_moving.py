"""Judgements after rows have moved: every position in them is another, and nothing else is."""

from __future__ import annotations

from graph.analysis.moving import Moves
from graph.analysis.rule import CannotTell, Charted, Counted, Given, Hit, Last, Missing, Seen, Through
from graph.analysis.splice import Splice
from graph.analysis.steps import shift_of

NODES = shift_of(Splice(5, before=[1]))
LINKS = shift_of(Splice(5, before=[0, 0]))
MOVES = Moves(NODES, LINKS)


def test_every_position_of_a_hit_is_another() -> None:
    facts = (Missing(1, "meets"), Given(1, "name"), Through(1), Last(1), Seen(0), Counted("things", (0, 1)), Charted(2))
    hit = Hit((1, 0), "{0} {some} {many} {how}", facts, {"some": [0, 2], "many": 2, "how": "well"}, "H", 700_000)

    moved = MOVES.hit(hit)

    assert moved.nodes == (2, 0)
    assert moved.facts == (
        Missing(2, "meets"),
        Given(2, "name"),
        Through(3),
        Last(2),
        Seen(0),
        Counted("things", (0, 2)),
        Charted(3),
    )
    assert moved.words == {"some": (0, 3), "many": 2, "how": "well"}
    assert (moved.severity, moved.since) == ("H", 700_000)


def test_what_is_looked_up_late_stays_so() -> None:
    moved = MOVES.hit(Hit((0,), "{those}", (Counted("things", range(5)),), {"those": range(5)}))

    those = moved.words["those"]
    assert (len(those), those[1], those[1:3], list(those)) == (5, 2, [2, 3], [0, 2, 3, 4, 5])


def test_where_nothing_moves_a_hit_is_the_same() -> None:
    hit = Hit((1,), "{0}", ())

    assert Moves().hit(hit) is hit


def test_what_cannot_be_told_moves_with_its_node() -> None:
    assert MOVES.judgement(CannotTell(1, "lane", of=2)) == CannotTell(2, "lane", of=3)
    assert MOVES.judgement(CannotTell(0, "lane")) == CannotTell(0, "lane")
