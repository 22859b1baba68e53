"""What a loader says of the files it reads, and how a file that cannot be read as a whole is turned down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph.model import Batch, Place, Problem

HEAD_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Accepts:
    """What a loader reads.

    Attributes:
        what: In words, for people.
        suffixes: Endings of file names, lower case, with the dot.
        recognises: Whether the first bytes of a file (`HEAD_BYTES` at most) look like it.
        by_content: Whether its content alone tells it, whatever the file is called.
        folders: Whether a folder of such files is one input.
        maps: Whether foreign tables in it may go through a mapping, which `read` then takes.
    """

    what: str
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    by_content: bool = True
    folders: bool = False
    maps: bool = False


class UnreadableError(Exception):
    """A file cannot be read as a whole. Never leaves the loaders: it becomes a batch that is not readable.

    Attributes:
        problem: Why.
    """

    def __init__(self, message: str, place: Place, suggestion: str = "") -> None:
        self.problem = Problem("error", message, place, suggestion=suggestion)
        super().__init__(message)


def refused(source: str, *problems: Problem) -> Batch:
    """Return the batch of an input that cannot be read as a whole."""
    return Batch(source, problems=problems, readable=False)
