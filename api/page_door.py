"""Pages over HTTP: made once for what they show, and sent again only where something of that changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from api.auth import rights_of
from api.kept_pages import KeptPages, Page
from api.resolve import Asked
from api.served import Served
from api.tags import matches
from api.whereabouts import Whereabouts
from graph.ontology import Language

LANGUAGES: Mapping[str, Language] = {"en": "en", "cy": "cy"}


def language_of(request: Request, served: Served) -> Language:
    """Return the language that a request wants."""
    return LANGUAGES.get(request.query_params.get("language", ""), served.settings.language)


def place_of(request: Request, served: Served) -> Whereabouts:
    """Return where the reader stands who sent a request."""
    given = request.query_params
    return Whereabouts(language_of(request, served), given.get("scope", "").strip(), given.get("date", "").strip())


def kept_page(
    request: Request, served: Served, kept: KeptPages, which: tuple[str, ...], make: Callable[[Asked], str]
) -> Response:
    """Return a page with its tag, or that the one that was shown is still the same.

    Args:
        request: The request.
        served: The organisation.
        kept: The pages that were shown last.
        which: Everything that tells the page apart from others of the same revision, day and outlook.
        make: Makes its text.
    """
    asked = served.asked(rights_of(request))
    try:
        return _page_for(asked, request, served, (kept, which, make))
    finally:
        asked.let_go()


def _page_for(
    asked: Asked, request: Request, served: Served, told: tuple[KeptPages, tuple[str, ...], Callable[[Asked], str]]
) -> Response:
    kept, which, make = told
    snapshot = asked.snapshot
    tag = served.tags.of(snapshot.revision, snapshot.date, asked.rights.outlook, *which)
    headers = {"ETag": tag, "Vary": "Authorization, Cookie"}
    if matches(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)

    def made() -> Page:
        text = make(asked)
        return Page(text, {name: frozenset(ids) for name, ids in asked.seen.items()})

    found = kept.page(tag, made)
    asked.seen.update({name: set(ids) for name, ids in found.seen.items()})
    served.log_seen(asked, request.client.host if request.client else "")
    return HTMLResponse(found.text, headers=headers)
