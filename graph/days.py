"""Days as people write them, `1 March 2025`, in the one place that knows how; what a program reads stays ISO."""

from __future__ import annotations

from datetime import date

from graph.ontology import Language

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS_CY = (
    "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin",
    "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
)  # fmt: skip


def day_in(iso: str, language: Language) -> str:
    """Return an ISO day, or that of an ISO time, as people write it in a language; empty where there is none.

    >>> day_in("2026-05-01", "en"), day_in("2025-06-16T08:00:00Z", "cy"), day_in("", "cy")
    ('1 May 2026', '16 Mehefin 2025', '')
    """
    return f"{int(iso[8:10])} {month_in(iso, language)}" if iso else ""


def month_in(iso: str, language: Language) -> str:
    """Return the month of an ISO day, with its year, as people write it in a language.

    >>> month_in("2025-06-16", "cy")
    'Mehefin 2025'
    """
    months = MONTHS_CY if language == "cy" else MONTHS
    return f"{months[int(iso[5:7]) - 1]} {iso[:4]}"


def spelled(day: int) -> str:
    """Return an ordinal day as people write it in English, as sentences of rules and answers do.

    >>> spelled(739798)
    '1 July 2026'
    """
    return day_in(date.fromordinal(day).isoformat(), "en")
