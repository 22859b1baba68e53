"""What a map shows: few enough boxes to read, everything by drilling, exact depth, ways, and nothing that is hidden."""

from __future__ import annotations

from typing import Any

import pytest

from api.rights import ANYBODY, KEEPER, Rights
from api.scene import scene_of
from api.scene_choice import FIRST_PAINT, Wanted
from graph.errors import WrongUse
from tests.api.asking import view

CHAIN = """
    Purpose P "Keep well" -exists_to_meet-> Need N "care in time"
    N -felt_by-> StakeholderGroup G "people"
    Service S "Clinic" -meets-> N
    Process A "Book" lane=mainstay -flows_to-> Process B "See" lane=mainstay
    B -produces-> S
    Process H "Plan" lane=driver -steers-> A
    Process T "Clean" lane=support -enables-> B
    Activity X "Paper return"
"""


def drawn(organisation: str, rights: Rights = KEEPER, **wanted: Any) -> dict[str, Any]:
    """Return the map of an organisation that a text describes; what it is about is named by ids."""
    asked = view(organisation, rights=rights)
    about = tuple(asked.position(node) for node in wanted.pop("about", ()))
    pinned = tuple(asked.position(node) for node in wanted.pop("pinned", ()))
    if "scope" in wanted:
        wanted["scope"] = asked.position(wanted["scope"])
    return scene_of(asked, Wanted(about=about, pinned=pinned, **wanted), "en").scene.record()


def many(number: int, unit: str) -> str:
    """Return work of a unit below an organisation."""
    steps = "\n".join(f'Process {unit}{at:03} "Step {at}" lane=mainstay unit={unit}' for at in range(number))
    return f'OrgUnit {unit} "{unit}" level=directorate -part_of-> ORG\n{steps}'


LARGE = f'OrgUnit ORG "Board" level=organisation\n{many(50, "U1")}\n{many(40, "U2")}'


def test_a_small_system_is_shown_thing_by_thing() -> None:
    scene = drawn(CHAIN)

    assert sorted(scene["boxes"]["id"]) == sorted("PNGSABHTX")
    assert not scene["grouped"]
    assert [band["label"] for band in scene["bands"]] == ["Driver", "Mainstay", "Support", "Changes and other work"]


def test_LS_18_the_map_shows_driver_mainstay_and_support_as_peers() -> None:
    lanes = [band for band in drawn(CHAIN)["bands"] if band["id"] in {"driver", "mainstay", "support"}]

    assert len(lanes) == 3
    assert len({(lane["left"], lane["right"]) for lane in lanes}) == 1


def test_a_large_system_is_first_shown_in_groups_by_band_and_unit_with_counts() -> None:
    scene = drawn(LARGE)

    assert scene["grouped"]
    assert len(scene["boxes"]["id"]) <= FIRST_PAINT
    counts = dict(zip(scene["boxes"]["id"], scene["boxes"]["count"], strict=True))
    assert counts == {"mainstay|U1": 50, "mainstay|U2": 40}


def test_a_group_is_opened_and_a_unit_drilled_into() -> None:
    opened = drawn(LARGE, opened=frozenset({"mainstay|U2"}))
    within = drawn(LARGE, scope="U2")

    assert opened["boxes"]["id"].count("mainstay|U1") == 1
    assert len(opened["boxes"]["id"]) == 41
    assert len(within["boxes"]["id"]) == 40


def test_everything_is_drawn_when_it_is_asked_for() -> None:
    scene = drawn(LARGE, is_whole=True)

    assert len(scene["boxes"]["id"]) == 90
    assert scene["left"] == 0


@pytest.mark.parametrize(
    ("depth", "direction", "found"),
    [(1, "both", "ABH"), (2, "both", "ABHST"), (1, "on", "AB"), (2, "on", "ABS"), (1, "back", "AH"), (3, "back", "AH")],
)
def test_links_are_followed_exactly_so_far_and_that_way(depth: int, direction: str, found: str) -> None:
    scene = drawn(CHAIN, about=["A"], depth=depth, direction=direction)

    assert sorted(scene["boxes"]["id"]) == sorted(found)


def test_the_path_to_the_purpose_shows_what_is_on_it_and_nothing_else() -> None:
    scene = drawn(CHAIN, about=["A"], show="purpose")

    assert scene["path"] == ["A", "B", "S", "N"]
    assert sorted(scene["boxes"]["id"]) == sorted("ABSN")


def test_work_that_does_not_serve_shows_how_far_the_search_came() -> None:
    scene = drawn(f'{CHAIN}\nActivity Y "Old report" -belongs_to-> Process Z "Nothing"', about=["Y"], show="purpose")

    assert scene["boxes"]["id"] and set(scene["boxes"]["id"]) == {"Y", "Z"}
    assert scene["boxes"]["status"][scene["boxes"]["id"].index("Y")] == "adrift"


def test_the_way_between_two_is_found_in_either_direction() -> None:
    on, back = drawn(CHAIN, about=["H", "S"], show="between"), drawn(CHAIN, about=["S", "H"], show="between")

    assert on["path"] == back["path"] == ["H", "A", "B", "S"]


def test_a_way_needs_two_ends() -> None:
    with pytest.raises(WrongUse, match="two things"):
        drawn(CHAIN, about=["H"], show="between")


def test_what_depends_on_something_and_what_it_rests_on_are_parted() -> None:
    depends, rests = drawn(CHAIN, about=["B"], show="depends"), drawn(CHAIN, about=["B"], show="rests")

    assert "S" in depends["boxes"]["id"] and "A" not in depends["boxes"]["id"]
    assert {"A", "T"} <= set(rests["boxes"]["id"]) and "S" not in rests["boxes"]["id"]


def test_what_is_pinned_stays_whatever_else_is_shown() -> None:
    assert "X" in drawn(CHAIN, about=["A"], pinned=["X"])["boxes"]["id"]


def test_a_box_tells_how_many_of_its_links_are_not_drawn() -> None:
    scene = drawn(CHAIN, about=["A"], depth=1)

    more = dict(zip(scene["boxes"]["id"], scene["boxes"]["more"], strict=True))
    assert more == {"A": 0, "B": 2, "H": 0}


def test_lines_tell_what_they_carry() -> None:
    scene = drawn('Process A "a" lane=driver -owned_by-> Role R "r"; Measure M "m" -informs-> A', about=["A"])

    lines = dict(zip(scene["links"]["kind"], scene["links"]["line"], strict=True))
    assert lines == {"owned_by": 2, "informs": 1}


def test_what_is_hidden_is_drawn_nowhere() -> None:
    text = CHAIN.replace('Process H "Plan" lane=driver', 'Process H "Plan" lane=driver hidden=true')

    seen, whole = drawn(text, ANYBODY), drawn(text, KEEPER)

    assert "H" in whole["boxes"]["id"]
    assert "H" not in seen["boxes"]["id"]
    assert seen["things"] == whole["things"] - 1
    assert seen["boxes"]["more"][seen["boxes"]["id"].index("A")] == 0
