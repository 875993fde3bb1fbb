# SPDX-License-Identifier: MIT
"""Whether messages about a payload may have its values, as a schema says.

The package of a schema that stands in files was not loaded, and declared nothing.
"""

from collections.abc import Iterable, Mapping
from typing import cast

from ...model.secret_names import is_hidden_key
from ...observability.secret_methods import gives_secrets, takes_secrets
from .strict_schemas import JSON

__all__ = ["are_secret", "is_secret"]


def are_secret(called: str, spec: JSON) -> bool:
    """Whether a parameter of a method or endpoint is secret.

    Args:
        called: Its name.
        spec: It, as ``schema.json`` has it.
    """
    params = cast("Iterable[JSON]", spec.get("params") or ())
    return takes_secrets(called) or any(map(_is_secret, params))


def is_secret(called: str, spec: JSON) -> bool:
    """Whether the result of a method or endpoint is secret.

    Args:
        called: Its name.
        spec: It, as ``schema.json`` has it.
    """
    return gives_secrets(called) or _says_so(spec.get("result")) is True


def _is_secret(param: JSON) -> bool:
    said = _says_so(param.get("schema"))
    names = (str(param.get(key, "")) for key in ("name", "wire"))
    return any(map(is_hidden_key, names)) if said is None else said


def _says_so(schema: object) -> bool | None:
    if not isinstance(schema, Mapping):
        return None
    return cast("bool | None", cast("JSON", schema).get("x-secret"))
