"""The form on the board of a team: what is wrong, whether it was mended on the spot, and who is asked to help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from visual.html import Html, joined, tag
from visual.page import Choice

WAYS = ("mended", "open", "help")
PARTS = ("situation", "background", "assessment", "recommendation")


@dataclass(frozen=True, slots=True)
class BoardNote:
    """What the form offers.

    Attributes:
        words: The texts of the form by their keys: those of `WAYS` and `PARTS`, and `head`, `what`, `hint`, `about`,
            `way`, `ask`, `send`, `failed`.
        about: What can be wrong with what: the unit first, then its work.
        forums: Who can be asked to help, each with its rule.
    """

    words: Mapping[str, str]
    about: Sequence[Choice]
    forums: Sequence[Choice]


def note_form(note: BoardNote) -> Html:
    """Return the form. It is hidden until a script can send it."""
    words = note.words
    ways = [way for way in WAYS if way != "help" or note.forums]
    form = tag(
        "form",
        _field("note-name", words["what"], _text("input", "note-name", "name", maxlength=120, required=True)),
        tag("p", words["hint"], class_="hint", id="note-hint"),
        _field("note-about", words["about"], _select("note-about", "about", note.about)),
        tag("fieldset", tag("legend", words["way"]), *(_way(way, words[way]) for way in ways), class_="ways"),
        _help(note) if note.forums else None,
        tag("p", role="alert", class_="refused"),
        tag("button", words["send"], type="submit"),
        data_failed=words["failed"],
    )
    told = tag("p", role="status", id="noted")
    opened = tag("details", tag("summary", words["head"], id="note-head"), form)
    return joined(told, tag("section", opened, id="note", hidden=True, aria_labelledby="note-head"))


def _way(way: str, label: str) -> Html:
    name = f"note-{way}"
    button = tag("input", type="radio", name="way", value=way, id=name, required=True)
    return tag("p", button, tag("label", label, for_=name))


def _help(note: BoardNote) -> Html:
    words = note.words
    parts = [_field(f"note-{part}", words[part], _text("textarea", f"note-{part}", part, rows=2)) for part in PARTS]
    asked = _field("note-ask", words["ask"], _select("note-ask", "ask", note.forums))
    return tag("fieldset", tag("legend", words["help"]), asked, *parts, id="note-asked", hidden=True)


def _field(name: str, label: str, control: Html) -> Html:
    return tag("div", tag("label", label, for_=name), control, class_="field")


def _text(element: str, name: str, given: str, **more: int | bool) -> Html:
    described = "note-hint" if given == "name" else None
    return tag(element, id=name, name=given, autocomplete="off", aria_describedby=described, **more)


def _select(name: str, given: str, choices: Sequence[Choice]) -> Html:
    return tag("select", *(tag("option", one.label, value=one.value) for one in choices), id=name, name=given)
