"""Everything live at one revision, as files beside a store: a large organisation is there at once when it is opened.

A folder holds one `.npy` file a column, mapped into memory and never unpickled, and a stamp: the revision, the digest
that seals the log up to it, and a checksum of each file. The log stays the truth. What does not bear the digest of the
log, or is not whole, is not used. Personal values never get there: their bodies stay in the store alone.

Beside the newest columns a few older ones are kept, ever farther apart: the past is replayed from the nearest.
"""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any
from zlib import crc32

import numpy as np
import numpy.typing as npt
import orjson

from graph.columns import Columns, LinkColumns, NodeColumns
from graph.packed import Blobs, Coded, Texts, blobs, coded
from graph.store.seal import canonical

FORMAT = 2
MOST_KEPT = 4
"""The newest, the oldest, and between them those that lie about twice as far back as the one before."""
STAMP = "stamp.json"
PART = "part-"
OLDEST_PART_S = 3600.0
"""A half-made folder that is older belongs to nobody any more."""
FOLDER_MODE, FILE_MODE = 0o700, 0o600

Arrays = dict[str, npt.NDArray[Any]]
Hidden = Mapping[str, frozenset[str]]
"""By kind of node or link, the fields whose values stay in the store."""

NODE_TEXTS = ("ids", "names")
NODE_CODED = ("kinds", "statuses", "valid_from", "valid_to", "origins", "recorded_on")
LINK_CODED = ("nths", "bases", "valid_from", "valid_to", "bodies", "origins", "recorded_on")
LINK_ARRAYS = ("sources", "targets", "kinds", "strengths")
UNREADABLE = (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, IndexError)
"""What reading files can raise that were cut short or written by somebody else."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells which columns a folder holds.

    Attributes:
        revision: Of the store.
        digest: Hash that seals the log up to it, hexadecimal.
        hidden: Digest of which fields are kept out; see `mark_of`.
        changes: How many changes the log holds up to it.
    """

    revision: int
    digest: str
    hidden: str
    changes: int


IsOurs = Callable[[Stamp], bool]
"""Tells whether the log bears what a stamp says."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Columns out of files.

    Attributes:
        columns: Without personal values.
        nodes, links: Rows whose bodies had some.
    """

    columns: Columns
    nodes: Sequence[int]
    links: Sequence[int]


def folder_of(path: Path) -> Path:
    """Return the folder of a store's columns."""
    return path.with_name(f"{path.name}.columns")


def mark_of(hidden: Hidden) -> str:
    """Return what tells one choice of hidden fields from another."""
    return sha256(canonical({kind: sorted(fields) for kind, fields in hidden.items()})).hexdigest()


def save(folder: Path, columns: Columns, stamp: Stamp, hidden: Hidden, is_ours: IsOurs) -> None:
    """Write columns beside a store, all or nothing, and take away older ones that are not needed.

    Args:
        folder: Made if it is not there; see `folder_of`.
        columns: Everything live at the revision of the stamp.
        stamp: What they are the columns of.
        hidden: Fields whose values are left out.
        is_ours: Tells whether the log bears what a stamp says: others are taken away.

    Raises:
        OSError: If they cannot be written; nothing is left behind then.
    """
    folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    part = folder / f"{PART}{secrets.token_hex(8)}"
    try:
        part.mkdir(mode=FOLDER_MODE)
        sums = {name: _write_array(part / name, array) for name, array in _arrays(columns, hidden).items()}
        said = {"format": FORMAT, "sums": sums} | {name: getattr(stamp, name) for name in Stamp.__slots__}
        _write(part / STAMP, lambda file: file.write(orjson.dumps(said)))
        _put_in_place(part, folder / f"{stamp.revision}-{stamp.digest[:16]}")
    finally:
        shutil.rmtree(part, ignore_errors=True)
    _prune(folder, is_ours)


def load(folder: Path, is_ours: IsOurs, until: int | None = None) -> Kept | None:
    """Return the newest columns beside a store that are whole and ours, or None.

    Args:
        folder: See `folder_of`.
        is_ours: Tells whether the log bears what a stamp says.
        until: The last revision that will do; None for any.
    """
    for candidate in sorted(_candidates(folder), key=_revision, reverse=True):
        if until is None or _revision(candidate) <= until:
            with suppress(*UNREADABLE):
                stamp, sums = _stamp_in(candidate)
                if is_ours(stamp):
                    return _kept({name: _read_array(candidate / name, sums[name]) for name in sums}, stamp)
    return None


