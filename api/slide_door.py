"""The page of one finding as a slide: what was found, why, since when, who can help, and the facts, on one sheet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from fastapi import Request, Response

from api.home_first import english, finding_sentences, note_seen
from api.kept_pages import KeptPages
from api.page_door import kept_page, place_of
from api.resolve import Asked
from api.say.evidence import evidence_nodes, evidence_sentences
from api.say.page import numbered, said
from api.say.words import day
from api.served import Served
from api.small_chart import small_chart
from api.small_map import map_address, small_map
from api.whereabouts import OTHERS, Whereabouts
from graph.analysis.findings import Finding
from graph.days import day_in
from graph.errors import NotFound
from graph.moments import moment_of
from visual.slide import Slide, slide_page

FACTS = 6


def answer(request: Request, served: Served, kept: KeptPages) -> Response:
    """Return the slide of the finding that a request names; only within `Served.run`.

    Raises:
        WrongUse: If the day is none.
        NotFound: If there is no such finding on that day.
    """
    place, name = place_of(request, served), request.query_params.get("finding", "")
    make = partial(finding_slide, place=place, name=name)
    return kept_page(request, served, kept, ("slide", place.language, place.scope, place.date, name), make)


def finding_slide(asked: Asked, place: Whereabouts, name: str) -> str:
    """Return the slide of a finding.

    Args:
        asked: The request's view of the organisation.
        place: Where the reader stands.
        name: Id of the finding.

    Raises:
        WrongUse, NotFound: See above.
    """
    on = asked.at(moment_of(place.date, None))
    found = next((one for one in on.findings(None).findings if one.id == name), None)
    if found is None:
        raise NotFound(f"there is no finding {name!r} on {day(on.snapshot.date)}; it may be gone since")
    note_seen(on, found)
    return slide_page(_slide(on, place, found))


def _slide(asked: Asked, place: Whereabouts, found: Finding) -> Slide:
    language = place.language
    facts = evidence_sentences(asked.case, found, asked.names(language))
    nodes = evidence_nodes(asked.case, found)
    snapshot = asked.snapshot
    on = day_in(snapshot.date, language)
    left = len(facts) - FACTS
    code, name = OTHERS[language]
    return Slide(
        language=language,
        title=found.title,
        sentences=list(finding_sentences(found, place)),
        facts_head=said("facts", language),
        facts=[english(fact, place) for fact in facts[:FACTS]],
        more=numbered("facts_left", language, left) if left > 0 else "",
        chart=small_chart(asked, place, found, "chart"),
        map=small_map(asked, place, nodes, found.title, fits=True),
        about=[said("about", language, day=on, revision=snapshot.revision), found.id],
        links=list(_links(asked, place, nodes)),
        other=(code, name, place.address("/slide", ("finding", found.id), language=code)),
        skip=said("ways", language),
    )


def _links(asked: Asked, place: Whereabouts, nodes: list[int]) -> Iterator[tuple[str, str]]:
    yield said("home", place.language), place.address("/")
    yield said("in_explorer", place.language), map_address(asked, place, nodes)
