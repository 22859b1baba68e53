"""Names of GraphQL types and fields, made from the names of declarations so that no two are the same."""

from __future__ import annotations

from collections.abc import Iterable


def camel(name: str) -> str:
    """Return a snake_case name as GraphQL writes fields.

    >>> camel("owned_by"), camel("kind")
    ('ownedBy', 'kind')
    """
    first, *rest = name.split("_")
    return first + "".join(part[:1].upper() + part[1:] for part in rest)


def pascal(name: str) -> str:
    """Return a snake_case name as GraphQL writes types.

    >>> pascal("owned_by")
    'OwnedBy'
    """
    written = camel(name)
    return written[:1].upper() + written[1:]


class Taken:
    """Names that are in use within one type, or among all types."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = set(names)

    def free(self, wanted: str, other: str) -> str:
        """Return a name that is not in use yet, and take it: the wanted one, else the other, else that with a number.

        >>> taken = Taken(["links"])
        >>> taken.free("links", "linksField"), taken.free("links", "linksField"), taken.free("unit", "unitField")
        ('linksField', 'linksField2', 'unit')
        """
        name, number = wanted, 1
        while name in self._names:
            name = other if number == 1 else f"{other}{number}"
            number += 1
        self._names.add(name)
        return name
