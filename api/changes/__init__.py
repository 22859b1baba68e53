"""The mutations of the schema, one file a group: `group(inputs)` of each module here is found by itself."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import strawberry

from api.schema_inputs import Inputs


def mutation_type(inputs: Inputs) -> Any:
    """Return the type that holds all mutations.

    Args:
        inputs: The input types derived from the kinds.
    """
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    groups = tuple(importlib.import_module(f"{__name__}.{name}").group(inputs) for name in names)
    said = "What can be changed. Each is one commit, all or nothing, and says what it did to sight and findings."
    return strawberry.type(type("Mutation", groups, {}), name="Mutation", description=said)
