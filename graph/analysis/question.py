"""What a question is: one function with its words, source and examples, found by itself in `graph.questions`.

A question replies with a verdict, what that rests on, what is missing, and of how much of what it asks it could tell.
"""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from inspect import cleandoc
from typing import Literal

from graph.analysis.findings import Finding
from graph.analysis.guide_step import Step
from graph.analysis.matter import Matter
from graph.analysis.rule import Hit
from graph.errors import DeclarationError
from graph.ontology import Label

Part = Literal["operating", "guide"]
PARTS: Mapping[Part, Label] = {
    "operating": Label("Questions for running and changing a system", "Cwestiynau ar gyfer rhedeg a newid system"),
    "guide": Label("Questions for beginning one", "Cwestiynau ar gyfer dechrau un"),
}
Statement = Hit | Finding
"""A fact that an answer rests on: one that the question found itself, or a finding of a rule."""


@dataclass(frozen=True, slots=True)
class Lack:
    """What is missing to answer better.

    Attributes:
        say: What cannot be told, in one sentence.
        least: The least data that would tell it, in one sentence.
        nodes: What it cannot be told of, in order; empty where nothing of the sort is recorded.
    """

    say: str
    least: str
    nodes: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What a question found.

    Attributes:
        verdict: In one or two sentences.
        facts: What it rests on, the most telling first.
        missing: What is missing to answer better.
        told: Of how many of the things it asks about it could tell.
        asked: How many those are. Where it could tell of none, no verdict is given, whatever it says.
    """

    verdict: str
    facts: Sequence[Statement]
    missing: Sequence[Lack]
    told: int
    asked: int


Ask = Callable[[Matter], Reply]


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        id: Its stable id: `Q` for running and changing a system, `N` for beginning one, such as `Q6a`.
        words: The question as people ask it.
        source: Where the method asks it, by section.
        rules: Ids of the rules whose findings it rests on.
        shows: Fields of GraphQL that give what else it rests on; `(…` stands for unit and day, `(day` for the day.
        examples: Small organisations in the notation, each with the verdict expected.
        ask: Answers it.
        name: Name of its module.
        doc: Its docstring: what is looked at.
        steps: What the guide asks for so that it can be answered, for beginning a system.
    """

    id: str
    words: Label
    source: str
    rules: tuple[str, ...]
    shows: str
    examples: Mapping[str, str]
    ask: Ask
    name: str
    doc: str
    steps: tuple[Step, ...] = ()

    @property
    def part(self) -> Part:
        """To which part it belongs."""
        return "operating" if self.id.startswith("Q") else "guide"

    def query(self, scope: str = "", as_of: str = "") -> str:
        """Return the GraphQL that gives what the answer rests on.

        Args:
            scope: Id of the unit asked about; empty for everything.
            as_of: The day asked about, ISO; empty for today.
        """
        day = [f"asOf: {json.dumps(as_of)}"] if as_of else []
        within = [*([f"scope: {json.dumps(scope)}"] if scope else []), *day]
        found = f"findings(rule: {json.dumps(list(self.rules))}, …) {{ totalCount nodes {{ id reason action }} }}"
        fields = [*(self.shows.replace("} } ", "} }\n").splitlines()), *([found] if self.rules else [])]
        given = [_given(field, within, day) for field in fields]
        return "\n".join(["{", *(f"  {field}" for field in given), "}"])


def question(  # noqa: PLR0913  what a question declares of itself, each by name
    *,
    id: str,
    words: Label,
    source: str,
    examples: Mapping[str, str],
    rules: Sequence[str] = (),
    shows: str = "",
    steps: Sequence[Step] = (),
) -> Callable[[Ask], Question]:
    """Declare a question; see `Question` for the arguments. The docstring of the function says what is looked at."""

    def declare(ask: Ask) -> Question:
        name = ask.__module__.rpartition(".")[2]
        return Question(
            id, words, source, tuple(rules), shows, examples, ask, name, cleandoc(ask.__doc__ or ""), tuple(steps)
        )

    return declare


@cache
def all_questions() -> tuple[Question, ...]:
    """Return every question in `graph.questions`: those for running a system, then those for beginning one, by number.

    Raises:
        DeclarationError: If a module declares no question or more than one, or two share an id.
    """
    import graph.questions

    found: dict[str, Question] = {}
    wrong: list[str] = []
    for module in pkgutil.iter_modules(graph.questions.__path__):
        told = vars(import_module(f"graph.questions.{module.name}")).values()
        declared = [thing for thing in told if isinstance(thing, Question)]
        if len(declared) != 1:
            wrong.append(f"graph/questions/{module.name}.py: declares {len(declared)} questions; one file holds one")
        wrong += [
            f"graph/questions/{module.name}.py: {q.id} is {found[q.id].name} already" for q in declared if q.id in found
        ]
        found |= {one.id: one for one in declared}
    if wrong:
        raise DeclarationError(wrong)
    return tuple(sorted(found.values(), key=_place))


def _given(field: str, within: list[str], day: list[str]) -> str:
    """Return a field of GraphQL with unit and day where they belong, and no empty arguments."""
    for mark, arguments in (("…", within), ("day", day)):
        said = ", ".join(arguments)
        for before, after in (
            (f"({mark})", f"({said})" if said else ""),
            (f"({mark}, ", f"({said}, " if said else "("),
        ):
            field = field.replace(before, after)
        field = field.replace(f", {mark})", f", {said})" if said else ")")
    return field


def _place(asked: Question) -> tuple[bool, int, str]:
    digits = "".join(letter for letter in asked.id if letter.isdigit())
    return asked.part == "guide", int(digits), asked.id