def spaced(lengths: Sequence[int]) -> list[int]:
    """Return which of some lengths of the log, the greatest first, to keep columns of.

    >>> spaced([100, 95, 90, 85, 70, 40, 1])
    [100, 95, 90, 1]
    """
    kept, last = list(lengths[:1]), 0
    for length in lengths[1:]:
        if (distance := lengths[0] - length) >= 2 * last:
            kept.append(length)
            last = distance
    return [*kept[: MOST_KEPT - 1], lengths[-1]] if len(kept) >= MOST_KEPT or kept[-1:] != lengths[-1:] else kept


# -- folders ----------------------------------------------------------------------------------------------------------


def _candidates(folder: Path) -> list[Path]:
    with suppress(OSError):
        return [one for one in folder.iterdir() if not one.name.startswith(PART)]
    return []


def _stamp_in(folder: Path) -> tuple[Stamp, Mapping[str, int]]:
    """Return the stamp of a folder, and the checksums of its files.

    Raises:
        ValueError: If it is of another format.
    """
    said = orjson.loads((folder / STAMP).read_bytes())
    if said.pop("format") != FORMAT:
        raise ValueError(f"{folder} is of another format")
    sums: Mapping[str, int] = said.pop("sums")
    return Stamp(**said), sums


def _revision(folder: Path) -> int:
    number = folder.name.partition("-")[0]
    return int(number) if number.isascii() and number.isdigit() else -1


def _put_in_place(part: Path, final: Path) -> None:
    """Let a complete folder take its name; what bears it already is moved away: it was not whole."""
    if os.name == "posix":
        _sync_folder(part)
    if final.exists():
        away = final.with_name(f"{PART}{secrets.token_hex(8)}")
        final.rename(away)
        shutil.rmtree(away, ignore_errors=True)
    part.rename(final)
    if os.name == "posix":
        _sync_folder(final.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _prune(folder: Path, is_ours: IsOurs) -> None:
    """Take away what is not to be kept, and what writers left that were cut short. Who has it open keeps it."""
    ours: dict[Path, int] = {}
    for one in _candidates(folder):
        with suppress(*UNREADABLE):
            stamp, _ = _stamp_in(one)
            if is_ours(stamp):
                ours[one] = stamp.changes
    kept = spaced(sorted(ours.values(), reverse=True))
    for one in folder.iterdir():
        with suppress(OSError):
            is_part = one.name.startswith(PART)
            is_old_part = is_part and time.time() - one.stat().st_mtime > OLDEST_PART_S
            if is_old_part or (not is_part and ours.get(one) not in kept):
                shutil.rmtree(one, ignore_errors=True)


def _write(path: Path, fill: Callable[[IO[bytes]], object]) -> None:
    """Make a file that only its owner may read, and wait until it is on the disk."""
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE), "wb") as file:
        fill(file)
        file.flush()
        os.fsync(file.fileno())


def _write_array(path: Path, array: npt.NDArray[Any]) -> int:
    """Write an array and return its checksum."""
    whole = np.ascontiguousarray(array)
    _write(path, lambda file: np.save(file, whole, allow_pickle=False))
    return crc32(whole.data)


def _read_array(path: Path, checksum: int) -> npt.NDArray[Any]:
    """Return an array as it was written, mapped into memory.

    Raises:
        ValueError: If it is not as it was written.
    """
    array: npt.NDArray[Any] = np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
    if crc32(array.data) != checksum:
        raise ValueError(f"{path} is not whole")
    return array


# -- columns to arrays ------------------------------------------------------------------------------------------------


