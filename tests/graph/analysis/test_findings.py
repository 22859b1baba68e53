"""Tests of `graph.analysis.findings`: ids, order, scope, what is set aside, what cannot be told, and what changed."""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Mapping
from typing import Any

import orjson
import pytest
from hypothesis import given

import graph.analysis.findings as engine
from graph.analysis.case import Case
from graph.analysis.examples import case_of
from graph.analysis.findings import Difference, Finding, Findings, difference, findings
from graph.analysis.rule import CannotTell, Check, Counted, Given, Hit, Judgement, Rule, Severity, all_rules
from graph.analysis.said import finding_id
from graph.collector import held_collector
from graph.model import Aside
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, organisations

BOARD = """
OrgUnit u0 level=organisation
OrgUnit u1 level=directorate -part_of-> u0
OrgUnit u2 level=team -part_of-> u1
Purpose p1 unit=u0 -exists_to_meet-> Need d1
"""


def rule_of(check: Check, *, rule_id: str = "X01", severity: Severity = "M", needs_anchor: bool = False) -> Rule:
    return Rule(rule_id, "A title", severity, "a source", "Act.", {}, (), check, needs_anchor, "a_rule", "Why.")


def every(kind: str, *, severity: Severity | None = None, since: int | None = None) -> Check:
    """Return a check that finds every live node of a kind."""

    def check(case: Case) -> Iterator[Judgement]:
        for node in case.live_of(kind):
            yield Hit((node,), "{0} is there.", (Counted("nodes", (node,)),), severity=severity, since=since)

    return check


def together(kind: str) -> Check:
    """Return a check that finds all live nodes of a kind at once, the last one first."""

    def check(case: Case) -> Iterator[Judgement]:
        nodes = tuple(reversed(case.live_of(kind)))
        yield Hit(nodes, "{0} is one of {count}.", (Counted("nodes", nodes),), {"count": len(nodes)})

    return check


def ids(found: Findings) -> list[str]:
    return [finding.id for finding in found.findings]


def test_a_finding_is_named_by_its_rule_and_nodes_the_subject_first() -> None:
    case = case_of("Need d1; Need d2")

    found = findings(case, rules=[rule_of(together("Need"))])

    assert ids(found) == ["X01:d2+d1"]
    assert found.findings[0].nodes == ("d2", "d1")
    assert found.findings[0].positions == (1, 0)


def test_a_long_id_keeps_its_first_node_and_a_digest_of_all() -> None:
    nodes = [f"node-number-{number}" for number in range(20)]

    name = finding_id("A12", nodes)

    assert name.startswith("A12:node-number-0+")
    assert len(name.rpartition("+")[2]) == 12
    assert name != finding_id("A12", [*nodes[:-1], "another"])
    assert name == finding_id("A12", nodes)


def test_an_id_of_a_hundred_characters_is_not_shortened() -> None:
    nodes = ["a" * 48, "b" * 47]

    assert finding_id("A12", nodes) == f"A12:{'a' * 48}+{'b' * 47}"
    assert len(finding_id("A12", nodes)) == 100
    assert finding_id("A12", ["a" * 48, "b" * 48]).startswith(f"A12:{'a' * 48}+")
    assert len(finding_id("A12", ["a" * 48, "b" * 48])) < 100


def test_a_long_id_of_one_node_is_kept_whole() -> None:
    assert finding_id("P03", ["n" * 120]) == "P03:" + "n" * 120


def test_what_weighs_more_and_reaches_further_comes_first_and_good_news_last() -> None:
    case = case_of(
        "Process r1; Process r2; Process r3; Process r4; r2 -enables-> r3; r2 -enables-> r4; Need d1; Value v1"
    )
    rules = [
        rule_of(every("Need"), rule_id="X03", severity="+"),
        rule_of(every("Process"), rule_id="X02", severity="M"),
        rule_of(every("Value"), rule_id="X01", severity="L"),
        rule_of(every("Process", severity="H"), rule_id="X04", severity="L"),
    ]

    found = findings(case, rules=rules)

    # d counts the other work linked with the subject: none for r1, two for r2, one for r3 and r4.
    assert ids(found) == [
        *("X04:r2", "X04:r3", "X04:r4", "X02:r2", "X02:r3", "X02:r4", "X04:r1", "X02:r1", "X01:v1", "X03:d1")
    ]
    assert [round(finding.priority, 2) for finding in found.findings] == [7.75, 6, 6, 5.17, 4, 4, 3, 2, 1, 0]


def test_ties_are_broken_by_rule_and_then_by_ids() -> None:
    case = case_of("Need d2; Need d1; Need d10")

    found = findings(case, rules=[rule_of(every("Need"), rule_id=name) for name in ("X02", "X01")])

    assert ids(found) == ["X01:d1", "X01:d10", "X01:d2", "X02:d1", "X02:d10", "X02:d2"]


