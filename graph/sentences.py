"""Says in plain words what changes of a store's history mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.days import day_in
from graph.model import Change, Record, What
from graph.ontology import Field, Ontology
from graph.values import is_date

DAYS = {"valid_from": "from", "valid_to": "until"}
FORGOTTEN = "something that was forgotten since"
STATES = frozenset({"is", "was", "has"})


@dataclass(frozen=True, slots=True)
class Wording:
    """What is needed to say changes.

    Attributes:
        ontology: Where the words come from.
        names: Names of nodes by id, those that are gone included.
    """

    ontology: Ontology
    names: Mapping[str, str]

    def sentences(self, change: Change) -> list[str]:
        """Return what a change means, in one sentence or more.

        >>> record = {"id": "d1", "kind": "Need", "name": "Be heard"}
        >>> Wording(Ontology({}, {}, {}, {}), {}).sentences(Change("node", "d1", None, record))
        ['Need “Be heard” was added.']
        """
        say = {"node": self._node, "link": self._link, "reading": self._reading, "aside": self._aside}[change.what]
        said = list(say(change.old, change.new))
        return said or [f"{self._thing(change)} was changed in ways that were forgotten since."]

    def began(self, what: What, record: Record) -> str:
        """Return that a node or link holds from its first day on."""
        first = _day(record, "valid_from")
        if what == "link":
            return f"{self._linked(record)} since {first}."
        return f"{self._kind(record['kind'])} {quoted(record['name'])} began on {first}."

    def ended(self, what: What, record: Record) -> str:
        """Return that a node or link does not hold any more after its last day."""
        last = _day(record, "valid_to")
        if what == "link":
            return f"{self._linked(record, ended=True)} after {last}."
        return f"{self._kind(record['kind'])} {quoted(record['name'])} ended; its last day was {last}."

    def _thing(self, change: Change) -> str:
        some = change.new or change.old or {}
        return quoted(str(some.get("name", change.key.replace("\t", " "))))

    # -- nodes ------------------------------------------------------------------------------------------------------

    def _node(self, old: Record | None, new: Record | None) -> Iterator[str]:
        some = new or old or {}
        what = f"{self._kind(some['kind'])} {quoted(some['name'])}"
        declared = self.ontology.fields_of(some["kind"]) if some["kind"] in self.ontology.kinds else {}
        if old is None:
            yield f"{what} was added{_time(some)}."
            yield from self._forgotten(some, declared)
        elif new is None:
            yield f"{what} was taken out."
        else:
            if old["name"] != new["name"]:
                yield f"{quoted(old['name'])} is now called {quoted(new['name'])}."
            last = _given(new, "valid_to")
            if last and last != _given(old, "valid_to"):
                yield f"The last day of {quoted(new['name'])} is {day_in(last, 'en')}."
                new = _with_last_day_of(old, new)
            yield from self._fields(quoted(new["name"]), old, new, declared)

    def _kind(self, kind: str) -> str:
        declared = self.ontology.kinds.get(kind)
        return declared.label.en if declared else kind

    def _forgotten(self, record: Record, declared: Mapping[str, Field]) -> Iterator[str]:
        for name, value in record.get("fields", {}).items():
            if value is None:
                yield f"Its {_label(name, declared).lower()} was forgotten since."

    # -- links ------------------------------------------------------------------------------------------------------

    def _link(self, old: Record | None, new: Record | None) -> Iterator[str]:
        some = new or old or {}
        if old is None:
            yield f"{self._linked(some)}{_time(some)}: this link was added."
        elif new is None:
            yield f"{self._linked(some)}: this link was taken out."
        else:
            last = _given(new, "valid_to")
            if last and last != _given(old, "valid_to"):
                yield f"{self._linked(some, ended=True)} after {day_in(last, 'en')}."
                new = _with_last_day_of(old, new)
            known = some["kind"] in self.ontology.links
            declared = self.ontology.fields_of_link(some["kind"]) if known else {}
            yield from self._fields(f"the link {self._linked(some)}", old, new, declared)

    def _linked(self, record: Record, *, ended: bool = False) -> str:
        """Return a link as a clause: “A” is owned by “B”, or “A” is no longer owned by “B”."""
        declared = self.ontology.links.get(record["kind"])
        words = declared.label.en if declared else record["kind"].replace("_", " ")
        if ended:
            first, _, rest = words.partition(" ")
            words = f"{first} no longer {rest}" if first in STATES else f"no longer {words}"
        return f"{self._named(record['from'])} {words} {self._named(record['to'])}"

    def _named(self, node_id: str) -> str:
        return quoted(self.names.get(node_id, node_id))

    # -- fields -----------------------------------------------------------------------------------------------------

    def _fields(self, owner: str, old: Record, new: Record, declared: Mapping[str, Field]) -> Iterator[str]:
        for part in ("fields", "extra"):
            before, after = (
                {name: value for name, value in record.get(part, {}).items() if value != ""} for record in (old, new)
            )
            given = before.keys() | after.keys()
            for name in (*(name for name in declared if name in given), *sorted(given - declared.keys())):
                yield from self._field(owner, name, before, after, declared)

    def _field(
        self, owner: str, name: str, before: Mapping[str, Any], after: Mapping[str, Any], declared: Mapping[str, Field]
    ) -> Iterator[str]:
        what, field = f"{_label(name, declared)} of {owner}", declared.get(name)
        if name not in after:
            yield f"{what} is not given any more; it was {self._value(before[name], field)}."
        elif name not in before:
            yield f"{what} is now {self._value(after[name], field)}."
        elif before[name] != after[name]:
            yield f"{what} went from {self._value(before[name], field)} to {self._value(after[name], field)}."

    def _value(self, value: Any, field: Field | None) -> str:
        if value is None:
            return FORGOTTEN
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, list):
            return ", ".join(self._value(part, field) for part in value)
        if field and field.of:
            return self._named(str(value))
        if field and field.type == "date" and is_date(str(value)):
            return day_in(str(value), "en")
        labels = {choice.code: choice.label.en for choice in field.choices} if field else {}
        said = labels.get(str(value), figure(value))
        return quoted(said) if isinstance(value, str) and " " in said and not labels else said

    # -- readings and asides ----------------------------------------------------------------------------------------

    def _reading(self, old: Record | None, new: Record | None) -> Iterator[str]:
        some = new or old or {}
        what = f"{self._named(some['measure'])} for {day_in(some['date'], 'en')}"
        if old is None:
            yield f"A reading of {what} was added: {_figures(some)}."
        elif new is None:
            yield f"The reading of {what} was taken out; it was {_figures(some)}."
        else:
            if _figures(old) != _figures(new):
                yield f"The reading of {what} was corrected from {_figures(old)} to {_figures(new)}."
            if old.get("excluded") != new.get("excluded"):
                out = "is left out of means and limits" if new.get("excluded") else "counts again in means and limits"
                yield f"The reading of {what} {out}."
            for name in ("note", "reason"):
                if old.get(name) != new.get(name):
                    yield f"The {name} of the reading of {what} is now {quoted(new.get(name, ''))}."

    def _aside(self, old: Record | None, new: Record | None) -> Iterator[str]:
        if new is None:
            yield f"The finding {(old or {})['finding']} counts again; it had been set aside."
        else:
            until = f" until {day_in(new['until'], 'en')}" if new["until"] else ""
            yield f"The finding {new['finding']} was set aside{until}: {new['reason']}."


def quoted(name: str) -> str:
    """Return a name, marked off from the sentence around it."""
    return f"“{name}”"


def figure(value: object) -> str:
    """Return a number without noise, or any other value as text.

    >>> figure(0.1 + 0.2), figure(3.0), figure("soon")
    ('0.3', '3', 'soon')
    """
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def _figures(record: Record) -> str:
    if record.get("value") is not None:
        return figure(record["value"])
    if record.get("numerator") is not None:
        return f"{figure(record['numerator'])} of {figure(record['denominator'])}"
    return "no value"


def _label(name: str, declared: Mapping[str, Field]) -> str:
    return declared[name].label.en if name in declared else name.replace("_", " ").capitalize()


def _with_last_day_of(old: Record, new: Record) -> Record:
    """Return a record with the last day of another: that it changed has been said already."""
    return {**new, "fields": {**new["fields"], "valid_to": _given(old, "valid_to")}}


def _time(record: Record) -> str:
    said = [f"{word} {_day(record, name)}" for name, word in DAYS.items() if _given(record, name)]
    return f" ({' '.join(said)})" if said else ""


def _day(record: Record, name: str) -> str:
    return day_in(_given(record, name), "en")


def _given(record: Record, name: str) -> str:
    return str(record.get("fields", {}).get(name) or "")
