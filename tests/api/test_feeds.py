"""Feeds: every list as a table, its columns the same whatever is recorded, its rows those of the organisation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.demo import load_example
from api.feeds import Wanted, feeds_of
from api.resolve import Asked
from api.rights import KEEPER
from api.session import Session
from api.settings import read_settings
from graph.declarations import load_ontology
from tests.api.doors import TODAY


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder: Path = tmp_path_factory.mktemp("feeds")
    made = Session(read_settings(store=str(folder / "small.db"), today=TODAY))
    load_example(made, "small", "Tester")
    yield made
    made.close()


def rows(session: Session, name: str, wanted: Wanted = Wanted()) -> list[dict[str, Any]]:  # noqa: B008  frozen
    """Return the rows of a feed."""
    feed, case = feeds_of(session.ontology)[name], session.case
    asked = Asked(case, {}, KEEPER, findings=lambda scope: session.findings_of(case, scope))
    return [dict(zip(feed.columns, row, strict=True)) for row in feed.rows(session, asked, wanted)]


def test_every_kind_has_a_feed_and_no_two_feeds_or_columns_have_one_name() -> None:
    ontology = load_ontology()

    feeds = feeds_of(ontology)

    assert len(feeds) == len(ontology.kinds) + 5
    assert [name for name, feed in feeds.items() if len(set(feed.columns)) < len(feed.columns)] == []
    assert [name for name, feed in feeds.items() if not feed.doc] == []


def test_kinds_together_have_the_nodes_of_all(session: Session) -> None:
    by_kind = [row["id"] for kind in session.ontology.kinds.values() for row in rows(session, kind.table.casefold())]

    assert sorted(by_kind) == sorted(row["id"] for row in rows(session, "nodes")) == sorted(session.case.snapshot.ids)


def test_a_row_tells_what_a_node_is_whether_it_counts_and_its_line_of_sight(session: Session) -> None:
    found = {row["id"]: row for row in rows(session, "processes")}

    assert found["R1"]["name"] == session.case.snapshot.names[session.case.snapshot.position("R1")]
    assert {row["sight"] for row in found.values()} <= {"strategic", "operational", "broken", "lapsed", "adrift", None}
    assert all((row["sight"] is not None) == row["live"] for row in found.values())


def test_only_what_counts_and_only_the_rest_make_all(session: Session) -> None:
    live, rest = (rows(session, "nodes", Wanted(live=choice)) for choice in (True, False))

    assert {row["live"] for row in live} == {True}
    assert len(live) + len(rest) == len(session.case.snapshot)


def test_a_scope_keeps_a_unit_and_what_is_below_it(session: Session) -> None:
    unit = session.case.snapshot.position("U2")
    assert unit is not None

    inside = rows(session, "nodes", Wanted(scope=unit))

    ids = session.case.snapshot.ids
    expected = [node for at, node in enumerate(ids) if session.case.inside(at, unit)]
    assert [row["id"] for row in inside] == expected
    assert 0 < len(inside) < len(ids)
    assert len(rows(session, "links", Wanted(scope=unit))) < len(rows(session, "links"))


def test_links_have_the_fields_of_their_kind_and_no_others(session: Session) -> None:
    found = rows(session, "links")

    assert len(found) == len(session.case.snapshot.sources)
    for row in found:
        own = session.ontology.fields_of_link(row["link"])
        assert [name for name, value in row.items() if value is not None and name not in own] == [
            "from", "link", "to", "live",
        ]  # fmt: skip


def test_readings_and_findings_are_those_of_the_organisation(session: Session) -> None:
    findings = session.findings().findings

    assert [row["id"] for row in rows(session, "findings")] == [finding.id for finding in findings]
    assert {row["severity"] for row in rows(session, "findings")} <= {"act_now", "plan", "tidy", "good_news"}
    assert len(rows(session, "readings")) == len(list(session.store.readings(session.case.snapshot.ids)))
    assert len(rows(session, "untold")) == len(session.findings().withheld) + len(session.findings().cannot_tell)
