"""The web application: its doors, and what each of them leads to."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, PlainTextResponse
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.staticfiles import StaticFiles

from api import chart_door, graphql_door, home_door, loads_door, map_file_door, report_door, slide_door, tables_door
from api.assets import KeptFiles, files_address
from api.auth import Door, Doorkeeper, rights_of
from api.board import team_board_page
from api.compression import Compression
from api.explorer import map_page
from api.glossary import glossary
from api.graphiql import PAGE_POLICY, graphiql_page
from api.health import add_health
from api.kept_pages import KeptPages
from api.metrics import Metrics
from api.one_stream import SharedStreams
from api.page_door import kept_page, language_of, place_of
from api.plain_route import PlainRoute
from api.question_page import questions_page
from api.refusal import status_of
from api.resolve import Asked
from api.scene_door import Scenes
from api.schema_errors import message_of
from api.served import Served
from api.streaming import Streams
from api.watch import Watch
from graph.errors import GoldenThreadError
from graph.moments import moment_of


def create_app(served: Served, door: Door) -> FastAPI:
    """Return the application that answers for an organisation, which it closes when it ends.

    Its doors take the request alone: of other parameters FastAPI makes models, which a server would wait for at start.

    Args:
        served: The organisation.
        door: Who may come in.
    """

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        yield
        served.close()

    app = FastAPI(title="Golden Thread", docs_url=None, redoc_url=None, openapi_url=None, lifespan=life)
    app.router.redirect_slashes = False
    metrics, streams = Metrics(), Streams(served)
    app.add_middleware(Doorkeeper, door=door)
    app.add_middleware(Compression)
    app.add_middleware(Watch, metrics=metrics)
    app.add_exception_handler(GoldenThreadError, _told)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(ClientDisconnect, _gone)

    add_health(app, served, metrics, streams)

    _add_answers(app, served, streams)
    _add_pages(app, served)
    return app


def _add_answers(app: FastAPI, served: Served, streams: Streams) -> None:
    """Add the doors for programs."""

    shared = SharedStreams(served, streams)

    async def graphql(request: Request) -> Response:
        return await graphql_door.answer(request, served, streams, shared)

    app.router.routes.append(PlainRoute("/graphql", graphql, ["GET", "POST", "PUT", "DELETE"]))

    @app.post("/loads")
    async def loads(request: Request) -> Response:
        return await loads_door.receive(request, served)

    @app.get("/feeds")
    async def feeds(request: Request) -> Response:
        return await tables_door.catalogue(request, served)

    @app.get("/feeds/{file}")
    async def feed(request: Request) -> Response:
        return await tables_door.feed(request, served, request.path_params["file"])

    @app.get("/reports/{file}")
    async def report(request: Request) -> Response:
        return await served.run(lambda: report_door.report(request, served, request.path_params["file"]))

    @app.get("/chart.svg")
    async def chart(request: Request) -> Response:
        return await served.run(lambda: chart_door.chart(request, served))

    @app.get("/exports/{form}")
    async def export(request: Request) -> Response:
        return await tables_door.export(request, served, request.path_params["form"])


def _add_pages(app: FastAPI, served: Served) -> None:
    """Add the pages for people."""

    kept = KeptPages()
    _add_explorer(app, served, kept)

    @app.get("/")
    async def home(request: Request) -> Response:
        return await served.run(partial(home_door.answer, request, served, kept))

    @app.get("/glossary")
    async def words(request: Request) -> Response:
        place, wanted = place_of(request, served), request.query_params.get("find", "")
        make = partial(glossary, place=place, wanted=wanted)
        which = ("glossary", place.language, place.scope, place.date, wanted)
        return await served.run(partial(kept_page, request, served, kept, which, make))

    @app.get("/slide")
    async def slide(request: Request) -> Response:
        return await served.run(partial(slide_door.answer, request, served, kept))

    @app.get("/board/{unit}")
    async def board(request: Request) -> Response:
        chosen, unit = language_of(request, served), request.path_params["unit"]
        may_note = str(rights_of(request).may_somewhere("note"))

        def make(asked: Asked) -> str:
            return team_board_page(asked, chosen, asked.unit(unit))

        return await served.run(partial(kept_page, request, served, kept, ("board", chosen, unit, may_note), make))

    @app.get("/questions")
    async def questions(request: Request) -> Response:
        place, since = place_of(request, served), request.query_params.get("since", "")

        def make(asked: Asked) -> str:
            on = asked.at(moment_of(place.date, None))
            return questions_page(on, place, on.scope(place.scope or None), since, graphiql=served.shows_graphiql)

        which = ("questions", place.language, place.scope, place.date, since)
        return await served.run(partial(kept_page, request, served, kept, which, make))


def _add_explorer(app: FastAPI, served: Served, kept: KeptPages) -> None:
    """Add the explorer, what it draws, the page to write questions in, and the files that all pages are made of."""

    @app.get("/map")
    async def explorer(request: Request) -> Response:
        chosen = language_of(request, served)

        def make(asked: Asked) -> str:
            return map_page(asked, chosen, graphiql=served.shows_graphiql)

        return await served.run(partial(kept_page, request, served, kept, ("map", chosen), make))

    @app.get("/map.html")
    async def map_file(request: Request) -> Response:
        return await served.run(partial(map_file_door.answer, request, served))

    scenes = Scenes(served)

    @app.get("/scene")
    async def scene(request: Request) -> Response:
        return await scenes.answer(request)

    if served.shows_graphiql:

        @app.get("/graphiql")
        async def graphiql() -> Response:
            return HTMLResponse(graphiql_page(), headers={"Content-Security-Policy": PAGE_POLICY})

    app.mount(files_address(), KeptFiles(packages=[("visual", "static")]))
    app.mount("/static", StaticFiles(packages=[("visual", "static")]))


def _told(_: Request, error: Exception) -> Response:
    assert isinstance(error, GoldenThreadError)  # noqa: S101  what this handler is registered for
    return PlainTextResponse(message_of(error), status_of(error))


def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  what this handler is registered for
    return PlainTextResponse(f"{error.detail}.", error.status_code, headers=error.headers)


def _gone(_: Request, __: Exception) -> Response:
    """Answer somebody who went away before their request was read: nobody reads it, and it is no fault."""
    return Response(status_code=400)
