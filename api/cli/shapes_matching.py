"""The shapes of what is suggested, and of things that become one by a yes; see `api.cli.shapes`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from api.cli.shape import CHANGED, HEAD, PROBLEM, Shape

MATCHING_SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "suggest": Shape(
            "Links that may be missing at work that is adrift; none is made.",
            {
                **HEAD,
                "work": "the work that was asked about, else all that is adrift, in order of id",
                "work[].id": "its id",
                "work[].suggested": "at most five links, the likeliest first; none where nothing speaks for any",
                "work[].suggested[].from": "id of the work",
                "work[].suggested[].link": "kind of the link",
                "work[].suggested[].to": "id of what it may lead to",
                "work[].suggested[].reasons": "why, in sentences",
            },
            "suggest --json",
        ),
        "match": Shape(
            "Things that may be one, of two sources or the store, and with `--same` what putting them together does.",
            {
                "matches": "pairs, the likeliest first; what has the same id is one already",
                "matches[].kind": "kind of both",
                "matches[].left": "id in the first source, which is the store where fewer than two files were named",
                "matches[].left_name": "its name there",
                "matches[].right": "id in the second source; in the store, too, where no file was named",
                "matches[].right_name": "its name there",
                "matches[].reasons": "why they may be one, in words",
                "matches[].differing": "fields that both give, and differently",
                "problems": "what is wrong with the files, as in `check --json`",
                **{f"problems[].{name}": meaning for name, meaning in PROBLEM.items()},
                "kept": "what the second source says otherwise of chosen pairs, and is not taken",
                "kept[].id": "id of the thing",
                "kept[].field": "the field, or `name`",
                "kept[].other": "what the second source says",
                "load": "what loading both does, or would; null where no pair was chosen",
                "load.created": "how many nodes, links and readings were not there",
                "load.changed": "how many were otherwise",
                "load.same": "how many were so already",
                "load.ended": "how many ended",
                "load.refused": "how many stay out, for their problems",
                "load.dry_run": "whether nothing was stored",
                "load.findings_new": "ids of the findings that appear",
                "load.findings_gone": "ids of the findings that go",
                "load.revision": "revision of the store afterwards",
            },
            "match seeds/small --json",
        ),
        "merge": Shape(
            "What making two things of the store one did, or would do.",
            {
                "first": "id of the thing that stays",
                "second": "id of the thing that goes",
                "links": "how many of its links go over",
                "readings": "how many of its readings go over",
                "kept": "what the second says otherwise, and is not taken",
                "kept[].where": "the field, reading or link that says it",
                "kept[].other": "what it says",
                "dry_run": "whether nothing was stored",
                **CHANGED,
                "problems": "warnings",
                **{f"problems[].{name}": meaning for name, meaning in PROBLEM.items()},
            },
            "merge R1 R3 --dry-run --json",
        ),
    }
)
