"""Every mutation, tried by everybody, by compiled plans and by graphql-core: done or refused as rights say."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from shutil import copy
from typing import Any

import orjson
import pytest

from api.graphql_door import execute
from api.graphql_request import Document
from api.limits import Limits
from api.rights import LEVELS, NEEDS, Act, Rights
from api.served import Served
from graph.model import Aside, Commit, Link, Node, Reading
from tests.api.doors import served
from tests.api.walking import selected
from tests.graph.store.builders import change
from tests.guarded import COVERT, OUTSIDE, PEOPLE, PERSONAL, WARD, guarded_store

pytestmark = pytest.mark.slow

ROOMY = Limits(cost=10**9, rows=10**6, fields=10**6, tokens=10**6, depth=30, body=10**7)
UNDONE = 4
"""The revision that is taken back; everybody may see all of it."""
HIDDEN_REVISION = 2
FILE = b"id,kind,name,summary\nlaundry,Process,Laundry of the ward,Sheets\n"

TRIED: dict[str, tuple[tuple[Act, ...], str]] = {
    "undo": (("undo",), f"undo(revision: {UNDONE})"),
    "setAside": (("set_aside",), 'setAside(finding: "S04:round", reason: "by design")'),
    "takeUp": (("set_aside",), 'takeUp(finding: "S04:linen")'),
    "create": (
        ("create", "link"),
        """create(nodes: [{id: "new", values: {process: {name: "New", lane: SUPPORT}}}]
          links: [{from: "new", link: OWNED_BY, to: "sister"}])""",
    ),
    "change": (("change",), 'change(nodes: [{id: "round", values: {process: {name: "Rounds"}}}])'),
    "setFields": (("change",), 'setFields(rows: [{id: "round", fields: [{name: "name", value: "The round"}]}])'),
    "end": (("end", "unlink"), 'end(id: "linen", on: "2026-11-01")'),
    "retract": (("retract",), 'retract(id: "letters")'),
    "link": (("link",), 'link(links: [{from: "round", link: CONTRIBUTES_TO, to: "soon"}])'),
    "unlink": (("unlink",), 'unlink(link: {from: "round", link: ENABLES, to: "triage"})'),
    "retractLink": (("retract",), 'retractLink(link: {from: "laundry", link: ENABLES, to: "triage"})'),
    "recordReadings": (("readings",), 'recordReadings(readings: [{measure: "wait", date: "2026-11-01", value: 3}])'),
    "retractReading": (("retract",), 'retractReading(id: "wait", on: "2026-10-01")'),
    "challenge": (("challenge",), 'challenge(id: "round", question: "Why twice?", more: "ask")'),
    "note": (("note",), 'note(issue: {name: "Gloves torn", situation: "One box"}, about: ["round"], mended: true)'),
    "giveFeedback": (
        ("feedback",),
        """giveFeedback(about: ["round"], message: {
          name: "A word", type: SERVICE_USER, origin: EXTERNAL, class: INSIGHT, summary: "said"})""",
    ),
    "answerFeedback": (("answer",), 'answerFeedback(id: "slip", text: "We dried the floor", disposition: ACT)'),
    "loadFile": (("load",), 'loadFile(batch: "{batch}")'),
    "carryOut": (
        ("change",),
        'carryOut(changes: [{alter: {id: "laundry", fields: [{name: "name", value: "Post"}]}}])',
    ),
    "mergeFiles": (("load",), 'mergeFiles(batches: ["{batch}"], same: [{left: "round", right: "laundry"}])'),
    "merge": (("merge", "see_personal"), 'merge(keep: "round", other: "laundry")'),
    "saveQuery": (("save_query",), 'saveQuery(name: "mine", document: "{ search(text: \\"o\\") { nodes { id } } }")'),
    "renewQuery": (("save_query",), 'renewQuery(name: "mine")'),
    "deleteQuery": (("save_query",), 'deleteQuery(name: "mine")'),
}  # fmt: skip
"""By mutation what it needs, and how it is called: each concerns what belongs to the ward, and no two the same."""

ONLY_READS = frozenset({"read", "personal", "metrics"})
EVERYBODY = {
    **PEOPLE,
    "viewer who only reads": Rights("viewer", "Vic", scopes=ONLY_READS),
    "ward who only reads": replace(WARD, scopes=ONLY_READS),
    "ward without personal": replace(WARD, scopes=frozenset({"read", "write"})),
    "keeper who only reads": Rights("admin", "Kim", scopes=ONLY_READS),
}
BLIND = (*OUTSIDE, "viewer who only reads", "ward without personal")
OTHERS = {"ward": ("Dilys", "Eleri", "Covert plan", "Covert steps"), "clinic": ("Ceridwen", "Ffion", "Covert ward")}
KEPT_FROM = {**dict.fromkeys(BLIND, (*PERSONAL, *COVERT)), **OTHERS, "ward who only reads": OTHERS["ward"]}

HIDDEN = (("priority", "plot"), ("process", "covert"), ("process", "quiet"))
HIDDEN_FROM = {"ward": (HIDDEN[0],), "clinic": (HIDDEN[0], HIDDEN[2])}
"""By who sees some of it, what is hidden from them and not like anything that they know; from others, all of it."""

OF_SOMETHING = (
    'change(nodes: [{{id: "{it}", values: {{{kind}: {{name: "Mine"}}}}}}])',
    'change(seen: 1, nodes: [{{id: "{it}", values: {{{kind}: {{name: "Mine"}}}}}}])',
    'end(id: "{it}")',
    'end(id: "{it}", seen: 1)',
    'retract(id: "{it}")',
    'link(links: [{{from: "round", link: CONTRIBUTES_TO, to: "{it}"}}])',
    'link(links: [{{from: "{it}", link: CONTRIBUTES_TO, to: "soon"}}])',
    'unlink(link: {{from: "round", link: CONTRIBUTES_TO, to: "{it}"}})',
    'retractLink(link: {{from: "round", link: CONTRIBUTES_TO, to: "{it}"}})',
    'recordReadings(readings: [{{measure: "{it}", date: "2026-10-01", value: 3}}])',
    'retractReading(id: "{it}", on: "2026-10-01")',
    'carryOut(changes: [{{alter: {{id: "{it}", fields: [{{name: "name", value: "Mine"}}]}}}}])',
    'carryOut(seen: 1, changes: [{{end: "{it}"}}])',
    'carryOut(changes: [{{link: {{from: "round", link: "contributes_to", to: "{it}"}}}}])',
    'setAside(finding: "S04:{it}", reason: "known")',
    'takeUp(finding: "S04:{it}")',
    'challenge(id: "{it}", question: "Why?")',
    'giveFeedback(about: ["{it}"], message: {{name: "A word", type: SERVICE_USER}})',
    'answerFeedback(id: "{it}", text: "We did", disposition: ACT)',
    'answerFeedback(id: "slip", text: "We did", disposition: ACT, by: ["{it}"])',
    'merge(keep: "{it}", other: "round")',
    'merge(keep: "round", other: "{it}", dryRun: true)',
)  # fmt: skip
"""What somebody could try on a thing of some id."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of an organisation with what is tried, and with what not everybody may see."""
    path = tmp_path_factory.mktemp("every") / "store.db"
    with closing(guarded_store(path)) as store:
        work = [Node(one, "Process", one.capitalize(), {"lane": "support"}) for one in ("linen", "letters", "laundry")]
        wait = Node("wait", "Measure", "Wait", {"direction": "reduce", "measured_in": "days", "frequency": "monthly"})
        links = [Link(one.id, "owned_by", "sister") for one in work]
        links += [Link(one, "enables", "triage") for one in ("round", "laundry")]
        things = [*work, wait, *links, Link("wait", "measures", "round"), Reading("wait", "2026-10-01", 4)]
        aside = Aside("S04:linen", "known", by="Ann", on="2026-11-01")
        store.append(Commit("Ann", "more of the ward", "desk"), [change(None, one) for one in (*things, aside)])
        parcels = replace(work[1], name="Parcels")
        store.append(Commit("Ann", "another name", "desk"), [change(work[1], parcels)])
    return path


