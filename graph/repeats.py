"""Finds what may stand more than once among millions of things, without keeping them all in a dictionary."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

import numpy as np


def repeated(identities: Iterable[Hashable]) -> frozenset[int]:
    """Return the hashes that more than one of some identities has: what has another one stands once.

    >>> hash("a") in repeated("aba"), hash("b") in repeated("aba")
    (True, False)
    """
    hashes = np.sort(np.fromiter(map(hash, identities), dtype=np.int64))
    return frozenset(hashes[1:][hashes[1:] == hashes[:-1]].tolist())
