# SPDX-License-Identifier: MIT
"""A tool made from any method of the schema: ``--tool rooms.archive``."""

import inspect
from collections.abc import Awaitable, Callable, Mapping
from difflib import get_close_matches
from importlib import import_module
from types import UnionType
from typing import Any, Final, Union, cast, get_args, get_origin, get_type_hints

import msgspec
from msgspec import UnsetType

from quickmeet_runtime.secrecy import is_hidden_key, secret_places
from quickmeet_runtime.session.group import Group
from quickmeet_runtime.streams.paging.listing import Listing

from ..errors import ToolError
from ..rendering import shown_json, untrusted
from .facts import MethodFacts, method_facts
from .tool import AnyTool, Desk, Hints

__all__ = ["method_tool"]

_ROOM: Final = "room_id"
_PLAIN: Final[tuple[type, ...]] = (str, int, float, bool)


def method_tool(name: str, *, may_write: bool, is_limited: bool) -> AnyTool:
    """Make a tool from a method.

    Args:
        name: Its name in Python (``rooms.archive``) or on the wire
            (``archiveRoom``).
        may_write: Whether tools may write.
        is_limited: Whether rooms are limited by an allow-list.

    Raises:
        ToolError: There is no such method, it writes without permission, or it
            cannot be limited by the allow-list.
    """
    wire_name, facts = _found(name)
    domain, function_name = facts.domain, facts.name
    if not facts.is_read_only and not may_write:
        raise ToolError(f"{name} changes something: it needs --write")
    function = getattr(_group_of(domain), function_name)
    room = inspect.signature(function).parameters.get(_ROOM)
    if is_limited and (room is None or room.default is not inspect.Parameter.empty):
        raise ToolError(f"{name} need not name a room: it cannot be held to --rooms")
    return _MethodTool(wire_name, facts, function)


class _MethodTool:
    """Calls the generated method with the agent's arguments."""

    def __init__(
        self,
        wire_name: str,
        facts: MethodFacts,
        function: Callable[..., Awaitable[object]],
    ) -> None:
        self.name: Final = f"{facts.domain}_{facts.name}"
        self.description: Final = facts.summary
        self.hints: Final = Hints(
            is_read_only=facts.is_read_only,
            is_repeatable=facts.repeat.safe and not facts.repeat.when,
            is_destructive=not facts.is_read_only,
        )
        places = secret_places(wire_name)
        self.secrets: Final = {
            one.name
            for place, one in enumerate(facts.params)
            if place in places or is_hidden_key(one.wire)
        }
        self._domain = facts.domain
        self._function_name = facts.name
        hints = get_type_hints(function)
        self._types = {
            one.name: (hints[one.name], one.default is inspect.Parameter.empty)
            for one in inspect.signature(function).parameters.values()
            if one.name != "self"
        }
        self._words = {one.name: one.description for one in facts.params}

    @property
    def input_schema(self) -> dict[str, Any]:
        """The JSON Schema of its parameters; complex types are left open."""
        properties = {name: self._property(name) for name in self._types}
        return {
            "type": "object",
            "properties": properties,
            "required": [
                name for name, (_, is_needed) in self._types.items() if is_needed
            ],
            "additionalProperties": False,
        }

    async def run(self, desk: Desk, arguments: Mapping[str, object]) -> str:
        """Call the method.

        Raises:
            ToolError: The arguments are invalid.
            QuickmeetError: The server refused, or the session failed.
        """
        given = {name: self._read(name, value) for name, value in arguments.items()}
        missing = [n for n, (_, need) in self._types.items() if need and n not in given]
        if missing:
            raise ToolError(f"{self.name}: {', '.join(missing)} is missing")
        if isinstance(given.get(_ROOM), str):
            given[_ROOM] = (await desk.rooms.find(str(given[_ROOM]))).id
        group = getattr(desk.client, self._domain)
        made: Any = getattr(group, self._function_name)(**given)
        is_list = isinstance(cast("object", made), Listing)
        result: object = await (made.page() if is_list else made)
        return untrusted([shown_json(result)], source=f"The result of {self.name}")

    def _read(self, name: str, value: object) -> object:
        if name not in self._types:
            raise ToolError(f"{self.name} takes no {name!r}")
        try:
            return msgspec.json.decode(
                msgspec.json.encode(value), type=_without_unset(self._types[name][0])
            )
        except (msgspec.MsgspecError, TypeError, ValueError, OverflowError) as error:
            raise ToolError(f"{self.name}: {name}: {error}") from None

    def _property(self, name: str) -> dict[str, Any]:
        said: dict[str, Any] = {}
        kinds = [one for one in _PLAIN if one in _members(self._types[name][0])]
        if len(kinds) == 1:
            said = dict(msgspec.json.schema(kinds[0]))
        if self._words.get(name):
            said["description"] = self._words[name]
        return said


def _found(name: str) -> tuple[str, MethodFacts]:
    """Find a method: its wire name and its facts."""
    known = {f"{one.domain}.{one.name}": on for on, one in method_facts().items()}
    wire_name = name if name in method_facts() else known.get(name, name)
    facts = method_facts().get(wire_name)
    if facts is not None and facts.name:
        return wire_name, facts
    names = [*(said for said in known if not said.endswith(".")), *method_facts()]
    near = get_close_matches(name, names, 3)
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    raise ToolError(f"the schema has no method {name!r}{hint}")


def _group_of(domain: str) -> type[Group]:
    module = import_module(f"quickmeet.{domain}")
    return next(
        one
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, Group) and one is not Group
    )


def _members(annotation: object) -> list[Any]:
    """Return the types of a union, or the only one, without that of `UNSET`."""
    is_union = get_origin(annotation) in (Union, UnionType)
    found = get_args(annotation) if is_union else (annotation,)
    return [one for one in found if one is not UnsetType]


def _without_unset(annotation: object) -> Any:
    """Return a type without that of `UNSET`, which JSON cannot express."""
    first, *others = _members(annotation)
    for one in others:
        first |= one
    return first
