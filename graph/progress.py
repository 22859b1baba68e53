"""Tells whoever listens how far a long work is: loaders, checks and stores count, the command line shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")
Listener = Callable[[str, int], None]
"""Is told what is being done and how many of it are done."""

EVERY = 1 << 13

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Let a listener be told of the work done inside, in this thread."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def counted(things: Iterable[T], doing: str) -> Iterator[T]:
    """Yield things, and tell now and then how many have been taken.

    Args:
        things: What is worked on.
        doing: What is done with them, such as "Reading rows".
    """
    if _listener.get() is None:
        yield from things
        return
    for number, thing in enumerate(things, 1):
        if number % EVERY == 0:
            tell(doing, number)
        yield thing


def tell(doing: str, done: int) -> None:
    """Tell how many are done, where they are worked on many at once."""
    if listener := _listener.get():
        listener(doing, done)
