"""Many rows of one kind at once: the same as row by row, whatever stands in them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Batch
from tests.loaders.books import book
from tests.loaders.conftest import Reader

HEADERS = ("id", "name", "lane", "importance", "summary", "valid_from", "tags", "contributes_to")
ODD_ROWS = [
    ("p1", "Triage", "driver", 5, "Sorts who comes", "2026-05-01", "a; b", "o1; o2"),
    ("p2", "Book", "Cefnogi", 4.0, "Says when", "1 May 2026", "a; b", ""),
    ("p2", "Book", "driver", 9, "Says when", "2026-02-31", "", "o1"),
    ("example-p3", "Left out", "driver", 1, "", "", "", ""),
    ("example", "Kept", "driver", 1, "", "", "", ""),
    ("", "No id", "nothing like it", 2.5, "two\u00a0words", "", "", "o3"),
    ("p5", "", "", "", "", "", "", ""),
    (6, "A number for an id", "", "x", "a line\nbreak", "", "one", ""),
    ("1.23457E+16", "Lost digits", "", "", "", "", "", ""),
    ("PE", "+ E+ in a name", "", True, "", "", "", ""),
    ("p9", "#N/A", "#REF!", "#N/A", "'=1", "", "", "#N/A"),
]


def _told(batch: Batch) -> tuple[Any, ...]:
    places = [thing.place for things in (batch.nodes, batch.links) for thing in things]
    return batch.nodes, batch.links, batch.problems, batch.lost, places


def _row_by_row(read: Reader, content: bytes, name: str) -> Batch:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("loaders.records.node_lines", lambda *_: None)
        return read(content, name)


def _csv(rows: list[tuple[Any, ...]]) -> bytes:
    lines = [",".join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in rows]
    return "\n".join([",".join(HEADERS), *lines, "p10,Short", "p11,Long" + "," * 9 + "beyond"]).encode()


@pytest.mark.parametrize("form", ["processes.csv", "processes.xlsx"])
def test_odd_rows_among_plain_ones_are_read_as_each_by_itself(read: Reader, form: str) -> None:
    plain = [(f"q{n}", f"Plain {n}", "driver", n % 5 + 1, "For all", "2026-05-01", "a", "o1") for n in range(5)]
    rows = [*plain, *ODD_ROWS, *plain[:2]]
    content = _csv(rows) if form.endswith("csv") else book({"processes": [HEADERS, *rows]})

    batch = read(content, form)

    assert _told(batch) == _told(_row_by_row(read, content, form))
    assert len(batch.problems) > 5
    assert [node.id for node in batch.nodes][:5] == ["q0", "q1", "q2", "q3", "q4"]


@given(st.lists(st.tuples(*(st.sampled_from([row[at] for row in ODD_ROWS]) for at in range(len(HEADERS)))), max_size=9))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_rows_are_read_as_each_by_itself(read: Reader, rows: list[tuple[Any, ...]]) -> None:
    content = book({"processes": [HEADERS, *rows]})

    assert _told(read(content, "a.xlsx")) == _told(_row_by_row(read, content, "a.xlsx"))


def test_rows_that_say_the_same_share_it(read: Reader) -> None:
    rows = "".join(f"p{n},Name {n},driver,5\n" for n in range(20))

    nodes = read("id,name,lane,importance\n" + rows, "processes.csv").nodes

    assert len({id(node.fields) for node in nodes}) == 1
