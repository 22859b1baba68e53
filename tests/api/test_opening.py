"""What is opened while a server is made: once, in a thread of its own, and let go of."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.opening import Opening
from api.settings import Settings, read_settings
from graph.errors import StoreUnreachable

STARTED = """
import sys
from api.cli import serving
from api.admission import door_of
from api.serving import create_app
from api.served import Served
from api.settings import read_settings
served = Served(read_settings(store="none.db"))
create_app(served, door_of(served, 8765))
assert served.schema
print([name for name in sys.modules if name.startswith(("loaders", "pydantic.v1", "docx", "xlsxwriter", "pyvis"))])
"""


@pytest.fixture
def settings(small_store: Path) -> Settings:
    """Return settings that name a small store."""
    return read_settings(store=str(small_store))


def test_an_organisation_is_looked_through_before_anybody_asks(settings: Settings) -> None:
    opening = Opening(settings)
    opening.begin().finish()

    assert "codes" in vars(opening.session.case.sight)
    opening.close()


def test_it_is_opened_once_however_many_threads_ask(settings: Settings) -> None:
    opening = Opening(settings).begin()

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(lambda: (opening.session.ontology, opening.session.store)) for _ in range(8)]
        found = [one.result() for one in asked]
    opening.finish()

    assert {(id(ontology), id(store)) for ontology, store in found} == {
        (id(opening.session.case.snapshot.ontology), id(opening.session.store))
    }
    opening.close()


def test_what_is_wrong_is_told_to_who_waits_and_nothing_is_left(tmp_path: Path) -> None:
    before = threading.active_count()
    opening = Opening(read_settings(store=str(tmp_path / "none.db"))).begin()

    with pytest.raises(StoreUnreachable):
        opening.finish()
    opening.close()
    opening.close()

    assert threading.active_count() == before


@pytest.mark.slow
def test_a_server_starts_without_what_reads_files_and_without_models_of_parameters() -> None:
    run = subprocess.run([sys.executable, "-c", STARTED], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "[]"
