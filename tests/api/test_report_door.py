"""Reports over HTTP: always on, within the rights of who asks, in two forms and two languages."""

from __future__ import annotations

from html import unescape

import pytest
from starlette.testclient import TestClient

pytestmark = pytest.mark.slow


def test_RP_02_the_yearly_report_is_always_on_at_one_address(let_in: TestClient) -> None:
    found = let_in.get("/reports/annual")

    assert found.status_code == 200
    assert "Yearly report on quality" in found.text
    assert "26 November 2024" not in found.text
    assert "25 November 2025 to 25 November 2026" in found.text
    assert "'sha256-" in found.headers["Content-Security-Policy"]


def test_RP_02_its_public_form_says_that_it_is_one(let_in: TestClient) -> None:
    found = let_in.get("/reports/annual", params={"public": "1"})

    assert "Public form: messages, problems, risks and roles are not named" in found.text


def test_a_report_is_a_word_document_too(let_in: TestClient) -> None:
    found = let_in.get("/reports/board.docx")

    assert found.content[:2] == b"PK"
    assert found.headers["Content-Type"].startswith("application/vnd.openxmlformats")


def test_RP_03_headings_and_labels_are_in_welsh(let_in: TestClient) -> None:
    shown = unescape(let_in.get("/reports/board", params={"language": "cy"}).text)

    assert "Papur i'r bwrdd" in shown
    assert '<html lang="cy">' in shown


def test_a_report_leads_to_itself_in_the_other_language(let_in: TestClient) -> None:
    shown = unescape(let_in.get("/reports/annual", params={"public": "1", "language": "cy"}).text)

    assert '<a href="?public=1&language=en" lang="en" hreflang="en" class="toggle">English</a>' in shown


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/reports/weekly", "There is no report 'weekly'"),
        ("/reports/annual.pdf", "a report is written as .html or .docx"),
        ("/reports/annual?from=soon", "--from: 'soon' is not a day"),
        ("/reports/annual?from=2027-01-01", "lies after the last day"),
        ("/reports/team", "is about one unit"),
        ("/reports/annual?unit=U1", "and not with 'unit'"),
    ],
)
def test_what_cannot_be_made_is_told(let_in: TestClient, address: str, told: str) -> None:
    found = let_in.get(address)

    assert found.status_code == 400
    assert told.lower() in found.text.lower()
