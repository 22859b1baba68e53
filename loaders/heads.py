"""Where the headers of a sheet or CSV file stand: below lines of a title, in one row or in two.

A row counts as a title when it is much less filled than the headers below it and holds none of the words that ours
have. Two rows are headers together when the upper one stands over groups of columns, or holds a part of a date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from loaders.figures import figure_of
from loaders.headers import LINK_WORDS, NODE_WORDS, READING_FIELDS, folded, words
from loaders.periods import FIRST_YEAR, LAST_YEAR, PeriodReader, is_part_of_year
from loaders.tables import BadCell, Cell, Line

MOST_TITLES = 30
TITLE_CELLS = 3
FEWEST_HEADERS = 3
MOST_WEEKS = 53
LOOKED_AT = 60

_NODE_WORDS = frozenset(word for name, label in NODE_WORDS.items() for word in words(name, label))
_OURS = frozenset(
    word
    for name, label in (
        *NODE_WORDS.items(), *LINK_WORDS.items(), *((one.name, one.label) for one in READING_FIELDS.values()),
    )
    for word in words(name, label)
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """Where the headers stand.

    Attributes:
        at: Which of the lines is the first row of headers, from 0.
        rows: How many rows of headers there are, 1 or 2.
    """

    at: int = 0
    rows: int = 1


def head_of(lines: Sequence[Line]) -> Head:
    """Return where the headers of a table stand.

    Args:
        lines: Its first rows, at most `LOOKED_AT`; at least one.
    """
    at = _first_header(lines)
    above = lines[at - 1] if at else None
    if above and above[0] == lines[at][0] - 1 and _is_group(above[1], lines[at][1]):
        return Head(at - 1, 2)
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below and (_is_group(lines[at][1], below[1]) or _is_dated_twice(lines[at][1], below[1])):
        return Head(at, 2)
    return Head(at, 1)


def joined(upper: Sequence[Cell], lower: Sequence[Cell]) -> list[Cell]:
    """Return the headers that two rows make together: `Apr-23` over `Numerator`, `2023` over `Q1`, `5` over a day."""
    width = max(len(upper), len(lower))
    spread = _spread(upper, width)
    below = [*lower, *[None] * (width - len(lower))]
    above = [*upper, *[None] * (width - len(upper))]
    return [_joined(spread[number], below[number], above[number]) for number in range(width)]


def header_text(cell: Cell) -> str:
    """Return a header as text: whole numbers without `.0`, days in ISO form.

    >>> header_text(2019.0), header_text(date(2019, 1, 4))
    ('2019', '2019-01-04')
    """
    if isinstance(cell, BadCell):
        return cell.text
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    return "" if cell is None else re.sub(r"\s+", " ", str(cell)).strip()


def _first_header(lines: Sequence[Line]) -> int:
    """Return which line is the first that can hold headers; the very first, unless all above another are titles."""
    counts = [sum(cell is not None for cell in cells) for _, cells in lines]
    widest = max(counts)
    for at, (_, cells) in enumerate(lines[: MOST_TITLES + 1]):
        if any(folded(header_text(cell)) in _OURS for cell in cells if cell is not None):
            return at
        if counts[at] >= max(FEWEST_HEADERS, widest / 2) and not _is_data(cells):
            return at
        if counts[at] > TITLE_CELLS or counts[at] * 2 > widest:
            break
    return 0


def _is_data(cells: Sequence[Cell]) -> bool:
    """Tell whether most of a row are plain numbers, as headers are not: years, weeks and days may be."""
    filled = [cell for cell in cells if cell is not None]
    return 2 * sum(_is_plain_number(cell) for cell in filled) > len(filled)


def _is_plain_number(cell: Cell) -> bool:
    value = figure_of(cell).value
    if value is None or isinstance(cell, date):
        return False
    return not (value.is_integer() and (1 <= value <= MOST_WEEKS or FIRST_YEAR <= value <= LAST_YEAR))


def _is_group(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Tell whether a row names groups of the columns below: it has gaps, and what stands under them repeats itself.

    Where something stands under an id or a name, it is a row of values.
    """
    if any(cell is not None and _is_node_word(above) for above, cell in zip(upper, lower, strict=False)):
        return False
    spread = _spread(upper, len(lower))
    under = [
        (above, header_text(cell))
        for above, cell in zip(spread, lower, strict=True)
        if cell is not None and above is not None
    ]
    gaps = sum(
        cell is not None and above is not None and (number >= len(upper) or upper[number] is None)
        for number, (above, cell) in enumerate(zip(spread, lower, strict=True))
    )
    texts = [text for _, text in under]
    if not gaps or any(_is_plain_number(cell) for cell in lower if cell is not None):
        return False
    return len(set(texts)) < len(texts) or all(is_part_of_year(text) for text in texts)


def _is_node_word(cell: Cell) -> bool:
    return cell is not None and folded(header_text(cell)) in _NODE_WORDS


def _is_dated_twice(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Tell whether two rows name periods together: weeks over days, months over years, years over months."""
    spread = _spread(upper, len(lower))
    pairs = [(above, cell) for above, cell in zip(spread, lower, strict=True) if above is not None and cell is not None]
    both = sum(_is_period_together(above, cell) for above, cell in pairs)
    return both > 1 and both * 5 >= 4 * (len(pairs) - 1)


def _is_period_together(above: Cell, cell: Cell) -> bool:
    head, below = header_text(above), header_text(cell)
    if is_part_of_year(below):
        return _is_year(head)
    is_week = head.isdecimal() and 1 <= int(head) <= MOST_WEEKS
    if is_part_of_year(head) or is_week:
        is_day = isinstance(cell, date) or (not below.isdecimal() and PeriodReader().read(below) is not None)
        return is_day or (is_part_of_year(head) and _is_year(below))
    return False


def _is_year(text: str) -> bool:
    found = PeriodReader(every="year").read(text)
    return found is not None and found.every == "year"


def _spread(cells: Sequence[Cell], width: int) -> list[Cell]:
    """Return a row with each cell repeated over the blank ones right of it, as merged cells look."""
    spread: list[Cell] = []
    for number in range(width):
        cell = cells[number] if number < len(cells) else None
        spread.append(cell if cell is not None else spread[-1] if spread else None)
    return spread


def _joined(spread: Cell, lower: Cell, upper: Cell) -> Cell:
    if lower is None:
        return upper
    if spread is None:
        return lower
    head, below = header_text(spread), header_text(lower)
    if is_part_of_year(below):
        return f"{below} {head}"
    if _is_period_together(spread, lower) and not _is_year(below):
        return below
    return head if head == below else f"{head} {below}"
