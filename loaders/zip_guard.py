"""Looks at a zip archive before anything opens it: how much it would unpack to, and whether it is whole."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from pathlib import Path

from graph.model import Place
from loaders.accepts import UnreadableError

MOST_BYTES = 1 << 30
MOST_ENTRIES = 10_000
MOST_RATIO = 200
SMALL_BYTES = 8 << 20
MOST_PARTS_BYTES = 64 << 20
"""Parts that are small one by one may be this large together, however well they are packed."""
CHUNK = 1 << 20
DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, OverflowError, RuntimeError,
    ValueError,
)  # fmt: skip


def check_archive(path: Path, what: str = "the workbook") -> None:
    """Refuse an archive that unpacks to far more than it is, or is damaged.

    Sizes are first taken as the archive states them, then measured: an entry that lies fails its checksum.

    Args:
        path: Where it is.
        what: What it is called in reasons.

    Raises:
        UnreadableError: With the reason.
    """
    place = Place(path.name)
    try:
        with zipfile.ZipFile(path) as archive:
            _check_stated(archive.infolist(), path.stat().st_size, place, what)
            for entry in archive.infolist():
                _measure(archive, entry, place, what)
    except DAMAGED as error:
        message = f"{what} is damaged or cut off ({error})"
        raise UnreadableError(message, place, "fetch it again, or open it and save it anew") from None


def _check_stated(entries: list[zipfile.ZipInfo], size: int, place: Place, what: str) -> None:
    if len(entries) > MOST_ENTRIES:
        raise UnreadableError(f"{what} holds {len(entries)} parts; at most {MOST_ENTRIES} are read", place)
    total = sum(entry.file_size for entry in entries)
    if total > MOST_BYTES:
        message = f"{what} would unpack to {total // 2**20} MB; at most {MOST_BYTES // 2**20} MB are read"
        raise UnreadableError(message, place, "split it, or save its sheets as CSV")
    if total > MOST_PARTS_BYTES and total > MOST_RATIO * size:
        message = f"{what} unpacks to more than {MOST_RATIO} times its size: it is not opened"
        raise UnreadableError(message, place, "open it in your spreadsheet program and save it anew")
    for entry in entries:
        if entry.file_size > SMALL_BYTES and entry.file_size > MOST_RATIO * entry.compress_size:
            message = f"a part of {what} unpacks to more than {MOST_RATIO} times its size: it is not opened"
            raise UnreadableError(message, place, "open it in your spreadsheet program and save it anew")


def _measure(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: Place, what: str) -> None:
    if entry.flag_bits & 1:
        raise UnreadableError(f"{what} is protected by a password", place, "save a copy without a password")
    with archive.open(entry) as part:
        while part.read(CHUNK):
            pass
