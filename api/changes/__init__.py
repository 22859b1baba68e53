"""The mutations of the schema, one file a group: `group(inputs)` of each module here is found by itself."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType
from typing import Any

import strawberry

from api.schema_inputs import Inputs


@cache
def written_types() -> tuple[Any, ...]:
    """Return the types that mutations lead to whatever the kinds.

    >>> "Written" in [one.__name__ for one in written_types()]
    True
    """
    found = (one for module in _modules() for name, one in vars(module).items() if not name.startswith("_"))
    return tuple(one for one in found if hasattr(one, "__strawberry_definition__"))


def mutation_type(inputs: Inputs) -> Any:
    """Return the type that holds all mutations.

    Args:
        inputs: The input types derived from the kinds.
    """
    groups = tuple(module.group(inputs) for module in _modules())
    said = "What can be changed. Each is one commit, all or nothing, and says what it did to sight and findings."
    return strawberry.type(type("Mutation", groups, {}), name="Mutation", description=said)


def _modules() -> list[ModuleType]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return [importlib.import_module(f"{__name__}.{name}") for name in names]
