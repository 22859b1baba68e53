"""A store as somebody may see it: what is kept from them comes out by none of its methods, and stays whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import orjson
import pytest

from api.session import Session
from api.settings import read_settings
from api.views import unseen_by
from graph.analysis.past import Past
from graph.errors import StaleRevision, WrongUse
from graph.history import history
from graph.model import Aside, Change, Commit, Link, Node
from graph.records import aside_record, change_of, node_record
from graph.replay import columns_at
from graph.seen import SeenStore
from graph.store.base import Store
from tests.graph.store.builders import change
from tests.guarded import COVERT, OUTSIDE, PEOPLE, PERSONAL, WARD, guarded_store

EDIT = Commit("Ann", "because", "desk")


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[Store]:
    """Return the store with everything in it."""
    with closing(guarded_store(tmp_path / "store.db")) as store:
        yield store


def seen_by(whole: Store, name: str) -> SeenStore:
    """Return the store as somebody may see it."""
    session = Session(read_settings(store=whole.url, today="2026-11-25"))
    try:
        return SeenStore(whole, unseen_by(session.case, PEOPLE[name].at_home(session.case)))
    finally:
        session.close()


def everything(store: Store) -> str:
    """Return as one text whatever a store can be asked for."""
    columns = store.columns()
    ids = [*columns.nodes.ids, *COVERT]
    names = [name for nodes in store.named_any([*columns.nodes.names, "Covert plan"]).values() for name in nodes]
    parts = [
        *columns.nodes.ids, *columns.nodes.names, *columns.nodes.bodies, *columns.links.bodies,
        *store.nodes(ids).values(),
        *store.links(ids), *names, *store.named("Covert plan"), *store.readings(), *store.asides().items(),
        *store.origins().items(), *store.commits(), *store.changes(),
    ]  # fmt: skip
    parts += [one for node_id in ids for one in store.changes(key=node_id)]
    parts += [
        *columns_at(store, store.head().revision).nodes.bodies,
        *columns_at(store, store.head().revision).nodes.ids,
    ]
    return "\n".join(part.decode() if isinstance(part, bytes) else repr(part) for part in parts)


@pytest.mark.parametrize("name", OUTSIDE)
def test_who_may_see_nothing_special_finds_no_trace_of_it(whole: Store, name: str) -> None:
    told = everything(seen_by(whole, name))

    assert [word for word in (*PERSONAL, *COVERT) if word in told] == []
    assert "candour" not in told
    assert "Ward round" in told


def test_a_contributor_sees_what_their_own_unit_holds_and_nothing_of_others(whole: Store) -> None:
    told = everything(seen_by(whole, "ward"))

    assert all(word in told for word in ("Ceridwen", "Ffion", "Covert ward steps"))
    assert [word for word in ("Dilys", "Eleri", "Covert plan", "Covert steps", "gauge") if word in told] == []


def test_the_whole_store_holds_everything(whole: Store) -> None:
    told = everything(whole)

    assert all(word in told for word in (*PERSONAL, *COVERT))


def test_links_of_what_is_hidden_are_gone_and_all_others_stay(whole: Store) -> None:
    seen, every = seen_by(whole, "viewer").columns(), whole.columns()

    def links(columns: object) -> set[tuple[str, str, str]]:
        ids, kept = columns.nodes.ids, columns.links  # type: ignore[attr-defined]
        names = (kept.kind_names[code] for code in kept.kinds)
        return {(ids[a], name, ids[b]) for a, name, b in zip(kept.sources, names, kept.targets, strict=True)}

    hidden = {link for link in links(every) if {link[0], link[2]} & set(COVERT)}
    assert links(seen) == links(every) - hidden
    assert len(hidden) == 7


def test_columns_are_the_same_from_the_log_as_from_what_is_live(whole: Store) -> None:
    for name in PEOPLE:
        seen = seen_by(whole, name)
        live, replayed = seen.columns(), columns_at(seen, 2)
        assert list(live.nodes.ids) == list(replayed.nodes.ids)
        assert list(map(orjson.loads, live.nodes.bodies)) == list(map(orjson.loads, replayed.nodes.bodies))
        assert live.links.sources.tolist() == replayed.links.sources.tolist()


def test_history_tells_nothing_of_it_nor_why_a_commit_that_touched_it_was_made(whole: Store) -> None:
    whole.append(
        EDIT, [change(Node("triage", "Process", "Triage", {"lane": "mainstay"}), Node("triage", "Process", "Sort"))]
    )
    seen = seen_by(whole, "viewer")

    entries = history(seen, seen.unseen.ontology)

    assert [entry.revision for entry in entries] == [1, 3]
    assert [entry.commit.why for entry in entries] == ["", "because"]


def test_a_node_that_is_gone_stays_hidden_in_the_past(whole: Store) -> None:
    gauge = whole.nodes(["gauge"])["gauge"]
    links = whole.links(["gauge"])
    reading = next(iter(whole.readings(["gauge"])))
    whole.append(EDIT, [change(reading, None), *(change(link, None) for link in links), change(gauge, None)])

    told = everything(seen_by(whole, "viewer"))

    assert "gauge" not in told


def test_a_field_that_names_a_hidden_node_is_empty(tmp_path: Path) -> None:
    with closing(guarded_store(tmp_path / "store.db")) as whole:
        unit = Node("unit", "OrgUnit", "Covert unit", {"level": "team", "hidden": True})
        objective = Node("aim", "Objective", "Aim", {"unit": "unit"})
        whole.append(EDIT, [change_of("node", None, node_record(one)) for one in (unit, objective)])

        aim = seen_by(whole, "viewer").nodes(["aim"])["aim"]

    assert "unit" not in aim.fields


def test_what_was_set_aside_is_told_of_only_to_who_may_see_what_it_rests_on(whole: Store) -> None:
    asides = [Aside(finding, "known", by="Ann", on="2026-11-01") for finding in ("C07:slip", "P03:round", "P03:covert")]
    whole.append(EDIT, [change_of("aside", None, aside_record(one)) for one in asides])

    assert set(seen_by(whole, "viewer").asides()) == {"P03:round"}
    assert set(seen_by(whole, "ward").asides()) == {"P03:round", "C07:slip"}
    assert [one.key for _, one in seen_by(whole, "viewer").changes(what="aside")] == ["P03:round"]


def test_the_past_is_judged_by_what_is_hidden_now(whole: Store) -> None:
    triage = whole.nodes(["triage"])["triage"]
    whole.append(EDIT, [change(triage, Node("triage", "Process", "Triage", {**triage.fields, "hidden": True}))])
    seen = seen_by(whole, "viewer")

    then = Past(seen, seen.unseen.ontology, 1)

    assert "triage" not in list(then.columns().nodes.ids)
    assert seen_by(whole, "clinic").nodes(["triage"])


# -- writing ----------------------------------------------------------------------------------------------------------


def test_an_edit_by_who_may_not_see_a_value_keeps_it(whole: Store) -> None:
    seen = seen_by(whole, "reader")
    fall = seen.nodes(["fall"])["fall"]

    seen.append(EDIT, [change(fall, Node("fall", "Feedback", "A bad fall", {**fall.fields, "state": "triaged"}))])

    now = whole.nodes(["fall"])["fall"]
    assert (now.name, now.fields["state"]) == ("A bad fall", "triaged")
    assert (now.fields["summary"], now.fields["candour"]) == ("Eleri Secret fell", True)
    assert not whole.verify()


def test_a_value_that_is_given_anew_takes_the_place_of_the_unseen_one(whole: Store) -> None:
    seen = seen_by(whole, "reader")
    fall = seen.nodes(["fall"])["fall"]

    seen.append(EDIT, [change(fall, Node("fall", "Feedback", "A fall", {**fall.fields, "summary": "somebody fell"}))])

    assert whole.nodes(["fall"])["fall"].fields["summary"] == "somebody fell"


def test_what_hangs_on_a_node_unseen_goes_with_it(whole: Store) -> None:
    seen = seen_by(whole, "reader")
    soon, links = seen.nodes(["soon"])["soon"], seen.links(["soon"])

    seen.append(EDIT, [*(change(link, None) for link in links), change(soon, None)])

    assert not whole.nodes(["soon"])
    assert not whole.verify()


def test_a_node_cannot_take_the_place_of_a_hidden_one(whole: Store) -> None:
    with pytest.raises(WrongUse, match="cannot be given"):
        seen_by(whole, "reader").append(EDIT, [change(None, Node("plot", "Priority", "Mine"))])

    assert whole.nodes(["plot"])["plot"].name == "Covert plan"


def test_what_somebody_else_changed_meanwhile_is_still_refused(whole: Store) -> None:
    seen = seen_by(whole, "reader")
    stale = Change("node", "round", {"id": "round", "kind": "Process", "name": "Old"}, None)

    with pytest.raises(StaleRevision):
        seen.append(EDIT, [stale])


def test_links_by_a_contributor_are_added_as_they_are(whole: Store) -> None:
    seen = seen_by(whole, "ward")

    seen.append(EDIT, [change(None, Link("round", "contributes_to", "soon"))])

    assert any(link.target == "soon" for link in whole.links(["round"]))
    assert WARD.unit == "ward"


def test_a_backup_is_refused_and_closing_leaves_the_whole_store_open(whole: Store, tmp_path: Path) -> None:
    seen = seen_by(whole, "viewer")

    with pytest.raises(WrongUse, match="holds everything"):
        seen.backup(tmp_path / "copy.db")
    seen.close()

    assert whole.head().revision == 2
