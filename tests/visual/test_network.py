"""The single-file map: complete in itself, its tables hold what its picture shows, and text stays text."""

from __future__ import annotations

import json
import re
import sys

import pytest

from graph.errors import WrongUse
from tests.api.asking import SMALL
from tests.graph.analysis.organisations import sight_of
from tests.visual.test_html import read
from visual.network import MapWords, map_file

DRAWN = re.compile(r'<script type="application/json" id="drawn">(.*?)</script>', re.DOTALL)
HOSTILE = ("</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "href=javascript:alert(1)", "{{7*7}}")


def words(name: str = "") -> MapWords:
    """Return words for a map; every node has one name, if one is given."""
    return MapWords(
        "en", f"Map {name}", [f"About {name}"], "How", "Things", "Links",
        ("Name", "Kind", "Sight", "From", "Link", "To"),
        band=lambda lane: f"Band {lane}", name=lambda node: name or f"n{node}", kind=lambda _: f"kind {name}",
        status=lambda _: "status", link=lambda kind: f"{kind} {name}",
    )  # fmt: skip


def test_the_picture_and_its_tables_hold_the_same() -> None:
    sight = sight_of(SMALL)

    page = map_file(sight, range(len(sight.snapshot)), words())

    drawn = json.loads(DRAWN.findall(page)[0])
    boxes = [node for node in drawn["nodes"] if isinstance(node["id"], int)]
    assert len(boxes) == len(sight.snapshot) == 9
    assert len(drawn["edges"]) == 7
    assert page.count("<tr>") == 9 + 7 + 2
    assert len({(box["x"], box["y"]) for box in boxes}) == 9


def test_the_map_fetches_nothing() -> None:
    page = map_file(sight_of(SMALL), range(9), words())

    found = read(page)

    assert not [value for name, value in found.attributes if name in {"src", "srcset"}]
    assert [value for name, value in found.attributes if name == "href"] == ["data:,"]
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert "cdnjs" not in page
    assert "jsdelivr" not in page


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_name_stays_a_text(hostile: str) -> None:
    usual = read(map_file(sight_of(SMALL), range(9), words("plain")))

    found = read(map_file(sight_of(SMALL), range(9), words(hostile)))

    assert found.tags == usual.tags
    assert [name for name, _ in found.attributes] == [name for name, _ in usual.attributes]
    assert any(hostile in text for text in found.texts)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyvis.network", None)

    with pytest.raises(WrongUse, match=r"golden-thread\[export\]"):
        map_file(sight_of(SMALL), [0], words())
