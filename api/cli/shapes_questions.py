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
        "queue": Shape(
            "What to ask next so that more can be told, those first that most answers hang on.",
            {
                **HEAD,
                "queue": "one entry a question",
                "queue[].sort": "`field` (empty), `link` (one side's word), `stale`, `twice` or `alone`",
                "queue[].nodes": "ids of what it is about, the first one first",
                "queue[].ask": "the question",
                "queue[].effect": "on how many things something could be told, or told better",
                "queue[].who_can_help": "roles that can help",
                "queue[].who_can_help[].role": "id of the role",
                "queue[].who_can_help[].name": "its name",
            },
            "queue --json",
        ),
        "readiness": Shape(
            "How ready the organisation is, matter by matter: what is said beside what the map shows.",
            {
                **HEAD,
                "matters": "thirteen matters; there is no number for all of them",
                "matters[].matter": "its code",
                "matters[].said": "id of the newest self-assessment; null without",
                "matters[].level": "what that says, 1 to 5; null without",
                "matters[].former": "what the assessment before that said; null without",
                "matters[].hint": "level that the map's share stands for; null where there is nothing to count",
                "matters[].share": "what the map shows; null where it cannot tell of the matter",
                "matters[].share.part": "how many of what is counted hold",
                "matters[].share.whole": "how many are counted",
                "matters[].share.share": "part / whole; null where there is nothing to count",
                "matters[].means": "what is counted; empty where the map cannot tell",
                "matters[].apart": "levels by which what is said lies above what is shown; null where one is missing",
            },
            "readiness --json",
        ),
    }
)
