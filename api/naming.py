"""What a user means by an id, a name, or the start of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.errors import Ambiguous, NotFound
from graph.values import nearest

LISTED = 20


@dataclass(frozen=True, slots=True)
class Found:
    """Something that can be meant: its id, kind and names."""

    id: str
    kind: str
    name: str
    name_cy: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """What it may be called, folded."""
        return tuple(word.casefold() for word in (self.id, self.name, self.name_cy) if word)


def find(text: str, among: Sequence[Found], *, what: str = "") -> Found:
    """Return the one thing that a text means: by id, else by whole name, else by the start of an id or name.

    Names count in both languages and in any letter case. The first of these ways that finds anything decides.

    Args:
        text: What the user typed.
        among: What can be meant.
        what: What is looked for, in words; anything, if not given.

    Raises:
        Ambiguous: If it finds several.
        NotFound: If no way finds anything; the nearest name is suggested.

    >>> find("improve", [Found("i1", "Improvement", "Improve flow"), Found("i2", "Improvement", "Replace it")]).id
    'i1'
    """
    wanted = text.strip().casefold()
    ways: tuple[Callable[[Found], bool], ...] = (
        lambda thing: thing.id == text.strip(),
        lambda thing: wanted in thing.words,
        lambda thing: bool(wanted) and any(word.startswith(wanted) for word in thing.words),
    )
    for way in ways:
        meant = [thing for thing in among if way(thing)]
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise _ambiguous(text, meant)
    raise NotFound(_not_found(text, among, what))


def _ambiguous(text: str, meant: Sequence[Found]) -> Ambiguous:
    ordered = sorted(meant, key=lambda thing: thing.id)
    listed = [(thing.id, f"{thing.name}, {thing.kind}") for thing in ordered[:LISTED]]
    if len(ordered) > LISTED:
        listed.append(("…", f"and {len(ordered) - LISTED} more; say more of the name"))
    return Ambiguous(text, listed)


def _not_found(text: str, among: Sequence[Found], what: str) -> str:
    sought = f"no {what}" if what else "nothing"
    if not among:
        return f"there is {sought} called {text!r}: nothing of the sort is recorded yet"
    likely = nearest(text, [word for thing in among for word in (thing.name, thing.id)])
    return f"there is {sought} called {text!r}{f'; did you mean {likely}?' if likely else ''}"
