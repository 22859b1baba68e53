"""Small declarations for tests: a made-up kind, and the words that every field and link must have."""

from __future__ import annotations

WORDS = "label: {en: x, cy: y}, doc: d"
LINK = "label: {en: x, cy: y}, inverse: {en: x, cy: y}, doc: d, roles: [structure]"


def kind(name: str, *lines: str, table: str = "") -> str:
    """Return a declaration of six lines, with more lines after them."""
    head = [
        f"kind: {name}",
        f"table: {table or name.lower() + 's'}",
        "group: made_up",
        f"label: {{en: {name}, cy: {name}}}",
        f"plural: {{en: {name}s, cy: {name}au}}",
        f"doc: A {name}.",
    ]
    return "\n".join([*head, *lines])
