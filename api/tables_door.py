"""Taking things out over HTTP: feeds as CSV or JSON that flow row by row, and whole exports as files.

Each address gives the same columns every time, at one revision throughout. Texts that a spreadsheet would take for a
formula get an apostrophe in front in CSV.
"""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import orjson
from fastapi import Request, Response
from starlette.responses import StreamingResponse

from api.auth import rights_of
from api.exporting import bundle, everything
from api.feeds import Feed, Wanted, feeds_of
from api.graphql_request import JSON
from api.refusal import refusal
from api.resolve import Asked
from api.served import Served
from api.session import Session
from api.tags import matches
from api.views import with_silent
from graph.analysis.case import Case
from graph.analysis.findings import Findings
from graph.errors import GoldenThreadError, NotFound, WrongUse
from graph.model import Link, Node
from graph.moments import moment_of
from graph.ontology import Ontology

if TYPE_CHECKING:
    from loaders.forms import Written

CHUNK = 1_000
MARK = b"\xef\xbb\xbf"
CSV = "text/csv; charset=utf-8"
LOST = "Goldenthread-Lost"
"""The header that tells what a form could not hold."""
VARY = "Authorization, Cookie"
OPTIONS = ("asOf", "recordedAt", "scope", "live")
LIVE = {"": None, "true": True, "false": False}

