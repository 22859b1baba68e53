"""The page of all commands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from api.cli.app import app
from api.cli.command_page import command_page
from api.settings import Settings
from graph.settings import described_thresholds
from tests.conftest import Golden


def test_the_page_in_docs_is_fresh(golden: Golden) -> None:
    golden(Path("docs/commands.md"), command_page(app))


def test_every_setting_and_threshold_is_on_the_page() -> None:
    page = command_page(app)

    assert all(f"| `{name}` | `GOLDENTHREAD_{name.upper()}` |" in page for name in Settings.model_fields)
    assert all(f"| `{threshold.name}` |" in page for threshold in described_thresholds())


def test_every_option_of_every_command_is_on_the_page() -> None:
    page = command_page(app)
    group: Any = typer.main.get_command(app)

    missing = [
        f"{name} {option}"
        for name, command in group.commands.items()
        for entry in command.params
        for option in entry.opts
        if option.startswith("--") and f"`{option}" not in page.split(f"## {name}\n")[1].split("\n## ")[0]
    ]

    assert missing in ([], [f"{name} --help" for name in group.commands])
