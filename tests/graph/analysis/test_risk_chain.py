"""Risks as bow-ties."""

from __future__ import annotations

from graph.analysis.examples import case_of
from graph.analysis.risk_chain import RiskChain, risk_chains

RISK = """
OrgUnit u1 level=organisation; Risk k1 likelihood=4 consequence=5 inherent_likelihood=5 inherent_consequence=5
k1 -threatens-> Process r1 unit=u1; SystemFactor f1 -influences[polarity=same]-> r1
k1 -mitigated_by-> Control c1 type=preventive; k1 -mitigated_by-> Control c2 type=corrective
k1 -mitigated_by-> Improvement i1; c1 -assured_by-> Assurance a1 line=3 done_on=2026-06-01
c2 -assured_by-> Assurance a2 line=1 done_on=2020-06-01; k1 -assured_by-> Assurance a3 line=2
"""


def chain(text: str = RISK) -> RiskChain:
    """Return the chain of the only risk of a text."""
    [found] = risk_chains(case_of(text))
    return found


def test_QA_06_a_risk_is_told_with_what_pushes_towards_it_and_what_would_suffer() -> None:
    found = chain()
    ids = found.case.snapshot.ids

    assert [ids[at] for at in found.causes] == ["f1"]
    assert [ids[at] for at in found.threatened] == ["r1"]
    assert (found.before, found.score, found.target) == (25, 20, None)


def test_an_open_issue_about_what_would_suffer_is_a_sign_and_a_resolved_one_is_not() -> None:
    found = chain(RISK + "Issue x1 state=open -about-> r1; Issue x2 state=resolved -about-> r1; Issue x3 -about-> k1")
    ids = found.case.snapshot.ids

    assert [ids[at] for at in found.causes] == ["f1", "x1", "x3"]


def test_what_keeps_it_down_stands_before_it_or_after_it() -> None:
    found = chain()
    ids = found.case.snapshot.ids

    assert {ids[bar.node]: bar.side for bar in found.barriers} == {"c1": "before", "c2": "after", "i1": "before"}


def test_QA_05_each_check_is_told_with_its_age_and_line() -> None:
    found = chain()
    ids = found.case.snapshot.ids

    checks = {
        ids[check.node]: (check.age, check.in_date, check.line)
        for some in (found.checks, *(bar.checks for bar in found.barriers))
        for check in some
    }
    assert checks == {"a1": (30, True, 3), "a2": (2221, False, 1), "a3": (None, False, 2)}


def test_QA_02_gaps_are_named_where_they_are() -> None:
    found = chain()
    ids = found.case.snapshot.ids

    assert {ids[bar.node]: bar.lacks for bar in found.barriers} == {
        "c1": (),
        "c2": ("check_in_date",),
        "i1": ("check",),
    }
    assert found.lacks == ("target",)
    assert chain("Risk k1 likelihood=4 consequence=5").lacks == ("control", "check", "target")
    assert chain("Risk k1 -mitigated_by-> Control c1; c1 -assured_by-> Assurance a1 done_on=2020-01-01").lacks == (
        "recovery",
        "check_in_date",
        "target",
    )


def test_risks_are_those_of_a_unit_or_to_what_belongs_to_it_or_about_one_thing() -> None:
    case = case_of(RISK + "Risk k2 -threatens-> Process r2; OrgUnit u2 level=team")
    at = case.snapshot.index

    def told(scope: str | None = None, about: str | None = None) -> list[str]:
        found = risk_chains(case, at[scope] if scope else None, at[about] if about else None)
        return [case.snapshot.ids[one.risk] for one in found]

    assert (told(), told("u1"), told("u2")) == (["k1", "k2"], ["k1"], [])
    assert (told(about="r2"), told(about="k1"), told(about="c1"), told("u1", "k2")) == (["k2"], ["k1"], ["k1"], [])
