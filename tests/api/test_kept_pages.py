"""Pages that were made: shown again while nothing changed, made anew as soon as something does."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.auth import Door
from api.kept_pages import MOST, KeptPages, Page
from tests.api.cli.calls import call
from tests.api.doors import PORT, example_store, keeper, stranger


def test_a_page_is_made_once_for_a_tag_and_the_oldest_goes_first() -> None:
    kept, made = KeptPages(), list[str]()

    def page(tag: str) -> Page:
        return kept.page(tag, lambda: made.append(tag) or Page(tag, {}))  # type: ignore[func-returns-value]

    for tag in ("a", "a", *(str(number) for number in range(MOST)), "a"):
        assert page(tag).text == tag

    assert made.count("a") == 2


@pytest.mark.slow
def test_the_page_changes_with_the_organisation_the_language_and_the_unit(tmp_path: Path) -> None:
    store = example_store(tmp_path)
    with keeper(store) as client:
        first, again = client.get("/"), client.get("/")
        unchanged = client.get("/", headers={"if-none-match": first.headers["etag"]})
        others = [client.get(f"/?{asked}") for asked in ("language=cy", "scope=U2")]
        assert call("set", "D1", "status=stopped", "--store", store).code == 0
        changed = client.get("/", headers={"if-none-match": first.headers["etag"]})

    assert first.text == again.text
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert len({page.text for page in (first, *others, changed)}) == 4


@pytest.mark.slow
def test_a_page_of_the_keeper_is_never_shown_to_others(tmp_path: Path) -> None:
    store, door = example_store(tmp_path), Door(PORT, is_open=True)
    with stranger(store, door) as client:
        before = client.get("/")
        client.get("/", params={"token": door.token})
        keepers = client.get("/", headers={"if-none-match": before.headers["etag"]})
        client.cookies.clear()
        after = client.get("/", headers={"if-none-match": keepers.headers["etag"]})

    assert (keepers.status_code, after.status_code) == (200, 200)
    assert after.text == before.text