def test_a_finding_gives_its_documented_record() -> None:
    case = case_of('Need d1 "Be seen soon" valid_from=2026-05-01')

    record = findings(case, rules=[rule_of(every("Need"))]).findings[0].record()

    assert record == {
        "id": "X01:d1",
        "rule": "X01",
        "title": "A title",
        "severity": "M",
        "nodes": ["d1"],
        "reason": "“Be seen soon” is there.",
        "action": "Act.",
        "evidence": [
            {"fact": "count", "what": "nodes", "count": 1, "nodes": ["d1"], "followed": [], "date": "2026-07-01"}
        ],
        "who_can_help": [],
        "since": "2026-05-01",
        "set_aside": None,
    }


def test_the_record_of_everything_can_be_written_as_json() -> None:
    text = "\n".join(text for rule in all_rules() for text in list(rule.fires)[:1] if "Need" in text)

    record = findings(case_of(text)).record()

    assert set(record) == {"findings", "grouped", "cannot_tell", "withheld"}
    assert orjson.loads(orjson.dumps(record)) == record


def test_sentences_are_written_only_for_findings_that_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    written = []
    for name in ("sentence", "evidence", "who_can_help", "since"):
        plain = getattr(engine, name)
        monkeypatch.setattr(engine, name, lambda *given, plain=plain: (written.append(given), plain(*given))[1])
    case = case_of("\n".join(f"Need d{number}" for number in range(200)))

    found = findings(case, rules=[rule_of(every("Need"))])
    assert len(found.findings) == 200
    assert not written

    assert found.findings[0].reason == "“d0” is there."
    assert len(written) == 1


def test_only_findings_whose_subject_is_inside_the_scope_are_given() -> None:
    case = case_of(BOARD + "Process r0 unit=u0; Process r1 unit=u1; Process r2 unit=u2; Process r9")
    rules = [rule_of(every("Process"))]

    within = {unit: ids(findings(case, rules=rules, scope=case.snapshot.position(unit))) for unit in ("u0", "u1", "u2")}

    assert within == {"u0": ["X01:r0", "X01:r1", "X01:r2"], "u1": ["X01:r1", "X01:r2"], "u2": ["X01:r2"]}


def test_a_scope_limits_what_cannot_be_told_too() -> None:
    case = case_of(BOARD + "Process r1 unit=u1; Process r2 unit=u2")

    def check(case: Case) -> Iterator[Judgement]:
        yield from (CannotTell(node, "lane") for node in case.live_of("Process"))

    found = findings(case, rules=[rule_of(check)], scope=case.snapshot.position("u2"))

    assert [(untold.node, untold.field) for untold in found.cannot_tell] == [("r2", "lane")]


def test_what_is_set_aside_stays_and_says_why() -> None:
    asides = {"X01:d1": Aside("X01:d1", "They are known", until="2026-07-01", by="Sam", on="2026-06-01")}

    found = findings(case_of("Need d1; Need d2"), rules=[rule_of(every("Need"))], asides=asides)

    assert ids(found) == ["X01:d1", "X01:d2"]
    assert [finding.id for finding in found.open] == ["X01:d2"]
    assert found.findings[0].record()["set_aside"] == {
        "reason": "They are known",
        "until": "2026-07-01",
        "by": "Sam",
        "on": "2026-06-01",
    }


def test_the_findings_of_one_rule_leave_out_what_is_set_aside() -> None:
    case = case_of("Process r1; Process r2; Measure m1")
    rules = [rule_of(every("Process"), rule_id="X01"), rule_of(every("Measure"), rule_id="X02")]

    found = findings(case, rules=rules, asides={"X01:r1": Aside("X01:r1", "They know")})

    told = Findings(tuple(found.findings), found.cannot_tell, found.withheld)
    for one in (found, told):
        assert [finding.id for finding in one.of_rule("X01")] == ["X01:r2"]
        assert [finding.id for finding in one.of_rule("X02")] == ["X02:m1"]
        assert one.of_rule("X03") == []


@pytest.mark.parametrize("aside", [[], ["X01:d1"]])
def test_findings_are_let_go_of_without_the_collector_walking_them(aside: list[str]) -> None:
    asides = {name: Aside(name, "Known", by="Sam", on="2026-06-01") for name in aside}
    case = case_of("Need d1; Need d2")
    found = findings(case, rules=[rule_of(every("Need"))], asides=asides)
    assert len(found.open) == 2 - len(aside)
    held = [weakref.ref(one) for one in (found.findings, found.open)]

    with held_collector():
        del found, case
        left = [one() for one in held]

    assert left == [None, None]


def test_what_was_set_aside_until_a_day_that_has_passed_counts_again() -> None:
    asides = {"X01:d1": Aside("X01:d1", "They are known", until="2026-06-30")}

    found = findings(case_of("Need d1"), rules=[rule_of(every("Need"))], asides=asides)

    assert found.findings[0].set_aside is None
    assert [*found.open] == [*found.findings]


