"""Each sees the organisation that their rights show: in every question, and whatever somebody else asked before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from api.checking import check_files
from api.graphql_request import Document
from api.graphql_run import execute
from api.pages import home_page
from api.rights import ANYBODY, KEEPER, NotAllowed, Rights
from api.served import Served
from api.session import Session
from api.settings import read_settings
from api.views import MOST, Views, unseen_by
from api.whereabouts import Whereabouts
from graph.analysis.case import Case
from graph.analysis.examples import case_of, hits
from graph.analysis.rule import all_rules
from graph.analysis.snapshot import Snapshot
from graph.declarations import load_ontology
from graph.errors import NotFound
from graph.model import Commit, Link, Node, Value
from graph.seen_columns import columns_seen
from graph.store.sqlite import SqliteStore
from tests.api.doors import served
from tests.graph.store.builders import change
from tests.guarded import (
    CLINIC,
    COVERT,
    OUTSIDE,
    PEOPLE,
    PERSONAL,
    STEWARD,
    VIEWER,
    WARD,
    changes_of,
    guarded_store,
)  # fmt: skip

pytestmark = pytest.mark.slow

EDIT = Commit("Ann", "because", "desk")
NODE = "id name kind live sight proof { sentence } whyNot { sentence hidden }"
EVERYTHING = """{
  about { revision nodes links }
  search(text: "o") { totalCount nodes { id name } }
  byName: search(text: "covert") { totalCount nodes { id } }
  lineOfSight { sentences counts { strategic operational broken lapsed adrift } repair { nodes { sentence } } }
  findings { totalCount nodes { id title reason severity nodes { id } evidence { fact value count nodes { id } } } }
  signals { lookedAt totalCount nodes { sentence measure { id } touches { nodes { sentence node { id } } } } }
  untold { totalCount nodes { title reason node { id } } }
  priorities { totalCount pageInfo { endCursor } nodes { id name } }
  processes { totalCount nodes { id name ownedBy { nodes { id holder } } links { totalCount edges { node { id } } }
    impact { affected { totalCount edges { node { id } } } } findings { totalCount }
    verdict { state because sentences measures { measure { id } size } } } }
  feedback { nodes { id summary candour findings { totalCount nodes { id } } } }
  roles { nodes { id holder } }
  measures { totalCount nodes { id readings { totalCount } } }
}"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of an organisation that holds what not everybody may see."""
    path = tmp_path_factory.mktemp("guarded") / "store.db"
    guarded_store(path).close()
    return path


@pytest.fixture(scope="module")
def organisation(path: Path) -> Iterator[Served]:
    """Return it as a server holds it."""
    with served(path) as held:
        yield held


