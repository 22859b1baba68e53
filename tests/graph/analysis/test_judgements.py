"""What is taken over after a few changes is, word for word, what rules say when they are asked anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis import judgements as engine
from graph.analysis.case import Case
from graph.analysis.examples import case_of
from graph.analysis.findings import Findings, findings
from graph.analysis.looking import Near
from graph.analysis.rule import EXAMPLE_DATE, Rule, all_rules
from graph.analysis.snapshot import Snapshot
from graph.columns import columns_of
from graph.declarations import load_ontology
from graph.model import Batch, Change, Link, Node, Reading
from graph.notation import parse
from graph.records import change_of, link_record, node_record, reading_record, value_of

Thing = Node | Link | Reading
RECORDS: dict[type[Thing], Any] = {Node: node_record, Link: link_record, Reading: reading_record}
WHAT: dict[type[Thing], Any] = {Node: "node", Link: "link", Reading: "reading"}


def told(found: Findings) -> Any:
    """Return everything that findings say, as values that can be compared."""
    said = [(finding.record(), finding.priority, finding.positions) for finding in found.findings]
    return said, list(found.ids), [gap.record() for gap in found.cannot_tell], [one.record() for one in found.withheld]


def change(old: Thing | None, new: Thing | None) -> Change:
    some = old or new
    assert some is not None
    records = [None if one is None else RECORDS[type(one)](one) for one in (old, new)]
    return change_of(WHAT[type(some)], *records)


def going(batch: Batch, thing: Thing) -> list[Change]:
    """Return the changes by which a thing goes, with what cannot be without it."""
    hanging: list[Thing] = []
    if isinstance(thing, Node):
        hanging = [link for link in batch.links if thing.id in {link.source, link.target}]
        hanging += [reading for reading in batch.readings if reading.measure == thing.id]
    return [change(one, None) for one in (*hanging, thing)]


def coming(batch: Batch, thing: Thing) -> list[Change]:
    """Return the changes by which it comes back."""
    return [Change(one.what, one.key, None, one.old) for one in reversed(going(batch, thing))]


def poorer(thing: Thing) -> Iterator[Thing]:
    """Yield a thing without each of its fields."""
    if isinstance(thing, Reading):
        return
    for name in thing.fields:
        yield replace(thing, fields={other: value for other, value in thing.fields.items() if other != name})


def edits(batch: Batch) -> Iterator[list[Change]]:
    """Yield pairs of edits of everything in a batch: it goes and comes back, each of its fields does.

    Of readings the last one does.
    """
    for thing in (*batch.nodes, *batch.links, *batch.readings[-1:]):
        yield going(batch, thing)
        yield coming(batch, thing)
        for other in poorer(thing):
            yield [change(thing, other)]
            yield [change(other, thing)]


def anew(case: Case) -> Case:
    """Return the same organisation as a case of which nothing is known."""
    snapshot = case.snapshot
    return Case(Snapshot(snapshot.ontology, snapshot.columns, snapshot.date, snapshot.all_readings), case.thresholds)


def case_from(batch: Batch) -> Case:
    columns = columns_of(batch.nodes, batch.links)
    return Case(Snapshot(_ontology(), columns, EXAMPLE_DATE, lambda: batch.readings))


@cache
def _ontology() -> Any:
    return load_ontology()


@contextmanager
def only(*rules: Rule) -> Iterator[None]:
    """Let there be no other rules."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "all_rules", lambda: rules)
        patch.setattr("graph.analysis.rule.all_rules", lambda: rules)
        yield


@pytest.mark.slow
@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_whatever_changes_in_its_examples_a_rule_says_what_it_would_say_anew(rule: Rule) -> None:
    with only(rule):
        for text in (*rule.fires, *rule.quiet):
            batch = parse(text)
            case = case_from(batch)
            at_first = told(findings(case))
            for number, changes in enumerate(edits(batch)):
                case = Case(case.snapshot.after(changes), former=case)

                assert told(findings(case)) == (at_first if number % 2 else told(findings(anew(case)))), (text, changes)


# -- random changes of organisations made of several examples ---------------------------------------------------------


@cache
def examples() -> tuple[str, ...]:
    """Return the examples of all rules."""
    return tuple(text for rule in all_rules() for text in (*rule.fires, *rule.quiet))


def renamed(batch: Batch, prefix: str) -> Batch:
    """Return a batch whose nodes have other ids, so that it stands beside others."""
    nodes = [replace(node, id=prefix + node.id) for node in batch.nodes]
    links = [replace(link, source=prefix + link.source, target=prefix + link.target) for link in batch.links]
    readings = [replace(reading, measure=prefix + reading.measure) for reading in batch.readings]
    return replace(batch, nodes=nodes, links=links, readings=readings)


def joined(texts: list[str]) -> Batch:
    """Return one batch of several examples."""
    parts = [renamed(parse(text), prefix) for text, prefix in zip(texts, "pqr", strict=False)]
    every = [[one for part in parts for one in getattr(part, name)] for name in ("nodes", "links", "readings")]
    return replace(parts[0], nodes=every[0], links=every[1], readings=every[2])


