"""GraphQL in tests: documents asked of small organisations, without a server and without a store."""

from __future__ import annotations

from functools import cache
from typing import Any

from api.limits import Budget, Limits
from api.resolve import Asked
from api.rights import KEEPER, Rights
from api.schema import Schema, build_schema
from api.schema_errors import told
from api.schema_pages import Pager
from api.views import unseen_by
from graph.analysis.case import Case
from graph.analysis.findings import findings
from graph.analysis.snapshot import Snapshot
from graph.declarations import load_ontology
from graph.seen_columns import columns_seen
from tests.graph.analysis.organisations import snapshot_of

SMALL = """
Purpose P1 "Keep people well" -exists_to_meet-> Need N1 "Be seen soon"
Need N1 -felt_by-> StakeholderGroup G1 "People who wait"
Process R1 "Receive" lane=mainstay -flows_to-> Process R2 "Treat" lane=mainstay
R2 -produces-> Service S1 "Clinic"
S1 -meets-> N1
Process R3 "Print leaflets" lane=support
Improvement I1 "Flow" -improves-> R1
R1 -owned_by-> Role W1 "Flow lead" holder="Ann Other"
"""


USUAL = Limits()


@cache
def schema(limits: Limits = USUAL) -> Schema:
    """Return the schema of the shipped kinds."""
    return build_schema(load_ontology(), limits)


def view(text: str = SMALL, *, rights: Rights = KEEPER, limits: Limits = USUAL) -> Asked:
    """Return one request's view of the organisation that a text in the notation describes."""
    whole = Case(snapshot_of(text))
    rights, case = rights.at_home(whole), seen_by(whole, rights)
    pager = Pager(limits, Budget(limits.rows, limits.seconds))
    return Asked(case, schema(limits).nodes, rights, findings=lambda scope: findings(case, scope=scope), pager=pager)


def seen_by(whole: Case, rights: Rights) -> Case:
    """Return an organisation as somebody may see it."""
    rights = rights.at_home(whole)
    if rights.sees_all:
        return whole
    columns = columns_seen(whole.snapshot.columns, unseen_by(whole, rights))
    return Case(Snapshot(whole.snapshot.ontology, columns, whole.snapshot.date), partial=True)


def ask(document: str, text: str = SMALL, *, rights: Rights = KEEPER, limits: Limits = USUAL, **variables: Any) -> Any:
    """Return the data that a document gives.

    Raises:
        AssertionError: If it gives errors.
    """
    result = schema().graphql.execute_sync(document, variable_values=variables, context_value=view(text, rights=rights))
    assert not result.errors, told(result.errors)
    return result.data


def refused(document: str, text: str = SMALL, *, limits: Limits = USUAL, **variables: Any) -> tuple[str, str]:
    """Return code and message of the first error that a document gives."""
    result = schema(limits).graphql.execute_sync(
        document, variable_values=variables, context_value=view(text, limits=limits)
    )
    first = told(result.errors or [])[0]
    return first["extensions"]["code"], first["message"]
