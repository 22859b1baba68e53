"""Holds Python's cycle collector while many objects are made at once that are in no cycle, and spares it what stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held_collector() -> Iterator[None]:
    """Hold the cycle collector: it would walk all that grows again and again, and find nothing.

    It goes on afterwards if it was on before, also when an error is raised. Holding it twice is the same as once.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def settle() -> None:
    """Let the cycle collector walk no more what is there by now, such as a schema, and stays as long as the process.

    What is in no cycle is still let go of as soon as nobody holds it.
    """
    gc.collect()
    gc.freeze()
