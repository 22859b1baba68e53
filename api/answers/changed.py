"""What differs between two answers to the same question: what appeared, what went, what is another value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Sort = Literal["appeared", "gone", "changed"]
ID = "id"


@dataclass(frozen=True, slots=True)
class Changed:
    """One place where two answers differ.

    Attributes:
        sort: Whether something is there only in the later one, only in the earlier one, or otherwise.
        path: Where, as names and numbers; things with an id by it.
        before, after: What stands there; None where nothing does.
    """

    sort: Sort
    path: tuple[str, ...]
    before: Any
    after: Any

    @property
    def sentence(self) -> str:
        """The same in a sentence."""
        where = " → ".join(self.path)
        if self.sort == "changed":
            return f"{where}: {_said(self.before)} became {_said(self.after)}."
        if self.sort == "appeared":
            return f"{where} appeared: {_said(self.after)}."
        return f"{where} is gone: {_said(self.before)}."


def changed(before: Any, after: Any, path: tuple[str, ...] = ()) -> Iterator[Changed]:
    """Yield where two answers differ, in their order.

    Lists of things with ids are compared by them, so that what only moved is no difference; other lists by place.

    >>> [one.sentence for one in changed({"a": [{"id": "x", "n": 1}]}, {"a": [{"id": "y"}, {"id": "x", "n": 2}]})]
    ['a → y appeared: y.', 'a → x → n: 1 became 2.']
    """
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _in_objects(before, after, path=path)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _in_objects(*_by_id(before, after), path=path)
    elif before != after:
        yield Changed("changed", path, before, after)


def _in_objects(before: Mapping[str, Any], after: Mapping[str, Any], *, path: tuple[str, ...]) -> Iterator[Changed]:
    for name in before:
        if name not in after:
            yield Changed("gone", (*path, name), before[name], None)
    for name, value in after.items():
        if name not in before:
            yield Changed("appeared", (*path, name), None, value)
        else:
            yield from changed(before[name], value, (*path, name))


def _by_id(*lists: list[Any]) -> tuple[dict[str, Any], ...]:
    """Return the entries of lists by their ids, or those of their nodes; by number unless all have one of their own."""
    named = [[_id_of(entry) for entry in entries] for entries in lists]
    if any(None in names or len(set(names)) < len(names) for names in named):
        named = [[str(number) for number in range(1, len(entries) + 1)] for entries in lists]
    return tuple(dict(zip(map(str, names), entries, strict=True)) for names, entries in zip(named, lists, strict=True))


def _id_of(entry: Any) -> str | None:
    if not isinstance(entry, Mapping):
        return entry if isinstance(entry, str) else None
    found = entry.get(ID)
    if found is None and isinstance(entry.get("node"), Mapping):
        found = entry["node"].get(ID)
    return found if isinstance(found, str) else None


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        name = value.get("name") or value.get("sentence") or value.get("reason") or value.get(ID)
        return str(name) if name is not None else f"{len(value)} values"
    if isinstance(value, list):
        return f"{len(value)} entries"
    return "nothing" if value is None else str(value)