def sent(organisation: Served, rights: Rights) -> str:
    """Return the id of a file that somebody sent."""

    async def parts() -> AsyncIterator[bytes]:
        yield FILE

    return asyncio.run(organisation.uploads.keep("nodes.csv", rights.name, parts())).id


def answer(organisation: Served, call: str, rights: Rights) -> dict[str, Any]:
    """Return the answer to a mutation, with everything that it can be asked to tell."""
    name = call.partition("(")[0]
    given = call.replace("{batch}", sent(organisation, rights) if "{batch}" in call else "")
    field = organisation.schema.graphql._schema.mutation_type.fields[name]  # type: ignore[union-attr]
    return execute(
        organisation, organisation.asked(rights), Document(f"mutation {{ {given}{selected(field.type, {})} }}")
    )


def answers(path: Path, rights: Rights, *, compiled: bool) -> dict[str, dict[str, Any]]:
    """Return what all mutations give somebody, one after the other."""
    with served(path, ROOMY) as organisation:
        if not compiled:
            organisation.schema = organisation.schema.without_plans()
        return {name: answer(organisation, call, rights) for name, (_, call) in TRIED.items()}


def may(rights: Rights, acts: tuple[Act, ...]) -> bool:
    """Tell whether somebody may do something to what belongs to the ward."""
    needed = [NEEDS[act] for act in acts]
    levels = [need.at_home if rights.unit == "ward" else need.anywhere for need in needed]
    reached = all(LEVELS.index(rights.level) >= LEVELS.index(level) for level in levels)
    return reached and all(need.scope in rights.scopes for need in needed)


