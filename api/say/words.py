"""The small words of every sentence: counts with the right ending, lists that stop in time, days people can read."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHOWN = 12


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
    if not iso:
        return ""
    known = date.fromisoformat(iso[:10])
    return f"{known.day} {MONTHS[known.month - 1]} {known.year}"


def sentence(text: str) -> str:
    """Return a text that begins with a capital letter and ends with a stop.

    >>> sentence("nobody owns it"), sentence("Is it?")
    ('Nobody owns it.', 'Is it?')
    """
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".?!:" else ".")


def shell_word(text: str) -> str:
    """Return a text as one word of a command line, for any shell where that can be.

    >>> shell_word("I1"), shell_word("Improve flow")
    ('I1', '"Improve flow"')
    """
    if re.fullmatch(r"[\w./:+-]+", text):
        return text
    return shlex.quote(text) if re.search(r'["\\$`!%]', text) else f'"{text}"'


def capped(lines: Sequence[str], shown: int | None, more: str = "more") -> list[str]:
    """Return the first lines of a list and, if some are left out, how many and how to see them.

    Args:
        lines: One text an entry.
        shown: How many to show, or None for all.
        more: What the rest is called.

    >>> capped(["- a", "- b", "- c"], 2)
    ['- a', '- b', '- and 1 more (--all)']
    """
    if shown is None or len(lines) <= shown:
        return list(lines)
    indent = " " * (len(lines[0]) - len(lines[0].lstrip()))
    return [*lines[:shown], f"{indent}- and {len(lines) - shown:,} {more} (--all)"]
