"""Things that may be one: within the organisation, in a file and the organisation, or in two files."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.resolve import Asked
from api.schema_arguments import Info, Scope
from api.schema_match import Match, MatchConnection
from api.schema_pages import USUAL, After, First
from api.schema_shape import shape, shown, weighs
from graph.errors import WrongUse
from graph.matching import Match as Found

SUPPOSABLE = False
"""What is compared is what is stored."""

For = Annotated[
    strawberry.ID | None,
    strawberry.argument(name="for", description="The id of a thing of the organisation: only pairs with it."),
]
Batches = Annotated[
    list[strawberry.ID] | None,
    strawberry.argument(
        description="The ids that `POST /loads` gave for files: one is compared with the organisation, two with each "
        "other. Left out, things of the organisation are compared with one another."
    ),
]
Accept = Annotated[
    bool, strawberry.argument(description="Read foreign tables as they are guessed; else only as such were before.")
]


@shape
class Group:
    """Things that may be one."""

    @weighs(100_000)
    @shown
    def matches(
        self,
        info: Info,
        batches: Batches = None,
        thing: For = None,
        scope: Scope = None,
        accept_guess: Accept = False,
        first: First = USUAL,
        after: After = None,
    ) -> MatchConnection:
        """Which things may be one, with reasons: by id, by likeness of names, and by what they are linked with."""
        asked = info.context
        if len(batches or ()) > 2:
            raise WrongUse("two files can be compared with each other, or one with the organisation")
        if batches and thing is not None:
            raise WrongUse("pairs with one thing are looked for in the organisation: leave out `batches`, or `for`")
        found = _of_files(asked, batches, accept=accept_guess) if batches else _within(asked, thing)
        kept = [one for one in found if _is_inside(asked, one, scope)]
        cut = asked.pager.cut(kept, lambda one: (-one.weight, one.left.id, one.right.id), first, after)
        stored = len(batches or ()) < 2, not batches
        return MatchConnection(cut=cut, nodes=[Match(asked=asked, found=one, stored=stored) for one in cut.rows])


def _within(asked: Asked, thing: str | None) -> list[Found]:
    from api.matching import duplicates_of  # when it is asked for: a server starts without what compares names

    if thing is not None:
        asked.position(thing)
    session = asked.source.session()
    return asked.case.answer(("duplicates", thing), lambda: duplicates_of(session, thing or ""))


def _of_files(asked: Asked, batches: list[strawberry.ID], *, accept: bool) -> list[Found]:
    from api.mapping import mappings_for
    from api.matching import match, sources

    session = asked.source.session()
    paths = [asked.upload(batch).path for batch in batches]
    return list(match(sources(session, paths, mappings_for(session, accept=accept))).matches)


def _is_inside(asked: Asked, found: Found, scope: str | None) -> bool:
    """Tell whether one of a pair belongs to a unit."""
    unit = asked.scope(scope)
    if unit is None:
        return True
    places = (asked.snapshot.position(one.id) for one in (found.left, found.right))
    return any(place is not None and asked.case.inside(place, unit) for place in places)
