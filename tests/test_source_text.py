"""None of our texts has eight words in a row of the document that the method comes from.

The document's licence allows no reworked copy: we cite its sections and write our own words. Where a run is nobody's
own words, such as the name of a law, it is listed below with the reason.
"""

from __future__ import annotations

from pathlib import Path

from tests.make_reference_runs import RUN, SIZE, STORED, digest, read, runs, write
from tests.tree import our_files, text_of

NOBODYS_OWN = {
    "the Health and Social Care (Quality and Engagement) (Wales) Act 2020": "the title of the law",
}


def borrowed(text: str, known: frozenset[bytes]) -> list[str]:
    """Return the runs of a text that are known."""
    return [run for run in runs(text) if digest(run) in known]


def test_CO_01_none_of_our_texts_has_a_run_of_the_source() -> None:
    known = read() - {digest(run) for phrase in NOBODYS_OWN for run in runs(phrase)}

    found = [f"{path}: {run}" for path in our_files() for run in borrowed(text_of(path) or "", known)]

    assert not found, "Say it in our own words:\n" + "\n".join(found)


def test_CO_01_the_stored_hashes_are_of_the_source() -> None:
    found = borrowed("under the Health and Social Care (Quality and Engagement) (Wales) Act", read())

    assert "health and social care quality and engagement wales" in found


def test_CO_01_a_copied_sentence_is_found_whatever_its_case_marks_and_line_ends(tmp_path: Path) -> None:
    known_file = tmp_path / "runs.bin"
    write("The quick brown fox doesn't jump over any lazy dog today.", known_file)

    found = borrowed("# THE quick, brown 'fox' does\u2019nt\n# jump -- over any lazy cat", read(known_file))

    assert found == ["the quick brown fox doesnt jump over any", "quick brown fox doesnt jump over any lazy"]


def test_the_stored_hashes_are_sorted_and_distinct() -> None:
    content = STORED.read_bytes()
    parts = [content[first : first + SIZE] for first in range(0, len(content), SIZE)]

    assert len(content) % SIZE == 0
    assert len(parts) > 1000 * RUN
    assert parts == sorted(set(parts))
