"""The page of the explorer: a frame with a place for the view, one for the panel, and what its modules start from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from visual.html import Html, document, joined, tag
from visual.page import Choice

THEMES = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class Explorer:
    """What one page of the explorer is made of.

    Attributes:
        language: Code of its language.
        other: Code and name of the language that it can be changed to.
        words: Every fixed text in its language, by key.
        units: The units that can be asked about; the first entry is everything.
        files: Address below which its files are, without a slash at the end.
        styles: Paths of all its style sheets below that address.
        modules: Paths of all its modules below that address, so that they are fetched at once.
        start: What its modules know from the start, as JSON values.
    """

    language: str
    other: tuple[str, str]
    words: Mapping[str, str]
    units: Sequence[Choice]
    files: str
    styles: Sequence[str]
    modules: Sequence[str]
    start: Mapping[str, Any]


def explorer_page(page: Explorer) -> str:
    """Return the page as HTML; everything that depends on the address is filled in by its modules."""
    words = page.words
    head = joined(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{words['explorer']} · Golden Thread"),
        tag("link", rel="icon", href="data:,"),
        *(tag("link", rel="stylesheet", href=f"{page.files}/{path}") for path in page.styles),
        tag("script", "", type="module", src=f"{page.files}/explorer/app.js"),
        *(tag("link", rel="modulepreload", href=f"{page.files}/{path}") for path in page.modules),
    )
    body = tag(
        "body",
        tag("a", words["skip"], href="#view", class_="skip"),
        _header(page),
        tag("noscript", tag("p", words["no_script"]), tag("p", tag("a", words["answer"], href="/"))),
        tag("nav", _views(words), aria_label=words["views"], class_="views"),
        tag("div", _main(), _panel(words), class_="desk"),
        tag("p", id="said", role="status", class_="unseen"),
        tag("dialog", id="help", aria_labelledby="help-heading"),
        tag("script", script_json(page.start), type="application/json", id="start"),
    )
    return document(page.language, head, body)


def script_json(value: Any) -> Html:
    """Return a value as JSON that can stand within a script element: nothing in it ends or opens one.

    >>> script_json({"name": "</script>"})
    '{"name": "\\\\u003c/script>"}'
    """
    return Html(json.dumps(value, ensure_ascii=False).replace("<", "\\u003c"))


def _header(page: Explorer) -> Html:
    words = page.words
    code, name = page.other
    options = [tag("option", one.label, value=one.value) for one in page.units]
    themes = [tag("option", words[f"theme_{theme}"], value=theme) for theme in THEMES]
    return tag(
        "header",
        tag("p", tag("a", "Golden Thread", href="/", id="home"), class_="product"),
        tag("h1", words["explorer"], class_="unseen"),
        _search(words),
        _control("scope", words["scope"], tag("select", *options, id="scope")),
        _control("date", words["date"], tag("input", type="date", id="date")),
        _control("theme", words["theme"], tag("select", *themes, id="theme")),
        tag("a", name, href="/map", lang=code, hreflang=code, id="language", class_="button"),
        tag("button", words["help"], type="button", id="ask-help", aria_keyshortcuts="?"),
    )


def _views(words: Mapping[str, str]) -> Html:
    """Return the place of the list of views, which folds where the screen is narrow."""
    shown = tag("summary", f"{words['views']}: ", tag("span", id="view-now"))
    return tag("details", shown, tag("ul", id="views"), id="views-fold", open=True)


def _search(words: Mapping[str, str]) -> Html:
    box = tag(
        "input",
        type="search",
        id="search",
        role="combobox",
        autocomplete="off",
        aria_expanded="false",
        aria_controls="found",
        aria_autocomplete="list",
    )
    found = tag("ul", id="found", role="listbox", aria_label=words["found"], hidden=True)
    return tag("div", tag("label", words["search"], for_="search"), box, found, class_="control search", role="search")


def _control(name: str, label: str, control: Html) -> Html:
    return tag("div", tag("label", label, for_=name), control, class_="control")


def _main() -> Html:
    return tag(
        "main",
        tag("h2", id="view-heading", class_="unseen"),
        tag("div", id="view"),
        tag("div", id="take"),
        tag("div", id="behind"),
        aria_labelledby="view-heading",
        tabindex="-1",
    )


def _panel(words: Mapping[str, str]) -> Html:
    return tag("aside", id="panel", aria_label=words["panel"], hidden=True)
