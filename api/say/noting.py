"""The words of the form on the board of a team, in English and Welsh."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from graph.ontology import Label

WORDS: Mapping[str, Label] = MappingProxyType(
    {
        "head": Label("Note something", "Nodi rhywbeth"),
        "what": Label("What is wrong, in a few words", "Beth sydd o'i le, mewn ychydig eiriau"),
        "hint": Label("It names nobody.", "Nid yw'n enwi neb."),
        "about": Label("With what", "Gyda beth"),
        "way": Label("How it stands", "Sut mae hi"),
        "mended": Label("We mended it on the spot", "Rydym wedi'i drwsio yn y fan a'r lle"),
        "open": Label("We are working on it", "Rydym yn gweithio arno"),
        "help": Label("We need help with it", "Mae angen help arnom gydag ef"),
        "ask": Label("Whom to ask", "I bwy i ofyn"),
        "situation": Label("Situation: what is going on now", "Sefyllfa: beth sy'n digwydd nawr"),
        "background": Label("Background: what led to it", "Cefndir: beth arweiniodd ato"),
        "assessment": Label("Assessment: what we think it is", "Asesiad: beth rydym yn meddwl ydyw"),
        "recommendation": Label("Recommendation: what we ask for", "Argymhelliad: beth rydym yn gofyn amdano"),
        "send": Label("Note it", "Ei nodi"),
        "failed": Label("It could not be noted.", "Ni ellid ei nodi."),
        "rule": Label("{forum}: answers within {days}", "{forum}: yn ateb o fewn {days}"),
        "rule_tier": Label(
            "{forum}, tier {tier}: answers within {days}", "{forum}, haen {tier}: yn ateb o fewn {days}"
        ),
        "one_day": Label("1 day", "1 diwrnod"),
        "days": Label("{number} days", "{number} diwrnod"),
    }
)
