"""Tests of `graph.made_ids`: ids made from kind and name are plain, stable and never empty."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.made_ids import LONGEST, made_id, slug


@pytest.mark.parametrize(
    ("kind", "name", "made"),
    [
        ("Process", "Triage referrals", "process-triage-referrals"),
        ("StakeholderGroup", "People who wait", "stakeholder-group-people-who-wait"),
        ("Need", "Cael eich gweld o fewn pythefnos", "need-cael-eich-gweld-o-fewn-pythefnos"),
        ("Service", "Gwasanaeth y Ŵyl – Tŷ'r Dŵr", "service-gwasanaeth-y-wyl-tyr-dwr"),
        ("Measure", "Straße № 5 (95%)", "measure-strasse-no-5-95"),
        ("Process", "診断", "process-診断"),
    ],
)
def test_an_id_is_kind_and_name_in_plain_letters(kind: str, name: str, made: str) -> None:
    assert made_id(kind, name) == made


def test_names_without_letters_get_ids_of_their_own() -> None:
    assert made_id("Need", "?!") != made_id("Need", "!?")
    assert re.fullmatch(r"need-[0-9a-f]{8}", made_id("Need", "?!"))


@given(st.text())
def test_an_id_is_the_same_each_time_and_of_bounded_length(name: str) -> None:
    made = made_id("Need", name)

    assert made == made_id("Need", name)
    assert made.startswith("need-")
    assert 0 < len(made.removeprefix("need-")) <= LONGEST
    assert slug(made) == made
