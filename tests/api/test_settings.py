"""Options, environment and settings file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from api.settings import FILE, Settings, read_settings
from graph.errors import WrongUse


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"GOLDENTHREAD_{name.upper()}", raising=False)
    return tmp_path


def test_without_anything_given_the_defaults_hold() -> None:
    settings = read_settings()

    assert settings.store == "goldenthread.db"
    assert settings.language == "en"
    assert settings.today is None


def test_an_option_beats_the_environment_and_that_beats_the_file(
    empty_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (empty_folder / FILE).write_text('store = "file.db"\nscope = "file"\nlanguage = "cy"\n', encoding="utf-8")
    monkeypatch.setenv("GOLDENTHREAD_STORE", "environment.db")
    monkeypatch.setenv("GOLDENTHREAD_SCOPE", "environment")

    settings = read_settings(store="option.db", scope=None)

    assert (settings.store, settings.scope, settings.language) == ("option.db", "environment", "cy")


def test_thresholds_and_a_day_are_read_from_the_file(empty_folder: Path) -> None:
    (empty_folder / FILE).write_text("today = 2026-07-01\n[thresholds]\nstall = 60\n", encoding="utf-8")

    settings = read_settings()

    assert settings.today == date(2026, 7, 1)
    assert settings.thresholds == {"stall": 60}


def test_every_wrong_setting_is_named_with_where_it_stands(empty_folder: Path) -> None:
    (empty_folder / FILE).write_text('shop = "x"\ntoday = "soon"\n', encoding="utf-8")

    with pytest.raises(WrongUse) as caught:
        read_settings(language="fr")

    assert "--language: should be 'en' or 'cy'" in str(caught.value)
    assert "shop (in goldenthread.toml or GOLDENTHREAD_SHOP): there is no such setting" in str(caught.value)
    assert "today (in goldenthread.toml" in str(caught.value)


def test_a_settings_file_that_is_no_toml_is_wrong_use(empty_folder: Path) -> None:
    (empty_folder / FILE).write_text("store = ", encoding="utf-8")

    with pytest.raises(WrongUse, match=r"goldenthread\.toml"):
        read_settings()
