# SPDX-License-Identifier: MIT
"""Checks before a call is carried out, from the schema's facts about a method.

The schema gives the parameters to check, the callers, and the errors of a method. Real
servers check in this order: methods that crash on a missing object do so first; then
come the parameters, the caller and their permissions, and the room (recorded: the
sweeps of all methods, live/13).
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

from quickmeet_devserver.base.documents import Document, as_document, as_list
from quickmeet_devserver.base.failure import INTERNAL, MATCH_FAILED, MethodFailed, fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.permissions import can_access_room, may
from quickmeet_devserver.operation.scope import Scope

from .schema import definition, schema_facts

__all__ = ["check_by_schema", "check_parameters", "refusal_of_nobody"]

_ROOMS: Final = frozenset({"rid", "roomId"})
_NOT_ALLOWED: Final[Mapping[str, str | None]] = {
    "error-not-allowed": "Not allowed",
    "error-not-authorized": "Not authorized",
    "error-action-not-allowed": "Not allowed",
    "not_authorized": "Unauthorized",
    "not-authorized": "Not Authorized",
    "error-unauthorized": "Unauthorized",
}
"""Codes for a caller without permission, with the reason of each."""

_NOBODY: Final[Mapping[str, str | None]] = {
    "error-invalid-user": "Invalid user",
    "invalid-user": "Invalid User",
    "Invalid User": None,
    **_NOT_ALLOWED,
}
"""Codes for an anonymous caller, with the reason of each."""

_KINDS: Final[Mapping[str, tuple[type, ...]]] = {
    "string": (str,),
    "boolean": (bool,),
    "integer": (int, float),
    "number": (int, float),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


def check_by_schema(scope: Scope, method: str, params: Params) -> None:
    """Refuse a call that the real server refuses before carrying it out.

    Args:
        scope: The operation.
        method: Wire name.
        params: The parameters of the call.

    Raises:
        MethodFailed: The parameters are invalid, or the caller lacks permission.
    """
    facts = _methods().get(method)
    if facts is None:
        return
    given = params.arguments
    _check_shape(facts, given)
    if facts.get("access") != "anonymous" and scope.user is None:
        raise refusal_of_nobody(method, facts)
    permissions = as_list(facts.get("permissions"))
    if permissions and not any(may(scope, str(name)) for name in permissions):
        raise _refusal(method, facts, _NOT_ALLOWED)
    if not _fits_all(facts, given, _names(facts)):
        raise INTERNAL
    _check_room(scope, method, facts, given)


def check_parameters(method: str, given: Sequence[object]) -> bool:
    """Return whether all parameters match their types in the schema."""
    facts = _methods().get(method)
    return facts is None or _fits_all(facts, given, _names(facts))


def refusal_of_nobody(method: str, facts: Mapping[str, Any]) -> MethodFailed:
    """Return the error of a method for anonymous callers."""
    return _refusal(method, facts, _NOBODY)


def _refusal(
    method: str, facts: Mapping[str, Any], words: Mapping[str, str | None]
) -> MethodFailed:
    """Return the first of a method's errors with such a code, else the default."""
    own = [str(code) for code in as_list(facts.get("errors")) if str(code) in words]
    code = min(own, key=list(words).index, default=next(iter(words)))
    return MethodFailed(code, words[code], {"method": method})


def _check_shape(facts: Mapping[str, Any], given: Sequence[object]) -> None:
    checked = facts.get("checks")
    names = _names(facts) if checked is None else {str(one) for one in as_list(checked)}
    if checked == [] and _is_taken_apart(facts, given):
        raise INTERNAL
    if not _fits_all(facts, given, names):
        raise MATCH_FAILED


def _is_taken_apart(facts: Mapping[str, Any], given: Sequence[object]) -> bool:
    """Return whether an object that the method reads at once is missing."""
    first = as_document(next(iter(as_list(facts.get("params"))), None))
    is_object = bool(first.get("spread")) and not first.get("optional")
    return is_object and (not given or given[0] is None)


def _names(facts: Mapping[str, Any]) -> set[str]:
    return {_wire_name(as_document(one)) for one in as_list(facts.get("params"))}


def _wire_name(param: Document) -> str:
    return str(param.get("wire") or param.get("name"))


def _fits_all(
    facts: Mapping[str, Any], given: Sequence[object], names: set[str]
) -> bool:
    for position, one in enumerate(as_list(facts.get("params"))):
        param = as_document(one)
        if _wire_name(param) not in names:
            continue
        value = given[position] if position < len(given) else None
        if value is None and param.get("optional"):
            continue
        if position >= len(given) or not _fits(param.get("schema"), value):
            return False
    return True


def _fits(schema: object, value: object) -> bool:
    """Return whether a value has the type of a schema; limits are not checked."""
    known = as_document(schema)
    while "$ref" in known:
        known = definition(str(known["$ref"]).rpartition("/")[2])
    choices = as_list(known.get("anyOf")) or as_list(known.get("oneOf"))
    if choices:
        return any(_fits(one, value) for one in choices)
    if "enum" in known:
        return value in as_list(known["enum"])
    kind = known.get("type")
    if isinstance(kind, str) and not _is_a(kind, value):
        return False
    if isinstance(value, dict):
        return _fits_fields(known, cast("Document", value))
    return all(_fits(known.get("items"), one) for one in as_list(value))


def _fits_fields(schema: Document, value: Document) -> bool:
    fields = as_document(schema.get("properties"))
    needed = as_list(schema.get("required"))
    return all(name in value for name in needed) and all(
        _fits(fields[name], one) for name, one in value.items() if name in fields
    )


def _is_a(kind: str, value: object) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    kinds = _KINDS.get(kind)
    return kinds is None or isinstance(value, kinds)


def _check_room(
    scope: Scope, method: str, facts: Mapping[str, Any], given: Sequence[object]
) -> None:
    """Refuse an unknown room, or one that the caller may not see."""
    errors = {str(code) for code in as_list(facts.get("errors"))}
    room_id = _room_in(facts, given)
    if room_id is None or scope.user is None:
        return
    room = scope.tx.rooms.get(room_id)
    if room is None and "error-invalid-room" in errors:
        fail("error-invalid-room", "Invalid room", method)
    if room is None or not can_access_room(scope, room):
        raise _refusal(method, facts, _NOT_ALLOWED)


def _room_in(facts: Mapping[str, Any], given: Sequence[object]) -> str | None:
    for position, one in enumerate(as_list(facts.get("params"))):
        if position >= len(given):
            break
        fields: Document = {_wire_name(as_document(one)): given[position]}
        fields |= as_document(given[position])
        for name in _ROOMS:
            if isinstance(fields.get(name), str):
                return str(fields[name])
    return None


def _methods() -> Mapping[str, Document]:
    return cast("Mapping[str, Document]", schema_facts()["methods"])
