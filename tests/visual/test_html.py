"""HTML as values: whatever text is put in, it stays text."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from visual.html import document, joined, tag, text


class Reader(HTMLParser):
    """Reads HTML back into its elements and texts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.tags.append(name)
        self.attributes += attributes

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.texts.append(data)


def read(html: str) -> Reader:
    """Return what a browser would read."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


TEXTS = st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]), min_size=1)


@given(TEXTS)
def test_a_text_stays_a_text_wherever_it_stands(hostile: str) -> None:
    found = read(tag("p", hostile, title=hostile))

    assert found.tags == ["p"]
    assert found.attributes == [("title", hostile)]
    assert "".join(found.texts) == hostile


def test_html_within_html_is_not_escaped_again() -> None:
    assert joined(tag("b", "<"), " & ") == "<b>&lt;</b> &amp; "


def test_a_page_names_its_language() -> None:
    page = document("cy", tag("title", "T"), tag("body", text("B")))

    assert page == '<!doctype html>\n<html lang="cy"><head><title>T</title></head><body>B</body></html>\n'
