"""The fields at the root of the schema, one file a group: a class `Group` in each module here is found by itself."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Any


@cache
def root_groups(*, supposable: bool = False) -> tuple[Any, ...]:
    """Return the classes of all groups, in order of their modules.

    Args:
        supposable: Only what can be asked of a scenario, too: a module with `SUPPOSABLE = False` says that it cannot.

    >>> any("line_of_sight" in dir(group) for group in root_groups())
    True
    """
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(module.Group for module in modules if not supposable or getattr(module, "SUPPOSABLE", True))
