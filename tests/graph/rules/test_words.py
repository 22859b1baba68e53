"""Tests of the words that rules share: in date, in hand, top share, reach, dependence. Each is exact at its edges."""

from __future__ import annotations

import math
from datetime import date, timedelta

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.case import Case
from graph.analysis.examples import case_of
from graph.analysis.graphs import Graph
from graph.analysis.words_dates import check_in_date, iso, period_days, ran_out, review_in_date
from graph.analysis.words_dependence import Dependence
from graph.analysis.words_feedback import has_happened, in_hand, told_back
from graph.analysis.words_influence import LONGEST_PATH, SIGNS, WANTED, Harm
from graph.analysis.words_links import links_from_live, links_to_live, strengths_out, valid_links
from graph.analysis.words_numbers import either, so_many, top_share
from graph.analysis.words_reach import graph_along, latest, which_reach

TODAY = date(2026, 7, 1)
TWO_MESSAGES = "Feedback f1; Feedback f2; f1 -about-> Process r1; f2 -about-> r1\n"

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=25)


def days_ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def node(case: Case, node_id: str) -> int:
    position = case.snapshot.position(node_id)
    assert position is not None
    return position


def ids(case: Case, nodes: list[int]) -> list[str]:
    return [case.snapshot.ids[position] for position in nodes]


def flow(pairs: list[tuple[int, int]]) -> tuple[Graph, nx.DiGraph[int]]:
    """Return ten processes that flow into each other, as ours and as networkx has it."""
    lines = [f"Process n{number}" for number in range(10)] + [f"n{tail} -flows_to-> n{head}" for tail, head in pairs]
    theirs: nx.DiGraph[int] = nx.DiGraph(pairs)
    theirs.add_nodes_from(range(10))
    return graph_along(case_of("\n".join(lines)), "flows_to"), theirs


@pytest.mark.parametrize(
    ("given_review", "in_date"),
    [("", True), ("review_due=2026-07-01", True), ("review_due=2026-06-30", False), ("review_due=2027-01-01", True)],
)
def test_standard_work_is_in_date_until_its_review_has_passed(given_review: str, in_date: bool) -> None:
    case = case_of(f"StandardWork w1 {given_review}")

    assert review_in_date(case, 0) is in_date


@pytest.mark.parametrize(
    ("done", "due", "in_date"),
    [
        (days_ago(400), "", True),
        (days_ago(401), "", False),
        (days_ago(0), "next_due=2026-07-01", True),
        (days_ago(0), "next_due=2026-06-30", False),
        (days_ago(-1), "next_due=2027-01-01", False),
    ],
)
def test_assurance_is_in_date_when_done_lately_and_not_overdue(done: str, due: str, in_date: bool) -> None:
    case = case_of(f"Assurance a1 done_on={done} {due}")

    assert check_in_date(case, 0) is in_date


def test_assurance_that_was_never_done_is_not_in_date() -> None:
    assert not check_in_date(case_of("Assurance a1 next_due=2027-01-01"), 0)


@pytest.mark.parametrize(
    ("frequency", "days"), [("daily", 1), ("weekly", 7), ("monthly", 31), ("quarterly", 92), ("annual", 366)]
)
def test_a_period_has_the_days_of_its_longest_kind(frequency: str, days: int) -> None:
    assert period_days(case_of(f"Measure m1 frequency={frequency}"), 0) == days


def test_a_measure_without_a_frequency_has_no_period() -> None:
    assert period_days(case_of("Measure m1"), 0) is None


@given(st.integers(0, 1000))
def test_time_runs_out_on_the_first_day_that_is_older(days: int) -> None:
    case = case_of("Measure m1")
    today = case.snapshot.day

    begun = today - days - 1

    assert ran_out(begun, days) == today
    assert case.older(begun, days)
    assert not case.older(begun + 1, days)


def test_a_day_is_written_as_iso() -> None:
    assert iso(TODAY.toordinal()) == "2026-07-01"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("", False),
        ("state=acting", False),
        ("state=told_back", True),
        ("told_back_on=2026-07-01", True),
        ("told_back_on=2026-07-02", False),
        ("state=closed_no_action", False),
    ],
)
def test_people_are_told_back_by_state_or_by_a_day_that_has_come(fields: str, told: bool) -> None:
    assert told_back(case_of(f"Feedback f1 {fields}"), 0) is told


@pytest.mark.parametrize(
    ("day", "happened"), [("", True), ("raised_on=2026-07-01", True), ("raised_on=2026-07-02", False)]
)
def test_an_issue_raised_after_the_day_does_not_exist(day: str, happened: bool) -> None:
    assert has_happened(case_of(f"Issue x1 {day}"), 0, "raised_on") is happened


