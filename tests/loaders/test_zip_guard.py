"""Archives that may be opened, and those that may not."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from loaders import zip_guard
from loaders.accepts import UnreadableError
from loaders.zip_guard import check_archive
from tests.loaders.conftest import Reader


def archive(folder: Path, parts: dict[str, bytes]) -> Path:
    """Write a zip archive and return where."""
    with zipfile.ZipFile(folder / "book.xlsx", "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return folder / "book.xlsx"


def test_an_archive_of_usual_size_passes(tmp_path: Path) -> None:
    check_archive(archive(tmp_path, {"a": b"text" * 1000}))


def test_a_zip_bomb_is_refused_by_how_much_it_unpacks_to_for_its_size(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="more than 200 times its size"):
        check_archive(archive(tmp_path, {"xl/worksheets/sheet1.xml": b"\0" * (9 << 20)}))


def test_an_archive_is_refused_by_its_whole_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_guard, "MOST_BYTES", 1000)

    with pytest.raises(UnreadableError, match="would unpack to"):
        check_archive(archive(tmp_path, {"a": b"x" * 600, "b": b"y" * 600}))


def test_small_parts_are_refused_by_how_much_they_unpack_to_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_guard, "MOST_PARTS_BYTES", 2 << 20)

    with pytest.raises(UnreadableError, match="the workbook unpacks to more than 200 times its size"):
        check_archive(archive(tmp_path, {f"{number}.xml": b" " * (1 << 20) for number in range(3)}))


def test_an_archive_is_refused_by_the_number_of_its_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_guard, "MOST_ENTRIES", 2)

    with pytest.raises(UnreadableError, match="3 parts"):
        check_archive(archive(tmp_path, {"a": b"", "b": b"", "c": b""}))


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    file = archive(tmp_path, {"a": b"\0" * 100_000})
    stated = (100_000).to_bytes(4, "little")
    file.write_bytes(file.read_bytes().replace(stated, (100).to_bytes(4, "little")))

    with pytest.raises(UnreadableError, match="damaged"):
        check_archive(file)


def test_a_zip_bomb_named_xlsx_is_a_problem_not_a_crash(read: Reader, tmp_path: Path) -> None:
    content = archive(
        tmp_path, {"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": b" " * (64 << 20)}
    ).read_bytes()

    batch = read(content, "bomb.xlsx")

    assert (batch.readable, batch.nodes) == (False, ())
    assert "not opened" in batch.problems[0].message
