"""How alike short texts are: cosine of their parts of words, weighted by how rare each is (TF-IDF of 3- and 4-grams).

No model and no language: “booking” is like “book visits” because both hold `book`. Synonyms are not known.

Source: Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), §6.2 and §6.3.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import log
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from graph.made_ids import slug

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIZES = (3, 4)
LONGEST = 400
SAID_LETTERS = 4
_WORD = re.compile(r"[^\W_]+")


class Texts:
    """Texts to compare with each other.

    Attributes:
        texts: As they were given; only their first characters count.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        parts = [Counter(grams(text[:LONGEST])) for text in texts]
        rows = np.repeat(np.arange(len(parts)), [len(one) for one in parts])
        names = list(chain.from_iterable(parts))
        columns = {name: number for number, name in enumerate(dict.fromkeys(names))}
        at = np.fromiter((columns[name] for name in names), np.int64, len(names))
        counts = np.fromiter(chain.from_iterable(one.values() for one in parts), np.float32, len(names))
        self._matrix = _weighted(counts, (rows, at), (len(texts), len(columns)))

    def likeness(self, text: int, others: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return how alike a text is to others, 0 to 1, in their order."""
        return np.asarray((self._matrix[others] @ self._matrix[[text]].T).todense(), dtype=np.float64).ravel()

    def shared(self, one: int, other: int) -> list[str]:
        """Return the words of a text that stand in another too, or begin alike, in the order of the first."""
        stems = {slug(word)[:SAID_LETTERS] for word in _WORD.findall(self.texts[other]) if len(word) >= SAID_LETTERS}
        found = (word for word in _WORD.findall(self.texts[one]) if slug(word)[:SAID_LETTERS] in stems)
        return list(dict.fromkeys(word.casefold() for word in found if len(word) >= SAID_LETTERS))


def grams(text: str) -> Iterator[str]:
    """Yield the parts of the words of a text, ends of words marked.

    >>> list(grams("Book it"))
    ['-bo', 'boo', 'ook', 'ok-', '-boo', 'book', 'ook-', '-it', 'it-', '-it-']
    """
    for word in slug(text).split("-"):
        marked = f"-{word}-"
        for size in SIZES:
            yield from (marked[start : start + size] for start in range(len(marked) - size + 1) if word)


def _weighted(
    counts: NDArray[np.float32], at: tuple[NDArray[np.int64], NDArray[np.int64]], shape: tuple[int, int]
) -> csr_array:
    """Return rows of length one: logarithms of counts, by how few texts hold a part."""
    held = np.bincount(at[1], minlength=shape[1])
    weights = (1 + np.log(counts)) * (log(1 + shape[0]) - np.log(held[at[1]]))
    lengths = np.sqrt(np.bincount(at[0], weights**2, minlength=shape[0]))
    lengths[lengths == 0] = 1
    return csr_array((weights / lengths[at[0]], at), shape=shape)


def joined(texts: Iterable[object]) -> str:
    """Return the texts among some values as one."""
    return " ".join(text for text in texts if isinstance(text, str))
