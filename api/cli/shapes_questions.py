"""The shapes of answers to questions and of what is made of them; see `api.cli.shapes`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from api.cli.shape import HEAD, Shape

QUESTION_SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "ask": Shape(
            "The answers to the organisation's own questions: 16 for running a system and 16 for beginning one.",
            {
                **HEAD,
                "answers": "one entry a question, in their order",
                "answers[].id": "its id, such as `Q6a` or `N3`",
                "answers[].question": "the question",
                "answers[].verdict": "the answer in words; where nothing can be told, what would tell it",
                "answers[].confidence": "by how much of what it asks about could be looked at: `high` all, `medium` at "
                "least half, `low` some, `none` nothing",
                "answers[].facts": "what it rests on, the most telling first",
                "answers[].facts[].sentence": "the fact in words",
                "answers[].facts[].nodes": "ids of what it is about",
                "answers[].facts[].finding": "id of the finding that it is, or null",
                "answers[].facts[].evidence": "what it rests on itself, as in `findings --json`",
                "answers[].missing": "what is missing to answer better",
                "answers[].missing[].sentence": "what cannot be told",
                "answers[].missing[].least": "the least data that would tell it",
                "answers[].missing[].nodes": "ids of what it cannot be told of",
                "answers[].query": "GraphQL that gives what it rests on",
                "answers[].changed": "what became of it since the day of `--since`; null without",
                "answers[].changed.since": "that day, ISO",
                "answers[].changed.verdict": "the answer of that day",
                "answers[].changed.confidence": "how far it could be relied on then",
                "answers[].changed.appeared": "facts that it did not rest on then, in words",
                "answers[].changed.gone": "facts that it rests on no more, in words",
            },
            "ask Q8 --json --since 2026-01-01",
        ),
    }
)
