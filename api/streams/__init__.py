"""The subscriptions of the schema, one file a group: a class `Group` in each module here is found by itself."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Any


@cache
def stream_groups() -> tuple[Any, ...]:
    """Return the classes of all groups, in order of their modules.

    >>> "changes" in dir(stream_groups()[0])
    True
    """
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}").Group for name in names)