def ask(organisation: Served, rights: Rights, document: str = EVERYTHING) -> dict[str, Any]:
    """Return the data that a document gives somebody."""
    result = execute(organisation, organisation.asked(rights), Document(document))
    assert "errors" not in result, result["errors"]
    return result["data"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", OUTSIDE)
def test_who_may_see_nothing_special_finds_no_trace_of_it_in_any_answer(organisation: Served, name: str) -> None:
    told = str(ask(organisation, PEOPLE[name]))

    assert [word for word in (*PERSONAL, *COVERT) if word in told] == []
    assert "C07:" not in told


def test_answers_are_the_same_whether_there_is_anything_hidden_or_not(organisation: Served, tmp_path: Path) -> None:
    guarded_store(tmp_path / "plain.db", hidden=False).close()
    with served(tmp_path / "plain.db") as plain:
        for name in OUTSIDE:
            with_hidden, without = (ask(one, PEOPLE[name]) for one in (organisation, plain))
            assert (with_hidden["about"].pop("revision"), without["about"].pop("revision")) == (2, 1)
            assert with_hidden == without


def test_what_somebody_else_asked_before_changes_nothing(path: Path) -> None:
    alone = {}
    for name in ("viewer", "ward", "keeper"):
        with served(path) as organisation:
            alone[name] = ask(organisation, PEOPLE[name])

    with served(path) as organisation:
        for name in (*alone, *reversed(alone)):
            assert ask(organisation, PEOPLE[name]) == alone[name]


def test_the_keeper_and_stewards_see_everything(organisation: Served) -> None:
    for name in ("keeper", "steward"):
        told = str(ask(organisation, PEOPLE[name]))
        assert [word for word in (*PERSONAL, *COVERT) if word not in told] == []
        assert "C07:fall" in told


def test_a_contributor_sees_what_their_own_unit_holds(organisation: Served) -> None:
    told = str(ask(organisation, WARD))

    assert [word for word in ("Ceridwen", "Ffion", "Covert ward steps", "C07:slip") if word not in told] == []
    assert [word for word in ("Dilys", "Eleri", "Covert plan", "Covert steps", "C07:fall") if word in told] == []


@pytest.mark.parametrize("name", OUTSIDE)
def test_the_page_holds_no_trace_of_it_either(organisation: Served, name: str) -> None:
    asked = organisation.asked(PEOPLE[name])

    page = home_page(asked, Whereabouts("en"), None)

    assert [word for word in (*PERSONAL, *COVERT) if word in page] == []


# -- what rights say of absences and counts ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", PEOPLE)
def test_LS_24_that_hidden_records_could_change_an_answer_is_said_by_rights(organisation: Served, name: str) -> None:
    gap = ask(organisation, PEOPLE[name], '{ whyNot(id: "round") { sentence hidden } }')["whyNot"]

    if name in {"keeper", "steward"}:
        assert gap is None  # what is hidden is why it serves
    else:
        assert gap["hidden"] is True


@pytest.mark.parametrize(
    ("number", "told"), [(0, "fewer than 5, or no,"), (4, "fewer than 5, or no,"), (5, "5"), (9, "9")]
)
def test_a_rule_that_rests_on_what_needs_rights_says_so_and_counts_from_five_up(
    tmp_path: Path, number: int, told: str
) -> None:
    assert _why_silent(tmp_path, number, ANYBODY) == (
        f"It rests on “Duty of candour”, which needs rights to read. It speaks of {told} things that you may not see."
    )


def test_what_somebody_may_see_is_not_among_what_is_counted_as_unseen(tmp_path: Path) -> None:
    assert " of 5 things" in _why_silent(tmp_path, 5, CLINIC)
    assert " of fewer than 5, or no, things" in _why_silent(tmp_path, 5, CLINIC, unit="clinic", name="two.db")


def test_nothing_is_silent_for_who_may_see_everything(tmp_path: Path) -> None:
    assert _why_silent(tmp_path, 5, KEEPER) == ""


def _why_silent(folder: Path, number: int, rights: Rights, *, unit: str = "other", name: str = "one.db") -> str:
    """Return what is told of the rule on candour where it speaks of so many messages, all of one unit."""
    messages = "\n".join(
        f"Feedback f{one} type=incident state=new received_on=2026-01-05 candour=true -owned_by-> who"
        for one in range(number)
    )
    text = f"OrgUnit clinic; OrgUnit other; Role who -part_of-> {unit}; Feedback f0 candour=false\n{messages}"
    with closing(SqliteStore(folder / name, load_ontology())) as store:
        store.append(EDIT, changes_of(text))
    with served(folder / name) as organisation:
        told = ask(organisation, rights, "{ untold { nodes { rule reason node { id } } } }")["untold"]["nodes"]
    return next((one["reason"] for one in told if one["rule"] == "C07" and one["node"] is None), "")


def test_within_a_unit_nothing_is_counted_that_may_not_be_seen(organisation: Served) -> None:
    told = ask(organisation, ANYBODY, '{ untold(scope: "ward") { nodes { rule reason } } }')["untold"]["nodes"]

    assert [one["reason"] for one in told if one["rule"] == "C07"] == [
        "It rests on “Duty of candour”, which needs rights to read."
    ]


def test_every_rule_that_rests_on_what_needs_rights_declares_it() -> None:
    for rule in all_rules():
        resting = [text for text in rule.fires if hits(rule, case_of(text)) != hits(rule, _bare(case_of(text)))]
        assert bool(resting) == bool(rule.guarded), rule.id


def _bare(case: Case) -> Case:
    """Return a case without what needs rights to read."""
    snapshot = case.snapshot
    columns = columns_seen(snapshot.columns, unseen_by(case, ANYBODY))
    return Case(Snapshot(snapshot.ontology, columns, snapshot.date, snapshot.all_readings))


# -- views ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[Session]:
    """Return a session on an organisation of its own, with everything in it."""
    guarded_store(tmp_path / "store.db").close()
    session = Session(read_settings(store=str(tmp_path / "store.db"), today="2026-11-25"))
    with closing(session):
        yield session


def _rename(session: Session, node_id: str, **fields: Value) -> None:
    node = session.store.nodes([node_id])[node_id]
    session.store.append(EDIT, [change(node, replace(node, name="Renamed", fields={**node.fields, **fields}))])


def test_a_view_is_kept_and_brought_up_until_something_else_is_kept_from_those_who_ask(whole: Session) -> None:
    views = Views(whole)
    first = views.of(VIEWER).session
    before = first.case

    _rename(whole, "triage")
    after = views.of(VIEWER).session
    assert after is first
    assert "Renamed" in list(after.case.snapshot.names)
    assert after.case is not before

    _rename(whole, "triage", hidden=True)
    hidden = views.of(VIEWER).session
    assert hidden is not first
    assert "Renamed" not in list(hidden.case.snapshot.names)

    _rename(whole, "triage", hidden=False)
    assert "Renamed" in list(views.of(VIEWER).session.case.snapshot.names)


def test_somebody_whose_unit_loses_a_node_sees_what_it_holds_no_more(whole: Session) -> None:
    views = Views(whole)
    assert "Ffion" in str(views.of(WARD).session.store.nodes(["slip"]))
    link = next(link for link in whole.store.links(["sister"]) if link.kind == "part_of")

    whole.store.append(EDIT, [change(link, None), change(None, replace(link, target="clinic"))])

    assert "Ffion" not in str(views.of(WARD).session.store.nodes(["slip"]))
    assert "Ffion" in str(views.of(CLINIC).session.store.nodes(["slip"]))


def test_who_may_see_everything_asks_the_whole_session(whole: Session) -> None:
    views = Views(whole)

    assert views.of(KEEPER).session is views.of(STEWARD).session is whole
    assert views.of(VIEWER).session is views.of(ANYBODY).session is not whole
    assert views.of(WARD).session is not views.of(CLINIC).session


def test_only_the_views_asked_for_last_are_kept(whole: Session) -> None:
    views = Views(whole)
    first = views.of(WARD).session
    for number in range(MOST):
        views.of(replace(WARD, unit=f"u{number}"))

    assert views.of(WARD).session is not first


# -- who would see more by what they change ---------------------------------------------------------------------------


def test_a_contributor_cannot_bring_what_they_may_not_see_into_their_unit(whole: Session) -> None:
    whole.store.append(EDIT, [change(None, Node("spare", "Role", "Spare", {"holder": "Hari"}))])
    store = Views(whole).of(WARD).session.store

    with pytest.raises(NotAllowed, match="this would bring 'spare' into your unit"):
        store.append(EDIT, [change(None, Link("spare", "part_of", "team"))])
    with pytest.raises(NotAllowed, match="this would bring 'fall' into your unit"):
        store.append(EDIT, [change(None, Link("clinic", "part_of", "ward"))])

    assert whole.store.head().revision == 3


def test_a_contributor_cannot_link_to_what_they_may_not_know_of(whole: Session) -> None:
    store = Views(whole).of(WARD).session.store

    with pytest.raises(NotFound, match="there are no such nodes"):
        store.append(EDIT, [change(None, Link("round", "contributes_to", "plot", nth=1))])


def test_a_contributor_adds_to_their_unit_what_was_not_there_before(whole: Session) -> None:
    view = Views(whole).of(WARD)
    new = Node("helper", "Role", "Helper", {"holder": "Hari"})

    view.session.store.append(EDIT, [change(None, new), change(None, Link("helper", "part_of", "team"))])

    assert Views(whole).of(WARD).session.store.nodes(["helper"])["helper"].fields["holder"] == "Hari"


# -- what is written is seen at once ----------------------------------------------------------------------------------

CREATED = """mutation {
  create(nodes: [{id: "porter", values: {role: {name: "Porter", holder: "Gwen"}}}],
         links: [{from: "porter", link: PART_OF, to: "team"}]) {
    done revision nodes { nodes { ... on Role { holder } } } }
  change(nodes: [{id: "porter", values: {role: {holder: "Huw"}}}]) { done nodes { nodes { ... on Role { holder } } } }
}"""


def test_who_may_see_what_they_made_is_shown_it_at_once(tmp_path: Path) -> None:
    guarded_store(tmp_path / "store.db").close()
    with served(tmp_path / "store.db") as organisation:
        answer = execute(organisation, organisation.asked(PEOPLE["ward"]), Document(CREATED))

    assert "errors" not in answer
    created, changed = answer["data"]["create"], answer["data"]["change"]
    assert (created["done"], changed["done"], created["revision"]) == (True, True, 3)
    assert {"holder": "Gwen"} in created["nodes"]["nodes"]
    assert {"holder": "Huw"} in changed["nodes"]["nodes"]


@pytest.mark.parametrize("name", ["clinic", "reader"])
@pytest.mark.parametrize("text", ["Covert plam", "Covert ward step", "plo", "quie"])
def test_a_file_that_is_sent_is_told_no_name_that_is_kept_from_its_sender(tmp_path: Path, name: str, text: str) -> None:
    guarded_store(tmp_path / "store.db").close()
    path = tmp_path / "links.csv"
    path.write_text(f"from,link,to\nround,contributes_to,{text}\n", encoding="utf-8")
    with served(tmp_path / "store.db") as organisation:
        session = organisation._views.of(PEOPLE[name]).session

        told = check_files(session, [path]).record()["problems"]

    assert told
    assert not {"Covert plan", "Covert ward steps", "plot", "quiet"} & {one["suggestion"] for one in told}
