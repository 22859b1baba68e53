"""Suggested links over GraphQL: for all work that is adrift, or for a piece of it, as far as rights go."""

from __future__ import annotations

import pytest

from api.rights import ANYBODY
from tests.api.asking import ask, refused
from tests.graph.analysis.test_suggest import VALLEY

pytestmark = pytest.mark.slow

LINKS = "links { from { id } link to { id } reasons sentence }"
UNITS = """
OrgUnit u2 "Works"
i3 -led_by-> Role r2 "Head of works"; r2 -part_of-> u2
Priority p3 "Book first visits in secret" hidden=true -aligns_to-> q1
"""


def test_all_adrift_work_comes_page_by_page_with_reasons() -> None:
    found = ask(f"{{ suggestedLinks(first: 1) {{ totalCount nodes {{ work {{ id }} {LINKS} }} }} }}", VALLEY)

    page = found["suggestedLinks"]
    assert page["totalCount"] == 2
    assert page["nodes"][0]["work"] == {"id": "i1"}
    assert page["nodes"][0]["links"][0] == {
        "from": {"id": "i1"},
        "link": "delivers",
        "to": {"id": "p1"},
        "reasons": [
            "What is said of both is alike: “first”, “visits”.",
            "Like work leads there: “Book visits online”.",
            "It serves the purpose, so the work would, too.",
        ],
        "sentence": "It may be that it moves “Shorter waits for a first visit”.",
    }


def test_one_piece_of_work_is_asked_about_whether_it_is_adrift_or_not() -> None:
    found = ask(f'{{ suggestedLinks(for: "i2") {{ nodes {{ work {{ id }} {LINKS} }} }} }}', VALLEY)

    (only,) = found["suggestedLinks"]["nodes"]
    assert only["work"] == {"id": "i2"}
    assert "p1" not in [one["to"]["id"] for one in only["links"]]


def test_only_the_work_of_a_unit_is_asked_about() -> None:
    found = ask('{ suggestedLinks(scope: "u2") { nodes { work { id } } } }', VALLEY + UNITS)

    assert [one["work"]["id"] for one in found["suggestedLinks"]["nodes"]] == ["i3"]


def test_what_somebody_may_not_see_is_never_suggested() -> None:
    document = f'{{ suggestedLinks(for: "i1") {{ nodes {{ {LINKS} }} }} }}'

    seen, kept = (ask(document, VALLEY + UNITS, **rights) for rights in ({}, {"rights": ANYBODY}))

    told = [{one["to"]["id"] for one in found["suggestedLinks"]["nodes"][0]["links"]} for found in (seen, kept)]
    assert ("p3" in told[0], "p3" in told[1]) == (True, False)


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ('{ suggestedLinks(for: "none") { totalCount } }', "NOT_FOUND"),
        ('{ suggestedLinks(scope: "i1") { totalCount } }', "NOT_FOUND"),
        ('{ suggestedLinks(for: "i1") { nodes { links(first: 99) { link } } } }', "WRONG_USE"),
    ],
)
def test_what_cannot_be_asked_is_refused(document: str, code: str) -> None:
    assert refused(document, VALLEY)[0] == code


def test_what_has_ended_lacks_nothing() -> None:
    text = f'{VALLEY}\nImprovement i4 "Book first visits" valid_to=2020-01-01'

    found = ask(f'{{ suggestedLinks(for: "i4") {{ nodes {{ {LINKS} }} }} }}', text)

    assert found["suggestedLinks"]["nodes"] == [{"links": []}]
