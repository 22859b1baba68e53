"""What a map shows, and the file that holds it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from api.answers.sight import SightAnswer
from api.say.page import STATUSES
from api.say.words import count, day
from api.session import Session
from graph.errors import WrongUse
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
    return map_file(session.case.sight, nodes, _words(session, named, len(nodes)))


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


def _words(session: Session, named: Sequence[str], number: int) -> MapWords:
    names, sight = session.names, session.case.sight
    field = lane_field(sight.snapshot)
    lanes = {choice.code: choice.label[session.settings.language] for choice in field.choices} if field else {}
    title = " · ".join(named) or (names.plain(session.scope) if session.scope is not None else "Everything")
    return MapWords(
        language="en",
        title=f"{title} · Golden Thread",
        about=[f"{count(number, 'thing')}, as things stood on {day(session.today)}. The tables below hold the same."],
        how="With the map in focus, the arrow keys move it, [ and ] zoom.",
        things="Things on the map",
        links="Links on the map",
        heads=("Name", "Kind", "Line of sight", "From", "Link", "To"),
        band=lambda lane: lanes.get(lane, "Beside the lanes"),
        name=names.plain,
        kind=names.kind,
        status=lambda node: STATUSES[sight.status(node)][0].en if sight.work[node] else "",
        link=names.link_label,
    )