def is_done(answered: dict[str, Any]) -> bool:
    """Tell whether a mutation changed something, and nothing went wrong."""
    if "errors" in answered:
        return False
    [written] = answered["data"].values()
    outcome = written.get("written", written)
    return bool(outcome["done"] and outcome.get("changed", True))


def code(answered: dict[str, Any]) -> str:
    """Return the code of the only error of an answer."""
    [error] = answered["errors"]
    return str(error["extensions"]["code"])


def test_every_mutation_is_tried_and_all_that_somebody_may_write(path: Path) -> None:
    with served(path) as organisation:
        names = organisation.schema.graphql._schema.mutation_type.fields  # type: ignore[union-attr]
    writes = {act for act, needs in NEEDS.items() if needs.scope == "write"}

    assert set(TRIED) == set(names)
    assert writes - {act for acts, _ in TRIED.values() for act in acts} == {"forget", "others_queries"}


@pytest.mark.parametrize("name", EVERYBODY)
def test_each_mutation_is_done_or_refused_as_rights_say_and_tells_of_nothing_else(
    path: Path, tmp_path: Path, name: str
) -> None:
    rights, told = EVERYBODY[name], {}
    for compiled in (True, False):
        own = tmp_path / f"{compiled}.db"
        copy(path, own)
        told[compiled] = answers(own, rights, compiled=compiled)

    allowed = {mutation for mutation, (acts, _) in TRIED.items() if may(rights, acts)}
    assert {mutation for mutation, one in told[True].items() if is_done(one)} == allowed
    assert {code(one) for mutation, one in told[True].items() if mutation not in allowed} <= {"FORBIDDEN"}
    assert told[True] == told[False]
    text = orjson.dumps(told[True]).decode()
    assert [word for word in KEPT_FROM.get(name, ()) if word in text] == []


@pytest.mark.parametrize("name", EVERYBODY)
def test_what_is_refused_changes_nothing(path: Path, tmp_path: Path, name: str) -> None:
    rights = EVERYBODY[name]
    refused = [call for acts, call in TRIED.values() if not may(rights, acts)]
    copy(path, tmp_path / "store.db")
    with served(tmp_path / "store.db", ROOMY) as organisation:
        before = organisation.store.head(), organisation.store.kept("")
        for call in refused:
            assert code(answer(organisation, call, rights)) == "FORBIDDEN"
        assert (organisation.store.head(), organisation.store.kept("")) == before
        assert organisation.store.verify() == []


@pytest.mark.parametrize("name", [*BLIND, *OTHERS])
def test_what_is_hidden_is_to_every_mutation_as_what_was_never_there(path: Path, tmp_path: Path, name: str) -> None:
    rights = EVERYBODY[name]
    copy(path, tmp_path / "store.db")
    with served(tmp_path / "store.db", ROOMY) as organisation:
        before = organisation.store.head()
        for kind, hidden in HIDDEN_FROM.get(name, HIDDEN):
            for form in OF_SOMETHING:
                calls = [form.format(it=it, kind=kind) for it in (hidden, "nothing")]
                found, none = (orjson.dumps(answer(organisation, call, rights)).decode() for call in calls)
                assert found.replace(hidden, "nothing") == none, calls[0]
        assert organisation.store.head() == before


@pytest.mark.parametrize("name", [*BLIND, *OTHERS])
def test_a_revision_that_touched_what_somebody_may_not_see_is_not_taken_back(
    path: Path, tmp_path: Path, name: str
) -> None:
    copy(path, tmp_path / "store.db")
    with served(tmp_path / "store.db", ROOMY) as organisation:
        before = organisation.store.head()
        answered = answer(organisation, f"undo(revision: {HIDDEN_REVISION})", EVERYBODY[name])
        assert organisation.store.head() == before

    assert not is_done(answered)
    text = orjson.dumps(answered).decode()
    assert [word for word in KEPT_FROM[name] if word in text] == []
