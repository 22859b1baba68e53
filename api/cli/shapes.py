"""What `--json` answers, key by key: the documentation of the shapes, and what tests hold the real output to.

A path names a key: `work[].id` is the `id` of each entry of the list `work`; `nodes{}` stands for any key of a mapping.
A shape may grow by new keys; what is documented here keeps its name and meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

HOP = {
    "node": "id where the step starts",
    "link": "kind of the link",
    "to": "id where it leads",
    "strength": "1 weak, 2 medium, 3 strong",
    "basis": "`asserted`, `agreed` or `observed`",
    "confidence": "`assumed`, `believed` or `evidenced`: what the link says, else the less sure of its ends",
    "source": "what says so: the link's own source, else the file that brought it; null where unknown",
    "recorded_on": "day it was last recorded, ISO; null where unknown",
}
LINK = {"from": "id where the link starts", "kind": "kind of the link", "to": "id where it leads"}
PROBLEM = {
    "severity": "`error` (the row is refused) or `warning` (it is kept)",
    "file": "name of the file",
    "sheet": "sheet of a workbook, or empty",
    "row": "row or line, from 1; null where there is none",
    "column": "column or element, or empty",
    "value": "what stands there",
    "message": "what is wrong",
    "suggestion": "nearest valid word, or what to do; or empty",
}
REPAIR = {
    "from": "id where the new link starts; null where it starts at the record to make first",
    "link": "kind of the new link",
    "to": "ids it could lead to, the most similar first; empty where the record is to be made first",
    "make": "kind of the record to make first, or null",
}
SIGHT = {
    "status": "`strategic`, `operational`, `broken`, `lapsed` or `adrift`",
    "proof": "best path to the purpose, one entry a step; empty where there is none",
    **{f"proof[].{name}": meaning for name, meaning in HOP.items()},
    "robust": "how many paths carry it; null where none does",
    "robust.paths": "1, 2 or `3 or more` paths that share no link",
    "robust.single_links": "with one path: the links that every path crosses",
    **{f"robust.single_links[].{name}": meaning for name, meaning in LINK.items()},
    "absence": "where the search stopped; null where it serves",
    "absence.followed": "kinds of link that were followed",
    "absence.depth": "steps to the farthest thing reached",
    "absence.date": "day judged by, ISO",
    "absence.hidden": "true where records hidden from you could change the answer",
    "frontier": "where the paths end, and what is missing there",
    "frontier[].nodes": "ids; several where they lead to one another",
    "frontier[].missing": "what is missing, in words",
    "repair": "links that would make it serve, the best first",
    **{f"repair[].{name}": meaning for name, meaning in REPAIR.items()},
}
HEAD = {
    "as_of": "day judged by, ISO",
    "revision": "revision of the store that was looked at",
    "scope": "id of the unit asked about; null for everything",
}
CHANGED = {
    "revision": "revision that the change made",
    "sentences": "what changed, in words",
    "findings.new": "ids of findings that appeared",
    "findings.gone": "ids of findings that went",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What one command answers as JSON.

    Attributes:
        about: One sentence.
        keys: Meaning by path of key.
        example: Arguments of a call on the example `small` that shows it.
    """

    about: str
    keys: Mapping[str, str]
    example: str


SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "sight": Shape(
            "Which work serves the purpose, piece by piece.",
            {
                **HEAD,
                "answerable": "false where no purpose is recorded: then no status can be told for sure",
                **{f"counts.{status}": f"how many pieces of work are {status}" for status in (
                    "strategic", "operational", "broken", "lapsed", "adrift")},
                "not_yet": "records that are drafts, proposed or not yet valid, and so do not count",
                "repair": "the fewest new links after which all of it serves",
                "repair.count": "how many new links and records",
                "repair.steps": "one entry a link",
                **{f"repair.steps[].{name}": meaning for name, meaning in REPAIR.items()},
                "work": "every live piece of work in scope, ordered by id",
                "work[].id": "its id",
                "work[].kind": "its kind",
                "work[].name": "its name",
                **{f"work[].{name}": meaning for name, meaning in SIGHT.items()},
            },
            "sight --json",
        ),
        "findings": Shape(
            "What the rules find, the most pressing first.",
            {
                **HEAD,
                "findings": "one entry a finding",
                "findings[].id": "its id, stable: the rule and the ids of its nodes",
                "findings[].rule": "id of the rule, such as P03",
                "findings[].title": "what is wrong in general",
                "findings[].severity": "`H` act now, `M` plan, `L` tidy, `+` good news",
                "findings[].nodes": "ids, the subject first",
                "findings[].reason": "what is wrong here, in a sentence",
                "findings[].action": "what to do",
                "findings[].evidence": "what it rests on, one entry a fact; its keys differ by sort of fact",
                "findings[].who_can_help": "roles that can help, never who holds them",
                "findings[].since": "day since which it holds, ISO; null where it cannot be told",
                "findings[].set_aside": "null, or why, until when, by whom and on which day it was set aside",
                "withheld": "rules that cannot be asked because no purpose is recorded",
                "cannot_tell": "what rules could not tell for want of a field",
            },
            "findings --json",
        ),
    }
)  # fmt: skip


def paths(value: object, prefix: str = "") -> Iterator[str]:
    """Yield the path of every key in a JSON value, in the notation of the shapes.

    >>> sorted(set(paths({"a": [{"b": 1}], "c": {"d": None}})))
    ['a', 'a[].b', 'c', 'c.d']
    """
    if isinstance(value, Mapping):
        for name, inner in value.items():
            path = f"{prefix}.{name}" if prefix else str(name)
            yield path
            yield from paths(inner, path)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from paths(inner, f"{prefix}[]")
