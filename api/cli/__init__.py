"""The command line: `goldenthread COMMAND`. One file holds one family of commands."""

from __future__ import annotations


def main() -> None:
    """Run the command that the arguments name."""
    from api.cli.app import app

    app(prog_name="goldenthread")
