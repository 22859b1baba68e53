"""Bringing a file in a real browser: understood, mended, looked at, loaded and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from playwright.sync_api import expect

from tests.browser.everywhere import assert_everybody_can_use
from tests.browser.shots import shot
from tests.browser.test_pages import assert_stayed_here

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HOSTILE = "<img src=x onerror=alert(1)>"
RISKS = [
    ["Ref", "Title", "Likelihood", "Impact", "Date opened", "Remarks", HOSTILE],
    ["X1", "Referrals are lost between systems", 4, 3, "31/02/2026", "Seen twice"],
    ["X2", HOSTILE, 2, 2, "1/3/2026", "'; DROP TABLE nodes --"],
    ["X3", "Patients wait without being told", 9, 2, "", ""],
    ["X3", "The same id again", 1, 1, "", ""],
]


@pytest.fixture
def bring(own: Any) -> Any:
    """Return a page that is ready to take a file."""
    own.goto(f"{own.home}map?view=bring")
    expect(own.get_by_label("Choose a file")).to_be_visible()
    return own


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Return a risk register as a workbook, two of its rows with something wrong."""
    path = tmp_path / "Risk register.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Risks")
        for number, row in enumerate(RISKS):
            sheet.write_row(number, 0, row)
    return path


def took(page: Any, path: Path) -> None:
    """Give a file to the page, and wait until it says how it was understood."""
    page.get_by_label("Choose a file").set_input_files(path)
    expect(page.get_by_role("heading", name="How it was understood")).to_be_visible()


def test_a_register_is_understood_and_its_problems_are_told_by_row(bring: Any, register: Path) -> None:
    took(bring, register)

    view = bring.locator("#view")
    expect(view).to_contain_text("Nothing is stored yet.")
    expect(bring.get_by_label("What stands in “Likelihood”")).to_have_value("likelihood")
    expect(view.get_by_role("row", name="row 2")).to_contain_text("31/02/2026")
    expect(view.get_by_role("row", name="row 4, Likelihood", exact=False).first).to_contain_text("(9)")
    expect(view.get_by_role("row", name="row 5").first).to_contain_text("The row is left out")
    expect(view).to_contain_text(HOSTILE)
    assert_stayed_here(bring, bring.home)
    shot(bring, "bring")


def test_a_column_is_mended_by_keyboard_and_keeps_the_place(bring: Any, register: Path) -> None:
    took(bring, register)
    remarks = bring.get_by_label("What stands in “Remarks”")
    remarks.focus()

    bring.keyboard.type("Summary")
    bring.keyboard.press("Tab")

    expect(bring.locator("#view")).to_contain_text("as you said")
    expect(bring.get_by_label("What stands in “Remarks”")).to_have_value("summary")
    assert bring.wrong == []


def test_a_table_is_said_to_be_of_another_kind(bring: Any, register: Path) -> None:
    took(bring, register)

    bring.get_by_label("Each row of “Risks” is one").select_option("Process")

    expect(bring.locator("#view")).to_contain_text("as you said")
    expect(bring.get_by_label("What stands in “Title”")).to_have_value("name")


def test_a_file_is_loaded_and_taken_back(bring: Any, register: Path) -> None:
    took(bring, register)
    expect(bring.locator("#view")).to_contain_text("One finding appears")

    bring.get_by_label("Why it is loaded").fill("The register of November")
    bring.get_by_role("button", name="Load it").click()

    expect(bring.locator("#view")).to_contain_text("It is loaded, as revision")
    shot(bring, "bring-loaded")
    bring.get_by_role("button", name="Take it back").click()
    expect(bring.locator("#view")).to_contain_text("It is taken back")
    assert_stayed_here(bring, bring.home)


def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(bring: Any, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 and nothing that follows")

    bring.get_by_label("Choose a file").set_input_files(broken)

    expect(bring.locator("#view")).to_contain_text("One thing is wrong")
    expect(bring.locator("#view")).to_contain_text("broken.xlsx")


def test_everybody_can_use_it(bring: Any, register: Path) -> None:
    took(bring, register)

    assert_everybody_can_use(bring)


def test_a_table_that_is_like_nothing_known_is_given_a_kind_and_read(bring: Any, tmp_path: Path) -> None:
    strange = tmp_path / "strange.csv"
    strange.write_text("Blob,Wibble\nFirst of them,7\nSecond of them,9\n", encoding="utf-8")
    took(bring, strange)
    expect(bring.locator("#view")).to_contain_text("It is like nothing that is known here")

    bring.get_by_label("Each row of “strange” is one").select_option("Process")
    bring.get_by_label("What stands in “Blob”").select_option("Name")

    expect(bring.locator("#view")).to_contain_text("as you said")
    expect(bring.get_by_role("row", name="Things", exact=False).first).to_contain_text("2")
    assert_stayed_here(bring, bring.home)
