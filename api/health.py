"""Doors for whoever keeps the server running: is it there, can it answer, and how is it doing."""

from __future__ import annotations

import asyncio

from fastapi import FastAPI, Request, Response
from fastapi.responses import PlainTextResponse

from api.auth import HEALTH, rights_of
from api.metrics import MEDIA, Metrics
from api.served import Served
from api.session import Session
from api.streaming import Streams
from graph.errors import StoreError

READY = "/readyz"
METRICS = "/metrics"
PATIENCE_S = 5


def add_health(app: FastAPI, served: Served, metrics: Metrics, streams: Streams) -> None:
    """Add these doors to an application."""

    @app.get(HEALTH)
    async def healthz() -> Response:
        return PlainTextResponse("ok")

    @app.get(READY)
    async def readyz(request: Request) -> Response:
        if served.is_stopping:
            return PlainTextResponse("The server is stopping.", 503)
        if served.waiting >= served.limits.waiting:
            return PlainTextResponse("Too many requests wait for an answer.", 503)
        try:
            async with asyncio.timeout(PATIENCE_S):
                await served.read(_revision, rights_of(request))
        except StoreError:
            return PlainTextResponse("The store cannot be reached.", 503)
        except TimeoutError:
            return PlainTextResponse("The store does not answer.", 503)
        return PlainTextResponse("ready")

    @app.get(METRICS)
    async def numbers(request: Request) -> Response:
        rights = rights_of(request)
        rights.require("metrics")
        plans = served.schema.plans
        about = {
            "goldenthread_revision": ("Number of the last change in the store.", await served.read(_revision, rights)),
            "goldenthread_requests_waiting": ("Requests that are answered or wait for it.", served.waiting),
            "goldenthread_streams_open": ("Streams of events that are open.", streams.open),
            "goldenthread_plans_answered_total": ("Queries that a compiled plan answered.", plans.answered),
            "goldenthread_plans_given_up_total": ("Queries that a plan handed on to graphql-core.", plans.given_up),
        }
        return Response(metrics.text(about), media_type=MEDIA)


def _revision(session: Session) -> int:
    return session.store.head().revision
