"""Mermaid for small maps."""

from __future__ import annotations

import pytest

from graph.model import Link, Node
from graph.ontology import Ontology
from loaders.forms import CannotWriteError, Contents
from loaders.mermaid import MOST, written


def test_things_stand_in_their_kinds_and_links_have_their_words(ontology: Ontology) -> None:
    nodes = [Node("s1", "Service", "Visits", {"critical": True}), Node("d1", "Need", 'Be "seen" <soon>')]

    made = written(Contents(nodes, [Link("s1", "meets", "d1")], [], ontology))

    assert made.data.decode().splitlines() == [
        "flowchart LR",
        '  subgraph k0["Services"]',
        '    n0["Visits"]',
        "  end",
        '  subgraph k1["Needs"]',
        '    n1["Be #34;seen#34; #60;soon#62;"]',
        "  end",
        '  n0 -->|"meets"| n1',
    ]
    assert [(one.what, one.count) for one in made.lost] == [("fields", 1)]


def test_a_large_map_is_refused_with_what_to_do(ontology: Ontology) -> None:
    nodes = [Node(str(number), "Need", "A") for number in range(MOST + 1)]

    with pytest.raises(CannotWriteError, match="name a part with --scope"):
        written(Contents(nodes, [], [], ontology))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\r\nend", "a end"),
        ("a\u2028b\tc\x1b", "a b c"),
        ("- a", "#45; a"),
        ("1. a", "1#46; a"),
        ("-5", "-5"),
        ("end", "end"),
    ],
)
def test_a_name_stays_on_its_line_and_begins_no_list(ontology: Ontology, name: str, shown: str) -> None:
    made = written(Contents([Node("d1", "Need", name)], [], [], ontology))

    assert made.data.decode().splitlines()[2:] == [f'    n0["{shown}"]', "  end"]
