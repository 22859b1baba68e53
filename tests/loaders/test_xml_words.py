"""Texts of elements, whatever their namespace."""

from __future__ import annotations

from defusedxml.ElementTree import fromstring

from loaders.xml_words import all_words, children, first, words

GOAL = fromstring(
    '<s:Goal xmlns:s="urn:s"><s:Name> See\n people <b>sooner</b> </s:Name><s:Name/><s:Name>Again</s:Name></s:Goal>'
)


def test_children_are_found_by_local_name() -> None:
    assert len(children(GOAL, "Name")) == 3
    assert children(GOAL, "Goal") == []


def test_texts_are_drawn_together_and_blank_ones_passed_over() -> None:
    assert all_words(GOAL, "Name") == ["See people sooner", "Again"]
    assert words(GOAL, "Name") == "See people sooner"


def test_nothing_has_no_words() -> None:
    assert first(None, "Name") is None
    assert words(None, "Name") == ""
    assert words(GOAL, "Absent") == ""
