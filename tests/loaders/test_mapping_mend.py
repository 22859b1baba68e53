"""Tests of `loaders.mapping_mend`: columns of a foreign table hold what somebody says."""

from __future__ import annotations

import pytest

from graph.errors import WrongUse
from graph.model import Place
from graph.ontology import Ontology
from loaders.mapping_mend import meanings, mended
from loaders.mapping_shipped import guesses, shipped
from loaders.tables import Table

RISKS = Table("Risk log", Place("risks.csv"), ["Ref", "Title", "Likelihood", "Owner", "Colour"])


def test_what_a_column_could_hold_is_told_once_each_and_holds_what_it_was_taken_for(ontology: Ontology) -> None:
    mapping = guesses(RISKS, ontology)[0].mapping

    codes = [one.code for one in meanings(mapping, ontology)]

    assert len({*codes}) == len(codes)
    assert {column.meaning for column in mapping.columns} <= {*codes}


def test_columns_of_readings_hold_what_a_reading_has(ontology: Ontology) -> None:
    over_time = next(one for one in shipped(ontology).values() if one.readings)

    codes = {one.code: one.label for one in meanings(over_time, ontology)}

    assert {"date", "measure", "value", "numerator", "ignored"} <= {*codes}
    assert all(label.en and label.cy for label in codes.values())


@pytest.mark.parametrize("code", ["summary", "threatens", "from has_risk", "extra", "ignored"])
def test_a_column_holds_what_somebody_says(ontology: Ontology, code: str) -> None:
    mapping = guesses(RISKS, ontology)[0].mapping
    codes = {one.code for one in meanings(mapping, ontology)}
    wished = code if code in codes else next(one for one in sorted(codes) if one.startswith("from "))

    found = mended(mapping, {"Colour": wished}, ontology)

    assert [column.meaning for column in found.columns[:4]] == [column.meaning for column in mapping.columns[:4]]
    assert found.columns[4].meaning == wished


def test_what_was_right_stays_with_everything_that_it_was_read_by(ontology: Ontology) -> None:
    mapping = guesses(RISKS, ontology)[0].mapping

    assert mended(mapping, {"Likelihood": "likelihood", "Owner": "owned_by"}, ontology).columns == mapping.columns


def test_everything_that_is_unknown_is_told_at_once(ontology: Ontology) -> None:
    mapping = guesses(RISKS, ontology)[0].mapping

    with pytest.raises(WrongUse) as refused:
        mended(mapping, {"Colur": "summary", "Title": "likelyhood"}, ontology)

    assert "'Colur'; is 'Colour' meant?" in str(refused.value)
    assert "'likelyhood'; is 'likelihood' meant?" in str(refused.value)