@pytest.mark.parametrize(
    "response",
    [
        "f1 -answered_by-> Improvement x1",
        "f1 -answered_by-> Decision x1",
        "f2 -prompted-> Improvement x1",
        "f2 -prompted-> Issue x1 state=open",
        "f1 -prompted-> Issue x1 state=escalated",
        "f1 -prompted-> Issue x1 state=accepted",
        "f1 -prompted-> Issue x1 raised_on=2026-07-01",
        "Improvement x1 -about-> f1",
        "Decision x1 -about-> f2",
        "Issue x1 -about-> r1",
        "Decision x1 -about-> r1",
        "Improvement x1 -about-> r1",
        "Improvement x1 -improves-> r1",
    ],
)
def test_a_live_response_to_a_message_or_to_its_subject_is_in_hand(response: str) -> None:
    case = case_of(TWO_MESSAGES + response)
    messages = [node(case, "f1"), node(case, "f2")]

    assert ids(case, in_hand(case, messages, node(case, "r1"))) == ["x1"]


@pytest.mark.parametrize(
    "response",
    [
        "",
        "f1 -answered_by-> Activity x1",
        "f1 -answered_by-> StandardWork x1",
        "f1 -prompted-> Need x1",
        "f1 -prompted-> Issue x1 state=resolved",
        "f1 -prompted-> Issue x1 raised_on=2026-07-02",
        "f1 -answered_by-> Improvement x1 status=completed",
        "f1 -answered_by-> Improvement x1 status=proposed",
        "f1 -answered_by[valid_to=2026-06-30]-> Decision x1",
        "Improvement x1 -improves-> Process r2",
        "Feedback x1 -about-> f1",
        "Process x1 -flows_to-> r1",
    ],
)
def test_what_is_over_or_does_nothing_about_it_is_not_in_hand(response: str) -> None:
    case = case_of(TWO_MESSAGES + response)
    messages = [node(case, "f1"), node(case, "f2")]

    assert in_hand(case, messages, node(case, "r1")) == []


def test_what_improves_an_aim_by_delivering_it_is_in_hand() -> None:
    case = case_of("Feedback f1 -about-> Objective o1; Improvement i1 -delivers-> o1")

    assert ids(case, in_hand(case, [node(case, "f1")], node(case, "o1"))) == ["i1"]


def test_messages_of_a_theme_have_no_subject_that_could_be_in_hand() -> None:
    case = case_of(TWO_MESSAGES + "Improvement i1 -improves-> r1")

    assert in_hand(case, [node(case, "f1"), node(case, "f2")]) == []


ENDED = (
    "Improvement i1 status=completed; Process r1; Process r2 status=stopped\n"
    "i1 -improves-> r1; i1 -improves-> r2; i1 -improves[valid_to=2026-06-30]-> Process r3"
)


def test_links_to_what_is_live_may_come_from_what_has_ended() -> None:
    case = case_of(ENDED)

    (links,) = links_to_live(case, "improves").values()

    assert ids(case, [int(case.snapshot.targets[link]) for link in links]) == ["r1"]


def test_links_from_what_is_live_may_lead_to_what_has_ended() -> None:
    case = case_of(
        "Learning l1 -learned_from-> Improvement i1 status=stopped; Learning l2 status=draft; l2 -learned_from-> i1"
    )

    (links,) = links_from_live(case, "learned_from").values()

    assert ids(case, [int(case.snapshot.sources[link]) for link in links]) == ["l1"]


def test_valid_links_do_not_ask_about_their_ends() -> None:
    case = case_of(ENDED)

    (links,) = valid_links(case, "improves").values()

    assert ids(case, [int(case.snapshot.targets[link]) for link in links]) == ["r1", "r2"]


def test_strengths_are_summed_over_live_links_alone() -> None:
    case = case_of(
        "Process r1 -contributes_to[strength=2]-> Objective o1; r1 -contributes_to-> Priority o2\n"
        "r1 -contributes_to-> Objective o3 status=draft; Process r2"
    )

    strengths = strengths_out(case, "contributes_to")

    assert strengths[[node(case, "r1"), node(case, "r2")]].tolist() == [5, 0]


def test_the_top_share_of_nothing_is_nothing() -> None:
    assert top_share({}, 20) == []


@pytest.mark.parametrize(("count", "wanted"), [(1, 1), (5, 1), (6, 2), (10, 2), (11, 3)])
def test_a_part_of_a_node_counts_as_a_whole_one(count: int, wanted: int) -> None:
    assert top_share({number: -number for number in range(count)}, 20) == list(range(wanted))


def test_all_that_tie_with_the_last_are_in_the_top_share() -> None:
    assert top_share({0: (5, 1), 1: (5, 0), 2: (5, 0), 3: (4, 9), 4: (1, 0), 5: (1, 0)}, 20) == [0, 1, 2]


@given(st.dictionaries(st.integers(0, 99), st.integers(0, 5), min_size=1), st.integers(1, 100))
def test_the_top_share_is_never_smaller_and_holds_nothing_below_what_it_leaves_out(
    keys: dict[int, int], percent: int
) -> None:
    top = top_share(keys, percent)

    left = [key for number, key in keys.items() if number not in top]
    assert len(top) >= math.ceil(len(keys) * percent / 100 - 1e-9)
    assert not left or max(left) < min(keys[number] for number in top)


