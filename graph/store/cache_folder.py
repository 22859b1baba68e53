"""Where this user's computer keeps what can be had again: columns of stores that are on a server."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

NONE = "none"
UNUSED_S = 60 * 86_400.0
"""What nobody has used for so long is taken away."""


def cache_folder(named: str = "") -> Path | None:
    """Return the folder for columns of stores on servers.

    Args:
        named: The folder that the user named; `none` for none; empty for the user's own cache folder.

    >>> cache_folder("none"), cache_folder("/srv/kept") == Path("/srv/kept")
    (None, True)
    """
    if named == NONE:
        return None
    with suppress(RuntimeError):  # a user without a home
        if named:
            return Path(named).expanduser()
        given = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or "~/.cache"
        return Path(given).expanduser() / "goldenthread" / "columns"
    return None


def folder_in(cache: Path, store: str) -> Path:
    """Return the folder of a store that calls itself something; what it says can lead nowhere else."""
    return cache / sha256(store.encode()).hexdigest()[:32]


def sweep_unused(cache: Path, but: Path) -> None:
    """Take the folders of stores away that were not used for long, except one that is in use now."""
    for folder in cache.iterdir():
        with suppress(OSError):
            is_ours = len(folder.name) == 32 and set(folder.name) <= set("0123456789abcdef") and folder.is_dir()
            if is_ours and folder != but and time.time() - folder.stat().st_mtime > UNUSED_S:
                shutil.rmtree(folder, ignore_errors=True)
