"""The example organisations that come with the product."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.demo import example_day, example_folder, example_names, load_example
from api.session import Session
from api.settings import Settings
from graph.errors import NotFound, WrongUse


def opened(path: Path) -> Session:
    """Return the session of a store in a file."""
    return Session(Settings(store=str(path), today="2026-11-25"))  # type: ignore[arg-type]


def test_every_example_is_a_folder_that_explains_itself() -> None:
    names = example_names()

    assert {"small", "one_team"} <= set(names)
    for name in names:
        with example_folder(name) as folder:
            assert "ynthetic" in (folder / "README.md").read_text(encoding="utf-8")


def test_every_example_names_its_day() -> None:
    assert {example_day(name).isoformat() for name in example_names()} == {"2026-11-25"}


def test_an_unknown_example_is_not_found() -> None:
    with pytest.raises(NotFound, match="small"), example_folder("hospital"):
        pass


def test_loading_an_example_twice_changes_nothing(tmp_path: Path) -> None:
    session = opened(tmp_path / "a.db")

    load_example(session, "small", "Ann")
    load_example(session, "small", "Ann")

    assert session.store.head().revision == 1


def test_an_example_is_not_mixed_with_something_else(tmp_path: Path) -> None:
    session = opened(tmp_path / "a.db")
    load_example(session, "small", "Ann")

    with pytest.raises(WrongUse, match="a store of its own"):
        load_example(session, "one_team", "Ann")
    assert session.store.head().revision == 1
