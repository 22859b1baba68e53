"""Days as people write them, day first: `31/12/2025`, `31.12.2025`, `31-12-2025`, and ISO with a time of day."""

from __future__ import annotations

import re
from datetime import date

_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_ISO = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)


def day_of(text: str) -> str | None:
    """Return the day of a text in ISO form, or None where it is no day that exists.

    >>> day_of("31/12/2025"), day_of("2025-12-31T00:00:00"), day_of("31/02/2025")
    ('2025-12-31', '2025-12-31', None)
    """
    text = text.replace("\u00a0", " ").strip()
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
    elif match := _ISO.fullmatch(text):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
