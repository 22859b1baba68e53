"""Who may see and do what: every act for every level, at home and elsewhere, within every scope."""

from __future__ import annotations

from typing import get_args

import pytest

from api.rights import ANYBODY, KEEPER, LEVELS, NEEDS, SCOPES, Act, Level, NotAllowed, Rights, Scope
from graph.analysis.case import Case
from graph.declarations import load_ontology
from tests.graph.analysis.organisations import snapshot_of

EVERYWHERE: dict[Level, set[Act]] = {
    "viewer": {"see", "introspect", "feedback", "challenge", "metrics"},
    "contributor": {"save_query", "note"},
    "steward": {
        "see_personal", "see_hidden", "create", "change", "end", "link", "unlink", "readings", "answer", "set_aside",
        "load", "undo", "retract", "merge", "forget", "others_queries",
    },
    "admin": {"tokens", "audit"},
}  # fmt: skip
AT_HOME = EVERYWHERE["steward"] - {"forget", "merge", "others_queries"}
UNITS = """
OrgUnit board level=organisation
OrgUnit ward level=service -part_of-> board
OrgUnit team level=team -part_of-> ward
OrgUnit other level=service -part_of-> board
"""


def _rights(level: Level, unit: str = "", scopes: tuple[Scope, ...] = SCOPES) -> Rights:
    return Rights(level, "somebody", unit, frozenset(scopes)).at_home(Case(snapshot_of(UNITS)))


def test_every_act_says_what_it_needs() -> None:
    assert set(NEEDS) == set(get_args(Act)) == set().union(*EVERYWHERE.values())


@pytest.mark.parametrize("level", LEVELS)
def test_each_level_may_do_what_those_before_it_may_and_no_more(level: Level) -> None:
    expected = set().union(*(EVERYWHERE[lower] for lower in LEVELS[: LEVELS.index(level) + 1]))

    assert {act for act in NEEDS if _rights(level).may(act)} == expected
    assert {act for act in NEEDS if _rights(level).may(act, "other")} == expected


def test_AD_08_everybody_may_see_and_a_contributor_works_in_their_own_unit_and_below() -> None:
    here = _rights("contributor", "ward")

    for act in AT_HOME:
        assert [here.may(act, unit) for unit in ("ward", "team", "board", "other", "gone", None)] == [
            True, True, False, False, False, False,
        ]  # fmt: skip
        assert here.may_somewhere(act)
    assert all(here.may("see", unit) for unit in ("ward", "other", None))


def test_a_viewer_gains_nothing_in_their_own_unit() -> None:
    here = _rights("viewer", "ward")

    assert {act for act in NEEDS if here.may(act, "ward")} == EVERYWHERE["viewer"]


def test_only_who_sees_everything_makes_two_things_one() -> None:
    blinkered = _rights("steward", scopes=("read", "write"))

    assert _rights("steward").may("merge", "ward")
    assert not blinkered.may("merge", "ward")
    with pytest.raises(NotAllowed, match="see everything"):
        blinkered.require("merge")


def test_a_contributor_without_a_unit_works_nowhere() -> None:
    nowhere = _rights("contributor")

    assert not any(nowhere.may(act, unit) for act in AT_HOME for unit in ("ward", "", None))
    assert not nowhere.may_somewhere("create")


def test_a_contributor_whose_unit_is_not_there_any_more_keeps_what_names_it_and_nothing_else() -> None:
    late = _rights("contributor", "closed")

    assert late.own == {"closed"}
    assert not late.may("change", "ward")


@pytest.mark.parametrize("scope", SCOPES)
def test_whatever_the_level_nothing_is_done_outside_the_scopes(scope: Scope) -> None:
    limited = _rights("admin", scopes=(scope,))

    within = {act for act, needs in NEEDS.items() if needs.scope == scope and not needs.whole}
    assert {act for act in NEEDS if limited.may(act)} == within


def test_who_holds_the_one_time_token_may_do_everything_and_anybody_may_only_read() -> None:
    assert all(KEEPER.may(act) for act in NEEDS)
    assert {act for act in NEEDS if ANYBODY.may(act)} == {"see", "introspect"}
    assert KEEPER.sees_all
    assert not ANYBODY.sees_all


def test_CO_03_fields_that_need_rights_are_seen_by_stewards_and_in_the_own_unit() -> None:
    holder, weight = (load_ontology().fields_of("Role")[name] for name in ("holder", "wte"))
    here = _rights("contributor", "ward")

    assert [here.may_see(holder, unit) for unit in ("ward", "team", "other", None)] == [True, True, False, False]
    assert [_rights(level).may_see(holder, "ward") for level in LEVELS] == [False, False, True, True]
    assert ANYBODY.may_see(weight, "ward")


def test_hidden_nodes_are_known_to_stewards_and_in_the_own_unit() -> None:
    here = _rights("contributor", "ward")

    assert [here.may("see_hidden", unit) for unit in ("team", "other", None)] == [True, False, False]
    assert [_rights(level).may("see_hidden") for level in LEVELS] == [False, False, True, True]
    assert not ANYBODY.may("see_hidden")


def test_what_may_not_be_done_is_refused_with_who_may() -> None:
    _rights("contributor", "ward").require("change", "team")

    with pytest.raises(NotAllowed, match=r"a contributor of the unit it belongs to may, and every steward"):
        _rights("contributor", "ward").require("change", "other")
    with pytest.raises(NotAllowed, match=r"your rights do not let you do this \(tokens\); every admin may"):
        _rights("steward").require("tokens")
