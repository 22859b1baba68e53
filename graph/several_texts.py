"""Several texts in one, as in a cell of a spreadsheet: parted by semicolons, and read back the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

_QUOTED_PART = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?=;|$)|([^;]*))(?:;|$)')


def parts_of(text: str) -> list[str]:
    """Return the texts that stand in one, parted by `;`; a text that holds one itself stands in double quotes.

    >>> parts_of('one; "two; three"; four')
    ['one', 'two; three', 'four']
    """
    if '"' not in text:
        parts = text.split(";")
    else:
        found = (match for match in _QUOTED_PART.finditer(text))
        parts = [match[2] if match[1] is None else match[1].replace('""', '"') for match in found]
    return [part for part in (part.replace("\u00a0", " ").strip() for part in parts) if part]


def joined(parts: Iterable[str]) -> str:
    """Return the one text that `parts_of` reads back as the same texts."""
    return "; ".join('"' + part.replace('"', '""') + '"' if ";" in part or '"' in part else part for part in parts)
