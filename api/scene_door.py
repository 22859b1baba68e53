"""The map over HTTP: what the explorer draws, as JSON; the same address gives the same places while it is looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import TypeVar

import orjson
from fastapi import Request, Response

from api.auth import rights_of
from api.graphql_request import JSON
from api.refusal import refusal
from api.resolve import Asked
from api.scene import scene_of
from api.scene_choice import DEEPEST, DIRECTIONS, SHOWS, Wanted
from api.served import Served
from api.tags import matches
from graph.errors import GoldenThreadError, WrongUse
from graph.moments import moment_of
from graph.ontology import Language
from visual.scene_places import Slot

KEPT = 64
LANGUAGES: Mapping[str, Language] = {"en": "en", "cy": "cy"}

Choice = TypeVar("Choice", bound=str)
Key = TypeVar("Key")
Kept = TypeVar("Kept")


class Scenes:
    """Draws maps for one server, and keeps those that were asked for last. Only one thread asks for them."""

    def __init__(self, served: Served) -> None:
        self._served = served
        self._bodies: OrderedDict[str, bytes] = OrderedDict()
        self._slots: OrderedDict[tuple[object, ...], Mapping[str, Slot]] = OrderedDict()

    async def answer(self, request: Request) -> Response:
        """Answer a request for a map."""
        try:
            return await self._served.run(lambda: self._answer(request))
        except GoldenThreadError as error:
            return refusal(error)

    def _answer(self, request: Request) -> Response:
        given = request.query_params
        asked = self._served.asked(rights_of(request)).at(moment_of(given.get("date"), None))
        wanted = wanted_of(asked, request)
        language = LANGUAGES.get(given.get("language", ""), self._served.settings.language)
        which = (asked.rights.outlook, language, *sorted(given.multi_items()))
        tag = self._served.tags.of(asked.snapshot.revision, asked.snapshot.date, *which)
        headers = {"ETag": tag, "Vary": "Authorization, Cookie"}
        if matches(request.headers.get("if-none-match", ""), tag):
            return Response(status_code=304, headers=headers)
        body = self._bodies.pop(tag, None)
        if body is None:
            drawn = scene_of(asked, wanted, language, self._slots.pop(which, None))
            _keep(self._slots, which, drawn.slots)
            body = orjson.dumps(drawn.scene.record())
        _keep(self._bodies, tag, body)
        return Response(body, headers=headers, media_type=JSON)


def wanted_of(asked: Asked, request: Request) -> Wanted:
    """Return what a request wants to see.

    Raises:
        WrongUse: If it says something that means nothing.
        NotFound: If it names what is not there.
    """
    given = request.query_params
    return Wanted(
        scope=asked.scope(given.get("scope") or None),
        about=tuple(dict.fromkeys(asked.position(node) for node in given.getlist("node"))),
        show=_one_of("show", given.get("show") or SHOWS[0], SHOWS),
        depth=_depth(given["depth"]) if given.get("depth") else None,
        direction=_one_of("direction", given.get("direction") or DIRECTIONS[0], DIRECTIONS),
        opened=frozenset(given.getlist("open")),
        pinned=_there(asked, given.getlist("pin")),
        is_whole=given.get("whole") == "yes",
    )


def _there(asked: Asked, ids: list[str]) -> tuple[int, ...]:
    """Return where things are; what is not there, or not any more, is left out."""
    found = (asked.snapshot.position(node_id) for node_id in ids)
    return tuple(dict.fromkeys(at for at in found if at is not None))


def _depth(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= DEEPEST:
        return int(text)
    raise WrongUse(f"depth: {text!r} is no number of links from 1 to {DEEPEST}")


def _one_of(name: str, text: str, choices: tuple[Choice, ...]) -> Choice:
    for choice in choices:
        if text == choice:
            return choice
    raise WrongUse(f"{name}: {text!r} is none of {', '.join(choices)}")


def _keep(kept: OrderedDict[Key, Kept], key: Key, value: Kept) -> None:
    kept[key] = value
    if len(kept) > KEPT:
        kept.popitem(last=False)
