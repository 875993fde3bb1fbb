# SPDX-License-Identifier: MIT
"""Calls with fields that are null, where a real server takes null for absent."""

from typing import cast

from quickmeet.server.names import MethodName
from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import MATCH_FAILED
from quickmeet_devserver.base.params import Params
from quickmeet_runtime.model.handler import Handler

from .method import Method, typed_methods
from .scope import Scope

__all__ = ["without_null_fields", "without_nulls"]


def without_nulls(handler: Handler[Scope]) -> Method:
    """What answers calls that do not fit: it leaves out what is null, and tries again.

    The schema's types do not admit null where no server sends it, but Meteor's
    ``Match.Maybe`` does, and clients in languages without ``undefined`` write it.
    What was given, with its nulls, is left in `Scope.given`.

    Args:
        handler: Of a method whose first parameter is an object.

    Returns:
        For `Played.unfit`. It refuses with 400 what does not fit either way.
    """
    name = cast("MethodName", handler.name)
    again = typed_methods([handler])[name]

    def method(scope: Scope, params: Params) -> object:
        given = params.document(0)
        fewer = without_null_fields(given)
        if fewer == given:
            raise MATCH_FAILED
        scope.given = given
        return again(scope, Params([fewer, *params.after(1)]))

    return method


def without_null_fields(value: object) -> object:
    """A value without what is null in it, however deep."""
    if isinstance(value, dict):
        fields = cast("Document", value)
        return {
            key: without_null_fields(item)
            for key, item in fields.items()
            if item is not None
        }
    if isinstance(value, list):
        return [without_null_fields(item) for item in cast("list[object]", value)]
    return value
