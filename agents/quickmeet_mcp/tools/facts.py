# SPDX-License-Identifier: MIT
"""Facts of the schema about a method, for hints and for tools made from methods."""

from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
from msgspec import Struct

__all__ = ["MethodFacts", "ParameterFacts", "method_facts", "repeatable"]

_READS: Final = "GET "


class _Repeat(Struct, frozen=True):
    safe: bool = False
    when: str = ""


class _Rest(Struct):
    call: str = ""


class ParameterFacts(Struct):
    """A parameter of a method."""

    name: str
    wire: str = ""
    optional: bool = False
    description: str = ""


class MethodFacts(Struct):
    """The facts needed to make a tool from a method."""

    domain: str
    summary: str
    name: str = ""
    params: list[ParameterFacts] = []
    repeat: _Repeat = _Repeat()
    rest: list[_Rest] = []

    @property
    def is_read_only(self) -> bool:
        """Whether it only reads: all its REST requests are reads."""
        return bool(self.rest) and all(one.call.startswith(_READS) for one in self.rest)


class _Schema(Struct):
    methods: dict[str, MethodFacts]
    endpoints: dict[str, MethodFacts] = {}


@cache
def method_facts() -> dict[str, MethodFacts]:
    """Return all methods and endpoints of ``schema.json`` by wire name."""
    text = (files("quickmeet") / "schema.json").read_bytes()
    schema = msgspec.json.decode(text, type=_Schema)
    for call, facts in schema.endpoints.items():
        facts.rest = [_Rest(call)]
    return {**schema.methods, **schema.endpoints}


def repeatable(wire_name: str, gives: str = "") -> bool:
    """Whether a method is idempotent.

    Args:
        wire_name: Name of the method.
        gives: The parameter that is always passed, if idempotence depends on one.
    """
    repeat = method_facts()[wire_name].repeat
    return repeat.safe and repeat.when in {"", gives}
