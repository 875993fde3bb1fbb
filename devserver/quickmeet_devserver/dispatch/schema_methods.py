# SPDX-License-Identifier: MIT
"""The generated methods by wire name: what the schema says of each.

Importing them takes a tenth of a second, so that it is done when first asked for.
"""

import importlib
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any

import quickmeet
from quickmeet.client import Groups
from quickmeet_runtime.model.operations.operation import Method

__all__ = ["schema_methods"]


@cache
def schema_methods() -> Mapping[str, tuple[Method[Any], ...]]:
    """Every method of the schema; one with several views has an entry for each.

    Only modules of groups are loaded: others of the package may need extras.
    """
    found: dict[str, tuple[Method[Any], ...]] = {}
    for domain, group in vars(Groups).items():
        if not isinstance(group, cached_property):
            continue
        names = vars(importlib.import_module(f"{quickmeet.__name__}.{domain}"))
        for value in names.values():
            if isinstance(value, Method):
                method: Method[Any] = value  # pyright: ignore[reportUnknownVariableType]  # of any result
                found[method.name] = (*found.get(method.name, ()), method)
    return found
