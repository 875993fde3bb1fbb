# SPDX-License-Identifier: MIT
"""What of an API is secret, where no name of a field on the wire would say so."""

import re
from collections.abc import Iterator

from msgspec import UNSET

from quickmeet_codegen.ir.expressions import CallExpression, without_none
from quickmeet_codegen.model.catalog import Catalog
from quickmeet_codegen.model.operations import SchemaParam

__all__ = ["secrets_of"]

_NAME = re.compile(
    r"(?i)pass(?:word|wd|phrase|code)|secret|token|credential|api_?key|private_?key"
    r"|^(?:join_?|totp_?)?code$|^(?:pass|otp|totp|pin|jwt)$"
)


def secrets_of(catalog: Catalog) -> CallExpression | None:
    """The call that declares what a schema says is secret, and what is by its name."""
    methods: dict[str, tuple[int, ...]] = {}
    for method in catalog.methods():
        said = [_is_secret(param) for param in method.spec.params]
        if any(said) or any(p.payload.is_secret is False for p in method.spec.params):
            methods[method.name] = tuple(at for at, one in enumerate(said) if one)
    results = tuple(
        entry.name
        for entry in catalog.called()
        if entry.spec.result is not None
        and any(one.is_secret is True for _, one in entry.spec.result.walk())
    )
    fields = tuple(sorted(set(_fields(catalog))))
    more = without_none({"results": results or None, "fields": fields or None})
    if not (methods or more):
        return None
    return CallExpression("declare_secrets", (methods,), more)


def _is_secret(param: SchemaParam) -> bool:
    said = param.payload.is_secret
    if said is not UNSET:
        return said
    is_text = param.value is UNSET and param.payload.types != ("boolean",)
    names = (param.name, param.wire or "")
    return is_text and any(map(_NAME.search, names))


def _fields(catalog: Catalog) -> Iterator[str]:
    """Names on the wire of fields, and of parameters that are sent as fields."""
    for entry in catalog.types.values():
        for path, schema in entry.spec.walk():
            if schema.is_secret is True and path[-2:-1] == ("properties",):
                yield str(path[-1])
    for endpoint in catalog.endpoints():
        for param in endpoint.spec.params:
            if param.payload.is_secret is True:
                yield param.wire or param.name
