"""The shapes of what is told of the management system itself; see `api.cli.shapes`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from api.cli.shape import HEAD, Shape

STAGE = "`received`, `considered`, `decided`, `acted`, `checked` or `told_back`"
TRACE = {
    "items": "how far each item of feedback has come, ordered by id; with an item: of that one",
    "items[].id": "its id",
    "items[].stage": f"the last stage up to which nothing is missing: {STAGE}",
    "items[].waits_for": "the first stage that is missing; null where it has come full circle",
    "items[].closed": "whether those who gave it have been told what came of it",
    "items[].age": "days since it was received; null where that day is not recorded",
    "items[].steps": "its stages, in order",
    "items[].steps[].stage": STAGE,
    "items[].steps[].state": "`reached`, `missing` or `not_needed`",
    "items[].steps[].on": "when, ISO; null where not recorded",
    "items[].steps[].by": "ids of what shows it",
    "items[].steps[].measures": "for the stage `checked`: what series show before and after",
    "items[].steps[].measures[].measure": "id of the measure",
    "items[].steps[].measures[].moved": "`improved`, `worsened`, `lost`, `no_change` or `cannot_tell`",
}

SYSTEM_SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "feedback": Shape(
            "What becomes of feedback: how far each item has come, and what is heard from whom about what.",
            {
                **HEAD,
                **TRACE,
                "waiting": "how many items wait for each stage",
                "waiting[].stage": STAGE,
                "waiting[].count": "how many items wait for it",
                "services": "what is heard about each service, silent ones included; last, what belongs to none",
                "services[].service": "id of the service; null for what belongs to none",
                "services[].items": "ids of the items",
                "services[].waiting": "how many of them wait for each stage",
                "services[].waiting[].stage": STAGE,
                "services[].waiting[].count": "how many items wait for it",
                "services[].internal": "how many came from inside",
                "services[].external": "how many came from outside",
                "services[].unheard": "sides from which nothing is heard: `internal`, `external`",
                "voices": "groups that are served now or will be",
                "voices[].group": "id of the group",
                "voices[].lately": "how many items came from it within the time in which people should be heard",
                "voices[].last": "day of the last one, ISO; null where none is recorded",
                "classes": "how many items of each class of news were received lately",
                "classes[].class": "code of the class",
                "classes[].count": "how many",
                "origins": "how many came from inside and outside lately",
                "origins[].origin": "`internal` or `external`",
                "origins[].count": "how many",
                "aspects": "what feedback reaches each aspect of managing quality",
                "aspects[].aspect": "`planning`, `improvement`, `control` or `assurance`",
                "aspects[].items": "ids of items that were received lately and are linked with something of it",
                "messages": "what several of the items that were received lately say, the most often said first",
                "messages[].theme": "the theme that most of them name, else the name of the first",
                "messages[].items": "ids of the items",
                "messages[].about": "ids of what they are about, what most are about first",
                "messages[].first": "day on which the first came in, ISO; null where none says it",
                "messages[].last": "day on which the last came in, ISO; null where none says it",
                "messages[].in_hand": "ids of what is done about them",
            },
            "feedback --json",
        ),
    }
)
