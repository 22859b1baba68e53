"""The page at `/` over HTTP: for a place, with what changed since the reader was here last."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from hashlib import sha256

from fastapi import Request, Response

from api.home_since import Then
from api.kept_pages import KeptPages
from api.page_door import kept_page, place_of
from api.pages import home_page
from api.resolve import Asked
from api.served import Served
from api.visits import KEPT, Mark, Visits, visits_of
from graph.moments import moment_of


def answer(request: Request, served: Served, kept: KeptPages) -> Response:
    """Return the page; only within `Served.run`.

    Args:
        request: The request: `scope`, `date` and `language` say where the reader stands, `since` since when they want
            to be told what changed, if not since they were here last.
        served: The organisation.
        kept: The pages that were shown last.

    Raises:
        WrongUse, NotFound: If something is asked for that there is not.
    """
    place = place_of(request, served)
    visits = _visits(request, served)
    then = _then(request, visits)
    since = (then.revision, then.day) if then else ()

    def make(asked: Asked) -> str:
        on = asked.at(moment_of(place.date, None))
        told = replace(place, date="") if place.date == asked.snapshot.date else place
        return home_page(on, told, on.scope(place.scope or None), None if told.date else then,
                         graphiql=served.shows_graphiql)  # fmt: skip

    which = ("home", place.language, place.scope, place.date, *since)
    response = kept_page(request, served, kept, which, make)
    response.set_cookie(_cookie(request), visits.text, max_age=KEPT, path="/", httponly=True, samesite="strict")
    return response


def _cookie(request: Request) -> str:
    """Return the name of the cookie: browsers do not part cookies by port, so two servers need two names."""
    return f"goldenthread_{request.url.port or 'here'}_visits"


def _visits(request: Request, served: Served) -> Visits:
    """Return the visits of whoever sent a request, this one included."""
    head = served.store.head()
    first = next(iter(served.store.commits()), None)
    seal = sha256(first.recorded_at.encode() if first else b"").hexdigest()[:8]
    day = (served.settings.today or date.today()).isoformat()
    at, mark = int(time.time()), Mark(head.revision, day, seal)
    before = visits_of(request.headers.get("cookie", ""), _cookie(request))
    if before is None or before.latest.seal != seal or before.latest.revision > head.revision:
        return Visits(at, mark)
    return before.now(mark, at)


def _then(request: Request, visits: Visits) -> Then | None:
    """Return since when is told what changed: since the day that is asked for, else since the visit before this one."""
    if since := request.query_params.get("since", "").strip():
        return Then(moment_of(since, None).as_of, since, is_visit=False)
    if visits.former is None:
        return None
    return Then(str(visits.former.revision), visits.former.day, is_visit=True)
