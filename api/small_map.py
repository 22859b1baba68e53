"""The small map behind a sentence: the few things that it speaks of, drawn into the page."""

from __future__ import annotations

from collections.abc import Iterable

from api.resolve import Asked
from api.scene import scene_of
from api.scene_choice import Wanted
from api.whereabouts import Whereabouts
from graph.ontology import Language
from visual.html import Html
from visual.scene import Scene
from visual.scene_picture import Box, scene_picture
from visual.words import words_in

MOST = 14
"""So many boxes can be read beside a sentence."""


def small_map(asked: Asked, place: Whereabouts, nodes: Iterable[int], label: str, *, fits: bool = False) -> Html | None:
    """Return a map of some things and the links between them; None where there is none.

    Args:
        asked: The request's view of the organisation.
        place: Where the reader stands; boxes lead to the same place.
        nodes: What is drawn; of very many, the first.
        label: What it shows.
        fits: Whether it takes the size of its place.
    """
    chosen = tuple(dict.fromkeys(nodes))[:MOST]
    if not chosen:
        return None
    scene = scene_of(asked, Wanted(about=chosen, show="only"), place.language).scene
    return _drawn(asked, place, scene, label, fits=fits)


def map_address(asked: Asked, place: Whereabouts, nodes: Iterable[int]) -> str:
    """Return where the explorer shows some things and the links between them."""
    chosen = list(dict.fromkeys(nodes))[:MOST]
    return place.address("/map", *(("node", asked.snapshot.ids[node]) for node in chosen), ("show", "only"))


def _drawn(asked: Asked, place: Whereabouts, scene: Scene, label: str, *, fits: bool) -> Html:
    words = words_in(place.language)

    def box_of(at: int) -> Box:
        facts = {name: values[at] for name, values in scene.facts.items()}
        name, status, icons = str(facts["name"]), str(facts["status"]), list(map(str, _listed(facts["icons"])))
        kind = _kind(asked, str(facts["kind"]), int(str(facts["count"])), place.language)
        sight = words[f"sight_{status}"] if status else ""
        told = [name, kind, *([sight] if sight else []), *(words[f"icon_{icon}"] for icon in icons)]
        above = f"{kind} · {sight}" if sight else kind
        return Box(above, name, ", ".join(told), _address(place, scene, at), status, icons)

    return scene_picture(scene, label, box_of, fits=fits)


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, (list, tuple)) else []


def _kind(asked: Asked, kind: str, count: int, language: Language) -> str:
    declared = asked.snapshot.ontology.kinds.get(kind)
    if not count:
        return declared.label[language] if declared else kind
    if declared:
        return f"{declared.plural[language]}: {count:,}"
    return words_in(language)["things_within"].format(number=f"{count:,}")


def _address(place: Whereabouts, scene: Scene, at: int) -> str:
    """Return where a box leads: to the thing on the map, or to what stands in a group."""
    key = scene.items[at].key
    if scene.facts["count"][at]:
        return place.address("/map", ("open", key))
    return place.address("/map", ("node", key), ("selected", key))
