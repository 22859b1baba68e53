"""The notation: one line of text for one node, link or reading, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Link, Node, Reading, Value
from graph.notation import parse, write

words = st.text(min_size=1, max_size=12)
names = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
values: st.SearchStrategy[Value] = st.one_of(
    st.booleans(), numbers, st.text(max_size=12), st.lists(st.text(max_size=5), max_size=3).map(tuple)
)
fields = st.dictionaries(names, values, max_size=3)
kinds = st.from_regex(r"[A-Z][A-Za-z0-9]{0,8}", fullmatch=True)
nodes = st.lists(
    st.builds(Node, words, kinds, st.text(max_size=20), fields), max_size=4, unique_by=lambda node: node.id
)
links = st.lists(st.builds(Link, words, names, words, fields), max_size=4)
dates = st.dates().map(lambda day: day.isoformat())
maybe = st.none() | st.floats(allow_nan=False, allow_infinity=False)
readings = st.lists(
    st.builds(Reading, words, dates, maybe, maybe, maybe, st.text(max_size=9), st.booleans(), st.text(max_size=9)),
    max_size=3,
)


@given(nodes, links, readings)
def test_what_is_written_is_read_back(some: list[Node], joined: list[Link], dated: list[Reading]) -> None:
    batch = parse(write(some, joined, dated))

    assert (list(batch.nodes), list(batch.links), list(batch.readings)) == (some, joined, dated)


@given(st.text(alphabet='AZaz09 -@=>[]{};,#"\\\n.', max_size=40))
def test_any_text_is_read_or_refused_with_its_statement(text: str) -> None:
    try:
        batch = parse(text)
    except ValueError as error:
        assert "'" in str(error) or '"' in str(error)
    else:
        assert parse(write(batch.nodes, batch.links, batch.readings)) == batch


def test_a_node_has_kind_id_name_and_fields() -> None:
    batch = parse('Need d1 "Be seen soon" importance=5 last_heard_on=2026-01-02 tags=[wait, "first visit"]')

    assert batch.nodes == (
        Node(
            "d1",
            "Need",
            "Be seen soon",
            {"importance": 5, "last_heard_on": "2026-01-02", "tags": ("wait", "first visit")},
        ),
    )


def test_a_node_without_a_name_is_named_by_its_id() -> None:
    assert parse("Need d1").nodes[0].name == "d1"


def test_a_link_makes_the_nodes_whose_kind_it_says() -> None:
    batch = parse("Purpose p1 -exists_to_meet-> Need d1 importance=5\np1 -aligns_to[strength=2]-> p0")

    assert [node.id for node in batch.nodes] == ["p1", "d1"]
    assert batch.links == (Link("p1", "exists_to_meet", "d1"), Link("p1", "aligns_to", "p0", {"strength": 2}))


def test_a_later_mention_adds_to_an_earlier_one() -> None:
    batch = parse('Need d1 "Be seen" importance=5\nPurpose p1 -exists_to_meet-> Need d1 met_level=2')

    assert batch.nodes[0] == Node("d1", "Need", "Be seen", {"importance": 5, "met_level": 2})


def test_an_end_of_a_link_may_be_a_name_in_quotes() -> None:
    assert parse('s1 -meets-> "Be seen -soon-> today"').links == (Link("s1", "meets", "Be seen -soon-> today"),)


def test_a_reading_has_a_date_and_mostly_a_value() -> None:
    batch = parse('m1 @ 2026-01-01 = 3.5 note="new clinic"\nm1 @ 2026-02-01 numerator=3 denominator=4\nm1 @ 2026-03-01')

    assert batch.readings == (
        Reading("m1", "2026-01-01", 3.5, note="new clinic"),
        Reading("m1", "2026-02-01", numerator=3, denominator=4),
        Reading("m1", "2026-03-01"),
    )


def test_statements_are_parted_by_lines_and_semicolons_and_may_be_commented() -> None:
    batch = parse('# two needs\nNeed d1; Need d2 "a; b # c"  # the second\n\n;')

    assert [node.name for node in batch.nodes] == ["d1", "a; b # c"]


@pytest.mark.parametrize(
    "text",
    [
        "need d1",
        "d1",
        "Need",
        "Need d1 importance",
        "Need d1 importance=",
        "Need d1 importance=,",
        'Need d1 "no end',
        "Need d1 tags=[a, b",
        "Need d1 tags=[a, [b]]",
        "-meets-> d1",
        "s1 -meets->",
        "Need d1\nPurpose d1",
        "m1 @ 2026-01-01 = many",
        "m1 @ 2026-01-01 = 3 colour=x",
    ],
)
def test_what_cannot_be_read_is_refused_with_the_statement(text: str) -> None:
    with pytest.raises(ValueError, match=r": ['\"]") as caught:
        parse(text)

    assert text.splitlines()[-1].split()[0] in str(caught.value)