Write = Callable[[Feed, Iterator[Sequence[Any]]], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class _Open:
    """A feed that flows.

    Attributes:
        asked: The view that it is taken from.
        tag: The tag of its answer.
        parts: Its bytes; taken in the thread that reads.
    """

    asked: Asked
    tag: str
    parts: Iterator[bytes]


@dataclass(frozen=True, slots=True)
class _Sought:
    """What a request for a table asks for.

    Attributes:
        session: The store at the moment asked about, as the asker may see it.
        asked: The view of it, by which is noted what was seen.
        wanted: Which part of it.
        tag: The tag of the answer.
    """

    session: Session
    asked: Asked
    wanted: Wanted
    tag: str


async def catalogue(request: Request, served: Served) -> Response:
    """Tell which feeds and exports there are, with their addresses and columns."""
    feeds = await served.read(lambda session: feeds_of(session.ontology), rights_of(request))
    told = [
        {"name": feed.name, "doc": feed.doc, "columns": feed.columns, "csv": f"/feeds/{feed.name}.csv",
         "json": f"/feeds/{feed.name}.json"}
        for feed in feeds.values()
    ]  # fmt: skip
    from loaders.forms import FORMS  # here: a server starts without what reads and writes files

    exports = [{"form": name, "address": f"/exports/{name}", "holds": form.what} for name, form in FORMS.items()]
    return Response(orjson.dumps({"feeds": told, "exports": exports}), media_type=JSON)


async def feed(request: Request, served: Served, file: str) -> Response:
    """Answer with a feed, which flows as fast as the client takes it."""
    rights = rights_of(request)
    name, _, form = file.rpartition(".")
    try:
        if form not in WRITERS:
            raise NotFound(f"there is no {file!r}; a feed ends in .csv or .json, and /feeds lists them")
        opened = await served.read(lambda session: _opened(request, served, session, name, form), rights)
    except GoldenThreadError as error:
        return refusal(error)
    headers = {"ETag": opened.tag, "Vary": VARY}
    if matches(request.headers.get("if-none-match", ""), opened.tag):
        return Response(status_code=304, headers=headers)

    def taken(_: Session) -> bytes:
        part = next(opened.parts, b"")
        served.log_seen(opened.asked, where_from(request))
        opened.asked.seen.clear()
        return part

    first = await served.read(taken, rights)  # what goes wrong at the start is told by the status

    async def flowing() -> AsyncIterator[bytes]:
        yield first
        while part := await served.read(taken, rights):
            yield part

    return StreamingResponse(flowing(), headers=headers, media_type=CSV if form == "csv" else JSON)


async def export(request: Request, served: Served, form: str) -> Response:
    """Answer with everything as one file in an open form."""
    from loaders.forms import FORMS, Contents

    shown = request.headers.get("if-none-match", "")

    def work(session: Session) -> tuple[str, Written | None, int]:
        if form not in FORMS:
            raise NotFound(f"there is no form {form!r}; there are {', '.join(FORMS)}")
        sought = _sought(request, served, session)
        asked = sought.asked
        if matches(shown, sought.tag):
            return sought.tag, None, asked.snapshot.revision
        taken = everything(sought.session, sought.wanted.scope)
        _note(asked, *taken[:2])
        served.log_seen(asked, where_from(request))
        return sought.tag, bundle(form, Contents(*taken, sought.session.ontology)), asked.snapshot.revision

    try:
        tag, made, revision = await served.read(work, rights_of(request))
    except GoldenThreadError as error:
        return refusal(error)
    headers = {"ETag": tag, "Vary": VARY}
    if made is None:
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = f'attachment; filename="goldenthread-{revision}.{FORMS[form].ending}"'
    if made.lost:
        told = "; ".join(f"{one.count} {one.what}" for one in made.lost)
        headers[LOST] = told.encode("ascii", "replace").decode()
    return Response(made.data, headers=headers, media_type=FORMS[form].media)


def _opened(request: Request, served: Served, session: Session, name: str, form: str) -> _Open:
    feed = _feed(session.ontology, name)
    sought = _sought(request, served, session)
    rows = feed.rows(sought.session, sought.asked, sought.wanted)
    return _Open(sought.asked, sought.tag, WRITERS[form](feed, rows))


def _note(asked: Asked, nodes: Sequence[Node], links: Sequence[Link]) -> None:
    """Note what of these needs rights to be seen."""
    ontology = asked.snapshot.ontology
    for node in nodes:
        known = ontology.fields_of(node.kind) if node.kind in ontology.kinds else {}
        for name in node.fields:
            if name in known and known[name].guarded:
                asked.saw(f"{node.kind}.{name}", node.id)
    for link in links:
        known = ontology.fields_of_link(link.kind) if link.kind in ontology.links else {}
        for name in link.fields:
            if name in known and known[name].guarded:
                asked.saw(f"{link.kind}.{name}", link.source)


def _feed(ontology: Ontology, name: str) -> Feed:
    found = feeds_of(ontology).get(name)
    if found is None:
        raise NotFound(f"there is no feed {name!r}; /feeds lists them")
    return found


def _sought(request: Request, served: Served, session: Session) -> _Sought:
    """Return what a request asks for.

    Raises:
        WrongUse: If it asks by what no table is asked by, or for a moment or a unit that is none.
        NotFound: If there is no unit of that id.
    """
    given = dict(request.query_params)
    if unknown := sorted(set(given) - set(OPTIONS)):
        raise WrongUse(f"a table is not asked by {', '.join(unknown)}; there are {', '.join(OPTIONS)}")
    live = given.get("live", "")
    if live not in LIVE:
        raise WrongUse(f"`live` is true or false, and not {live!r}")
    moment = moment_of(given.get("asOf"), given.get("recordedAt"))
    then = session.at(moment) if moment else session
    case = then.case
    rights = rights_of(request).at_home(case)
    asked = Asked(case, {}, rights, findings=lambda scope: _findings(then, case, scope))
    wanted = Wanted(asked.scope(given.get("scope") or None), LIVE[live])
    head, snapshot = session.store.head().revision, case.snapshot
    tag = served.tags.of(head, snapshot.revision, snapshot.date, rights, request.url.path, sorted(given.items()))
    return _Sought(then, asked, wanted, tag)


def _findings(session: Session, case: Case, scope: int | None) -> Findings:
    found = session.findings_of(case, scope)
    return with_silent(found, session.ontology) if session.partial else found


def where_from(request: Request) -> str:
    """Return the address that a request came from."""
    return request.client.host if request.client else ""


def _as_csv(feed: Feed, rows: Iterator[Sequence[Any]]) -> Iterator[bytes]:
    from loaders.csv_writer import cell_of  # here: a server starts without what reads and writes files

    head = MARK + _csv_lines([feed.columns])
    while part := list(islice(rows, CHUNK)):
        yield head + _csv_lines([[cell_of(_plain(value)) for value in row] for row in part])
        head = b""
    yield head


def _csv_lines(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _as_json(feed: Feed, rows: Iterator[Sequence[Any]]) -> Iterator[bytes]:
    start = b"["
    while part := list(islice(rows, CHUNK)):
        records = [orjson.dumps(dict(zip(feed.columns, row, strict=True))) for row in part]
        yield start + b"\n" + b",\n".join(records)
        start = b","
    yield b"[]\n" if start == b"[" else b"\n]\n"


WRITERS: dict[str, Write] = {"csv": _as_csv, "json": _as_json}
