"""The guide as a conversation: it asks, takes an answer, makes or changes records at once, and tells what that shows.

Whatever it is told is kept in the store and nowhere else, so that it can be left at any time and goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from api.editing import Edited, edit
from api.guide_making import asked_after, chosen, new_thing, tied, values_read
from api.guide_sayable import Sayable
from api.say.guide import said, steered
from api.say.problems import problem_lines
from api.session import Session
from graph.analysis.guide import Placed, all_steps, is_ready, made_by, partners, to_fill
from graph.analysis.guide_step import READINGS, Prompt, Tie
from graph.analysis.wording import quoted
from graph.edits import set_fields
from graph.errors import Refused, WrongUse
from graph.model import Commit
from graph.ontology import Field
from graph.plan import Plan
from graph.store.base import Store
from graph.undo import undo
from graph.writes import make, record

LISTED = 12


class Conversation:
    """One talk with the guide.

    Attributes:
        session: The organisation.
        at: Where in the steps it is.
        is_over: Whether somebody ended it.
    """

    def __init__(self, session: Session, commit: Callable[[str], Commit]) -> None:
        """Begin at the first step of which nothing is recorded.

        Args:
            session: The organisation; its store is there.
            commit: Returns who makes a change of that name, why and from where.
        """
        self.session = session
        self.language = session.settings.language
        self.is_over = False
        self._commit = commit
        self._thing = ""
        self._waiting: list[Prompt | Tie] = []
        self._ties = False
        self._passed: set[str] = set()
        self._made: list[int] = []
        self._another = False
        self._sayable = Sayable(session)
        open_ = (number for number, placed in enumerate(all_steps()) if not made_by(session.case, placed.step))
        self.at = next(open_, 0)

    @property
    def placed(self) -> Placed:
        """The step that it is at."""
        return all_steps()[self.at]

    # -- what is asked ------------------------------------------------------------------------------------------------

    def welcome(self) -> Iterator[str]:
        """Yield what is said first."""
        there = sum(len(made_by(self.session.case, placed.step)) for placed in all_steps() if not placed.step.fills)
        yield self.says("again", there=there) if there else self.says("welcome")
        yield self.says("help")

    def ask(self) -> Iterator[str]:
        """Yield what is asked now: the question, and what to choose from."""
        step, case = self.placed.step, self.session.case
        if not self._waiting:
            name = quoted(case.snapshot.names[self._open()[0]]) if step.fills else ""
            ask = step.ask[self.language].format(name=name)
            yield f"{self.placed.id}  {self.says('another', ask=ask) if self._another else ask}"
            return
        wanted = self._waiting[0]
        yield wanted.ask[self.language]
        if isinstance(wanted, Tie):
            snapshot = case.snapshot
            names = [snapshot.names[at] for at in partners(case, wanted, snapshot.position(self._thing))]
            yield from _numbered(names)
            yield self.says("one_of" if len(wanted.others) == 1 else "one_of_these")
        elif field := self._field(wanted):
            yield from _numbered([choice.label[self.language] for choice in field.choices])

    def _field(self, wanted: Prompt) -> Field | None:
        return self.session.ontology.fields_of(self.placed.step.kind).get(wanted.name)

    def _open(self) -> list[int]:
        ids = self.session.case.snapshot.ids
        return [node for node in to_fill(self.session.case, self.placed.step) if ids[node] not in self._passed]

    # -- what is said -------------------------------------------------------------------------------------------------

    def take(self, text: str) -> Iterator[str]:
        """Take what somebody says, and yield what became of it."""
        wish = steered(text)
        steps = {placed.id.casefold(): number for number, placed in enumerate(all_steps())}
        word = text.strip().casefold()
        if wish:
            yield from getattr(self, f"_{wish}")()
        elif word in steps or f"{word}a" in steps:
            self._go(steps.get(word, steps.get(f"{word}a", self.at)))
        else:
            yield from self._heard(text.strip().strip('"“”'))

    def _heard(self, text: str) -> Iterator[str]:
        try:
            yield from self._answered(text)
        except Refused as refused:
            yield from (line for line in problem_lines(refused.problems, None) if line)
        except WrongUse as wrong:
            yield str(wrong)

    def _answered(self, text: str) -> Iterator[str]:
        step = self.placed.step
        if self._waiting:
            wanted = self._waiting[0]
            plan = self._tie(wanted, text) if isinstance(wanted, Tie) else self._set(self._thing, wanted.name, text)
            yield from self._kept(edit(self.session, plan, self._commit("guide")))
            self._waiting.pop(0)
        elif step.fills:
            node = self.session.case.snapshot.ids[self._open()[0]]
            plan = self._readings(node, text) if step.fills == READINGS else self._set(node, step.fills, text)
            yield from self._kept(edit(self.session, plan, self._commit("guide")))
        else:
            yield from self._named(text)
        self._settle()

    def _named(self, name: str) -> Iterator[str]:
        step, case = self.placed.step, self.session.case
        node, links = new_thing(case, step, name, self._units())
        self._thing, self._waiting, self._ties = node.id, list(step.fields), True
        self._another = True
        if case.snapshot.position(node.id) is not None:
            yield self.says("already", name=name)
            return
        ontology, today = self.session.ontology, self.session.today
        yield from self._kept(
            edit(self.session, lambda store: make(store, ontology, [node], links, on=today), self._commit("guide"))
        )

    def _tie(self, tie: Tie, text: str) -> Callable[[Store], Plan]:
        new, links = tied(self.session.case, tie, self._thing, text, self._units())
        ontology, today = self.session.ontology, self.session.today
        return lambda store: make(store, ontology, new, links, on=today)

    def _set(self, node: str, name: str, text: str) -> Callable[[Store], Plan]:
        ontology = self.session.ontology
        given = chosen(ontology.fields_of(self.placed.step.kind)[name], text)
        return lambda store: set_fields(store, ontology, node, {name: given})

    def _readings(self, node: str, text: str) -> Callable[[Store], Plan]:
        case, ontology, today = self.session.case, self.session.ontology, self.session.today
        at = case.snapshot.position(node)
        readings = values_read(node, text, str(case.field(at, "frequency") if at is not None else ""), today)
        return lambda store: record(store, ontology, readings, on=today)

    def _units(self) -> list[int]:
        """Return the units that something new may belong to."""
        if self.session.scope is not None:
            return [self.session.scope]
        return self.session.case.snapshot.live_with("unit")

    # -- what becomes of it -------------------------------------------------------------------------------------------

    def _kept(self, edited: Edited) -> Iterator[str]:
        """Yield what was recorded and what it shows; that something is not said yet is no problem here."""
        if not edited.sentences:
            yield self.says("same")
            return
        self._made.append(edited.revision)
        yield from edited.sentences
        yield from self._sayable.anew()

    def _settle(self) -> None:
        """Go on to the ties of a thing after its fields, and from what has nothing open to the next step."""
        case, step = self.session.case, self.placed.step
        node = case.snapshot.position(self._thing) if self._thing else None
        if not self._waiting and self._ties and node is not None:
            self._ties = False
            self._waiting = [*asked_after(case, step, node)]
        if step.fills and not self._open():
            self._skip_step()

    def _go(self, number: int) -> None:
        """Go to a step."""
        self.at = number
        self._thing, self._waiting, self._ties, self._another = "", [], False, False
        self._passed.clear()

    def _skip_step(self) -> bool:
        """Go to the next step of which something can be asked; tell whether there is one."""
        for number in range(self.at + 1, len(all_steps())):
            step = all_steps()[number].step
            if is_ready(self.session.case, step) and (not step.fills or to_fill(self.session.case, step)):
                self._go(number)
                return True
        return False

    # -- how it is steered --------------------------------------------------------------------------------------------

    def says(self, key: str, **values: object) -> str:
        """Return a fixed text in the language of the talk."""
        return said(key, self.language, **values)

    def _help(self) -> Iterator[str]:
        yield self.says("help")

    def _skip(self) -> Iterator[str]:
        if self._waiting:
            self._waiting.pop(0)
            self._settle()
        elif self.placed.step.fills and len(self._open()) > 1:
            self._passed.add(self.session.case.snapshot.ids[self._open()[0]])
        elif not self._skip_step():
            yield self.says("end")
            yield from self._done()

    def _back(self) -> Iterator[str]:
        if self._waiting or self._another:
            self._go(self.at)
            return
        before = [n for n in range(self.at) if is_ready(self.session.case, all_steps()[n].step)]
        if before:
            self._go(before[-1])
        else:
            yield self.says("first")

    def _undo(self) -> Iterator[str]:
        if not self._made:
            yield self.says("nothing")
            return
        ontology, commit, number = self.session.ontology, self._commit("undo"), self._made.pop()
        taken, _ = undo(self.session.store, ontology, number, who=commit.who)
        edit(self.session, lambda store: Plan(undo(store, ontology, number, who=commit.who)[1]), taken)
        yield self.says("undone")
        yield from self._sayable.anew()
        self._go(self.at)

    def _list(self) -> Iterator[str]:
        case = self.session.case
        for placed in all_steps():
            number = len(made_by(case, placed.step))
            key = "there" if number else "open" if is_ready(case, placed.step) else "later"
            yield f"  {placed.id}  {placed.question.words[self.language]} ({self.says(key, number=number)})"

    def _now(self) -> Iterator[str]:
        yield from self._sayable.now()

    def _done(self) -> Iterator[str]:
        self.is_over = True
        yield self.says("bye")


def _numbered(names: Sequence[str]) -> Iterator[str]:
    """Yield names to choose from, each with its number."""
    if names:
        shown = [f"{number} {name}" for number, name in enumerate(names[:LISTED], 1)]
        more = [f"… {len(names) - LISTED:,}"] if len(names) > LISTED else []
        yield f"  {' · '.join([*shown, *more])}"
