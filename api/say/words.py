"""The small words of every sentence: counts with the right ending, lists that stop in time, days people can read."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from graph.days import day_in

SHOWN = 12
MORE = "and {number} more (--all)"

T = TypeVar("T")


def count(number: int, one: str, several: str = "") -> str:
    """Return a number with its noun.

    >>> count(1, "need"), count(3, "need"), count(0, "piece of work", "pieces of work")
    ('1 need', '3 needs', 'no pieces of work')
    """
    noun = one if number == 1 else several or f"{one}s"
    return f"{number:,} {noun}" if number else f"no {noun}"


def verb(number: int, one: str, several: str) -> str:
    """Return the form of a verb that fits a number.

    >>> verb(1, "serves", "serve"), verb(2, "serves", "serve")
    ('serves', 'serve')
    """
    return one if number == 1 else several


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Return texts as one enumeration.

    >>> listed(["a", "b", "c"]), listed(["a", "b"], "or"), listed(["a"]), listed([])
    ('a, b and c', 'a or b', 'a', '')
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def some(parts: Sequence[str], shown: int = 3) -> str:
    """Return the first few of some texts as an enumeration that says how many more there are.

    >>> some(["a", "b", "c", "d", "e"])
    'a, b, c and 2 more'
    """
    if len(parts) <= shown:
        return listed(parts)
    return listed([*parts[:shown], f"{len(parts) - shown:,} more"])


def day(iso: str) -> str:
    """Return an ISO date, or the date of an ISO time, as people write it.

    >>> day("2026-05-01"), day("")
    ('1 May 2026', '')
    """
    return day_in(iso, "en")


def sentence(text: str) -> str:
    """Return a text that begins with a capital letter (a code, such as a field, stays as it is) and ends with a stop.

    >>> sentence("nobody owns it"), sentence("Is it?")
    ('Nobody owns it.', 'Is it?')
    """
    text = text.strip()
    if not text:
        return ""
    first = text[0] if "_" in text.partition(" ")[0] else text[0].upper()
    return first + text[1:] + ("" if text[-1] in ".?!:" else ".")


def shell_word(text: str) -> str:
    """Return a text as one word of a command line, for any shell where that can be.

    >>> shell_word("I1"), shell_word("Improve flow")
    ('I1', '"Improve flow"')
    """
    if re.fullmatch(r"[\w./:+-]+", text):
        return text
    return shlex.quote(text) if re.search(r'["\\$`!%]', text) else f'"{text}"'


def entries(
    things: Sequence[T], say: Callable[[T], str], shown: int | None, indent: str = "  ", more: str = MORE
) -> Iterator[str]:
    """Yield a list, one entry a thing, that stops in time and then says how many more there are and how to see them.

    Args:
        things: What is listed; only what is shown is put into words.
        say: Puts one into words.
        shown: How many are shown, None for all.
        indent: What stands before each entry.
        more: Says how many more there are, `{number}`, in the language of what is listed.

    >>> list(entries(["a", "b", "c"], str.upper, 2, ""))
    ['- A', '- B', '- and 1 more (--all)']
    """
    yield from (f"{indent}- {say(thing)}" for thing in things[:shown])
    if shown is not None and len(things) > shown:
        yield f"{indent}- {more.format(number=f'{len(things) - shown:,}')}"
