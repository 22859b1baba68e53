"""Rows that are kept: written once, gone with what they were read from, never more than there is room for."""

from __future__ import annotations

import gc
from collections.abc import Sequence

import orjson
import pytest

from api.compiled.batches import Batch
from api.compiled.kept_rows import ROW_BYTES, KeptRows
from api.compiled.rows import Pieces
from api.resolve import Asked
from api.rights import ANYBODY, KEEPER, Rights
from tests.api.asking import SMALL, schema, view

ROWS = "{ nodes { totalCount nodes { id name kind live sight ... on Process { lane __typename } } } }"
LINKS = "{ processes { edges { cursor node { n: name producesLinks: produces { nodes { name } } } } } }"
ONE = '{ node(id: "R2") { id name } processes { nodes { id flowsTo { edges { node { id name } } } } } }'
HOLDERS = "{ roles { nodes { id holder } } }"


class Organisation:
    """What values are read from: how often each was."""

    def __init__(self) -> None:
        self.read: list[int] = []


class Numbers(Batch):
    """Values that are numbers, of an organisation."""

    def __init__(self, owner: Organisation, numbers: Sequence[int]) -> None:
        super().__init__()
        self.owner, self.numbers = owner, numbers

    def __len__(self) -> int:
        return len(self.numbers)

    def steady(self) -> tuple[object, Sequence[int]]:
        """Return the organisation, and the numbers."""
        return self.owner, self.numbers

    def take(self, places: Sequence[int]) -> Numbers:
        """Return some of them."""
        return Numbers(self.owner, [self.numbers[place] for place in places])


class Passing(Batch):
    """Values of which nothing can be kept."""

    def __len__(self) -> int:
        return 1


def rows(batch: Batch) -> list[dict[str, int]]:
    """Return what is asked of some numbers: themselves."""
    assert isinstance(batch, Numbers)
    batch.owner.read += batch.numbers
    return [{"n": number} for number in batch.numbers]


def asked(kept: KeptRows, owner: Organisation, *numbers: int, form: str = "form") -> Pieces | None:
    """Ask for the rows of some numbers."""
    return kept.pieces(form, Numbers(owner, numbers), rows)


def test_what_is_asked_for_the_first_time_is_not_kept_and_from_the_second_on_it_is_written_once() -> None:
    kept, owner = KeptRows(), Organisation()

    answers = [asked(kept, owner, 1, 2) for _ in range(3)]

    assert answers == [None, (b'{"n":1}', b'{"n":2}'), (b'{"n":1}', b'{"n":2}')]
    assert owner.read == [1, 2]


def test_only_rows_that_are_not_there_are_written() -> None:
    kept, owner = KeptRows(), Organisation()
    asked(kept, owner)

    answers = [asked(kept, owner, *numbers) for numbers in [(), (5,), (7, 5, 7, 6), (6,)]]

    assert answers == [(), (b'{"n":5}',), (b'{"n":7}', b'{"n":5}', b'{"n":7}', b'{"n":6}'), (b'{"n":6}',)]
    assert sorted(owner.read) == [5, 6, 7]


def test_rows_of_one_form_are_not_those_of_another_nor_of_another_organisation() -> None:
    kept, owner = KeptRows(), Organisation()
    asked(kept, owner, 1)

    assert asked(kept, owner, 1, form="other") is None
    assert asked(kept, Organisation(), 1) is None


def test_of_values_that_may_be_others_tomorrow_nothing_is_kept() -> None:
    kept = KeptRows()

    assert [kept.pieces("form", Passing(), rows) for _ in range(3)] == [None, None, None]
    assert kept.size == 0


def test_rows_go_with_the_organisation_that_they_were_read_from() -> None:
    kept, owner = KeptRows(), Organisation()
    asked(kept, owner, 1)
    asked(kept, owner, 1)

    del owner
    gc.collect()

    assert kept.size == 0


def test_what_was_not_asked_for_longest_gives_way() -> None:
    kept, owner = KeptRows(most_bytes=100 * ROW_BYTES), Organisation()
    for form in ("old", "used", "new"):
        asked(kept, owner, form=form)
    asked(kept, owner, *range(30), form="old")
    asked(kept, owner, *range(30), form="used")

    asked(kept, owner, *range(40), form="new")

    assert kept.size <= 100 * ROW_BYTES
    assert asked(kept, owner, 1, form="old") is None
    assert asked(kept, owner, 1, form="used") == (b'{"n":1}',)


def test_more_rows_than_there_is_room_for_are_answered_all_the_same() -> None:
    kept, owner, other = KeptRows(most_bytes=20 * ROW_BYTES), Organisation(), Organisation()
    for one in (owner, other):
        asked(kept, one)
    asked(kept, other, 1)

    answer = asked(kept, owner, *range(1_000))

    assert answer is not None
    assert answer[999] == b'{"n":999}'
    assert kept.size <= 20 * ROW_BYTES
    assert asked(kept, other, 1) == (b'{"n":1}',)
    assert other.read == [1]


def test_rows_that_cannot_be_made_leave_nothing_behind() -> None:
    kept, owner = KeptRows(), Organisation()
    asked(kept, owner, 1)

    def fail(_: Batch) -> list[object]:
        raise ValueError("no rows")

    with pytest.raises(ValueError, match="no rows"):
        kept.pieces("form", Numbers(owner, [1]), fail)

    assert asked(kept, owner, 1) == (b'{"n":1}',)


def answers(document: str, asking: Asked, times: int) -> list[bytes]:
    """Return what plans answer, asked again and again."""
    asking.takes_written = True
    results = [schema().graphql.execute_sync(document, context_value=asking) for _ in range(times)]
    assert not any(result.errors for result in results)
    return [orjson.dumps(result.data) for result in results]


@pytest.mark.parametrize("document", [ROWS, LINKS, ONE, HOLDERS])
@pytest.mark.parametrize("rights", [KEEPER, ANYBODY])
def test_answers_of_kept_rows_are_byte_for_byte_those_of_graphql_core(document: str, rights: Rights) -> None:
    asking = view(rights=rights)
    by_core = schema().without_plans().graphql.execute_sync(document, context_value=asking)

    assert answers(document, asking, 4) == [orjson.dumps(by_core.data)] * 4


def test_kept_rows_of_one_organisation_are_not_shown_of_another() -> None:
    answers(ROWS, view(), 3)

    assert b"Cure" in answers(ROWS, view(SMALL.replace("Treat", "Cure")), 3)[2]


def test_what_needs_rights_is_noted_each_time_that_it_is_seen() -> None:
    asking = view()
    answers(HOLDERS, asking, 3)
    asking.seen.clear()

    answers(HOLDERS, asking, 1)

    assert asking.seen == {"Role.holder": {"W1"}}
