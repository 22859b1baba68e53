"""Tests of `graph.check_large`: run by run comes out what comes out of all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import check_large, problem_list
from graph.check import check_all
from graph.check_large import LargeLoad, StrictlyRefused, is_too_large
from graph.known import NOTHING_KNOWN, Known
from graph.model import Batch, Change, Link, Node, Place, Problem, Reading
from graph.plan import Plan, plan
from graph.planned import Coming
from graph.spool import Spool
from tests.graph.checking import Stored
from tests.graph.workshop import workshop

DAY = "2026-11-25"
ORDER = ("node", "link", "reading")
STORED = (
    'Shop s1 "Forge"; Shop s9 "Mill"; Job j1 "Weld" lane=made; Job j7 "Old" lane=made; '
    "j7 -feeds-> j1; j1 -done_by-> s1; s9 -inside-> s1"
)


@pytest.fixture(autouse=True)
def _short_runs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(check_large, "RUN", 3)
    yield


def large(batch: Batch) -> Batch:
    """Return a batch as a loader gives one that is too large to be held."""
    nodes: Spool[Node] = Spool(1)
    nodes.extend(batch.nodes)
    links: Spool[Link] = Spool(1)
    links.extend(batch.links)
    return replace(batch, nodes=nodes, links=links)


def at_once(batches: Sequence[Batch], known: Known, *, strict: bool = False) -> Plan:
    """Return what is to be done, planned at once."""
    return plan(check_all(batches, workshop(), known), known, strict=strict, on=DAY)


def run_by_run(batches: Sequence[Batch], known: Known, *, strict: bool = False) -> tuple[list[Change], Plan]:
    """Return the same, planned run by run."""
    coming = LargeLoad([large(batch) for batch in batches], workshop(), known, DAY, strict=strict)
    try:
        return list(Coming(coming.changes())), coming.plan()
    except StrictlyRefused:
        return [], coming.refusal()


def told(plan: Plan) -> list[tuple[str, str, str, str]]:
    """Return problems without what only those get that were planned at once: the nearest name of one there is not."""
    return sorted((one.severity, str(one.place), one.message, one.value) for one in plan.problems)


def test_what_is_held_is_not_too_large_and_what_has_no_id_is_held() -> None:
    batch = Batch("a.csv", [Node("j1", "Job", "Weld")])

    assert not is_too_large([batch])
    assert is_too_large([large(batch)])
    assert is_too_large([batch, large(batch)])
    assert not is_too_large([large(Batch("a.csv", [Node("", "Job", "Weld")]))])
    assert not is_too_large([large(replace(batch, readable=False))])


IDS = st.sampled_from(["j1", "j2", "j3", "j7", "s1", "s2", "s3", "g1", "s9"])
NAMES = st.sampled_from(["Weld", "Paint", "Forge", "Mill", "Waits", "Old", "", "943 476 5919"])
TEXTS = st.one_of(IDS, NAMES)
NODES = st.builds(
    Node,
    IDS,
    st.sampled_from(["Job", "Job", "Shop", "Gauge", "", "Jobb"]),
    NAMES,
    st.fixed_dictionaries(
        {},
        optional={
            "lane": st.sampled_from(["made", "bought", "lost"]),
            "valid_from": st.sampled_from(["2026-01-01", "2027-01-01"]),
            "valid_to": st.sampled_from(["2026-06-01"]),
            "unheard_of": st.just("x"),
            "shop": TEXTS,
            "fans": st.lists(TEXTS, max_size=3).map(tuple),
        },
    ),
)
LINKS = st.builds(
    Link,
    TEXTS,
    st.sampled_from(sorted(workshop().links)),
    TEXTS,
    st.fixed_dictionaries(
        {},
        optional={
            "strength": st.sampled_from([1, 3, 7]),
            "valid_from": st.sampled_from(["2026-01-01", "2026-07-01"]),
            "valid_to": st.sampled_from(["2026-06-01"]),
        },
    ),
)
READINGS = st.builds(Reading, TEXTS, st.sampled_from(["2026-01-01", "2026-02-01", "soon"]), st.just(1.0))


@st.composite
def batches(draw: Callable[..., list[Node] | list[Link] | list[Reading] | int]) -> list[Batch]:
    """Return one or two batches, in each row of which one thing stands."""
    found = []
    for number in range(int(draw(st.integers(1, 2)))):  # type: ignore[arg-type, call-overload]
        file = f"f{number}.csv"
        things = [draw(st.lists(some, max_size=12)) for some in (NODES, LINKS, READINGS)]
        placed = [
            [replace(one, place=Place(file, "", row)) for row, one in enumerate(some, start)]  # type: ignore[arg-type, type-var]
            for start, some in zip((2, 102, 202), things, strict=True)
        ]
        wrong = Problem("error", "the row cannot be read", Place(file, "", 3))
        found.append(Batch(file, *placed, problems=[wrong] if draw(st.booleans()) else []))  # type: ignore[arg-type]
    return found


@given(batches(), st.booleans(), st.booleans())
def test_run_by_run_comes_out_what_comes_out_at_once(given: list[Batch], has_store: bool, strict: bool) -> None:
    known = Stored(STORED) if has_store else NOTHING_KNOWN

    expected = at_once(given, known, strict=strict)
    changes, planned = run_by_run(given, known, strict=strict)

    assert changes == sorted(expected.changes, key=lambda change: ORDER.index(change.what))
    assert told(planned) == told(expected)
    assert planned.by == expected.by


@given(batches(), st.booleans())
def test_problems_are_the_same_in_the_same_order_whether_they_are_held_or_not(given: list[Batch], strict: bool) -> None:
    held = at_once(given, NOTHING_KNOWN, strict=strict)
    _, held_of_large = run_by_run(given, NOTHING_KNOWN, strict=strict)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(problem_list, "MOST_HELD", 2)
        filed = at_once(given, NOTHING_KNOWN, strict=strict)
        _, filed_of_large = run_by_run(given, NOTHING_KNOWN, strict=strict)

    assert list(filed.problems) == list(held.problems)
    assert list(filed_of_large.problems) == list(held_of_large.problems)
    assert (filed.has_errors, filed_of_large.has_errors) == (held.has_errors, held_of_large.has_errors)


def test_links_lead_to_what_comes_later_by_id_and_by_name() -> None:
    nodes = [Node(f"j{at}", "Job", f"Job {at}", {"lane": "made"}, place=Place("a.csv", "", at)) for at in range(9)]
    links = [Link("j0", "feeds", "j8"), Link("Job 1", "feeds", "Job 7"), Link("j2", "feeds", "nobody")]

    changes, planned = run_by_run([Batch("a.csv", nodes, links)], NOTHING_KNOWN)

    assert [change.key for change in changes if change.what == "link"] == ["j0\tfeeds\tj8\t0", "j1\tfeeds\tj7\t0"]
    assert [problem.message for problem in planned.problems if problem.severity == "error"] == [
        "the link j2 feeds nobody: there is no Job 'nobody'"
    ]
    assert (planned.by["nodes"].created, planned.by["links"].refused) == (9, 1)


def test_what_is_refused_as_a_whole_is_counted_once_where_two_files_say_the_same() -> None:
    jobs = [Node(f"j{at}", "Job", f"Job {at}", {"lane": "made"}, place=Place("a.csv", "", at)) for at in range(5)]
    again = [replace(job, place=Place("b.csv", "", at)) for at, job in enumerate(jobs)]
    given = [Batch("a.csv", jobs, [Link("j1", "feeds", "nobody")]), Batch("b.csv", again)]

    changes, planned = run_by_run(given, NOTHING_KNOWN, strict=True)

    assert changes == []
    assert (planned.by["nodes"].refused, planned.by["links"].refused) == (5, 1)
    assert planned.by == at_once(given, NOTHING_KNOWN, strict=True).by
