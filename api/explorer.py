"""The page at `/map`: what the explorer starts from, in the language and within the rights of who asks."""

from __future__ import annotations

from typing import Any

from api.assets import files_address
from api.pages import units
from api.resolve import Asked
from api.whereabouts import OTHERS
from graph.ontology import Kind, Language, LinkKind
from visual.explorer import Explorer, explorer_page
from visual.parts import modules, modules_in, queries, styles
from visual.words import words_in

FOUND_BY_THEMSELVES = ("views", "sections")


def map_page(asked: Asked, language: Language, *, graphiql: bool = True) -> str:
    """Return the page.

    Args:
        asked: The request's view of the organisation.
        language: Of the page, of names and of labels.
        graphiql: Whether there is a page to ask further questions on.
    """
    words, files = words_in(language), files_address()
    page = Explorer(
        language=language,
        other=OTHERS[language],
        words=words,
        units=units(asked, language, words["everything"]),
        files=files,
        styles=styles(),
        modules=modules(),
        start=_start(asked, language, files) | {"words": words, "graphiql": graphiql},
    )
    return explorer_page(page)


def _start(asked: Asked, language: Language, files: str) -> dict[str, Any]:
    """Return what the modules of the page know from the start."""
    ontology = asked.snapshot.ontology
    return {
        "language": language,
        "today": asked.snapshot.date,
        "revision": asked.snapshot.revision,
        "files": files,
        "queries": dict(queries()),
        "kinds": {name: _kind(kind, language) for name, kind in ontology.kinds.items()},
        "links": {
            name: {"label": link.label[language], "inverse": link.inverse[language], "routes": _routes(link)}
            for name, link in ontology.links.items()
        },
    } | {folder: modules_in(folder) for folder in FOUND_BY_THEMSELVES}


def _routes(link: LinkKind) -> dict[str, list[str]]:
    """Return to which kinds a link may lead, by the kind where it starts."""
    return {source: list(link.targets(source)) for source in link.routes}


def _kind(kind: Kind, language: Language) -> dict[str, Any]:
    return {"label": kind.label[language], "plural": kind.plural[language], "traits": sorted(kind.traits)}
