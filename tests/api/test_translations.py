"""Translations of other formats as a user gives them: read, remembered, shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copy

import pytest

from api.mapping import guess, mappings_for
from api.session import Session
from api.settings import Settings
from graph.errors import DeclarationError
from loaders.translation import Made
from loaders.translation_file import TranslationReader
from tests.api.cli.calls import call
from tests.loaders.conftest import SAMPLES

OWN = "translation: archimate\nelements: {BusinessProcess: Activity}\n"


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Return a session in an empty folder that holds a model."""
    monkeypatch.chdir(tmp_path)
    copy(SAMPLES / "archimate" / "good.xml", "model.xml")
    with closing(Session(Settings())) as opened:
        yield opened


@pytest.mark.slow
def test_a_translation_is_given_by_its_file_and_remembered(session: Session) -> None:
    Path("own.yaml").write_text(OWN, encoding="utf-8")

    loaded = call("load", "model.xml", "--mapping", "own.yaml", "--json")

    assert loaded.code == 0
    assert mappings_for(session).translations["archimate"].elements == {"BusinessProcess": Made("Activity")}
    assert call("load", "model.xml", "--json").json["created"] == 0


def test_a_dry_run_remembers_nothing(session: Session) -> None:
    Path("own.yaml").write_text(OWN, encoding="utf-8")

    call("load", "model.xml", "--mapping", "own.yaml", "--dry-run")

    assert mappings_for(session).translations == {}


def test_everything_wrong_with_a_translation_is_told(session: Session) -> None:
    Path("own.yaml").write_text("translation: archimate\nelements: {A: B, C: D}\n", encoding="utf-8")

    with pytest.raises(DeclarationError) as caught:
        mappings_for(session, ["own.yaml"])

    assert len(caught.value.violations) == 2


def test_what_a_model_is_read_by_is_shown_to_be_changed(session: Session) -> None:
    shown = call("mapping", "model.xml").out

    assert TranslationReader("x", session.ontology).read(shown) == guess(session, [Path("model.xml")]).translated[0]
