"""Tests of how the store asks the driver of Neo4j."""

from __future__ import annotations

from typing import Any, cast

from neo4j import Transaction

from graph.store.neo4j_connection import put_rows

ROWS = [["m1", "a name that somebody typed"], ["m2", "another one"]]


class Driver:
    """What of the driver matters here: it spells out what it sends, for its log, and keeps hold of it.

    Attributes:
        spelt: What it spelt out.
        sent: What was sent at the time.
        held: What it keeps hold of.
    """

    def run(self, _: str, parameters: dict[str, Any]) -> list[Any]:
        self.spelt, self.sent, self.held = repr(parameters), list(parameters["rows"]), parameters["rows"]
        return []


def test_rows_are_neither_spelt_out_nor_held_once_they_are_written() -> None:
    driver, rows = Driver(), list(ROWS)

    put_rows(cast(Transaction, driver), "UNWIND $rows AS row CREATE (n)", rows)

    assert driver.sent == ROWS
    assert rows == ROWS
    assert not driver.held
    assert driver.spelt == "{'rows': <2 rows>}"
