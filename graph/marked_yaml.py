"""YAML that remembers its lines and cannot explode: plain data only, no tags, no aliases, bounded size and depth.

Declarations of kinds and organisations in YAML are both read with it, so that every complaint can name a line.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 40
MAX_PARTS = 3_000_000
"""Each takes some 350 bytes of memory, however short it is."""

_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path = tuple[str | int, ...]


class YamlError(Exception):
    """The text is not YAML that we read.

    Attributes:
        line: Where, from 1; 0 if the text as a whole is meant.
    """

    def __init__(self, message: str, line: int = 0) -> None:
        self.line = line
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Marked:
    """Plain data with the line of each part.

    Attributes:
        data: Dicts with text keys, lists and scalars. Dates stay texts.
        lines: Line of the key (in a dict) or entry (in a list) at each path, from 1.
        repeated: Path of each key that stood twice in one mapping, with the line of the second; the first stands.
    """

    data: Any
    lines: dict[Path, int] = field(default_factory=dict)
    repeated: dict[Path, int] = field(default_factory=dict)

    def line(self, *path: str | int) -> int:
        """Return the line of a path, or of the nearest part above it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(text: str) -> Marked:
    """Read one YAML document.

    Raises:
        YamlError: If it is not well formed, too big or too deep, or uses tags, anchors or aliases.

    >>> marked = read_yaml("kind: Need\\nfields:\\n  importance: {type: integer}\\n")
    >>> marked.data["fields"], marked.line("fields", "importance")
    ({'importance': {'type': 'integer'}}, 3)
    """
    if len(text) > MAX_BYTES:
        raise YamlError(f"the text is larger than {MAX_BYTES // 2**20} MB; split it, or use CSV tables")
    try:
        _refuse_tricks(text)
        root = yaml.compose(text, Loader=_SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        raise YamlError(
            f"not well-formed YAML: {getattr(error, 'problem', None) or 'it cannot be parsed'}", line
        ) from None
    marked = Marked(None)
    data = None if root is None else _plain(root, (), marked)
    return Marked(data, marked.lines, marked.repeated)


def _refuse_tricks(text: str) -> None:
    """Stop at the first alias, anchor, foreign tag, too deep nesting or too much, before anything is built."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_SafeLoader)):
        line = _line(event)
        if count > MAX_PARTS:
            raise YamlError(f"more than {MAX_PARTS:,} names and values; split it, or use CSV tables", line)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlError("anchors and aliases are not read; write the value out", line)
        if tag := getattr(event, "tag", None):
            raise YamlError(f"the tag {tag} is not read; plain values only", line)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise YamlError(f"nested deeper than {MAX_DEPTH} levels", line)


def _plain(node: yaml.Node, path: Path, marked: Marked) -> Any:
    if isinstance(node, yaml.MappingNode):
        return dict(_pairs(node, path, marked))
    if isinstance(node, yaml.SequenceNode):
        return [_entry(child, (*path, number), marked) for number, child in enumerate(node.value)]
    return _scalar(node)


def _pairs(node: yaml.MappingNode, path: Path, marked: Marked) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise YamlError("a key must be a plain word", _line(key_node))
        key = str(key_node.value)
        here = (*path, key)
        if key in seen:
            marked.repeated.setdefault(here, _line(key_node))
            continue
        seen.add(key)
        marked.lines[here] = _line(key_node)
        yield key, _plain(value_node, here, marked)


def _line(part: yaml.Event | yaml.Node) -> int:
    return part.start_mark.line + 1 if part.start_mark else 0


def _entry(node: yaml.Node, path: Path, marked: Marked) -> Any:
    marked.lines[path] = _line(node)
    return _plain(node, path, marked)


def _scalar(node: yaml.Node) -> Any:
    text = str(node.value)
    kind = node.tag.rpartition(":")[2]
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() in {"true", "yes", "on"}
    if kind in {"int", "float"}:
        return _number(text)
    return text


def _number(text: str) -> int | float | str:
    """Return the number, or the text itself where YAML 1.1 would surprise (octal, base 60, infinity)."""
    plain = text.replace("_", "x")
    if plain.lstrip("+-").startswith("0") and plain.lstrip("+-")[1:2].isdigit():
        return text
    try:
        return int(plain)
    except ValueError:
        pass
    try:
        number = float(plain)
    except ValueError:
        return text
    return number if math.isfinite(number) else text