def allowed(batch: Batch) -> list[tuple[str, str, str]]:
    """Return which links could be between the nodes of a batch."""
    links = _ontology().links.values()
    return [
        (source.id, link.name, target.id)
        for source in batch.nodes
        for target in batch.nodes
        for link in links
        if target.kind in link.targets(source.kind)
    ]


@st.composite
def histories(draw: st.DrawFn) -> tuple[Batch, list[list[Change]]]:
    """Draw an organisation and some changes of it, one after the other."""
    batch = joined(draw(st.lists(st.sampled_from(examples()), min_size=1, max_size=3)))
    there: dict[tuple[str, str], Thing] = {}
    for one in (*batch.nodes, *batch.links, *batch.readings):
        made = change(None, one)
        there[made.what, made.key] = one
    steps: list[list[Change]] = []
    may = allowed(batch)
    for _ in range(draw(st.integers(1, 4))):
        steps.append(draw(_edit(there, may)))
    return batch, steps


@st.composite
def _edit(draw: st.DrawFn, there: dict[tuple[str, str], Thing], may: list[tuple[str, str, str]]) -> list[Change]:
    """Draw an edit of what is there, and note it."""
    how = draw(st.sampled_from(["goes", "poorer", "linked", "paused", "copied"]))
    things = sorted(there)
    chosen = there[draw(st.sampled_from(things))] if things else None
    now = Batch(
        [one for one in there.values() if isinstance(one, Node)],
        [one for one in there.values() if isinstance(one, Link)],
        [one for one in there.values() if isinstance(one, Reading)],
    )
    changes: list[Change] = []
    if how == "linked" and may:
        source, kind, target = draw(st.sampled_from(may))
        if ("node", source) in there and ("node", target) in there:
            link = Link(source, kind, target, {"strength": draw(st.integers(1, 3))}, nth=7)
            made = change(None, link)
            changes = [] if (made.what, made.key) in there else [made]
    elif chosen is None:
        return []
    elif how == "goes":
        changes = going(now, chosen)
    elif isinstance(chosen, Node) and how == "copied":
        changes = [change(None, replace(chosen, id=f"{chosen.id}0"))] if ("node", f"{chosen.id}0") not in there else []
    elif isinstance(chosen, Node) and how == "paused":
        changes = [change(chosen, replace(chosen, fields={**chosen.fields, "status": "completed"}))]
    elif others := list(poorer(chosen)):
        changes = [change(chosen, draw(st.sampled_from(others)))]
    for one in changes:
        there.pop((one.what, one.key), None)
        if one.new is not None:
            there[one.what, one.key] = _thing(one)
    return changes


def _thing(made: Change) -> Thing:
    thing = value_of(made.what, made.new or {})
    assert isinstance(thing, Node | Link | Reading)
    return thing


@settings(deadline=None)
@given(histories(), st.sampled_from([1, 64]), st.sampled_from([1, 1000]))
def test_after_any_changes_findings_are_those_found_anew(
    drawn: tuple[Batch, list[list[Change]]], most_moves: int, asked_each: int
) -> None:
    batch, steps = drawn
    case = case_from(batch)
    findings(case)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "MOST_MOVES", most_moves)
        for number, changes in enumerate(steps):
            case = Case(case.snapshot.after(changes), former=case)
            if number % asked_each == 0:
                findings(case)

        assert told(findings(case)) == told(findings(anew(case)))


# -- what is not asked again ------------------------------------------------------------------------------------------


def test_only_what_a_change_can_touch_is_asked_again() -> None:
    asked: list[list[int]] = []
    rule = next(one for one in all_rules() if isinstance(one.looks, Near) and one.looks.kinds == ("Need",))
    assert rule.judge is not None
    judge = rule.judge
    noting = replace(rule, judge=lambda case, nodes: (asked.append(list(nodes)), judge(case, nodes))[1])
    case = case_of("Need d1; Need d2; Process r1")
    with only(noting):
        findings(case)

        findings(Case(case.snapshot.after([change(None, Node("d2", "Need", "Renamed"))]), former=case))

    assert asked == [[1]]


def test_a_rule_over_threads_of_some_kinds_is_left_alone_where_these_lead_elsewhere() -> None:
    asked: list[int] = []
    rule = next(one for one in all_rules() if one.id == "I03")
    noting = replace(rule, check=lambda case: (asked.append(case.snapshot.revision), rule.check(case))[1])
    case = case_of(
        "Improvement i1 stage=testing; Improvement i2 stage=testing; Process r1\n"
        "Test t1 start=2026-06-01 -tests-> ChangeIdea c1; c1 -acts_on-> Driver v1; v1 -drives-> i1"
    )
    with only(noting):
        findings(case)
        beside = Case(case.snapshot.after([change(None, Link("i2", "improves", "r1"))]), former=case)
        findings(beside)
        asked_at_first = list(asked)

        findings(Case(beside.snapshot.after([change(None, Link("i1", "improves", "r1"))]), former=beside))

    assert (len(asked_at_first), len(asked)) == (1, 2)
