"""The small fixed sets of words of the schema: languages, directions, statuses of sight, how pressing a finding is."""

from __future__ import annotations

from enum import Enum

import strawberry


@strawberry.enum(description="Language of names and labels.")
class Language(Enum):
    """Language of names and labels."""

    EN = "en"
    CY = "cy"


@strawberry.enum(description="Which links of a node.")
class LinkDirection(Enum):
    """Which links of a node."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"
    BOTH = "both"


@strawberry.enum(description="DOWN: what losing or changing something would affect. UP: what it rests on itself.")
class ImpactDirection(Enum):
    """Which way an impact is followed."""

    DOWN = "down"
    UP = "up"


@strawberry.enum(description="What algorithms follow links for.")
class LinkRole(Enum):
    """Roles of links."""

    SIGHT = strawberry.enum_value("sight", description="They carry line of sight, from work towards the reason.")
    IMPACT = strawberry.enum_value("impact", description="They carry the effect of losing or changing something.")
    STRUCTURE = strawberry.enum_value("structure", description="They say where things stand.")
    FEEDBACK = strawberry.enum_value("feedback", description="They carry what is heard and learnt.")
    CAUSAL = strawberry.enum_value("causal", description="They say what makes what rise or fall.")


@strawberry.enum(description="Whether work serves the purpose, and if not, how it fails to.")
class SightStatus(Enum):
    """Statuses of line of sight."""

    STRATEGIC = strawberry.enum_value("strategic", description="Serves the purpose, and a priority that serves it.")
    OPERATIONAL = strawberry.enum_value(
        "operational", description="Serves the purpose, as daily work may, without a priority."
    )
    BROKEN = strawberry.enum_value("broken", description="Leads to an aim, but the aim leads to no purpose.")
    LAPSED = strawberry.enum_value("lapsed", description="Served something that has ended.")
    ADRIFT = strawberry.enum_value("adrift", description="No reason is recorded.")


@strawberry.enum(description="How pressing a finding is.")
class Severity(Enum):
    """How pressing a finding is."""

    ACT_NOW = strawberry.enum_value("H", description="Act now.")
    PLAN = strawberry.enum_value("M", description="Plan what to do.")
    TIDY = strawberry.enum_value("L", description="Tidy when there is time.")
    GOOD_NEWS = strawberry.enum_value("+", description="Something that went well.")


SIGHTS: dict[str, str | None] = {"": None} | {str(one.value): one.name for one in SightStatus}
"""How the schema writes each status of analysis; null what is not live."""


def sight_status(status: str) -> SightStatus | None:
    """Return a status of analysis as the schema has it; None for what is not live.

    >>> sight_status("adrift"), sight_status("")
    (<SightStatus.ADRIFT: 'adrift'>, None)
    """
    return SightStatus(status) if status else None
