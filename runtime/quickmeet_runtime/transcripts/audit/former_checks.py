# SPDX-License-Identifier: MIT
"""Quick checks for frames like those that matched before: nearly all of a recording."""

from collections.abc import Callable
from typing import Final, Literal, TypeAlias

import msgspec
from msgspec import Struct, field

from ..validation.nesting import is_surely_flat
from ..validation.validator import Validator

__all__ = ["FormerChecks"]

Check: TypeAlias = Callable[[object], bool]

_MOST_EVENTS: Final = 10_000
"""Number of events whose checks are kept: their names contain room ids."""

_CHANGED: Final = '{"msg":"changed"'
"""The start of an event's frame, as nearly all servers write it."""


class _Fields(Struct):
    name: str = field(name="eventName")
    args: list[object]


class _Event(Struct):
    """An event in its usual form; any other is checked in full."""

    msg: Literal["changed"]
    collection: str
    fields: _Fields


_decode_event: Final = msgspec.json.Decoder(_Event).decode


class FormerChecks:
    """Recognizes frames that match, if one of their kind was checked before.

    Args:
        schema: The validator for values that are not nested deeply.
    """

    def __init__(self, schema: Validator) -> None:
        self._schema: Final = schema
        self._events: Final[dict[tuple[str, str], Check]] = {}
        self._calls: Final[dict[str, tuple[Check, Check]]] = {}

    def event_matches(self, text: str) -> bool:
        """Whether a frame is an event that matches, of a kind that came before."""
        if not text.startswith(_CHANGED):
            return False
        try:
            event = _decode_event(text)
            check = self._events[event.collection, event.fields.name]
            return is_surely_flat(text) and check(event.fields.args)
        except (LookupError, RecursionError, ValueError):
            return False  # new, or to be checked in full

    def remember_event(self, stream: str, key: str) -> None:
        """Remember that such an event matched."""
        if len(self._events) >= _MOST_EVENTS:
            self._events.clear()
        self._events[stream, key] = self._schema.event_check(stream, key)

    def call_matches(self, method: str, params: object, result: object) -> bool:
        """Whether a call that was answered matches, as one of its method did before.

        Args:
            method: Wire name.
            params: Not nested deeply.
            result: Not nested deeply.
        """
        checks = self._calls.get(method)
        if checks is None or result is False:  # some methods refuse with it
            return False
        try:
            return checks[0](params) and checks[1](result)
        except ValueError:
            return False  # to be checked in full

    def remember_call(self, method: str) -> None:
        """Remember that such a call and its answer matched."""
        if method not in self._calls and method not in self._schema.streams:
            checks = self._schema.call_checks(method)
            if checks is not None:
                self._calls[method] = checks
