"""The fixed words of the guide, in English and Welsh, and the words by which people steer it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from graph.ontology import Label, Language

WORDS: Mapping[str, Label] = MappingProxyType(
    {
        "welcome": Label(
            "Let us talk about what you are there for. Answer in your own words: each answer is recorded at once. Enter"
            " goes on without an answer, and whatever is left out can be told another day.",
            "Gadewch i ni sôn am yr hyn rydych chi yno i'w wneud. Atebwch yn eich geiriau eich hun: caiff pob ateb ei"
            " gofnodi ar unwaith. Mae Enter yn mynd ymlaen heb ateb, a gellir dweud unrhyw beth a adewir allan rywbryd"
            " eto.",
        ),
        "again": Label(
            "Let us go on: {there} recorded so far.", "Gadewch i ni fynd ymlaen: {there} wedi'u cofnodi hyd yma."
        ),
        "help": Label(
            "Enter: go on · back: a step back · undo: take the last answer back · list: all steps · N5: go to a step"
            " · now: what can be said now · done: stop for today",
            "Enter: mynd ymlaen · yn ôl: cam yn ôl · dadwneud: tynnu'r ateb diwethaf yn ôl · rhestr: pob cam · N5: mynd"
            " i gam · nawr: beth y gellir ei ddweud nawr · gorffen: rhoi'r gorau iddi am heddiw",
        ),
        "another": Label("Another one? {ask}", "Un arall? {ask}"),
        "already": Label(
            "“{name}” is there already; let us go on with it.", "Mae “{name}” yno eisoes; awn ymlaen ag ef."
        ),
        "same": Label("That is recorded already.", "Mae hynny wedi'i gofnodi eisoes."),
        "recorded": Label("Recorded: {what}.", "Wedi'i gofnodi: {what}."),
        "sayable": Label("Now this can be answered: {question}", "Nawr gellir ateb hyn: {question}"),
        "finding": Label("One thing to look at: {reason}", "Un peth i edrych arno: {reason}"),
        "findings": Label(
            "{number} things to look at, such as: {reason}", "{number} peth i edrych arnynt, megis: {reason}"
        ),
        "undone": Label("That answer is taken back.", "Tynnwyd yr ateb hwnnw'n ôl."),
        "nothing": Label("There is nothing of today to take back.", "Nid oes dim o heddiw i'w dynnu'n ôl."),
        "no_step": Label(
            "There is no step {step}; list shows all.", "Nid oes cam {step}; mae rhestr yn dangos y cyfan."
        ),
        "first": Label("This is the first step.", "Dyma'r cam cyntaf."),
        "end": Label(
            "That was the last step. list shows what is still open.",
            "Dyna oedd y cam olaf. Mae rhestr yn dangos beth sy'n dal ar agor.",
        ),
        "bye": Label(
            "All of it is kept. goldenthread guide goes on from here; goldenthread ask tells what can be answered.",
            "Mae'r cyfan wedi'i gadw. Mae goldenthread guide yn mynd ymlaen o'r fan hon; mae goldenthread ask yn dweud"
            " beth y gellir ei ateb.",
        ),
        "open": Label("open", "ar agor"),
        "later": Label("later", "yn nes ymlaen"),
        "there": Label("{number} recorded", "{number} wedi'u cofnodi"),
        "choices": Label("({choices})", "({choices})"),
        "one_of": Label(
            "Numbers or names; a new name makes a new one.", "Rhifau neu enwau; mae enw newydd yn gwneud un newydd."
        ),
        "one_of_these": Label("Numbers or names.", "Rhifau neu enwau."),
    }
)
STEERING: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "help": frozenset({"?", "help", "cymorth"}),
        "back": frozenset({"back", "yn ôl", "yn ol"}),
        "undo": frozenset({"undo", "dadwneud"}),
        "list": frozenset({"list", "rhestr"}),
        "now": frozenset({"now", "nawr"}),
        "skip": frozenset({"", "skip", "neidio"}),
        "done": frozenset({"done", "quit", "exit", "gorffen"}),
    }
)


def said(key: str, language: Language, **values: object) -> str:
    """Return a fixed text, with values filled in.

    >>> said("no_step", "en", step="N99")
    'There is no step N99; list shows all.'
    """
    return WORDS[key][language].format(**values)


def steered(text: str) -> str:
    """Return what somebody wants who types a word that steers the guide; empty for an answer.

    >>> steered(" Back "), steered("yn ôl"), steered("Back office")
    ('back', 'back', '')
    """
    word = text.strip().casefold()
    return next((wish for wish, words in STEERING.items() if word in words), "")
