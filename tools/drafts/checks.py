# SPDX-License-Identifier: MIT
"""The server's checks of parameters, where its types say nothing."""

import re

from quickmeet_codegen.read.document import Value
from tools.drafts.raw import mapping

__all__ = ["checked"]

_OPTIONAL = re.compile(r"Match\.(?:Optional|Maybe)\((.*)\)")
_SCALARS: dict[str, dict[str, Value]] = {
    "String": {"type": "string"},
    "Number": {"type": "number"},
    "Match.Integer": {"type": "integer"},
    "Boolean": {"type": "boolean"},
    "Date": {"$ref": "#/$defs/EJSONDate"},
    "Object": {"type": "object"},
    "[String]": {"type": "array", "items": {"type": "string"}},
}


def checked(
    param: dict[str, Value], params: list[dict[str, Value]], checks: list[Value]
) -> dict[str, Value]:
    """The schema of a parameter: its own, or what follows from the checks.

    Checks of names that are no parameter are of the only parameter's fields.
    """
    own = mapping(param.get("schema"))
    patterns = {
        str(mapping(raw).get("arg")): str(mapping(raw).get("pattern")) for raw in checks
    }
    if own or not patterns:
        return own
    if str(param["name"]) in patterns:
        return _schema(patterns[str(param["name"])])
    if len(params) > 1 or any("." in name for name in patterns):
        return {}
    fields = {name: _schema(pattern) for name, pattern in patterns.items()}
    required = [name for name in fields if not _OPTIONAL.fullmatch(patterns[name])]
    return {
        "type": "object",
        "properties": dict[str, Value](fields),
        "required": list[Value](required),
    }


def _schema(pattern: str) -> dict[str, Value]:
    optional = _OPTIONAL.fullmatch(pattern)
    return dict(_SCALARS.get(optional[1] if optional else pattern, {}))
