"""The audit log in lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from api.audit import Entry


def audit_lines(entries: Sequence[Entry], name: str) -> Iterator[str]:
    """Yield a line for each entry.

    Args:
        entries: Oldest first.
        name: Of the file.
    """
    if not entries:
        yield f"Nothing is in {name} yet. What changed, by whom and when: `goldenthread history`."
    for entry in entries:
        rights = f" ({entry.rights})" if entry.rights else ""
        yield f"  - {entry.at}, {entry.who or 'somebody'}{rights}, from {entry.where}: {_did(entry)}."


def _did(entry: Entry) -> str:
    if entry.did == "see":
        return f"saw {', '.join(_field(name, said) for name, said in entry.about.items())}"
    if entry.did == "change":
        numbers = ", ".join(str(one) for one in entry.about["revisions"])
        return f"made revision {numbers}"
    said = ", ".join(f"{name} {_plain(value)}" for name, value in entry.about.items() if value not in (None, ""))
    return f"{entry.did}, {said}"


def _field(name: str, said: Mapping[str, Any]) -> str:
    if not said["count"]:
        return name
    more = "" if said["count"] == len(said["ids"]) else f" and {said['count'] - len(said['ids']):,} more"
    return f"{name} of {', '.join(said['ids'])}{more}"


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
