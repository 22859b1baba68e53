"""What the shape of an answer as JSON is: what it tells, what its keys mean, and a call that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SHARE = {
    "part": "how much of it",
    "whole": "of how much",
    "share": "part / whole; null where there is nothing to count",
}
RUNNING = {
    "id": "id of the process",
    "state": "`unstable`, `not_capable`, `capable`, `no_target` or `too_few`: the first that holds of a measure",
    "measures": "what each of its measures tells, ordered by id",
    "measures[].measure": "id of the measure",
    "measures[].state": "the same of this measure",
    "measures[].response": "`find_cause`, `learn`, `redesign`, `reduce_variation`, `lighten`, `set_target` or `wait`",
    "measures[].n": "values since limits last began anew",
    "measures[].missing": "how many more are needed to tell; 0 where there are enough",
    "measures[].variation": "`common`, `improving`, `concerning` or `neutral`",
    "measures[].assurance": "`pass`, `fail` or `hit_or_miss`; null without target or limits",
}
HEAD = {
    "as_of": "day judged by, ISO",
    "revision": "revision of the store that was looked at",
    "scope": "id of the unit asked about; null for everything",
}

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
