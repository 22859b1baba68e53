"""The door where reports are always on: made of what is known now, within the rights of who asks."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from api.auth import POLICY, rights_of
from api.served import Served
from api.whereabouts import OTHERS
from graph.errors import WrongUse
from graph.moments import moment_of
from graph.ontology import Language
from visual.report import report_style

LANGUAGES: dict[str, Language] = {"en": "en", "cy": "cy"}
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
NAMES = ("language", "scope", "from", "to", "public")


def report(request: Request, served: Served, file: str) -> Response:
    """Return a report; only within `Served.run`.

    Args:
        request: The request: `scope`, `from`, `to`, `language` and `public=1` say what is wanted.
        served: The organisation.
        file: Name of the report with the ending of its form, such as `annual.html`; without one it is a page.

    Raises:
        WrongUse: If there is no such report, or something is asked for that there is not.
    """
    from api.reporting.report import made, wished, written  # with the first report: it draws and writes documents

    given = request.query_params
    if unknown := sorted(set(given) - set(NAMES)):
        raise WrongUse(f"a report is asked for with {', '.join(NAMES)}, and not with {unknown[0]!r}")
    kind, dot, ending = file.partition(".")
    asked = served.asked(rights_of(request))
    language = LANGUAGES.get(given.get("language", ""), served.settings.language)
    end = given.get("to") or asked.snapshot.date
    wish = wished(kind, given.get("from"), end, language, public=given.get("public", "") == "1")
    if end != asked.snapshot.date:
        asked = asked.at(moment_of(end, None))
    found = made(wish, asked.case, lambda: asked.findings(None), asked.scope(given.get("scope") or None))
    suffix = f"{dot}{ending}" or ".html"
    code, name = OTHERS[language]
    content = written(found, suffix, (code, name, f"?{request.url.include_query_params(language=code).query}"))
    served.log_seen(asked, request.client.host if request.client else "")
    return Response(content, media_type=TYPES[suffix], headers={"Content-Security-Policy": _policy()})


def _policy() -> str:
    """Return what a report may do: as every page, and have the one style sheet that it brings."""
    digest = b64encode(sha256(report_style().encode()).digest()).decode()
    return POLICY.replace("style-src 'self'", f"style-src 'self' 'sha256-{digest}'")
