"""Tests of `graph.analysis.rule`: a rule is one file with its reason, found by itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

import graph.rules
from graph.analysis.case import Case
from graph.analysis.rule import SEVERITIES, Counted, Hit, all_rules, rule
from graph.errors import DeclarationError


@pytest.fixture
def more_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder whose modules are found as rules beside the shipped ones."""
    monkeypatch.setattr(graph.rules, "__path__", [*graph.rules.__path__, str(tmp_path)])
    all_rules.cache_clear()
    yield tmp_path
    all_rules.cache_clear()
    for name in [name for name in sys.modules if name.startswith("graph.rules.extra_")]:
        del sys.modules[name]


def write_rule(path: Path, rule_id: str) -> None:
    path.write_text(
        dedent(f'''
        from graph.analysis.rule import Hit, rule

        @rule(id="{rule_id}", title="A title", severity="L", source="us", action="Act.", fires={{}}, quiet=[])
        def {path.stem}(case):
            """Why it matters."""
            yield from ()
        '''),
        encoding="utf-8",
    )


def test_a_rule_is_made_of_its_function_and_what_is_declared() -> None:
    @rule(id="X01", title="A title", severity="L", source="us", action="Act.", fires={"Need d1": ("d1",)}, quiet=[""])
    def something_wrong(case: Case) -> Iterator[Hit]:
        """Why it matters.

        Not a problem where it is meant.
        """
        yield Hit((0,), "{0} is.", (Counted("needs", (0,)),))

    assert (something_wrong.id, something_wrong.severity, something_wrong.needs_anchor) == ("X01", "L", False)
    assert something_wrong.name == "test_rule"
    assert something_wrong.doc == "Why it matters.\n\nNot a problem where it is meant."
    assert something_wrong.quiet == ("",)


def test_every_rule_is_found_by_itself_in_the_order_of_ids() -> None:
    ids = [found.id for found in all_rules()]

    modules = [path for path in Path(graph.rules.__path__[0]).glob("*.py") if path.stem != "__init__"]
    assert len(ids) == len(modules) > 40
    assert ids == sorted(ids)


def test_a_new_file_is_a_new_rule(more_rules: Path) -> None:
    write_rule(more_rules / "extra_one.py", "X01")

    assert all_rules()[-1].name == "extra_one"


def test_everything_wrong_with_rules_is_told_at_once(more_rules: Path) -> None:
    write_rule(more_rules / "extra_same.py", "P01")
    (more_rules / "extra_none.py").write_text("", encoding="utf-8")

    with pytest.raises(DeclarationError) as refusal:
        all_rules()

    assert refusal.value.violations == (
        "graph/rules/extra_none.py: declares 0 rules; one file holds one",
        "graph/rules/extra_same.py: P01 is unit_without_purpose already",
    )


def test_severities_are_words_and_the_good_news_comes_last() -> None:
    assert SEVERITIES == {"H": "act now", "M": "plan", "L": "tidy", "+": "good news"}
    assert list(SEVERITIES)[-1] == "+"
