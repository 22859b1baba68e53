"""The page of GraphiQL: the editor, from our own files, with worked examples."""

from __future__ import annotations

from urllib.parse import quote

from api.auth import POLICY
from api.examples import examples
from visual.html import document, joined, tag

SCRIPTS = (
    "vendor/react-18.2.0.min.js",
    "vendor/react-dom-18.2.0.min.js",
    "vendor/graphiql-3.8.3.min.js",
    "graphiql.js",
)
STYLES = ("vendor/graphiql-3.8.3.min.css", "graphiql.css")
# Its style sheet holds its fonts; nothing else is let in.
PAGE_POLICY = POLICY.replace("font-src 'self'", "font-src 'self' data:")


def graphiql_page() -> str:
    """Return the page."""
    head = joined(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", "GraphiQL · Golden Thread"),
        tag("link", rel="icon", href="data:,"),
        *(tag("link", rel="stylesheet", href=f"/static/{name}") for name in STYLES),
        *(tag("script", src=f"/static/{name}", defer=True) for name in SCRIPTS),
    )
    shown = [tag("li", tag("a", one.title, href=address(one.document))) for one in examples()]
    listed = tag("details", tag("summary", "Examples"), tag("ul", *shown))
    nav = tag("nav", tag("a", "Golden Thread", href="/"), listed, aria_label="Examples")
    return document("en", head, tag("body", nav, tag("main", tag("h1", "GraphiQL"), tag("div", id="graphiql"))))


def address(query: str = "") -> str:
    """Return the address of the page with a question in it."""
    return f"/graphiql?query={quote(query)}"
