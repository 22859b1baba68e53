"""The worked examples of GraphiQL: each is answered, in an organisation with and without a purpose."""

from __future__ import annotations

import pytest

from api.examples import EXAMPLES, Example
from tests.api.asking import SMALL, ask

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("organisation", [SMALL, "Process a", ""])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_every_example_is_answered(example: Example, organisation: str) -> None:
    assert ask(example.document, organisation)
