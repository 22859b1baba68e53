"""The page of a team's board."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

pytestmark = pytest.mark.slow


def test_QC_11_the_board_of_a_unit_is_a_page_to_print(let_in: TestClient) -> None:
    answer = let_in.get("/board/U1")

    assert answer.status_code == 200
    assert "How our work runs" in answer.text
    assert "/static/board.css" in answer.text
    assert let_in.get("/static/board.css").status_code == 200


def test_the_board_speaks_welsh(let_in: TestClient) -> None:
    answer = let_in.get("/board/U1?language=cy")

    assert '<html lang="cy">' in answer.text
    assert "Sut mae ein gwaith yn rhedeg" in answer.text


def test_what_is_no_unit_has_no_board(let_in: TestClient) -> None:
    assert let_in.get("/board/R3").status_code == 404
    assert let_in.get("/board/nowhere").status_code == 404
