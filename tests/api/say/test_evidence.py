"""What findings rest on, in words: every sort of fact of every rule's own example."""

from __future__ import annotations

import re

import pytest

from api.say.evidence import evidence_nodes, evidence_sentences
from api.say.names import Names
from graph.analysis.case import Case
from graph.analysis.findings import findings
from graph.analysis.rule import Rule, all_rules
from tests.graph.analysis.organisations import snapshot_of


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_every_fact_of_every_rule_is_a_sentence_about_things_that_are_there(rule: Rule) -> None:
    case = Case(snapshot_of(next(iter(rule.fires))))
    found = [one for one in findings(case).findings if one.rule == rule.id]

    told = [evidence_sentences(case, one, Names(case.snapshot)) for one in found]

    assert found
    assert all(told)
    assert not [one for facts in told for one in facts if not re.match(r"[“A-Z0-9].*\.$", one) or "None" in one]
    assert all(evidence_nodes(case, one)[0] == one.positions[0] for one in found)
