"""What nodes, kinds and links are called in sentences."""

from __future__ import annotations

from api.say.names import Names, lowered
from graph.analysis.examples import case_of

NEED = 'Need d1 "Be seen soon" name_cy="Cael eich gweld yn fuan"; Need d2 "Be heard"'


def test_a_name_is_in_the_language_asked_for_where_there_is_one() -> None:
    names = Names(case_of(NEED).snapshot, "cy")

    assert (names.plain(0), names.plain(1)) == ("Cael eich gweld yn fuan", "Be heard")


def test_the_full_name_has_kind_and_id() -> None:
    snapshot = case_of(NEED).snapshot

    assert Names(snapshot).full(0) == "“Be seen soon” (need, d1)"
    assert Names(snapshot, "cy").full(0) == "“Cael eich gweld yn fuan” (angen, d1)"


def test_many_names_stop_in_time() -> None:
    assert Names(case_of(NEED).snapshot).several([0, 1, 0, 1], shown=2) == "“Be seen soon”, “Be heard” and 2 more"


def test_a_link_is_read_from_either_end() -> None:
    names = Names(case_of(NEED).snapshot)

    assert (names.link_label("felt_by"), names.link_label("felt_by", inverse=True)) == ("is felt by", "feels")


def test_what_is_not_declared_any_more_keeps_its_code() -> None:
    names = Names(case_of(NEED).snapshot)

    assert (names.kind_label("Ward"), names.link_label("stands_beside")) == ("Ward", "stands beside")


def test_abbreviations_keep_their_letters() -> None:
    assert (lowered("PDSA test"), lowered("Standard work"), lowered("")) == ("PDSA test", "standard work", "")
