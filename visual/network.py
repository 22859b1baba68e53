"""The map as one file to send by mail: the picture by pyvis at our own places, with its tables; it fetches nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from graph.analysis.sight import Sight
from graph.errors import WrongUse
from visual.html import Html, joined, tag
from visual.layout import WIDTH, layout, links_among

LIBRARY = "vendor/vis-network-10.1.5.min.js"
TEMPLATE = "map.html.jinja"


@dataclass(frozen=True, slots=True)
class MapWords:
    """How things are called on the map.

    Attributes:
        language: Code of its language.
        title: What the map shows.
        about: Sentences below the title.
        how: How it is used by keyboard.
        things, links: Captions of its tables.
        heads: Heads of the tables: name, kind, line of sight; from, link, to.
        band: Of a lane, the empty one for what has none.
        name, kind, status: Of a node.
        link: Of a kind of link.
    """

    language: str
    title: str
    about: Sequence[str]
    how: str
    things: str
    links: str
    heads: tuple[str, str, str, str, str, str]
    band: Callable[[str], str]
    name: Callable[[int], str]
    kind: Callable[[int], str]
    status: Callable[[int], str]
    link: Callable[[str], str]


def map_file(sight: Sight, nodes: Iterable[int], words: MapWords) -> str:
    """Return a page that shows some nodes and the live links between them, complete in itself.

    Args:
        sight: Line of sight of the organisation.
        nodes: What is drawn.
        words: How things are called.

    Raises:
        WrongUse: If pyvis is not installed.
    """
    chosen = sorted(set(nodes))
    links = links_among(sight.snapshot, chosen)
    network = _network()
    # Added to the lists themselves: the methods of pyvis look through all that is there for each new one.
    network.nodes += _boxes(sight, chosen, words)
    network.edges += [
        {"from": source, "to": target, "label": words.link(sight.snapshot.link_kind(link))}
        for link, source, target in links
    ]
    network.templateEnv.globals["page"] = {
        "language": words.language,
        "title": words.title,
        "style": _static("map.css"),
        "library": _static(LIBRARY),
        "start": _static("map.js"),
        "top": _top(words),
        "tables": joined(_things(chosen, words), _links(sight, links, words)),
    }
    return str(network.generate_html())


def _network() -> Any:
    """Return an empty network of pyvis that uses our template, in which everything is escaped."""
    try:
        from pyvis.network import Network
    except ImportError:
        raise WrongUse("a map needs pyvis; pip install 'golden-thread[export]' brings it") from None
    network = Network(directed=True, cdn_resources="in_line")
    network.toggle_physics(False)
    network.set_template_dir(str(resources.files("visual")), TEMPLATE)
    network.templateEnv.autoescape = True
    return network


def _boxes(sight: Sight, chosen: Sequence[int], words: MapWords) -> list[dict[str, Any]]:
    laid = layout(sight, chosen)
    places = laid.places
    bands = [
        {"id": f"band {band.lane}", "label": words.band(band.lane), "x": -WIDTH, "y": (band.top + band.bottom) // 2}
        for band in laid.bands
    ]
    return [band | {"shape": "text", "font": {"size": 22}} for band in bands] + [
        {"id": node, "label": f"{words.name(node)}\n({words.kind(node)})", "x": places[node][0], "y": places[node][1]}
        for node in chosen
    ]


def _top(words: MapWords) -> Html:
    return tag("header", tag("h1", words.title), *(tag("p", one) for one in words.about), tag("p", words.how, id="how"))


def _things(chosen: Sequence[int], words: MapWords) -> Html:
    rows = [(words.name(node), words.kind(node), words.status(node)) for node in chosen]
    return _table(words.things, words.heads[:3], rows)


def _links(sight: Sight, links: Sequence[tuple[int, int, int]], words: MapWords) -> Html:
    rows = [
        (words.name(source), words.link(sight.snapshot.link_kind(link)), words.name(target))
        for link, source, target in links
    ]
    return _table(words.links, words.heads[3:], rows)


def _table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Html:
    head = tag("tr", *(tag("th", one, scope="col") for one in heads))
    body = [tag("tr", tag("th", row[0], scope="row"), *(tag("td", cell) for cell in row[1:])) for row in rows]
    shown = tag("table", tag("caption", caption), tag("thead", head), tag("tbody", *body))
    return tag("div", shown, class_="wide", role="group", tabindex="0", aria_label=caption)


def _static(name: str) -> str:
    return resources.files("visual").joinpath("static", *name.split("/")).read_text(encoding="utf-8")
