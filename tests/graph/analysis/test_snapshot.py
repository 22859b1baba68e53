"""A snapshot says what is live, and after changes it equals one built anew."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.sight import Sight
from graph.analysis.snapshot import Snapshot
from graph.columns import columns_of
from graph.declarations import load_ontology
from graph.model import Change, Node, Reading, Record
from graph.records import change_of, link_record, node_record, reading_record
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import DAY, frozen, organisations, snapshot_of

MEASURES = [Node(f"m{number}", "Measure", f"Measure {number}") for number in range(2)]
readings = st.dictionaries(
    st.tuples(st.sampled_from(["m0", "m1"]), st.sampled_from(["2026-06-30", DAY, "2026-07-02"])), st.floats(0, 9)
)


def _records(brute: Brute) -> dict[str, dict[str, Record]]:
    nodes = {record["id"]: record for record in map(node_record, brute.nodes)}
    links = {str((link.source, link.kind, link.target, link.nth)): link_record(link) for link in brute.links}
    return {"node": nodes, "link": links}


def _changes(before: Brute, now: Brute) -> list[Change]:
    """Return what leads from one organisation to another: nodes first."""
    old, new = _records(before), _records(now)
    return [
        change_of(what, old[what].get(key), new[what].get(key))
        for what in ("node", "link")
        for key in sorted(old[what].keys() | new[what].keys())
        if old[what].get(key) != new[what].get(key)
    ]


def _rows(snapshot: Snapshot) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """Return everything the columns hold."""
    nodes, links = snapshot.columns.nodes, snapshot.columns.links
    texts = (nodes.ids, nodes.kinds, nodes.names, nodes.statuses, nodes.valid_from, nodes.valid_to, nodes.bodies)
    ends = ([snapshot.ids[end] for end in links.sources], [snapshot.ids[end] for end in links.targets])
    kinds = [snapshot.link_kind(link) for link in range(len(links.sources))]
    rest = (links.strengths.tolist(), links.nths, links.bases, links.valid_from, links.valid_to, links.bodies)
    return list(zip(*texts, strict=True)), list(zip(*ends, kinds, *rest, strict=True))


def _told(snapshot: Snapshot) -> dict[str, list[Any]]:
    """Return what is worked out from the columns."""
    sight = Sight(snapshot)
    arrays = {
        "live": snapshot.live,
        "ended": snapshot.ended,
        "link_live": snapshot.link_live,
        "link_valid": snapshot.link_valid,
        "link_live_or_ended": snapshot.link_live_or_ended,
        "codes": sight.codes,
        "next": sight.next_on_best,
        "processes": snapshot.of_kind("Process"),
    }
    return {name: values.tolist() for name, values in arrays.items()}


@given(organisations(), organisations(), st.lists(st.integers(0, 60), max_size=3), st.booleans())
def test_after_changes_in_any_steps_a_snapshot_equals_one_built_anew(
    before: Brute, now: Brute, cuts: list[int], asked_before: bool
) -> None:
    snapshot, changes = frozen(before), _changes(before, now)
    if asked_before:
        _told(snapshot)

    for start, end in pairwise(sorted({0, len(changes), *(min(cut, len(changes)) for cut in cuts)})):
        snapshot = snapshot.after(changes[start:end])

    anew = frozen(now)
    assert _rows(snapshot) == _rows(anew)
    assert _told(snapshot) == _told(anew)


@given(organisations(), organisations())
def test_a_snapshot_stays_as_it_was_when_another_is_made_after_it(before: Brute, now: Brute) -> None:
    snapshot = frozen(before)
    rows, told = _rows(snapshot), _told(snapshot)

    snapshot.after(_changes(before, now))

    assert _rows(snapshot) == rows
    assert _told(snapshot) == told


@given(readings, readings, readings, st.booleans())
def test_after_changed_readings_the_series_equal_those_read_anew(
    first: dict[Any, float], second: dict[Any, float], third: dict[Any, float], asked_before: bool
) -> None:
    states = [{key: Reading(*key, value) for key, value in drawn.items()} for drawn in (first, second, third)]
    snapshot = Snapshot(load_ontology(), columns_of(MEASURES), DAY, states[0].values)
    if asked_before:
        snapshot.readings(0)

    for old, new in pairwise(states):
        snapshot = snapshot.after(
            change_of(
                "reading",
                reading_record(old[key]) if key in old else None,
                reading_record(new[key]) if key in new else None,
            )
            for key in old.keys() | new.keys()
        )

    expected = sorted((reading for reading in states[-1].values() if reading.date <= DAY), key=lambda one: one.date)
    for position, measure in enumerate(MEASURES):
        assert list(snapshot.readings(position)) == [one for one in expected if one.measure == measure.id]


def test_after_many_single_changes_columns_still_read_as_one() -> None:
    links = "; ".join(f"p{number:03} -flows_to-> q" for number in range(80))
    snapshot = snapshot_of(f"Process q; {'; '.join(f'Process p{number:03}' for number in range(80))}; {links}")

    for number in range(80):
        old = {"from": f"p{number:03}", "kind": "flows_to", "to": "q"}
        snapshot = snapshot.after([change_of("link", old, {**old, "fields": {"basis": "agreed", "strength": 2}})])

    assert set(snapshot.columns.links.bases) == {"agreed"}
    assert set(snapshot.strengths.tolist()) == {2}


def test_changes_are_stamped_as_a_store_would() -> None:
    batch_columns = columns_of([Node("a", "Need", "A"), Node("b", "Need", "B")], origin="needs.csv")
    snapshot = Snapshot(load_ontology(), batch_columns, DAY)
    change = change_of("node", {"id": "a", "kind": "Need", "name": "A"}, {"id": "a", "kind": "Need", "name": "AA"})

    after = snapshot.after([change], revision=7, recorded_on="2026-07-01")

    assert (after.revision, list(after.names)) == (7, ["AA", "B"])
    assert (list(after.columns.nodes.origins), list(after.columns.nodes.recorded_on)) == (
        ["needs.csv", "needs.csv"],
        ["2026-07-01", ""],
    )


@given(organisations())
def test_what_is_live_or_ended_equals_its_definition(brute: Brute) -> None:
    snapshot = frozen(brute)

    assert snapshot.live.tolist() == [brute.live(node) for node in snapshot.ids]
    assert snapshot.ended.tolist() == [brute.ended(node) for node in snapshot.ids]


@pytest.mark.parametrize(
    ("fields", "live", "ended"),
    [
        ("status=active", True, False),
        ("valid_from=2026-07-01 valid_to=2026-07-01", True, False),
        ("valid_to=2026-06-30", False, True),
        ("valid_from=2026-07-02", False, False),
        ("status=completed", False, True),
        ("status=completed valid_from=2026-07-02", False, False),
        ("status=draft valid_to=2026-06-30", False, False),
        ("status=proposed", False, False),
    ],
)
def test_both_days_of_a_validity_count_and_what_is_not_yet_has_not_ended(fields: str, live: bool, ended: bool) -> None:
    snapshot = snapshot_of(f"Need a {fields}")

    assert (bool(snapshot.live[0]), bool(snapshot.ended[0])) == (live, ended)


def test_a_trait_is_switched_off_by_its_field() -> None:
    snapshot = snapshot_of("Activity a work_type=business_as_usual; Activity b work_type=legacy; Activity c")

    assert np.flatnonzero(snapshot.with_trait("improvement_work")).tolist() == [1, 2]


def test_a_field_not_given_has_its_default_or_none() -> None:
    snapshot = snapshot_of("Need a importance=4; a -felt_by-> StakeholderGroup g; Need a importance=4")

    assert [snapshot.field(0, name) for name in ("importance", "status", "confidence", "valid_to", "met_level")] == [
        4, "active", "believed", None, None,
    ]  # fmt: skip
    assert [snapshot.link_field(0, name) for name in ("strength", "basis", "rationale")] == [3, "asserted", None]


def test_links_are_found_by_kind_in_the_order_asked_for() -> None:
    snapshot = snapshot_of("Process a -steers-> Process b; a -enables-> Process c; a -enables-> b; Process a")

    assert snapshot.out(0, "steers", "enables") == [1, 1, 2]
    assert snapshot.into(1, "enables") == [0]
    assert snapshot.count_out("enables", "steers").tolist() == [3, 0, 0]
    assert snapshot.count_into("enables").tolist() == [0, 1, 1]


def test_a_node_is_found_by_its_id_only() -> None:
    snapshot = snapshot_of("Need a; Need c")

    assert [snapshot.position(name) for name in ("a", "b", "c", "d")] == [0, None, 1, None]


def test_a_field_of_many_nodes_is_what_it_is_of_each() -> None:
    snapshot = snapshot_of(
        "Process r1 lane=support importance=2; Process r2 status=paused; Need d1 importance=4; Role w1"
    )

    for name in ("lane", "importance", "status", "substitute_exists", "valid_to"):
        assert snapshot.fields(range(len(snapshot)), name) == [snapshot.field(at, name) for at in range(len(snapshot))]
    assert snapshot.fields([], "lane") == []


def test_what_leads_to_what_something_holds_of_is_found_by_live_links_of_the_kind() -> None:
    snapshot = snapshot_of(
        "StandardWork w1 review_due=2027-01-01; StandardWork w2; StandardWork w3 status=draft\n"
        "Process r1 -standardised_by-> w1; Process r2 -standardised_by-> w2; Process r3 -standardised_by-> w3\n"
        "Process r4 -flows_to-> r1"
    )
    asked: list[int] = []

    def holds(node: int) -> bool:
        asked.append(node)
        return snapshot.ids[node] != "w2"

    found = snapshot.leading_to("standardised_by", holds)

    assert [snapshot.ids[at] for at in np.flatnonzero(found)] == ["r1"]
    assert sorted(snapshot.ids[at] for at in asked) == ["w1", "w2"]


@given(organisations(), st.integers(0, 3), st.booleans())
def test_links_of_many_nodes_are_those_of_each(drawn: Brute, most: int, out: bool) -> None:
    snapshot = frozen(drawn)
    positions = np.arange(len(snapshot), dtype=np.int32)

    for kind in snapshot.ontology.links:
        links, totals = snapshot.links_of_each(positions, kind, out=out, most=most)

        each = [(snapshot.links_out if out else snapshot.links_into)(at, kind) for at in positions.tolist()]
        assert links.tolist() == [link for some in each for link in some[:most]]
        assert totals.tolist() == [len(some) for some in each]
