"""Text files as spreadsheets and editors leave them: which encoding, which separator."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TextIO

from graph.model import Place, Problem

CHUNK = 1 << 20
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
FALLBACK = "cp1252"
REPLACED = "\ufffd"


def encoding_of(path: Path) -> str:
    """Return the encoding of a text file: by its mark, else UTF-8 if it is that throughout, else `cp1252`."""
    with path.open("rb") as file:
        head = file.read(3)
        for mark, name in MARKS:
            if head.startswith(mark):
                return name
        decoder = codecs.getincrementaldecoder("utf-8")()
        file.seek(0)
        try:
            while chunk := file.read(CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return FALLBACK
    return "utf-8"


def about_encoding(encoding: str, place: Place) -> list[Problem]:
    """Return the warning that goes with the fallback encoding; nothing for the others."""
    if encoding != FALLBACK:
        return []
    message = "the file is not UTF-8; it was read as Windows-1252 (cp1252): look whether accents are right"
    return [Problem("warning", message, place, encoding, "save it as CSV UTF-8")]


def open_text(path: Path, encoding: str) -> TextIO:
    """Open a text file with its own line ends; what cannot be decoded becomes a replacement sign."""
    return path.open(encoding=encoding, errors="replace", newline="")
