"""Files that were sent: kept under an id for whoever sent them, never under a path, and gone in time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from api import uploads as module
from api.limits import LimitReached
from api.uploads import ROOM, Upload, Uploads, named
from graph.errors import NotFound, WrongUse


@pytest.fixture
def uploads() -> Iterator[Uploads]:
    kept = Uploads(most=100)
    yield kept
    kept.close()


def keep(uploads: Uploads, name: str = "nodes.csv", owner: str = "Ann", *parts: bytes) -> Upload:
    """Keep a file that comes in parts."""

    async def coming() -> AsyncIterator[bytes]:
        for part in parts or (b"id,kind,name\n",):
            yield part

    return asyncio.run(uploads.keep(name, owner, coming()))


def test_a_file_is_kept_as_it_came_where_only_its_owner_finds_it(uploads: Uploads) -> None:
    kept = keep(uploads, "nodes.csv", "Ann", b"ab", b"", b"c")

    assert (kept.path.read_bytes(), kept.size, kept.path.name) == (b"abc", 3, "nodes.csv")
    assert uploads.found(kept.id, "Ann") == kept
    assert kept.path.parent.parent.stat().st_mode & 0o077 == 0
    for upload_id, owner in ((kept.id, "Bob"), ("other", "Ann"), ("", "Ann")):
        with pytest.raises(NotFound, match="kept for an hour"):
            uploads.found(upload_id, owner)


def test_what_is_too_long_is_refused_while_it_comes_and_leaves_nothing(uploads: Uploads) -> None:
    read: list[int] = []

    async def endless() -> AsyncIterator[bytes]:
        for number in range(1_000):
            read.append(number)
            yield b"x" * 60

    home = keep(uploads).path.parent.parent
    with pytest.raises(LimitReached, match="longer than 100 bytes"):
        asyncio.run(uploads.keep("big.csv", "Ann", endless()))

    assert read == [0, 1]
    assert len(list(home.iterdir())) == 1


def test_a_sender_who_goes_away_leaves_nothing(uploads: Uploads) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield b"half"
        raise ConnectionError

    home = keep(uploads).path.parent.parent
    with pytest.raises(ConnectionError):
        asyncio.run(uploads.keep("big.csv", "Ann", broken()))

    assert len(list(home.iterdir())) == 1


@pytest.mark.parametrize(
    "name",
    ["", " ", ".", "..", "...", "a/b.csv", "/etc/hosts", "..\\x.csv", "c:x.csv", "a\0.csv", "a\n.csv", "x" * 151],
)  # fmt: skip
def test_a_name_leads_nowhere_else(uploads: Uploads, name: str) -> None:
    with pytest.raises(WrongUse, match="is no name of a file"):
        keep(uploads, name)


@pytest.mark.parametrize("name", ["nodes.csv", "Cofrestr risgiau – Tŷ.xlsx", ".hidden", "a b.csv", "-x.csv"])
def test_other_names_are_kept_as_they_are(name: str) -> None:
    assert named(f" {name} ") == name


def test_the_oldest_of_ones_own_gives_way_and_that_of_others_does_not(uploads: Uploads) -> None:
    kept = [keep(uploads) for _ in range(ROOM)]

    latest = keep(uploads)

    assert uploads.found(latest.id, "Ann") == latest
    with pytest.raises(NotFound):
        uploads.found(kept[0].id, "Ann")
    with pytest.raises(LimitReached, match="files of others"):
        keep(uploads, "nodes.csv", "Bob")


def test_after_an_hour_a_file_is_gone(uploads: Uploads, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = keep(uploads)
    monkeypatch.setattr(module, "monotonic", lambda: kept.until + 1)

    with pytest.raises(NotFound):
        uploads.found(kept.id, "Ann")

    assert not kept.path.exists()


def test_nothing_is_left_when_the_server_ends(uploads: Uploads) -> None:
    home = keep(uploads).path.parent.parent

    uploads.close()

    assert not home.exists()
