"""The fixed words around the answers to questions, on their page and in the console, in English and Welsh."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from api.say.words import MORE
from graph.ontology import Label, Language

WORDS: Mapping[str, Label] = MappingProxyType(
    {
        "title": Label("The questions that we ask of ourselves", "Y cwestiynau a ofynnwn i ni'n hunain"),
        "skip": Label("Skip to the answers", "Neidio at yr atebion"),
        "scope": Label("Ask about", "Holi am"),
        "date": Label("As of", "Fel yr oedd ar"),
        "everything": Label("Everything", "Popeth"),
        "show": Label("Show", "Dangos"),
        "table": Label("Table", "Tabl"),
        "query": Label("GraphQL", "GraphQL"),
        "ask": Label("Ask it in GraphiQL", "Ei ofyn yn GraphiQL"),
        "about": Label(
            "As things stood on {day}, revision {revision}.", "Fel yr oedd pethau ar {day}, fersiwn {revision}."
        ),
        "reasons": Label("", "Yn Saesneg y mae'r atebion am y tro."),
        "home": Label("Does our work serve its purpose?", "A yw ein gwaith yn gwasanaethu ei ddiben?"),
        "since": Label("What changed since {day}", "Beth sydd wedi newid ers {day}"),
        "confidence": Label("Confidence: {level}; {means}.", "Hyder: {level}; {means}."),
        "high": Label("high", "uchel"),
        "medium": Label("medium", "canolig"),
        "low": Label("low", "isel"),
        "none": Label("none", "dim"),
        "fact": Label("What it rests on", "Ar beth y mae'n seiliedig"),
        "do": Label("What to do", "Beth i'w wneud"),
        "missing": Label("What is missing", "Beth sydd ar goll"),
        "was": Label("On {day} it was:", "Ar {day}:"),
        "new": Label("New since:", "Newydd ers hynny:"),
        "gone": Label("Gone since:", "Wedi mynd ers hynny:"),
        "same": Label("Nothing of this has changed since {day}.", "Nid oes dim o hyn wedi newid ers {day}."),
        "relied": Label(
            "Confidence: {level} ({told} of {asked}: {means}).", "Hyder: {level} ({told} o {asked}: {means})."
        ),
        "better": Label("To answer better", "I ateb yn well"),
        "graphql": Label("In GraphQL:", "Yn GraphQL:"),
        "listed": Label(MORE, "a {number} arall (--all)"),
        "more": Label("{number} more; GraphQL gives all.", "{number} arall; mae GraphQL yn rhoi'r cyfan."),
    }
)


def said(key: str, language: Language, **values: object) -> str:
    """Return a fixed text, with values filled in.

    >>> said("since", "en", day="1 May 2026")
    'What changed since 1 May 2026'
    """
    return WORDS[key][language].format(**values)
