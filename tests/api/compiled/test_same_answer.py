"""The law of compiled execution: random documents get the same answer from plans as from graphql-core."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.demo import load_example
from api.limits import Budget, Limits
from api.resolve import Asked
from api.rights import ANYBODY, KEEPER, Rights, Scope
from api.schema import Schema
from api.schema_errors import told
from api.schema_pages import Pager
from api.session import Session
from api.settings import read_settings
from graph.analysis.case import Case
from graph.analysis.findings import findings
from tests.api.asking import SMALL, schema, seen_by
from tests.api.compiled.documents import Drawn, raw_documents, tuned
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, organisations, snapshot_of

pytestmark = pytest.mark.slow

PERSONAL = frozenset[Scope]({"read", "personal"})
PEOPLE = (
    KEEPER,
    ANYBODY,
    Rights("steward", scopes=PERSONAL),
    Rights("contributor", unit="U1", scopes=PERSONAL),
    Rights("contributor", unit="U1"),
)
LIMITS = (Limits(), Limits(), Limits(rows=30))
TUNINGS = 4
"""How many documents are made of each that is drawn: drawing is what takes long."""
ASKED = 3
"""How often each that has no errors is asked of plans: rows are made, then written, then kept."""

STOCK = schema().without_plans()
TYPES = schema().graphql._schema
SMALL_CASE = Case(
    snapshot_of(f"""{SMALL}
OrgUnit U1 "Cardiology"
Process R4 "Handle complaints" unit=U1 hidden=true -owned_by-> Role W2 "Complaints lead" unit=U1 holder="B. Name"
Feedback F1 "A letter" hidden=true -about-> R4
""")
)


class Asking:
    """Asks documents of an organisation both ways; what the rules find is worked out once."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._seen = cache(self._seen_by)

    def answer(self, by: Schema, drawn: Drawn, rights: Rights, limits: Limits) -> tuple[bytes, list[Any], Any]:
        """Return data and errors of a document, every order counted, and what it showed that needs rights."""
        case, found = self._seen(rights)
        pager = Pager(limits, Budget(limits.rows))
        asked = Asked(case, by.nodes, rights.at_home(self.case), findings=found, pager=pager)
        asked.takes_written = True
        result = by.graphql.execute_sync(drawn.query, variable_values=drawn.variables, context_value=asked)
        errors = result.errors or []
        codes = [error["extensions"]["code"] for error in told(errors)]
        told_as = [(one.formatted, code) for one, code in zip(errors, codes, strict=True)]
        return orjson.dumps(result.data), told_as, asked.seen

    def _seen_by(self, rights: Rights) -> tuple[Case, Any]:
        """Return the organisation as somebody may see it, and what gives its findings."""
        case = seen_by(self.case, rights)
        return case, cache(lambda scope: findings(case, scope=scope))

    def assert_same(self, query: str, seed: int) -> None:
        """Ask some documents made of a random one; what gives no errors must not have been given up by a plan."""
        for number in range(TUNINGS):
            random = Random(seed + number)  # noqa: S311  documents are no secrets
            drawn = tuned(query, TYPES, self.case.snapshot.ids, random)
            rights, limits = random.choice(PEOPLE), random.choice(LIMITS)
            by_core = self.answer(STOCK, drawn, rights, limits)
            given_up = schema().plans.given_up

            by_plan = [self.answer(schema(), drawn, rights, limits) for _ in range(1 if by_core[1] else ASKED)]

            assert by_plan == [by_core] * len(by_plan), drawn
            assert by_core[1] or schema().plans.given_up == given_up, drawn


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Asking:
    """Return the whole health board."""
    folder: Path = tmp_path_factory.mktemp("board")
    session = Session(read_settings(store=str(folder / "board.db"), today="2026-11-25"))
    load_example(session, "health_board", "Tester")
    asking = Asking(session.case)
    session.close()
    return asking


SEEDS = st.integers(0, 2**32)


@given(raw_documents(TYPES), SEEDS)
def test_a_small_organisation(query: str, seed: int) -> None:
    Asking(SMALL_CASE).assert_same(query, seed)


@given(raw_documents(TYPES), SEEDS, organisations())
def test_organisations_of_every_shape(query: str, seed: int, drawn: Brute) -> None:
    Asking(Case(frozen(drawn))).assert_same(query, seed)


@given(raw_documents(TYPES), SEEDS)
def test_the_health_board(board: Asking, query: str, seed: int) -> None:
    board.assert_same(query, seed)
