"""What work asks for and what there is: skills by number of people, and people's time and money by plans.

Asked for is what live work says of itself; there is what units and roles hold, and what live plans give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph.analysis.case import Case
from graph.model import Record

NEEDS, HAS, GIVES = "requires_capability", "has_capability", "allocates"


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill that work needs.

    Attributes:
        node: The skill.
        needed: How many people with it work asks for; one where a piece of work does not say how many.
        held: How many units and roles hold, themselves counted as one where they do not say.
        by: The work that needs it, in order of id.
    """

    node: int
    needed: int
    held: int
    by: tuple[int, ...]

    @property
    def short(self) -> int:
        """How many are missing."""
        return max(self.needed - self.held, 0)


@dataclass(frozen=True, slots=True)
class Given:
    """An effort or process and what it asks for and gets.

    Attributes:
        node: The work.
        wte, money: What it asks for; None where it does not say.
        wte_given, money_given: What live plans give it, or 0.
        plans: Those plans, in order of id.
    """

    node: int
    wte: float | None
    money: float | None
    wte_given: float
    money_given: float
    plans: tuple[int, ...]

    @property
    def is_short(self) -> bool:
        """Whether it asks for more than plans give."""
        return (self.wte or 0) > self.wte_given or (self.money or 0) > self.money_given


@dataclass(frozen=True, slots=True)
class Supply:
    """Demand beside supply.

    Attributes:
        skills: Skills that live work needs, those first that most are missing of, then in order of id.
        lines: Live efforts that ask for time or money, or that plans give some, in order of id.
    """

    skills: tuple[Skill, ...]
    lines: tuple[Given, ...]

    @property
    def saying(self) -> frozenset[int]:
        """The work that says which skills, time or money it needs."""
        by_skill = {node for skill in self.skills for node in skill.by}
        return frozenset(by_skill | {line.node for line in self.lines})

    @property
    def time_asked(self) -> tuple[int, ...]:
        """Work that asks for people's time."""
        return tuple(line.node for line in self.lines if line.wte)

    @property
    def time_short(self) -> tuple[int, ...]:
        """Work that asks for more of people's time than plans give."""
        return tuple(line.node for line in self.lines if (line.wte or 0) > line.wte_given)

    @property
    def wte_asked(self) -> float:
        """People's time asked for in all, in whole-time people."""
        return sum(line.wte or 0 for line in self.lines)

    @property
    def wte_given(self) -> float:
        """People's time that plans give in all, in whole-time people."""
        return sum(line.wte_given for line in self.lines)

    def record(self, case: Case) -> Record:
        """Return the documented JSON shape."""
        ids = case.snapshot.ids
        return {
            "skills": [
                {"id": ids[one.node], "needed": one.needed, "held": one.held, "by": [ids[node] for node in one.by]}
                for one in self.skills
            ],
            "lines": [
                {
                    "id": ids[one.node],
                    "wte": one.wte,
                    "wte_given": one.wte_given,
                    "money": one.money,
                    "money_given": one.money_given,
                    "plans": [ids[node] for node in one.plans],
                }
                for one in self.lines
            ],
        }


def supply(case: Case, asked: Callable[[int], bool] = lambda _: True) -> Supply:
    """Return what live work needs and what there is.

    Args:
        case: The organisation on its day.
        asked: Whether a piece of work is within the scope asked about; holders count wherever they are.
    """
    return Supply(tuple(_skills(case, asked)), tuple(_lines(case, asked)))


def _skills(case: Case, asked: Callable[[int], bool]) -> list[Skill]:
    snapshot, found = case.snapshot, list[Skill]()
    needed = snapshot.count_into(NEEDS)
    for skill in needed.nonzero()[0].tolist():
        links = [link for link in case.links_into(skill, NEEDS) if asked(int(snapshot.sources[link]))]
        if links:
            held = sum(_people(case, link) for link in case.links_into(skill, HAS))
            by = tuple(sorted(int(snapshot.sources[link]) for link in links))
            found.append(Skill(skill, sum(_people(case, link) for link in links), held, by))
    return sorted(found, key=lambda one: (-one.short, one.node))


def _people(case: Case, link: int) -> int:
    count = case.link_field(link, "count")
    return 1 if count is None else int(str(count))


def _lines(case: Case, asked: Callable[[int], bool]) -> Iterator[Given]:
    snapshot = case.snapshot
    given = snapshot.count_into(GIVES)
    efforts = [kind.name for kind in snapshot.ontology.with_trait("work") if {"wte", "budget"} & kind.fields.keys()]
    asking = set(snapshot.live_of(*efforts)) | set(given.nonzero()[0].tolist())
    for node in sorted(asking):
        wte, money = case.field(node, "wte"), case.field(node, "budget")
        links = case.links_into(node, GIVES) if given[node] else []
        if asked(node) and (wte or money or links):
            plans = tuple(sorted(int(snapshot.sources[link]) for link in links))
            yield Given(node, wte, money, _sum(case, links, "wte"), _sum(case, links, "amount"), plans)


def _sum(case: Case, links: list[int], name: str) -> float:
    return sum(float(str(case.link_field(link, name) or 0)) for link in links)