def test_what_is_set_aside_without_a_last_day_holds() -> None:
    asides = {"X01:d1": Aside("X01:d1", "They are known")}

    found = findings(case_of("Need d1"), rules=[rule_of(every("Need"))], asides=asides)

    assert not found.open
    assert found.findings[0].record()["set_aside"]["until"] is None


def test_rules_about_alignment_are_withheld_where_no_purpose_is_recorded() -> None:
    text = "Improvement i1 -delivers-> Objective b1; Improvement i2 wte=1; Activity a1 work_type=legacy"

    without, with_purpose = findings(case_of(text)), findings(case_of(text + BOARD))

    assert [withheld.by.id for withheld in without.withheld] == ["A01", "A02", "A10", "A11"]
    assert without.withheld[0].record() == {
        "rule": "A01",
        "title": "Work with no line of sight",
        "reason": "No purpose is recorded, so nobody can tell which work serves it; record one Purpose.",
    }
    assert not {"A01", "A02", "A10", "A11"} & {finding.rule for finding in without.findings}
    assert with_purpose.withheld == ()
    assert {"A01", "A02", "A10", "A11"} <= {finding.rule for finding in with_purpose.findings}


def test_a_purpose_that_has_ended_tells_nothing_about_alignment() -> None:
    found = findings(case_of("Purpose p1 status=archived -exists_to_meet-> Need d1; Improvement i1"))

    assert [withheld.by.id for withheld in found.withheld] == ["A01", "A02", "A10", "A11"]


def test_what_a_rule_cannot_tell_says_which_field_would_tell() -> None:
    def check(case: Case) -> Iterator[Judgement]:
        yield CannotTell(0, "met_level")
        yield CannotTell(0, "met_level")

    found = findings(case_of('Need d1 "Be seen soon"'), rules=[rule_of(check)])

    assert [untold.record() for untold in found.cannot_tell] == [
        {
            "rule": "X01",
            "title": "A title",
            "node": "d1",
            "field": "met_level",
            "reason": "“A title” cannot be told of “Be seen soon”: its field “met level” is empty.",
        }
    ]


def test_findings_about_the_same_node_are_one_group() -> None:
    case = case_of("Need d1; Need d2; Value v1")
    rules = [
        rule_of(every("Need"), rule_id="X01", severity="L"),
        rule_of(every("Need"), rule_id="X02", severity="H"),
        rule_of(every("Value"), rule_id="X03", severity="M"),
    ]

    asides = {"X01:d2": Aside("X01:d2", "known")}
    groups = findings(case, rules=rules, asides=asides).grouped()

    assert [(node, [finding.id for finding in found]) for node, found in groups] == [
        ("d1", ["X02:d1", "X01:d1"]),
        ("d2", ["X02:d2"]),
        ("v1", ["X03:v1"]),
    ]


def test_a_difference_tells_what_appeared_and_what_went() -> None:
    rules = [rule_of(every("Need"))]
    before = findings(case_of("Need d1; Need d2"), rules=rules)
    after = findings(case_of("Need d2; Need d3"), rules=rules)

    changed = difference(before, after)

    assert [finding.id for finding in changed.appeared] == ["X01:d3"]
    assert [finding.id for finding in changed.gone] == ["X01:d1"]
    assert difference(before, before) == Difference((), ())


def test_a_finding_that_is_set_aside_has_not_gone() -> None:
    rules, case = [rule_of(every("Need"))], case_of("Need d1")

    changed = difference(
        findings(case, rules=rules), findings(case, rules=rules, asides={"X01:d1": Aside("X01:d1", "known")})
    )

    assert changed.appeared == changed.gone == ()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ({"since": 1.0}, "1"),
        ({"since": 0.1 + 0.2}, "0.3"),
        ({"since": 2}, "2"),
        ({"since": "a while"}, "a while"),
        ({"since": [1, 0]}, "“d2” and “d1”"),
    ],
)
def test_words_of_a_sentence_are_plain(words: Mapping[str, Any], reason: str) -> None:
    def check(case: Case) -> Iterator[Judgement]:
        yield Hit((0,), "{since}", (Given(0, "importance"),), words)

    assert findings(case_of("Need d1; Need d2"), rules=[rule_of(check)]).findings[0].reason == reason


def test_a_name_with_braces_is_shown_as_it_is() -> None:
    found = findings(case_of('Need d1 "{0} {oops}"'), rules=[rule_of(every("Need"))])

    assert found.findings[0].reason == "“{0} {oops}” is there."


@given(organisations())
def test_every_rule_answers_for_any_organisation(brute: Brute) -> None:
    found = findings(Case(frozen(brute)))

    assert orjson.dumps(found.record())
    assert len(found.ids) == len(found.findings)
    assert list(found.findings) == sorted(found.findings, key=_order)
    assert all(brute.live(finding.nodes[0]) or finding.rule in {"I05", "I06", "I07"} for finding in found.findings)


def _order(finding: Finding) -> tuple[float, str, tuple[str, ...]]:
    return (-finding.priority, finding.rule, finding.nodes)
