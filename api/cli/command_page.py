"""The reference of all commands, made from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

INTRODUCTION = """# Commands

Generated from the commands themselves; `goldenthread docs commands` prints this page.

Wherever an id stands, a name or the start of one will do, in any letter case; if several are meant, they are listed.
Only the answer goes to standard output; messages and progress go to standard error.

Exit codes: 0 fine · 1 problems in the input · 2 wrong use · 3 the store cannot be reached · 130 stopped by the user.
"""


def command_page(app: typer.Typer) -> str:
    """Return the page as Markdown, commands in their order."""
    group: Any = typer.main.get_command(app)
    parts = [INTRODUCTION, *(_section(name, command) for name, command in group.commands.items()), *_settings()]
    return "\n".join(parts) + "\n"


def _settings() -> Iterator[str]:
    """Yield the section of all settings and thresholds."""
    from api.limits import described_limits
    from api.settings import FILE, PREFIX, Settings
    from graph.settings import described_thresholds

    yield from (
        "## Settings",
        "",
        f"By option, else by environment, else in the file `{FILE}` of the current folder.",
        "",
    )
    yield from ("| in the file | in the environment | meaning |", "|---|---|---|")
    for name, field in Settings.model_fields.items():
        yield f"| `{name}` | `{PREFIX}{name.upper()}` | {field.description} |"
    yield from ("", "`GOLDENTHREAD_DEBUG=1` shows the traceback of a fault.", "")
    yield from ("Numbers that decide when a rule speaks stand below `[thresholds]`:", "")
    yield from ("| threshold | usually | meaning |", "|---|---|---|")
    for threshold in described_thresholds():
        yield f"| `{threshold.name}` | {threshold.default} | {threshold.doc} |"
    yield from ("", "How much one request to the server may ask for stands below `[limits]`:", "")
    yield from ("| limit | usually | meaning |", "|---|---|---|")
    for limit in described_limits():
        yield f"| `{limit.name}` | {limit.default:,} | {limit.doc} |"


def _section(name: str, command: Any) -> str:
    arguments = [entry for entry in command.params if entry.param_type_name == "argument"]
    options = [entry for entry in command.params if entry.param_type_name == "option" and entry.help]
    usage = " ".join(["goldenthread", name, *(_usage(entry) for entry in arguments), "[options]"])
    lines = [f"## {name}", "", f"`{usage}`", "", _flat(command.help)]
    lines += ["", "| | |", "|---|---|", *_rows([*arguments, *options])]
    return "\n".join([*lines, ""])


def _usage(entry: Any) -> str:
    word = entry.metavar or entry.name.upper()
    return word if entry.required else f"[{word}]"


def _rows(entries: list[Any]) -> Iterator[str]:
    for entry in entries:
        is_argument = entry.param_type_name == "argument"
        word = _usage(entry) if is_argument else _flags(entry)
        yield f"| `{word}` | {_flat(entry.help or '')} |"


def _flags(entry: Any) -> str:
    value = "" if entry.is_flag else f" {entry.metavar or entry.name.upper()}"
    return (", ".join(entry.opts) + value).replace("|", "\\|")


def _flat(text: str) -> str:
    """Return a text with one line a paragraph, safe in a table."""
    paragraphs = [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
    return "\n\n".join(paragraphs).replace("|", "\\|")
