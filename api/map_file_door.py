"""The map as one file to send, over HTTP: the same selection as the explorer shows, complete in itself."""

from __future__ import annotations

from fastapi import Request, Response

from api.auth import rights_of
from api.drawing import MOST, file_of
from api.page_door import place_of
from api.resolve import Asked
from api.scene_choice import choose
from api.scene_door import wanted_of
from api.served import Served
from api.whereabouts import Whereabouts
from graph.errors import WrongUse
from graph.moments import moment_of

HTML = "text/html; charset=utf-8"


def answer(request: Request, served: Served) -> Response:
    """Return the file, to be kept and not to be shown by this server: it holds its own script and styles.

    Only within `Served.run`. What the request may say is what `/scene` takes.

    Raises:
        WrongUse: If there is nothing to draw, or more than can be read.
    """
    place = place_of(request, served)
    asked = served.asked(rights_of(request)).at(moment_of(place.date or None, None))
    wanted = wanted_of(asked, request)
    nodes = list(choose(asked.case, wanted).nodes)
    if not nodes:
        raise WrongUse("there is nothing live to draw")
    if len(nodes) > MOST:
        raise WrongUse(
            f"{len(nodes):,} things cannot be read on one map; {MOST:,} is the most. Choose a unit, or what it is about"
        )
    names = asked.names(place.language)
    text = file_of(asked.case, names, nodes, _title(asked, place, wanted.about, wanted.scope))
    name = f"goldenthread-map-{asked.snapshot.date}.html"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Vary": "Authorization, Cookie"}
    return Response(text, media_type=HTML, headers=headers)


def _title(asked: Asked, place: Whereabouts, about: tuple[int, ...], scope: int | None) -> str:
    names = asked.names(place.language)
    if about:
        return " · ".join(names.plain(node) for node in about[:3])
    return names.plain(scope) if scope is not None else ""
