"""The chart of a measure over HTTP, as a picture: what a page of the explorer shows beside its words."""

from __future__ import annotations

from fastapi import Request, Response

from api.auth import rights_of
from api.charting import Charted
from api.resolve import Asked
from api.say.charts import drawn_one, reader_in
from api.served import Served
from api.tags import matches
from graph.analysis.measure_series import judge_measure
from graph.errors import WrongUse
from graph.moments import moment_of
from graph.ontology import Language
from visual.chart import chart_picture

LANGUAGES: dict[str, Language] = {"en": "en", "cy": "cy"}
SVG = "image/svg+xml"
TRAIT = "readings"


def chart(request: Request, served: Served) -> Response:
    """Return the chart of a measure; only within `Served.run`.

    Args:
        request: The request: `id`, `date` and `language` say what is wanted.
        served: The organisation.

    Raises:
        NotFound: If there is nothing of that id.
        WrongUse: If it has no readings, or the date is none.
    """
    given = request.query_params
    asked = served.asked(rights_of(request)).at(moment_of(given.get("date"), None))
    language = LANGUAGES.get(given.get("language", ""), served.settings.language)
    measure = _measure(asked, given.get("id", ""))
    which = ("chart", asked.rights.outlook, language, given.get("id", ""))
    tag = served.tags.of(asked.snapshot.revision, asked.snapshot.date, *which)
    headers = {"ETag": tag, "Vary": "Authorization, Cookie"}
    if matches(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    return Response(_drawn(asked, measure, language), headers=headers, media_type=SVG)


def _measure(asked: Asked, node_id: str) -> int:
    at = asked.position(node_id)
    if TRAIT not in asked.snapshot.ontology.kinds[asked.snapshot.kinds[at]].traits:
        raise WrongUse(f"{node_id!r} has no readings; ask for the chart of a measure")
    return at


def _drawn(asked: Asked, measure: int, language: Language) -> str:
    unit = str(asked.case.field(measure, "measured_in") or "")
    charted = Charted(asked.names(language).plain(measure), unit, judge_measure(asked.snapshot, measure))
    reader = reader_in(language)
    return chart_picture(drawn_one(charted, reader), reader)
