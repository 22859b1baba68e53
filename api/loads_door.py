"""Sending a file to be loaded: its bytes come in, an id goes out, with what it holds and what is wrong with it.

Nothing is stored by this alone. No path and no address is ever taken: only bytes, and the name to read them by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
from fastapi import Request, Response

from api.auth import rights_of
from api.graphql_request import JSON, Unreadable
from api.limits import LimitReached
from api.refusal import refusal, refused
from api.rights import NotAllowed
from api.served import Served
from api.uploads import Upload
from graph.errors import GoldenThreadError
from graph.model import Record

if TYPE_CHECKING:
    from api.checking import FilesChecked

SHOWN = 200
FORMS = frozenset({"", "text/plain", "multipart/form-data", "application/x-www-form-urlencoded"})
"""What a page of another site can send without asking first."""


async def receive(request: Request, served: Served) -> Response:
    """Take the file that a request brings."""
    from api.checking import check_files  # when a file comes: a server starts without what reads files

    rights = rights_of(request)
    try:
        if not rights.may_somewhere("load"):
            raise NotAllowed("your rights do not let you load files; a contributor may, for their unit")
        _check_form(request, served.limits.upload)
        name = request.query_params.get("name", "")
        upload = await served.uploads.keep(name, rights.name, request.stream())
        held = await served.read(lambda session: check_files(session, [upload.path]), rights)
    except Unreadable as error:
        return Response(orjson.dumps(refused(str(error), error.code)), error.status, media_type=JSON)
    except GoldenThreadError as error:
        return refusal(error)
    return Response(orjson.dumps(_record(upload, held)), 201, media_type=JSON)


def _check_form(request: Request, most: int) -> None:
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media in FORMS:
        text = "Send the bytes of the file alone, with a media type such as application/octet-stream or text/csv."
        raise Unreadable(415, "BAD_REQUEST", text)
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > most:
        raise LimitReached(f"the file is longer than {most:,} bytes; send it in several")


def _record(upload: Upload, held: FilesChecked) -> Record:
    record = held.record()
    problems = record.pop("problems")
    sent = {"batch": upload.id, "file": upload.name, "bytes": upload.size}
    return {**sent, **record, "problems": problems[:SHOWN], "problems_in_all": len(problems)}
