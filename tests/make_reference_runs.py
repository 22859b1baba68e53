"""Makes `tests/golden/reference-runs.bin`: hashes by which a test knows the words of the method's source document.

Run once, with the document's text as the argument; the text itself is never kept here:

    python tests/make_reference_runs.py TEXT

A run is eight words in a row, in lower case, without punctuation. Each is kept as eight bytes of BLAKE2b, sorted, so
that none of the text can be read back. Runs without a letter are left out: rows of figures are nobody's words.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

RUN = 8
SIZE = 8
STORED = Path(__file__).parent / "golden" / "reference-runs.bin"

_APOSTROPHES = re.compile("['\u2019]")
_WORD = re.compile(r"[^\W_]+")


def runs(text: str) -> Iterator[str]:
    """Yield every run of eight words of a text, in order.

    >>> list(runs("One, two; three. Four's (five) six seven -- eight nine"))
    ['one two three fours five six seven eight', 'two three fours five six seven eight nine']
    """
    words = _WORD.findall(_APOSTROPHES.sub("", unicodedata.normalize("NFKC", text).casefold()))
    for first in range(len(words) - RUN + 1):
        run = " ".join(words[first : first + RUN])
        if not run.replace(" ", "").isdecimal():
            yield run


def digest(run: str) -> bytes:
    """Return the eight bytes by which a run is known."""
    return blake2b(run.encode("utf-8")).digest()[:SIZE]


def write(text: str, path: Path = STORED) -> int:
    """Write the hashes of a text's runs, and return how many."""
    digests = sorted({digest(run) for run in runs(text)})
    path.write_bytes(b"".join(digests))
    return len(digests)


def read(path: Path = STORED) -> frozenset[bytes]:
    """Return the stored hashes."""
    content = path.read_bytes()
    return frozenset(content[first : first + SIZE] for first in range(0, len(content), SIZE))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Give the document's text file, and nothing else.")
    sys.stdout.write(f"{write(Path(sys.argv[1]).read_text(encoding='utf-8'))} runs\n")
