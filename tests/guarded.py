"""An organisation that holds what not everybody may see, and who they are that ask about it."""

from __future__ import annotations

from pathlib import Path

from api.rights import ANYBODY, KEEPER, SCOPES, Rights
from graph.declarations import load_ontology
from graph.model import Change, Commit
from graph.notation import parse
from graph.records import change_of, link_record, node_record, reading_record
from graph.store.sqlite import SqliteStore

SEEN = """
OrgUnit board "Board" level=organisation
OrgUnit ward "Ward" level=service -part_of-> board
OrgUnit team "Team" level=team -part_of-> ward
OrgUnit clinic "Clinic" level=service -part_of-> board
Purpose purpose "Keep people well" -exists_to_meet-> Need need "Be seen soon"
Priority soon "Sooner" -aligns_to-> purpose
Process triage "Triage" lane=mainstay -contributes_to-> soon
Process round "Ward round" lane=mainstay
Role sister "Ward sister" holder="Ceridwen Secret" -part_of-> team
Role matron "Matron" holder="Dilys Secret" -part_of-> clinic
round -owned_by-> sister
triage -owned_by-> matron
Feedback fall "A fall" type=incident state=new received_on=2026-01-05 summary="Eleri Secret fell" candour=true
fall -owned_by-> matron
Feedback slip "A slip" type=incident state=new received_on=2026-01-06 summary="Ffion Secret slipped" candour=true
slip -owned_by-> sister
"""
HIDDEN = """
Priority plot "Covert plan" hidden=true -aligns_to-> purpose
round -contributes_to-> plot
Process covert "Covert steps" hidden=true lane=mainstay -contributes_to-> soon
covert -owned_by-> matron
Measure gauge "Covert count" hidden=true direction=increase measured_in=n frequency=monthly -measures-> covert
gauge @ 2026-10-01 = 77
Process quiet "Covert ward steps" hidden=true lane=mainstay -contributes_to-> soon
quiet -owned_by-> sister
"""
PERSONAL = ("Ceridwen", "Dilys", "Eleri", "Ffion", "Secret")
COVERT = ("Covert", "plot", "covert", "gauge", "quiet")

VIEWER = Rights("viewer", "Vera", scopes=frozenset(SCOPES))
WARD = Rights("contributor", "Wyn", "ward", frozenset(SCOPES))
CLINIC = Rights("contributor", "Carys", "clinic", frozenset(SCOPES))
READER = Rights("steward", "Rhys", scopes=frozenset({"read", "write"}))
STEWARD = Rights("steward", "Siân", scopes=frozenset(SCOPES))
PEOPLE = {
    "anybody": ANYBODY, "viewer": VIEWER, "ward": WARD, "clinic": CLINIC, "reader": READER, "steward": STEWARD,
    "keeper": KEEPER,
}  # fmt: skip
OUTSIDE = ("anybody", "viewer", "reader")
"""Who may see nothing that is kept from anybody."""


def changes_of(text: str) -> list[Change]:
    """Return the changes that bring what a text in the notation describes."""
    batch = parse(text)
    nodes = [change_of("node", None, node_record(node)) for node in batch.nodes]
    links = [change_of("link", None, link_record(link)) for link in batch.links]
    return [*nodes, *links, *(change_of("reading", None, reading_record(one)) for one in batch.readings)]


def guarded_store(path: Path, *, hidden: bool = True) -> SqliteStore:
    """Return a store that holds the organisation, in two commits; without hidden records if so said."""
    store = SqliteStore(path, load_ontology())
    store.append(Commit("Ann", "the start", "desk"), changes_of(SEEN))
    if hidden:
        every = parse(SEEN + HIDDEN)
        known = {node.id for node in parse(SEEN).nodes}
        told = {(link.source, link.kind, link.target) for link in parse(SEEN).links}
        nodes = [change_of("node", None, node_record(node)) for node in every.nodes if node.id not in known]
        links = [
            change_of("link", None, link_record(link))
            for link in every.links
            if (link.source, link.kind, link.target) not in told
        ]
        readings = [change_of("reading", None, reading_record(one)) for one in every.readings]
        store.append(Commit("Ann", "about the Covert plan", "desk"), [*nodes, *links, *readings])
    return store
