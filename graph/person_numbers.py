"""Finds texts that look like the NHS number of a person: such data has no place in an organisation's map."""

from __future__ import annotations

import re

DIGITS = 10

_TEN_DIGITS = re.compile(r"(?<![\d.])(\d{3})[ \u00a0-]?(\d{3})[ \u00a0-]?(\d{4})(?![\d.]\d|\d)", re.ASCII)


def holds_nhs_number(text: str) -> bool:
    """Tell whether a text holds ten digits that are valid as an NHS number, in one piece or as 3, 3 and 4.

    The last digit is a check digit: 11 less the sum of the others, weighted 10 down to 2, modulo 11.

    Source: NHS Data Model and Dictionary, NHS NUMBER.

    >>> holds_nhs_number("seen: 943 476 5919"), holds_nhs_number("9434765918")
    (True, False)
    """
    return len(text) >= DIGITS and any(_is_valid("".join(match.groups())) for match in _TEN_DIGITS.finditer(text))


def _is_valid(digits: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=False))
    return (11 - total % 11) % 11 == int(digits[9]) and len(set(digits)) > 1
