"""Stakeholders of StratML plans: groups and bodies are kept, of a person only the role, never the name.

A stakeholder is a person when the plan says so (`StakeholderTypeType`), or when it does not say but gives a role and a
name that looks like a person's. What was left out is counted, so that nobody has to guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from loaders.xml_words import all_words, children, words

PERSON, ORGANISATION, GROUP = "Person", "Organization", "Generic_Group"
PERFORMER, BENEFICIARY = "Performer", "Beneficiary"

NAME_WORD = re.compile(r"(?:[A-ZÀ-Þ][\w'’.\-]*|van|von|de|der|den|di|da|la|le|bin|al|ap|ab|ferch)", re.UNICODE)
TITLE = re.compile(r"(?i)\b(director|chair\w*|chief|officer|manager|head|president|minister|secretary|nurse|doctor)\b")
BODY = re.compile(
    r"(?i)\b(agenc(y|ies)|association|authorit(y|ies)|bank|boards?|business(es)?|cent(re|er)s?|charit(y|ies)|children"
    r"|citizens?|college|committees?|commission|compan(y|ies)|congress|consumers?|council|carers?|communit(y|ies)"
    r"|customers?|department|employees?|employers?|experts?|famil(y|ies)|federal|foundation|government|groups?|health"
    r"|hospitals?|inc|industry|institute|leaders|limited|llc|ltd|members|ministry|network|office|organi[sz]ations?"
    r"|parents?|partners?|patients?|people|practitioners|professionals|providers?|public|residents?|schools?|sector"
    r"|services?|societ(y|ies)|staff|students?|suppliers?|teams?|trust|universit(y|ies)|users?|volunteers|workers?|young)\b"
)
STATE = re.compile(r"(?i)\b(government|federal|ministry|department of|parliament|senedd|congress)\b")


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """What may be kept of one stakeholder.

    Attributes:
        name: Of the group or body; empty for a person.
        person: Name of the person, to be left out of texts; empty for others, and where it is a post.
        roles: Names of what a person does, where given.
        summary: What is said of a group or body, and of what it does.
        is_person: Whether it is one.
        is_served: Whether it benefits.
        is_performer: Whether it does some of the work.
    """

    name: str
    person: str
    roles: tuple[str, ...]
    summary: str
    is_person: bool
    is_served: bool
    is_performer: bool

    @property
    def stake(self) -> str:
        """The part it has, where that can be told; else empty."""
        if STATE.search(self.name):
            return "government"
        return "partner" if self.is_performer else ""


def stakeholder_of(element: Element) -> Stakeholder | None:
    """Return what may be kept of a stakeholder, or None when the plan says nothing of it."""
    name = words(element, "Name")
    roles = tuple(role for role in children(element, "Role"))
    names = tuple(found for role in roles if (found := words(role, "Name")))
    if not name and not names:
        return None
    given = element.get("StakeholderTypeType", "")
    types = {kind for role in roles for kind in all_words(role, "RoleType")}
    is_person = given == PERSON or (not given and bool(names) and looks_like_a_person(name))
    posts = (name,) if is_person and TITLE.search(name) and not looks_like_a_person(name) else ()
    is_named = is_person and not posts
    said = _said(element, roles)
    return Stakeholder(
        "" if is_person else name,
        name if is_named else "",
        names or posts,
        "" if is_person else said,
        is_person,
        BENEFICIARY in types,
        PERFORMER in types,
    )


def looks_like_a_person(name: str) -> bool:
    """Tell whether a text looks like the name of a person.

    >>> looks_like_a_person("Carys E. ap Rhys"), looks_like_a_person("U.S. Federal Agencies")
    (True, False)
    """
    parts = name.split()
    return 2 <= len(parts) <= 4 and not BODY.search(name) and all(NAME_WORD.fullmatch(part) for part in parts)


def _said(element: Element, roles: Sequence[Element]) -> str:
    parts = [words(element, "Description")]
    for role in roles:
        parts.append(": ".join(filter(None, (words(role, "Name"), words(role, "Description")))))
    return " ".join(filter(None, parts))
