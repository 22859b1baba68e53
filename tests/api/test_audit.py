"""The audit log: only ever added to, sealed, and it never holds what records say."""

from __future__ import annotations

from pathlib import Path

import pytest

from api import audit_read
from api.audit import MOST_IDS, AuditLog, audit_log, seen
from api.settings import read_settings
from graph.errors import StoreUnreachable


def _written(path: Path, number: int = 3) -> AuditLog:
    log = AuditLog(path)
    for one in range(number):
        log.write("see", who="Ann", rights="steward", where="10.0.0.7", about={"Role.holder": {"count": one}})
    return log


def test_what_was_written_is_read_back_with_who_what_when_and_from_where(tmp_path: Path) -> None:
    log = _written(tmp_path / "log", 1)

    (entry,) = log.entries()
    assert (entry.who, entry.rights, entry.where, entry.did) == ("Ann", "steward", "10.0.0.7", "see")
    assert entry.at.endswith("Z")
    assert entry.about == {"Role.holder": {"count": 0}}
    assert log.faults() == []


def test_the_file_is_its_owners_alone_and_is_added_to_by_the_next_run(tmp_path: Path) -> None:
    _written(tmp_path / "log")
    log = _written(tmp_path / "log")

    assert len(log.entries()) == 6
    assert log.faults() == []
    assert (tmp_path / "log").stat().st_mode & 0o077 == 0


def test_two_runs_that_write_by_turns_are_each_sealed(tmp_path: Path) -> None:
    one, other = AuditLog(tmp_path / "log"), AuditLog(tmp_path / "log")
    for log in (one, other, one, one, other):
        log.write("change", who="Ann", about={})

    assert one.faults() == []


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda lines: [lines[0], lines[2]], "3 follows 1 of the same run; lines are missing"),
        (lambda lines: lines[1:], "2 follows 0 of the same run; lines are missing"),
        (lambda lines: [lines[0], lines[1].replace(b"Ann", b"Eve"), lines[2]], "line 2: it is not what was written"),
        (lambda lines: [lines[0], b"{", lines[2]], "line 2: it cannot be read"),
    ],
)
def test_lines_that_were_changed_or_taken_out_are_found(tmp_path: Path, spoil: object, fault: str) -> None:
    log = _written(tmp_path / "log")
    lines = log.path.read_bytes().splitlines()

    log.path.write_bytes(b"\n".join(spoil(lines)) + b"\n")  # type: ignore[operator]

    assert fault in "; ".join(log.faults())


def test_what_cannot_be_noted_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachable, match="audit log cannot be written"):
        AuditLog(tmp_path / "none" / "log").write("see", who="Ann", about={})


def test_a_log_that_is_not_there_has_no_entries(tmp_path: Path) -> None:
    assert AuditLog(tmp_path / "log").entries() == []


def test_of_many_records_some_are_named_and_all_are_counted() -> None:
    said = seen({"Role.holder": {f"r{number:03}" for number in range(80)}})

    assert said["Role.holder"]["count"] == 80
    assert len(said["Role.holder"]["ids"]) == MOST_IDS


def test_it_stands_beside_the_store_unless_the_settings_name_another_file(tmp_path: Path) -> None:
    store = str(tmp_path / "store.db")

    assert audit_log(read_settings(store=store)).path == tmp_path / "store.db.audit"
    assert audit_log(read_settings(store=store, audit=tmp_path / "mine")).path == tmp_path / "mine"


def test_what_was_read_is_not_read_again_while_it_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = AuditLog(tmp_path / "log")
    for name in ("ann", "bob"):
        log.write("see", who=name, about={})
    assert (len(log.newest()), log.faults()) == (2, [])
    read: list[bytes] = []
    plain = audit_read._held
    monkeypatch.setattr(audit_read, "_held", lambda row: (read.append(row), plain(row))[1])

    log.write("see", who="cat", about={})

    assert [entry.who for _, entry in log.newest()] == ["cat", "bob", "ann"]
    assert log.faults() == []
    assert len(read) == 1


def test_what_was_changed_after_it_was_read_is_found(tmp_path: Path) -> None:
    log = AuditLog(tmp_path / "log")
    for name in ("ann", "bob"):
        log.write("see", who=name, about={})
    assert log.faults() == []

    log.path.write_bytes(log.path.read_bytes().replace(b"ann", b"eve"))
    log.write("see", who="cat", about={})

    assert log.faults() == ["log, line 1: it is not what was written"]
    assert [entry.who for entry in log.entries()] == ["eve", "bob", "cat"]


def test_a_line_that_is_being_written_is_read_when_it_is_whole(tmp_path: Path) -> None:
    log = AuditLog(tmp_path / "log")
    log.write("see", who="ann", about={})
    whole = log.path.read_bytes()

    log.path.write_bytes(whole[:-20])
    half = log.faults()
    log.path.write_bytes(whole)

    assert half == ["log, line 1: it cannot be read"]
    assert (log.faults(), len(log.newest())) == ([], 1)