def test_numbers_agree_with_their_nouns() -> None:
    assert [so_many(number, "day") for number in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


def test_nouns_are_listed_after_a_no() -> None:
    assert [either(["unit"]), either(["unit", "owner"])] == ["unit", "unit or owner"]


@given(PAIRS, st.sets(st.integers(0, 9)))
def test_what_reaches_a_goal_is_what_networkx_finds(pairs: list[tuple[int, int]], goals: set[int]) -> None:
    ours, theirs = flow(pairs)

    reaching = which_reach(ours, goals)

    assert set(np.flatnonzero(reaching)) == goals.union(*(nx.ancestors(theirs, goal) for goal in goals))


@given(PAIRS, st.dictionaries(st.integers(0, 9), st.integers(0, 5)), st.sets(st.integers(0, 9)))
def test_the_latest_day_is_that_of_all_that_lead_to_an_end(
    pairs: list[tuple[int, int]], days: dict[int, int], ends: set[int]
) -> None:
    ours, theirs = flow(pairs)
    leading = {end: ({end} | nx.ancestors(theirs, end)) & days.keys() for end in ends}

    found = latest(ours, days, ends)

    assert found == {end: max(days[seed] for seed in lead) for end, lead in leading.items() if lead}


def test_a_graph_holds_the_live_links_of_the_kinds_asked_for_alone() -> None:
    case = case_of(
        "Process r1 -flows_to-> Process r2; Process r3 -enables-> r2; r2 -flows_to-> Process r4 status=stopped"
    )

    graph = graph_along(case, "flows_to")

    assert [graph.leads(number) for number in range(4)] == [[1], [], [], []]


DEPENDING = st.lists(st.tuples(st.integers(0, 7), st.sampled_from(["needs", "helps"]), st.integers(0, 7)), max_size=20)


@given(DEPENDING, st.sets(st.integers(0, 7)), st.integers(1, 4))
def test_what_carries_many_is_what_brute_force_finds(
    links: list[tuple[int, str, int]], services: set[int], number: int
) -> None:
    kinds = [f"Service n{place}" if place in services else f"Process n{place}" for place in range(8)]
    words = {"needs": "depends_on", "helps": "enables"}
    case = case_of("\n".join([*kinds, *(f"n{source} -{words[kind]}-> n{target}" for source, kind, target in links)]))
    relying = [(target, source) if kind == "needs" else (source, target) for source, kind, target in links]
    graph: nx.DiGraph[int] = nx.DiGraph(relying)
    graph.add_nodes_from(range(8))

    carrying = Dependence(case).carrying(services, number)

    counted = {place: nx.descendants(graph, place) & services for place in range(8) if place not in services}
    assert carrying == {place for place, found in counted.items() if len(found) >= number}
    assert all(list(Dependence(case).on(place, frozenset(services))) == sorted(counted[place]) for place in counted)


def test_a_dependence_with_a_substitute_is_none() -> None:
    case = case_of("Service s1 -depends_on[substitute=true]-> Role w1; Service s2 -depends_on[substitute=false]-> w1")
    role, services = node(case, "w1"), frozenset({node(case, "s1"), node(case, "s2")})

    dependents = Dependence(case).on(role, services)

    assert ids(case, list(dependents)) == ["s2"]


def test_what_has_no_dependence_at_all_is_not_related() -> None:
    case = case_of("Service s1 -depends_on-> Role w1; Role w2")

    related = [Dependence(case).related(number) for number in range(3)]

    assert ids(case, [number for number in range(3) if related[number]]) == ["s1", "w1"]


MAP = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 6)), st.sampled_from(["same", "opposite", "unclear"]), max_size=14
)
DIRECTIONS = st.lists(st.sampled_from(["increase", "decrease", "neutral"]), min_size=7, max_size=7)


@given(MAP, DIRECTIONS)
def test_a_measure_harms_what_brute_force_over_all_simple_paths_finds(
    influences: dict[tuple[int, int], str], directions: list[str]
) -> None:
    lines = [f"Measure m{number} direction={direction}" for number, direction in enumerate(directions)]
    lines += [f"m{tail} -influences[polarity={sign}]-> m{head}" for (tail, head), sign in influences.items()]
    signed = {pair: SIGNS[sign] for pair, sign in influences.items() if sign in SIGNS}
    graph: nx.DiGraph[int] = nx.DiGraph(list(signed))
    graph.add_nodes_from(range(7))
    wanted = [WANTED.get(direction, 0) for direction in directions]

    harm = Harm(case_of("\n".join(lines)))

    for source in range(7):
        expected = {
            target
            for target in set(range(7)) - {source}
            for path in nx.all_simple_edge_paths(graph, source, target, cutoff=LONGEST_PATH)
            if math.prod(signed[step] for step in path) * wanted[source] * wanted[target] < 0
        }
        assert set(harm.done_by(source, range(7))) == expected


def test_the_way_of_a_harm_is_the_shortest_one() -> None:
    case = case_of(
        "Measure m1 direction=increase -influences[polarity=same]-> Measure m2 direction=decrease\n"
        "m1 -influences[polarity=same]-> SystemFactor x1; x1 -influences[polarity=same]-> m2"
    )

    (links,) = Harm(case).done_by(node(case, "m1"), [node(case, "m2")]).values()

    assert ids(case, [int(case.snapshot.targets[link]) for link in links]) == ["m2"]
