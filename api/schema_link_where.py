"""Conditions on links in the schema: on the fields that all links have, and on those of one kind of link."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from api.resolve import Asked
from api.schema_derived import add_part, derived_input
from api.schema_fields import FieldTypes
from api.schema_names import Taken, camel, pascal
from api.schema_where import PLAIN_WHERE, given, tests
from api.schema_where_kinds import Wheres
from graph.analysis.select import meets
from graph.ontology import Field, LinkKind, Ontology

Holds = Callable[[Asked, int, Any], bool]
"""Tells whether a link is as a part of an input says."""


class LinkWheres:
    """The inputs that conditions on links are: one for all links, one more for each kind with fields of its own."""

    def __init__(self, ontology: Ontology, fields: FieldTypes, wheres: Wheres, taken: Taken) -> None:
        self._fields = fields
        self._wheres = wheres
        self._taken = taken
        self._parts: dict[Any, dict[str, Holds]] = {}
        self._ontology = ontology
        self._common = self._made("LinkWhere", ontology.link_fields.values(), "", "A condition on a link.")
        self._own = {link.name: self._of(link) for link in ontology.links.values() if link.fields}

    def of(self, link: str) -> Any:
        """Return the input of conditions on links of a kind."""
        return self._own.get(link, self._common)

    def holds(self, asked: Asked, link: int, where: Any) -> bool:
        """Tell whether a link is as an input says: all that is given. What may not be seen counts as empty."""
        if not given(where):
            return True
        values = ((test, getattr(where, name)) for name, test in self._parts[type(where)].items())
        return all(test(asked, link, value) for test, value in values if given(value))

    def _of(self, link: LinkKind) -> Any:
        fields = self._ontology.fields_of_link(link.name).values()
        doc = f"A condition on a link “{link.label.en}”."
        return self._made(f"{pascal(link.name)}LinkWhere", fields, link.name, doc)

    def _made(self, wanted: str, fields: Iterable[Field], owner: str, doc: str) -> Any:
        name = self._taken.free(wanted, f"{wanted}Input")
        made = derived_input(name, f"{doc} All that is given must hold; null is not given.")
        parts: dict[str, Holds] = {
            "on_and": lambda asked, link, some: all(self.holds(asked, link, one) for one in some),
            "on_or": lambda asked, link, some: any(self.holds(asked, link, one) for one in some),
            "on_not": lambda asked, link, one: not self.holds(asked, link, one),
        }
        used = Taken(("and", "or", "not"))
        for word, type_, said in (
            ("and", list[made], "All of these."),  # type: ignore[valid-type]
            ("or", list[made], "At least one of these."),  # type: ignore[valid-type]
            ("not", made, "Not this."),
        ):
            add_part(made, f"on_{word}", type_ | None, word, said)
        for field in fields:
            attribute, wanted = f"on_field_{field.name}", camel(field.name)
            shown = used.free(wanted, f"{wanted}Field")
            add_part(made, attribute, self._type(field, owner) | None, shown, f"{field.label.en}.")
            parts[attribute] = _field_is(field)
        self._parts[made] = parts
        return made

    def _type(self, field: Field, owner: str) -> Any:
        if field.type != "choice":
            return PLAIN_WHERE[field.type]
        return self._wheres.choice(self._fields.choice(field, owner))


def _field_is(field: Field) -> Holds:
    def holds(asked: Asked, link: int, where: Any) -> bool:
        value = asked.link_value(link, field)
        return all(meets(value, operator, wanted) for operator, wanted in tests(where))

    return holds
