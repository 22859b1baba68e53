"""Every bad input that people have: clear words, an exit code, and the store holds what was shown or nothing."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.api.cli.calls import call
from tests.loaders.books import SHEET, book, changed

HEADER = "id,name,importance\n"
NEEDS = [["id", "name", "importance", "last_heard_on"], ["d1", "be heard", 5, ""]]


def truncated() -> Path:
    """Write half a workbook."""
    return write("needs.xlsx", book({"needs": NEEDS})[:-900])


def cp1252() -> Path:
    """Write a table in the encoding of old Excel."""
    return write("needs.csv", (HEADER + "d1,café – ten,5\n").encode("cp1252"))


def not_available() -> Path:
    """Write a column of errors."""
    rows = "".join(f"d{number},need {number},#N/A\n" for number in range(40))
    return write("needs.csv", (HEADER + rows).encode())


def uncached() -> Path:
    """Write a workbook with a formula that nobody has calculated."""
    cells = b'<row r="3"><c r="A3" t="inlineStr"><is><t>d2</t></is></c><c r="B3"><f>A3&amp;"x"</f></c></row>'
    content = book({"needs": NEEDS})
    return write(
        "needs.xlsx", changed(content, SHEET, lambda data: data.replace(b"</sheetData>", cells + b"</sheetData>"))
    )


def long_number() -> Path:
    """Write a workbook where an id of 17 digits is a number."""
    return write("needs.xlsx", book({"needs": [*NEEDS, [12345678901234567, "be safe", 4, ""]]}))


def link_to_nothing() -> Path:
    """Write a link that leads nowhere."""
    return write("needs.csv", b"id,name,importance,felt_by\nd1,be heard,5,nobody\n")


def circle() -> Path:
    """Write units that are part of one another."""
    return write("org_units.csv", b"id,name,level,part_of\nu1,one,team,u2\nu2,two,team,u3\nu3,three,team,u1\n")


def no_such_day() -> Path:
    """Write a day that does not exist."""
    return write("needs.csv", b"id,name,importance,last_heard_on\nd1,be heard,5,31/02/2026\n")


def blank_rows() -> Path:
    """Write very many rows without anything in them."""
    return write("needs.csv", (HEADER + "d1,be heard,5\n" + ",,\n" * 200_000 + "d2,be safe,4\n").encode())


def entities() -> Path:
    """Write XML that defines entities."""
    return write(
        "plan.xml", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><StrategicPlan>&b;</StrategicPlan>'
    )


def aliases() -> Path:
    """Write YAML with aliases upon aliases."""
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30)), "nodes: [*a29]"]
    return write("bomb.yaml", "\n".join(lines).encode())


def zip_bomb() -> Path:
    """Write a small file that unpacks to a huge one."""
    path = Path("bomb.xlsx")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr(SHEET, b"0" * 200_000_000)
    return path


def write(name: str, content: bytes) -> Path:
    """Write a file of the current folder."""
    Path(name).write_bytes(content)
    return Path(name)


@pytest.mark.parametrize(
    ("make", "said", "loaded"),
    [
        (truncated, "it cannot be read as a whole", []),
        (cp1252, "café – ten", ["d1"]),
        (not_available, "40 times", [f"d{number}" for number in range(40)]),
        (uncached, "The formula has no value", ["d1"]),
        (long_number, "text", ["d1"]),
        (link_to_nothing, "'nobody'", ["d1"]),
        (circle, "circle", ["u1", "u2", "u3"]),
        (no_such_day, "31/02/2026", []),
        (blank_rows, "created: 2 nodes", ["d1", "d2"]),
        (entities, "it cannot be read as a whole", []),
        (aliases, "it cannot be read as a whole", []),
        pytest.param(zip_bomb, "it cannot be read as a whole", [], marks=pytest.mark.slow),
    ],
)
def test_a_bad_file_gives_clear_words_and_nothing_half(make: Callable[[], Path], said: str, loaded: list[str]) -> None:
    file = make()

    answer = call("load", file)

    told = answer.words + call("export").out
    assert said in told
    assert "fault of Golden Thread" not in answer.err
    assert answer.code == (1 if "Refused" in answer.out else 0)
    assert held() == sorted(loaded)
    assert f"created: {len(loaded)} node" in answer.words if loaded else "created" not in answer.words


@pytest.mark.parametrize("make", [truncated, entities, aliases, not_available, link_to_nothing, circle, no_such_day])
def test_a_bad_file_is_told_by_check_in_the_same_words(make: Callable[[], Path]) -> None:
    file = make()

    looked, loaded = call("check", file, "--json").json, call("load", file, "--json").json

    assert looked["problems"]
    assert looked["problems"] == loaded["problems"]


def test_random_bytes_are_no_fault_of_ours(folder: Path) -> None:
    for suffix in ("csv", "xlsx", "xls", "ods", "yaml", "json", "xml", "stratml", "tsv", "xlsb"):
        write(f"noise.{suffix}", bytes(range(256)) * 40)

        answer = call("load", f"noise.{suffix}")

        assert answer.code == 1, suffix
        assert "Refused" in answer.out
    assert held() == []


def held() -> list[str]:
    """Return the ids of the nodes in the store."""
    return sorted(node["id"] for node in call("export").json["nodes"])