def _arrays(columns: Columns, hidden: Hidden) -> Arrays:
    nodes, links = columns.nodes, columns.links
    arrays: Arrays = {}
    for name in NODE_TEXTS:
        arrays[f"nodes.{name}.npy"] = _texts(getattr(nodes, name))
    for name in NODE_CODED:
        arrays |= _coded_arrays(f"nodes.{name}", coded(getattr(nodes, name)))
    bare = _bare(nodes.kinds, nodes.bodies, hidden)
    bodies = nodes.bodies if isinstance(nodes.bodies, Blobs) and not bare else _blobs_with(nodes.bodies, bare)
    arrays |= {"nodes.bodies.npy": bodies.block, "nodes.bodies.ends.npy": bodies.ends, "nodes.apart.npy": _rows(bare)}
    for name in LINK_ARRAYS:
        arrays[f"links.{name}.npy"] = getattr(links, name)
    arrays["links.kind_names.npy"] = _texts(links.kind_names)
    bare = _bare(Coded(links.kinds, links.kind_names), links.bodies, hidden)
    for name in LINK_CODED:
        values = coded(getattr(links, name))
        arrays |= _coded_arrays(f"links.{name}", _used(values.instead(bare)) if name == "bodies" and bare else values)
    return arrays | {"links.apart.npy": _rows(bare)}


def _bare(kinds: Sequence[str], bodies: Sequence[bytes], hidden: Hidden) -> dict[int, bytes]:
    """Return, by row, the bodies that hold personal values, without them."""
    found: dict[int, bytes] = {}
    for row, kind in enumerate(kinds) if hidden.keys() & set(kinds) else ():
        if fields := hidden.get(kind):
            body = orjson.loads(bodies[row])
            if fields & body.keys():
                found[row] = orjson.dumps({name: value for name, value in body.items() if name not in fields})
    return found


def _blobs_with(bodies: Sequence[bytes], instead: Mapping[int, bytes]) -> Blobs:
    return blobs([instead.get(row, body) for row, body in enumerate(bodies)])


def _used(values: Coded[Any]) -> Coded[Any]:
    """Return a column without the values that no row has: they must not be written."""
    used, codes = np.unique(values.codes, return_inverse=True)
    return Coded(codes, [values.words[number] for number in used.tolist()])


def _rows(rows: Mapping[int, bytes]) -> npt.NDArray[np.int64]:
    return np.fromiter(rows, dtype=np.int64, count=len(rows))


def _texts(texts: Sequence[Any]) -> npt.NDArray[np.uint8]:
    return texts.block if isinstance(texts, Texts) else np.frombuffer(orjson.dumps(list(texts)), dtype=np.uint8)


def _coded_arrays(name: str, column: Coded[Any]) -> Arrays:
    words = [word.decode() if isinstance(word, bytes) else word for word in column.words]
    return {f"{name}.npy": column.codes, f"{name}.words.npy": _texts(words)}


# -- arrays to columns ------------------------------------------------------------------------------------------------


def _kept(arrays: Arrays, stamp: Stamp) -> Kept:
    apart = [arrays[f"{part}.apart.npy"].tolist() for part in ("nodes", "links")]
    return Kept(Columns(stamp.revision, _nodes_of(arrays), _links_of(arrays)), *apart)


def _nodes_of(arrays: Arrays) -> NodeColumns:
    columns: dict[str, Any] = {name: _coded_of(arrays, f"nodes.{name}") for name in NODE_CODED}
    bodies = Blobs(arrays["nodes.bodies.npy"], arrays["nodes.bodies.ends.npy"])
    columns |= {name: Texts(arrays[f"nodes.{name}.npy"], len(bodies)) for name in NODE_TEXTS}
    return NodeColumns(bodies=bodies, **columns)


def _links_of(arrays: Arrays) -> LinkColumns:
    columns: dict[str, Any] = {name: _coded_of(arrays, f"links.{name}") for name in LINK_CODED}
    columns |= {name: arrays[f"links.{name}.npy"] for name in LINK_ARRAYS}
    bodies = columns["bodies"]
    columns["bodies"] = Coded(bodies.codes, [word.encode() for word in bodies.words])
    return LinkColumns(kind_names=_listed(arrays["links.kind_names.npy"]), **columns)


def _coded_of(arrays: Arrays, name: str) -> Coded[Any]:
    return Coded(arrays[f"{name}.npy"], _listed(arrays[f"{name}.words.npy"]))


def _listed(array: npt.NDArray[Any]) -> list[Any]:
    listed: list[Any] = orjson.loads(array.tobytes())
    return listed
