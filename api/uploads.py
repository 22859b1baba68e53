"""Files that were sent to be loaded: kept in a folder of this run of the server, for an hour, under an id.

They lie there as they came, under a name without any path, and go with the server. Nothing is stored in the
organisation until a load by that id is asked for.
"""

from __future__ import annotations

import re
import secrets
import shutil
import tempfile
from collections.abc import AsyncIterable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from api.limits import LimitReached
from graph.errors import NotFound, WrongUse

KEPT_S = 3_600
ROOM = 20
_NAME = re.compile(r"[^/\\:*?\"<>|\x00-\x1f\x7f]{1,150}")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent.

    Attributes:
        id: What it is asked for by; nobody can guess it.
        name: Its name, as its sender called it, without a path.
        owner: Who sent it: nobody else gets it.
        size: Its bytes.
        path: Where it lies.
        until: Until when it is kept, by the clock that only goes forward.
    """

    id: str
    name: str
    owner: str
    size: int
    path: Path
    until: float


class Uploads:
    """The files that wait to be loaded. Each method may be called from any thread, one at a time."""

    def __init__(self, most: int) -> None:
        """Make room for files.

        Args:
            most: The most bytes of one of them.
        """
        self._most = most
        self._folder: Path | None = None
        self._kept: dict[str, Upload] = {}

    async def keep(self, name: str, owner: str, parts: AsyncIterable[bytes]) -> Upload:
        """Keep a file that comes in parts; nothing of it stays when it is too long or its sender goes away.

        Raises:
            WrongUse: If that is no name of a file.
            LimitReached: If it is too long, or others' files take all the room.
        """
        checked = named(name)
        self._make_room(owner)
        upload_id = secrets.token_urlsafe(16)
        place = self._home() / upload_id
        place.mkdir()
        try:
            size = await self._written(place / checked, parts)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
        kept = Upload(upload_id, checked, owner, size, place / checked, monotonic() + KEPT_S)
        self._kept[upload_id] = kept
        return kept

    def found(self, upload_id: str, owner: str) -> Upload:
        """Return a file that somebody sent.

        Raises:
            NotFound: If they sent none of that id, or so long ago that it is not kept any more.
        """
        self._let_go()
        upload = self._kept.get(upload_id)
        if upload is None or upload.owner != owner:
            raise NotFound(f"there is no file {upload_id!r} to load; a file that is sent is kept for an hour")
        return upload

    def close(self) -> None:
        """Remove every file."""
        self._kept.clear()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    async def _written(self, path: Path, parts: AsyncIterable[bytes]) -> int:
        size = 0
        with path.open("xb") as file:
            async for part in parts:
                size += len(part)
                if size > self._most:
                    raise LimitReached(f"the file is longer than {self._most:,} bytes; send it in several")
                file.write(part)
        return size

    def _make_room(self, owner: str) -> None:
        self._let_go()
        if len(self._kept) < ROOM:
            return
        own = [upload for upload in self._kept.values() if upload.owner == owner]
        if not own:
            raise LimitReached(f"{ROOM} files of others wait to be loaded; send yours again in an hour at the latest")
        self._drop(own[0])

    def _let_go(self) -> None:
        for upload in [one for one in self._kept.values() if one.until < monotonic()]:
            self._drop(upload)

    def _drop(self, upload: Upload) -> None:
        del self._kept[upload.id]
        shutil.rmtree(upload.path.parent, ignore_errors=True)

    def _home(self) -> Path:
        """Return the folder that they lie in: only whoever runs the server can look into it."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="goldenthread-"))
        return self._folder


def named(name: str) -> str:
    """Return the name of a file, checked.

    Raises:
        WrongUse: If it could lead anywhere else, or is no name.

    >>> named("nodes.csv")
    'nodes.csv'
    """
    plain = name.strip()
    if not _NAME.fullmatch(plain) or plain.strip(".") == "":
        raise WrongUse(f"{name[:50]!r} is no name of a file; send the name alone, without a folder: nodes.csv")
    return plain
