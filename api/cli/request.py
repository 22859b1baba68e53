"""One call of the command line: its settings, its open session, and how it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from api.cli.output import progress, write_json, write_lines
from api.say.words import SHOWN

if TYPE_CHECKING:
    from api.session import Session
    from api.settings import Settings
    from graph.model import Commit


@dataclass(frozen=True)
class Request:
    """What every command is given beside its own arguments.

    Attributes:
        store, scope, kinds, language: The options of that name; None where not given.
        as_of, recorded_at: The moment of the past asked about; None where not given.
        json: True where the answer is asked for as JSON.
        everything: True where nothing is to be cut short.
        by: Who does it, as given; None where not given.
        why: The reason for a change, or empty.
        day: Day to judge by where no setting names one; None for today.
    """

    store: str | None = None
    scope: str | None = None
    kinds: str | None = None
    language: str | None = None
    as_of: str | None = None
    recorded_at: str | None = None
    json: bool = False
    everything: bool = False
    by: str | None = None
    why: str = ""
    day: date | None = None

    @cached_property
    def settings(self) -> Settings:
        """Options, environment and settings file together."""
        from api.settings import read_settings

        settings = read_settings(store=self.store, scope=self.scope, kinds=self.kinds, language=self.language)
        return settings if settings.today else settings.model_copy(update={"today": self.day})

    @cached_property
    def session(self) -> Session:
        """The session of this call; its store opens when it is first needed."""
        from api.session import Session

        if self.as_of is None and self.recorded_at is None:
            return Session(self.settings)
        from graph.moments import moment_of

        return Session(self.settings, moment_of(self.as_of, self.recorded_at))

    def answer(self, record: Callable[[], Any], lines: Callable[[], Iterable[str]]) -> None:
        """Write the answer in the form that was asked for; only that form is made, whole before it is written.

        In words, one of the past says so first.
        """
        with progress("Looking"):
            answer = record() if self.json else [*self._moment_lines(), *lines()]
        if self.json:
            write_json(answer)
        else:
            write_lines(answer)

    def _moment_lines(self) -> Iterator[str]:
        past = self.session.past
        if past is not None:
            from api.say.moment import moment_sentence

            yield from (moment_sentence(past, self.recorded_at is not None), "")

    @property
    def shown(self) -> int | None:
        """How many entries of a list are shown, None for all."""
        return None if self.everything else SHOWN

    def commit(self, action: str, source: str = "command line", **more: Any) -> Commit:
        """Return who makes a change of this call, why and from where."""
        from api.user import user_name
        from graph.model import Commit

        return Commit(self.by or user_name(), self.why, source, action, **more)

    def close(self) -> None:
        """Let go of the store, if it was opened."""
        if "session" in self.__dict__:
            self.session.close()
