"""Tests of every rule in `graph.rules`: its examples run, it says what it has to, and its words judge nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter

import orjson
import pytest

from graph.analysis.examples import case_of, hits
from graph.analysis.findings import Finding, findings
from graph.analysis.rule import EXAMPLE_DATE, SEVERITIES, Hit, Rule, all_rules
from graph.check import check
from graph.declarations import load_ontology
from graph.notation import parse
from tests.test_words import judgements

RELEASED = """
    P01 P02 P03 P04 P05 P06
    A01 A02 A03 A04 A05 A07 A08 A10 A11 A12 A14 A16 A17 A18
    S01 S02 S03 S04 S05 S06 S07 S08 S10
    M01 M02 M03 M04 M05 M15
    I01 I03 I06 I07 I10 I11
    C01 C02 C03 C04
    R01 R02 R03 R07
    B02
"""

FIRING = [
    pytest.param(rule, text, found, id=f"{rule.id}-{number}")
    for rule in all_rules()
    for number, (text, found) in enumerate(rule.fires.items())
]
QUIET = [
    pytest.param(rule, text, id=f"{rule.id}-{number}") for rule in all_rules() for number, text in enumerate(rule.quiet)
]


@pytest.mark.parametrize(("rule", "text", "found"), FIRING)
def test_a_firing_example_gives_exactly_its_findings(rule: Rule, text: str, found: tuple[str, ...]) -> None:
    assert ["+".join(nodes) for nodes in hits(rule, case_of(text))] == sorted(found)


@pytest.mark.parametrize(("rule", "text"), QUIET)
def test_a_quiet_example_gives_no_finding(rule: Rule, text: str) -> None:
    assert hits(rule, case_of(text)) == []


@pytest.mark.parametrize(("rule", "text", "found"), FIRING)
def test_a_finding_says_why_on_what_grounds_and_since_when(rule: Rule, text: str, found: tuple[str, ...]) -> None:
    for finding in findings(case_of(text), rules=[rule]).findings:
        assert finding.severity in SEVERITIES
        assert finding.evidence
        assert orjson.dumps(finding.record())
        assert finding.since is None or finding.since <= EXAMPLE_DATE
        assert not faults_of_sentence(finding), finding.reason


def faults_of_sentence(finding: Finding) -> list[str]:
    """Return what is wrong with the reason of a finding as one plain sentence."""
    reason, bare = finding.reason, re.sub("“[^”]*”", "", finding.reason)
    subject = f"“{finding.nodes[0]}”"
    faults = [] if reason.endswith(".") and not reason.endswith("..") else ["does not end in one full stop"]
    faults += ["is more than one sentence"] if re.search(r"[.!?] +[A-Z“]", bare) else []
    faults += ["holds what looks like code"] if re.search(r"[{}_\[\]]|None|True|False", bare) else []
    faults += ["does not begin with a capital or a name"] if not re.match("[A-Z“0-9]", reason) else []
    return faults + ([] if subject in reason else ["does not name its subject"])


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_findings_of_one_rule_have_different_ids(rule: Rule) -> None:
    for text in rule.fires:
        ids = [finding.id for finding in findings(case_of(text), rules=[rule]).findings]

        assert len(set(ids)) == len(ids)


def test_every_rule_that_was_promised_is_there() -> None:
    assert set(RELEASED.split()) <= {rule.id for rule in all_rules()}


def test_every_rule_says_what_a_rule_has_to_say() -> None:
    violations = [f"{rule.id} ({rule.name}): {fault}" for rule in all_rules() for fault in _faults(rule)]

    assert not violations, "\n".join(violations)


def _faults(rule: Rule) -> Iterator[str]:
    if not re.fullmatch(r"[A-Z]\d\d", rule.id):
        yield "its id is a capital letter and two digits"
    if not re.fullmatch(r"[a-z]+(_[a-z]+)+", rule.name):
        yield "its module is named by what is wrong, in snake_case"
    if rule.check.__name__ != rule.name:
        yield f"its function is called {rule.check.__name__}, not as its module"
    if len(rule.fires) < 2 or len(rule.quiet) < 2:
        yield "needs two firing and two quiet examples"
    why, _, when_not = rule.doc.partition("Not a problem")
    if len(why.split()) < 8 or len(when_not.split()) < 4:
        yield "its docstring says why it matters, and when it is not a problem"
    if not rule.source or not (rule.action.endswith(".") and rule.action[0].isupper()):
        yield "needs a source, and an action that is a sentence"
    if rule.title.endswith(".") or len(rule.title) > 60:
        yield "its title is short and has no full stop"


def test_AD_09_the_words_of_rules_judge_nobody() -> None:
    texts = [(rule.id, text) for rule in all_rules() for text in (rule.title, rule.action, rule.doc, *_reasons(rule))]

    assert not [f"{rule_id}: {word}" for rule_id, text in texts for word in judgements(text)]


def _reasons(rule: Rule) -> list[str]:
    return [finding.reason for text in rule.fires for finding in findings(case_of(text), rules=[rule]).findings]


def test_EN_06_who_can_help_is_a_role_and_never_its_holder() -> None:
    case = case_of(
        'Role w1 "Head of flow" holder="Ann Other" wte=1; OrgUnit u1 level=team; w1 -part_of-> u1\n'
        "Process r1 lane=mainstay unit=u1 -owned_by-> w1; Process r2 lane=mainstay unit=u1\n"
        "Improvement i1 -led_by-> w1; Measure m1 -measures[measure_type=outcome]-> i1"
    )

    found = findings(case)

    assert found.findings
    assert b"Head of flow" in orjson.dumps(found.record())
    assert b"Ann Other" not in orjson.dumps(found.record())


def test_examples_use_only_what_the_ontology_allows() -> None:
    texts = [(rule.id, text) for rule in all_rules() for text in (*rule.fires, *rule.quiet)]

    assert not [f"{rule_id}: {fault}\n{text}" for rule_id, text in texts for fault in refusals(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Sorrow d1",
        "Need d1 importance=6",
        "Need d1 -felt_by-> Need d2",
        "Need d1 -felt_by-> g1",
        "Need d1 -grieves-> StakeholderGroup g1",
        "Measure m1 -measures[measure_type=loud]-> Need d1",
    ],
)
def test_an_example_that_could_not_be_loaded_is_found(text: str) -> None:
    assert refusals(text)


def test_an_example_with_a_field_that_is_not_declared_is_found() -> None:
    assert refusals("Need d1 weight=6")
    assert refusals("Need d1 -felt_by[colour=blue]-> StakeholderGroup g1")


def refusals(text: str) -> list[str]:
    """Return why an example could not be loaded as it stands, and which of its fields no kind or link knows."""
    checked = check(parse(text), load_ontology())
    strange = [name for thing in (*checked.nodes, *checked.links) for name in thing.extra]
    return [problem.message for problem in checked.problems if problem.severity == "error"] + strange


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_a_template_names_only_the_words_it_is_given(rule: Rule) -> None:
    for text in rule.fires:
        for hit in rule.check(case_of(text)):
            if isinstance(hit, Hit):
                wanted = {name for _, name, _, _ in Formatter().parse(hit.say) if name}

                assert wanted <= {str(number) for number in range(len(hit.nodes))} | set(hit.words)
