"""GraphQL over HTTP: questions in, answers out as JSON; what is no question is refused in a sentence.

A question by GET changes nothing, ever, and its answer has a tag (`ETag`): who shows it again is told in a few bytes
that nothing changed. That is looked at only when it is known what the asker may see, which is part of the tag.
"""

from __future__ import annotations

from collections.abc import Callable

import orjson
from fastapi import Request, Response

from api.auth import rights_of
from api.graphql_request import GRAPHQL, JSON, STREAM, Document, Unreadable, document_of, form_of, takes_stream
from api.graphql_run import READING, Answered, execute, in_time
from api.one_stream import SharedStreams, shows_token
from api.refusal import refused
from api.resolve import Asked
from api.rights import Rights
from api.served import Served
from api.streaming import Streams
from api.tags import matches

VARY = "Accept, Authorization, Cookie"
WITH_STATUS = {405: {"Allow": "POST"}, 408: {"Connection": "close"}}
"""Headers that a refusal has by its status: who is too slow to ask is not waited for any longer."""


async def answer(request: Request, served: Served, streams: Streams, shared: SharedStreams) -> Response:
    """Answer a GraphQL request."""
    form = JSON
    try:
        if shows_token(request):
            return await shared.answer(request)
        wanted = form_of(request)
        form = JSON if wanted == STREAM else wanted
        document = served.trusted(await document_of(request, served.limits))
        if wanted == STREAM or (takes_stream(request) and "subscription" in document.query):
            return await streams.answer(request, document)
        answered = await in_time(served, _asking(request, served, document))
    except Unreadable as error:
        answered = Answered(refused(str(error), error.code), error.status, WITH_STATUS.get(error.status, {}))
    if answered.record is None:
        return Response(status_code=answered.status, headers=answered.headers)
    is_refused = form == GRAPHQL and "data" not in answered.record and answered.status == 200
    body = orjson.dumps(answered.record)
    return Response(body, 400 if is_refused else answered.status, answered.headers, form)


def _asking(request: Request, served: Served, document: Document) -> Callable[[], Answered]:
    """Return what is to be done in the thread of the organisation."""
    rights, budget = rights_of(request), served.budget()
    is_get = request.method == "GET"
    shown = request.headers.get("if-none-match", "")

    where = request.client.host if request.client else ""

    def work() -> Answered:
        asked = served.asked(rights, budget)
        asked.takes_written = True
        try:
            return answered(asked)
        finally:
            asked.let_go()

    def answered(asked: Asked) -> Answered:
        if not is_get:
            made = Answered(execute(served, asked, document))
            served.log_seen(asked, where)
            if "mutation" in document.query:
                served.log_changes(asked, where)
            return made
        headers = {"Vary": VARY, "ETag": tag_of(served, asked, rights, document)}
        if matches(shown, headers["ETag"]):
            return Answered(None, 304, headers)
        record = execute(served, asked, document, READING)
        served.log_seen(asked, where)
        return Answered(record, headers={} if "errors" in record else headers)

    return work


def tag_of(served: Served, asked: Asked, rights: Rights, document: Document) -> str:
    """Return the tag of the answer to a document: by everything that the answer depends on."""
    asking = (document.query, orjson.dumps(document.variables, option=orjson.OPT_SORT_KEYS), document.operation)
    known = (asked.snapshot.revision, *served.beside_the_log(document.query), asked.snapshot.date)
    return served.tags.of(*known, served.settings.language, rights, *asking)
