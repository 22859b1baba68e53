"""Packs of reference items that come with the product: quality standards, aims, aspects, enablers and tools.

A pack is a canonical YAML file in `graph/kinds/packs`; whoever wants its nodes reads its text like any other input.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from graph.errors import NotFound

_ENDING = ".yaml"


@cache
def pack_names() -> tuple[str, ...]:
    """Return the names of all packs, in alphabetical order.

    >>> pack_names()
    ('hcqs_2023', 'outcome_classes', 'qms_aspect', 'qms_enabler', 'quadruple_aim', 'tools')
    """
    files = (entry.name for entry in resources.files("graph.kinds.packs").iterdir())
    return tuple(sorted(name.removesuffix(_ENDING) for name in files if name.endswith(_ENDING)))


def pack_text(name: str) -> str:
    """Return the YAML of a pack.

    Raises:
        NotFound: If there is no pack of that name; the message lists those there are.

    >>> print(pack_text("qms_aspect").partition("nodes:")[2][:28])
    <BLANKLINE>
      - id: qms-aspect-planning
    """
    if name not in pack_names():
        raise NotFound(f"there is no pack {name!r}; there are {', '.join(pack_names())}")
    return resources.files("graph.kinds.packs").joinpath(name + _ENDING).read_text(encoding="utf-8")
