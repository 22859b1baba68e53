"""A small map as SVG: every box a link with its words, every line drawn, texts that stay texts and fit their boxes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.visual.test_html import read
from visual.scene import Area, Item, Scene, Tie
from visual.scene_picture import Box, cut, scene_picture, two_lines

HOSTILE = '"><script>alert(1)</script>'


def picture(name: str, *, fits: bool = False) -> str:
    """Return the picture of two boxes that are linked."""
    items = [Item("a", "mainstay"), Item("b", "reasons")]
    areas = [Area("mainstay", name, -300, -16, -40, 70)]
    tie = Tie(0, 1, "serves", "flow")
    scene = Scene(
        items, {}, [(-240, 0), (40, 0)], [tie], [[-52, 28, 40, 28]], areas, [Area("0", name, 40, -16, 228, 70)]
    )
    told = Box("Process", name, f"{name}, told", "/map?node=", "adrift", ["common", "improving_high"])
    return scene_picture(scene, name, lambda at: replace(told, address=f"/map?node={at}"), fits=fits)


def test_every_box_is_a_link_with_all_that_is_said_of_it() -> None:
    found = read(picture("Ward"))

    assert found.tags.count("a") == 2
    assert [value for name, value in found.attributes if name == "href"] == ["/map?node=0", "/map?node=1"]
    assert ("aria-label", "Ward, told") in found.attributes
    assert ("class", "box sight-adrift") in found.attributes
    assert ("class", "line line-flow") in found.attributes


def test_a_hostile_name_stays_a_text() -> None:
    found = read(picture(HOSTILE))

    assert found.tags == read(picture("Ward")).tags
    assert not [name for name, _ in found.attributes if name.startswith("on") or name == "style"]


def test_a_picture_that_fits_has_no_size_of_its_own() -> None:
    assert ("width", "552") in read(picture("Ward")).attributes
    assert "width" not in {name for name, value in read(picture("Ward", fits=True)).attributes if value == "552"}


@pytest.mark.parametrize(
    "text", ["", "W", "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww", "a b c d e f g h i j k l m n o p q r s t"]
)
def test_a_text_is_cut_to_its_room_and_never_lost(text: str) -> None:
    shown = two_lines(text, 168)

    assert 1 <= len(shown) <= 2
    assert all(cut(line, 168) == line for line in shown)
    assert not text or shown[0][:1] == text[0]
