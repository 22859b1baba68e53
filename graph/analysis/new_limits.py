"""New limits that somebody decided on, as a measure keeps them in words: the day, the reason, and who decided.

Limits never move silently: what lacks one of the three is told, and not used.
"""

from __future__ import annotations

import re

from graph.analysis.spc_settings import Rebase
from graph.model import Problem
from graph.values import is_date

FIELD = "rebase_dates"
"""The field of kinds with the trait `readings` that holds them."""

_DAY_AND_REASON = re.compile(r"\s*(\d{4}-\d{2}-\d{2})[\s:,–-]*(.*)", re.DOTALL)
_DECIDED = re.compile(r"\(\s*(?:decided\s+)?by\s+([^()]*?)\s*\)\s*$", re.IGNORECASE)
_HOW = "write the day, the reason, and in brackets who decided: {day} second theatre opened (by the theatre board)"


def rebase_of(text: str) -> Rebase | None:
    """Return new limits out of a text: a day, the reason, and in brackets who decided; None without a day.

    >>> rebase_of("2026-04-01 second theatre (by the board)")
    Rebase(date='2026-04-01', reason='second theatre', by='the board')
    """
    match = _DAY_AND_REASON.fullmatch(text)
    if not match or not is_date(match[1]):
        return None
    decided = _DECIDED.search(match[2])
    reason = match[2][: decided.start()] if decided else match[2]
    return Rebase(match[1], reason.strip(" \t\n:,–-"), decided[1] if decided else "")


def why_unused(measure: str, text: str) -> Problem | None:
    """Return why new limits of a measure are not used, as a warning; None where day, reason and who decided are there.

    Args:
        measure: Its name or id.
        text: One entry of the field.
    """
    rebase = rebase_of(text)
    if rebase is None:
        message = f"{measure}: new limits cannot start from {text!r}; they go on as before"
        return Problem("warning", message, value=text, suggestion=_HOW.format(day="2026-04-01"))
    missing = [what for what, given in (("a reason", rebase.reason), ("who decided", rebase.by)) if not given]
    if not missing:
        return None
    message = f"{measure}: new limits from {rebase.date} lack {' and '.join(missing)}; limits go on as before"
    return Problem("warning", message, value=text, suggestion=_HOW.format(day=rebase.date))
