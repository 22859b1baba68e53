"""XML that may be read, and XML that may not."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from graph.model import Place
from loaders import safe_xml
from loaders.accepts import UnreadableError
from loaders.safe_xml import local, read_tree, read_tree_from

LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE plan [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<plan>&b;</plan>"""
OUTSIDE = b'<!DOCTYPE plan [<!ENTITY a SYSTEM "file:///etc/passwd">]><plan>&a;</plan>'


class Counting(BytesIO):
    """A stream that counts how often it is read."""

    reads = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Return the next part."""
        self.reads += 1
        return super().read(size)


def tree(folder: Path, content: bytes) -> Element:
    """Write a file and read it."""
    (folder / "plan.xml").write_bytes(content)
    return read_tree(folder / "plan.xml")


@pytest.mark.parametrize("content", [LAUGHS, OUTSIDE, b'<!DOCTYPE plan SYSTEM "plan.dtd"><plan/>'])
def test_entities_and_document_types_are_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnreadableError, match="XML with entities or a document type is not read"):
        tree(tmp_path, content)


def test_xml_that_is_not_well_formed_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="line 2") as stop:
        tree(tmp_path, b"<plan>\n<a></b></plan>")

    assert stop.value.problem.place.row == 2


@pytest.mark.parametrize("content", [b"", b"text", b'<?xml version="1.0" encoding="nonsense"?><plan/>', b"\x00" * 9])
def test_what_is_no_xml_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnreadableError):
        tree(tmp_path, content)


def test_xml_nested_too_deep_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="nested deeper"):
        tree(tmp_path, b"<a>" * 100_000)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_xml, "MOST_BYTES", 5)

    with pytest.raises(UnreadableError, match="larger"):
        tree(tmp_path, b"<plan></plan>")


def test_very_many_elements_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_xml, "MOST_ELEMENTS", 5)

    with pytest.raises(UnreadableError, match="more than 5 elements"):
        tree(tmp_path, b"<plan>" + b"<a/>" * 5 + b"</plan>")


def test_a_stream_is_read_in_parts_so_large_that_a_long_text_is_not_gone_over_a_thousand_times() -> None:
    stream = Counting(b'<plan name="' + b"x" * (8 << 20) + b'"/>')

    read_tree_from(stream, Place("plan.xml"))

    assert stream.reads <= 10


def test_names_are_read_without_their_namespace(tmp_path: Path) -> None:
    root = tree(tmp_path, b'<x:plan xmlns:x="urn:x"><x:goal/></x:plan>')

    assert [local(element.tag) for element in root.iter()] == ["plan", "goal"]
