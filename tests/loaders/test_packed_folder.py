"""Folders that come zipped."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from graph.ontology import Ontology
from loaders import packed_folder, read_file
from tests.loaders.conftest import SAMPLES, Reader


def zipped(**files: str) -> bytes:
    """Return an archive of files by name, in which `__` stands for a dot."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "."), text)
    return held.getvalue()


def test_tables_are_read_as_from_a_folder(ontology: Ontology) -> None:
    batch = read_file(SAMPLES / "packed_folder" / "good.zip", ontology)

    assert [node.id for node in batch.nodes] == ["d1", "s1"]
    assert [(link.source, link.target) for link in batch.links] == [("s1", "d1")]
    assert batch.source == "good.zip"


def test_notes_are_read_too_and_known_by_content(read: Reader) -> None:
    batch = read(zipped(note__md="---\nkind: Need\n---\n# Be seen\n"), "notes.bin")

    assert [node.name for node in batch.nodes] == ["Be seen"]


def test_nothing_is_written_outside_its_own_folder(tmp_path: Path, ontology: Ontology) -> None:
    read_file(SAMPLES / "packed_folder" / "broken.zip", ontology)

    assert not list(tmp_path.parent.glob("**/evil.csv"))
    assert not Path("evil.csv").exists()


def test_two_files_of_one_name_are_refused(read: Reader) -> None:
    held = BytesIO(zipped(needs__csv="id,name\n"))
    with ZipFile(held, "a") as archive:
        archive.writestr("more/needs.csv", "id,name\n")

    batch = read(held.getvalue(), "a.zip")

    assert not batch.readable
    assert "two files in the archive are called needs.csv" in batch.problems[0].message


def test_an_archive_of_neither_and_a_bomb_are_refused(read: Reader, tmp_path: Path, ontology: Ontology) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(a__txt="x"))

    assert "no tables and no notes" in packed_folder.read(tmp_path / "a.zip", ontology).problems[0].message
    assert "more than 200 times" in read(zipped(a__csv="0" * (20 << 20)), "b.zip").problems[0].message
