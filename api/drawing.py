"""What a map shows, and the file that holds it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from api.answers.sight import SightAnswer
from api.say.names import Names
from api.say.page import STATUSES, said
from api.say.words import count
from api.session import Session
from graph.analysis.case import Case
from graph.days import day_in
from graph.errors import WrongUse
from graph.ontology import Language
from visual.layout import lane_field
from visual.network import MapWords, map_file

MOST = 1_000


def map_page(session: Session, named: Sequence[str]) -> str:
    """Return the map of a selection as one file.

    Args:
        session: The organisation; its scope limits the map where nothing is named.
        named: Things by id or name: they are shown with everything one link away. Empty for all that is live.

    Raises:
        WrongUse: If there is nothing to draw, or more than can be read.
        NotFound, Ambiguous: If a name means nothing, or several things.
    """
    nodes = _around(session, named) if named else _within(session)
    if not nodes:
        raise WrongUse("there is nothing live to draw")
    if len(nodes) > MOST:
        raise WrongUse(
            f"{len(nodes):,} things cannot be read on one map; {MOST:,} is the most. "
            "Choose a unit with --scope, or name what the map is about"
        )
    title = " · ".join(named) or (session.names.plain(session.scope) if session.scope is not None else "")
    return file_of(session.case, session.names, nodes, title)


def file_of(case: Case, names: Names, nodes: Sequence[int], title: str) -> str:
    """Return the map of some things as one file.

    Args:
        case: The organisation on its day.
        names: How things are called, in the language of the file.
        nodes: What is drawn.
        title: What the map is about; empty for everything.

    Raises:
        WrongUse: If pyvis is not installed.
    """
    return map_file(case.sight, nodes, _words(case, names, title, len(nodes)))


def _around(session: Session, named: Sequence[str]) -> list[int]:
    """Return what is named, with everything that is one live link away."""
    snapshot = session.case.snapshot
    kinds = list(snapshot.ontology.links)
    chosen = {session.position(text) for text in named}
    beside = {other for node in chosen for other in (*snapshot.out(node, *kinds), *snapshot.into(node, *kinds))}
    return sorted(chosen | beside)


def _within(session: Session) -> list[int]:
    """Return everything live in the scope, with what its work reaches: a thread is never cut at the edge of a unit."""
    case, scope = session.case, session.scope
    live: list[int] = np.flatnonzero(case.snapshot.live).tolist()
    if scope is None:
        return live
    work = SightAnswer(case, scope).work
    reached = {node for one in work for node in case.sight.up(one)}
    return sorted(reached | {node for node in live if case.inside(node, scope)})


def _words(case: Case, names: Names, title: str, number: int) -> MapWords:
    sight, language = case.sight, names.language
    field = lane_field(sight.snapshot)
    lanes = {choice.code: choice.label[language] for choice in field.choices} if field else {}
    on = day_in(case.snapshot.date, language)
    about = f"{count(number, 'thing')}, as things stood on {on}. The tables below hold the same."
    return MapWords(
        language=language,
        title=f"{title or said('everything', language)} · Golden Thread",
        about=[about if language == "en" else said("file_about", language, number=f"{number:,}", day=on)],
        how=said("file_how", language),
        things=said("file_things", language),
        links=said("file_links", language),
        heads=_heads(language),
        band=lambda lane: lanes.get(lane, said("file_beside", language)),
        name=names.plain,
        kind=names.kind,
        status=lambda node: STATUSES[sight.status(node)][0][language] if sight.work[node] else "",
        link=lambda kind: _link(case, names, kind),
    )


def _heads(language: Language) -> tuple[str, str, str, str, str, str]:
    name, kind, sight, source, link, target = (
        said(f"file_{head}", language) for head in ("name", "kind", "sight", "from", "link", "to")
    )
    return name, kind, sight, source, link, target


def _link(case: Case, names: Names, kind: str) -> str:
    declared = case.snapshot.ontology.links.get(kind)
    return declared.label[names.language] if declared else names.link_label(kind)
