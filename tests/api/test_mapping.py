"""Mappings as a user names, remembers and saves them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from api.loading import load, read_all
from api.mapping import as_yaml, guess, mappings_for, refuse_taken, save, without_known
from api.session import Session
from api.settings import Settings
from graph.errors import DeclarationError, WrongUse
from graph.model import Commit
from loaders.mapping_choice import Mappings

REGISTER = "Risk ref,Risk title,Impact,Risk owner\nR1,Flood,4,r1\nR2,Fire,5,Fire lead\n"
OWN = "mapping: mine\nkind: Issue\ncolumns: {Risk title: {field: name}}\n"


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Return a session in an empty folder that holds a register."""
    monkeypatch.chdir(tmp_path)
    Path("list.csv").write_text(REGISTER, encoding="utf-8")
    with closing(Session(Settings())) as opened:
        yield opened


def loaded(session: Session, *given: str, accept: bool = False) -> Mappings:
    """Load the register and return how it was read."""
    mappings = mappings_for(session, given, accept=accept)
    batches = read_all(session, [Path("list.csv")], mappings=mappings)
    load(session, batches, Commit("a"), mapped=mappings.used)
    return mappings


def test_a_mapping_is_given_by_the_name_of_a_shipped_one(session: Session) -> None:
    assert [mapping.name for mapping in mappings_for(session, ["risk_register"]).given] == ["risk_register"]


def test_a_mapping_is_given_by_its_file(session: Session) -> None:
    Path("m.yaml").write_text(OWN, encoding="utf-8")

    used = loaded(session, "m.yaml").used

    assert [(one.how, one.fitting.mapping.kind) for one in used] == [("given", "Issue")]


def test_an_unknown_name_suggests_the_nearest_one(session: Session) -> None:
    with pytest.raises(WrongUse, match="is risk_register meant"):
        mappings_for(session, ["risk_registers"])


def test_everything_wrong_with_a_file_is_told(session: Session) -> None:
    Path("m.yaml").write_text("kind: Risk\ncolumns: {A: {field: x}, B: {link: y}}\n", encoding="utf-8")

    with pytest.raises(DeclarationError) as caught:
        mappings_for(session, ["m.yaml"])

    assert len(caught.value.violations) == 2


def test_a_file_that_is_no_text_is_wrong_use(session: Session) -> None:
    Path("m.yaml").write_bytes(b"kind: \xff")

    with pytest.raises(WrongUse, match="UTF-8"):
        mappings_for(session, ["m.yaml"])


def test_how_a_table_was_read_is_remembered_and_a_later_mapping_takes_its_place(session: Session) -> None:
    Path("m.yaml").write_text(OWN, encoding="utf-8")

    first = loaded(session, accept=True).used[0]
    second = loaded(session).used[0]
    loaded(session, "m.yaml")
    fourth = loaded(session).used[0]

    assert [(one.how, one.fitting.mapping.name) for one in (first, second, fourth)] == [
        ("guessed", "risk_register"), ("remembered", "risk_register"), ("remembered", "mine"),
    ]  # fmt: skip


def test_a_guess_that_was_refused_is_not_remembered(session: Session) -> None:
    loaded(session)

    assert loaded(session).used[0].how == "refused"


def test_what_is_remembered_and_fits_no_more_is_not_used(session: Session) -> None:
    used = loaded(session, accept=True).used[0]

    session.store.keep(f"mapping:{used.fingerprint}", "kind: Gone\ncolumns: {A: {field: name}}\n")

    assert mappings_for(session).remembered == {}


def test_what_a_table_names_by_an_id_that_is_known_is_not_made(session: Session) -> None:
    Path("roles.csv").write_text("id,name\nr1,Estates lead\n", encoding="utf-8")
    load(session, read_all(session, [Path("roles.csv")]), Commit("a"))

    loaded(session, accept=True)

    case = session.case
    names = [case.snapshot.names[at] for at in range(len(case.snapshot)) if case.snapshot.kinds[at] == "Role"]
    assert sorted(names) == ["Estates lead", "Fire lead"]


def test_nothing_is_left_out_where_nothing_is_known(session: Session) -> None:
    mappings = mappings_for(session, accept=True)
    batches = read_all(session, [Path("list.csv")], mappings=mappings)

    assert without_known(batches, mappings, session.known) == batches


def test_a_saved_guess_can_be_given_back(session: Session) -> None:
    used = guess(session, [Path("list.csv")]).used
    save(used, Path("folder") / "saved.yaml")

    again = loaded(session, str(Path("folder") / "saved.yaml")).used[0]

    assert (again.how, again.fitting.mapping.name, again.fitting.absent) == ("given", "risk_register", ())
    assert "Risk ref: {field: id}  # 100 % sure" in as_yaml(used)


def test_a_mapping_is_saved_to_new_files_only_and_only_if_there_is_one(session: Session) -> None:
    with pytest.raises(WrongUse, match="it is there already"):
        refuse_taken(Path("list.csv"))
    with pytest.raises(WrongUse, match="no mapping to save"):
        save([], Path("new.yaml"))

    assert refuse_taken(None) is None
    assert as_yaml([]) == ""


def test_a_guess_of_a_file_that_is_not_there_is_wrong_use(session: Session) -> None:
    with pytest.raises(WrongUse, match=r"nowhere\.csv"):
        guess(session, [Path("nowhere.csv")])
