"""Nodes are found by the words of their names, and the index is kept while the names are."""

from __future__ import annotations

from graph.analysis.name_words import NameWords
from graph.records import change_of
from tests.graph.analysis.organisations import snapshot_of

TWO = 'Need a "Shorter waits"; Need b "Safer births"'


def node(name: str, node_id: str = "b", **fields: object) -> dict[str, object]:
    return {"id": node_id, "kind": "Need", "name": name, "fields": fields}


def test_the_nodes_of_a_word_come_in_order_whatever_its_letters() -> None:
    words = NameWords.of(["Shorter waits", "Waits, waits", "ab waiting", "SHORTER"])

    assert words.having("waits").tolist() == [0, 1]
    assert words.having("shorter").tolist() == [0, 3]
    assert words.having("ab").tolist() == []


def test_without_names_there_are_no_words() -> None:
    assert NameWords.of([]).having("waits").tolist() == []


def test_the_index_is_taken_over_while_the_names_stay() -> None:
    before = snapshot_of(TWO)
    words = before.name_words

    assert before.after([change_of("node", None, node("Safer births", importance=5))]).name_words is words


def test_after_a_new_name_and_after_a_new_node_the_words_are_others() -> None:
    before = snapshot_of(TWO)
    assert before.name_words.having("waits").tolist() == [0]

    renamed = before.after([change_of("node", None, node("No waits"))])
    longer = before.after([change_of("node", None, node("No waits", "aa"))])

    assert renamed.name_words.having("waits").tolist() == [0, 1]
    assert longer.name_words.having("waits").tolist() == [0, 1]
    assert longer.name_words.having("births").tolist() == [2]
