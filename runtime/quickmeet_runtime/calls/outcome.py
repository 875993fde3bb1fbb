# SPDX-License-Identifier: MIT
"""Outcomes of calls: a typed result, or an error of the matching class."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeVar, cast

import msgspec
from msgspec import UNSET, Raw, UnsetType

from ..errors import (
    MethodError,
    MethodNotFoundError,
    MethodRemovedError,
    PayloadError,
    RateLimitedError,
    RefusedError,
    SubscriptionError,
)
from ..model.decoding.mismatches import UNDECODABLE, Mismatches
from ..model.operations.operation import Method
from ..model.operations.parameters import rooms_in
from ..model.operations.versions import Version
from ..protocol.frames import CallAnswered, WireError

__all__ = [
    "UNDECODABLE",
    "Report",
    "code_of",
    "details_of",
    "method_error",
    "partial_error",
    "payload_error",
    "removed_error",
    "result_of",
    "says_no_method",
    "subscription_error",
]

T = TypeVar("T")

Report = Callable[[PayloadError], None]
"""Reports a payload that does not match the schema."""

_RUNTIME_ERRORS: Final[Mapping[str | int, type[MethodError]]] = {
    404: MethodNotFoundError,
    "too-many-requests": RateLimitedError,
    RateLimitedError.inner_code: RateLimitedError,
}
_PATH: Final = r"`(\$[^`]*)`$"
_MISSING: Final = r"missing required field `([^`]*)`"
_NOT_FOUND: Final = 404
_NO_METHOD: Final = r"Method .*not found"
_FORWARDED: Final = r"(?s).*\s\[([\w-]+)\]"
_DDP_STREAMER_404: Final = r"Method '.*' not found \[404\]|Method not found"
"""Patterns of error messages; compiled when first needed."""
_NULL: Final = Raw(b"null")
_NO_LONGER: Final = len(b"false")
"""The maximum length of a result that means a refusal."""


def result_of(
    method: Method[T],
    answer: CallAnswered,
    report: Report | None = None,
    params: Sequence[object] = (),
) -> T:
    """Decode the answer to a call.

    Args:
        method: What was called.
        answer: The server's answer.
        report: Called with the mismatches of a result that is kept in part; None to
            raise them.
        params: Its parameters: an error about a room names it.

    Returns:
        The result; an empty list or None if the server gave none although the schema
        has one.

    Raises:
        MethodError: The server refused; the class depends on the code.
        PayloadError: The result does not match the schema; if it matches in part, only
            when `report` is None.
    """
    if answer.error is not None:
        rooms = rooms_in(method.rooms, params)
        raise method_error(method.name, answer.error, method.errors, rooms)
    result = answer.result
    if method.refused_by is not None and (result is UNSET or len(result) <= _NO_LONGER):
        _check_refusal(method, result, rooms_in(method.rooms, params))
    if result is UNSET:
        result = _NULL
    try:
        return method.decoder.decode(result)
    except UNDECODABLE as error:
        found = payload_error(method.name, error, result, answer.result is UNSET)
        if report is None:
            raise found from error
        if answer.result is UNSET:  # the server has carried it out anyway
            report(found)
            return _nothing(method)
        try:
            value, mismatches = method.salvage(result)
        except UNDECODABLE:
            raise found from error
        report(partial_error(method.name, mismatches, result, found))
        return value


def _nothing(method: Method[T]) -> T:
    """Return the result for an answer without one: an empty list, or None."""
    try:
        return method.decoder.decode(b"[]")
    except UNDECODABLE:
        return cast("T", None)


def _check_refusal(
    method: Method[T], result: Raw | UnsetType, rooms: Sequence[str]
) -> None:
    text = b"null" if result is UNSET else bytes(result)
    if method.refused_by == "absent" and text == b"null":
        words = _with_rooms(method.refusal.stored_nothing, rooms)
        raise _refusal(method.refusal, method.name, words)
    if method.refused_by == "false" and text == b"false":
        words = _with_rooms("the server answered false", rooms)
        raise _refusal(method.refusal, method.name, words)


def _refusal(class_: type[RefusedError], name: str, reason: str | None) -> RefusedError:
    return class_(name, "refused", reason)


def method_error(
    name: str,
    error: WireError,
    known: Mapping[str | int, type[MethodError]],
    rooms: Sequence[str] = (),
) -> MethodError:
    """Make the exception for the error in a method's answer.

    Args:
        name: Wire name of the method.
        error: The server's error.
        known: Classes by code, from the schema.
        rooms: The rooms that the call names.
    """
    code = code_of(error)
    class_ = known.get(code) or _RUNTIME_ERRORS.get(code) or MethodError
    reason = error.reason or (error.message if error.error is None else None)
    words = reason or _words_of(class_)
    if "room" in str(code):
        words = _with_rooms(words, rooms)
    return class_(name, code, words, details_of(error))


def _with_rooms(words: str | None, rooms: Sequence[str]) -> str | None:
    """Append the rooms that a call names to the reason."""
    said = ", ".join(map(repr, rooms))
    return f"{words or 'refused'} (room {said})" if rooms else words


def _words_of(class_: type[MethodError]) -> str | None:
    """The schema's text for a code that servers send without a reason."""
    said = "" if class_ is MethodError else class_.__doc__ or ""
    return said.partition("\n")[0].removesuffix(".") or None


def code_of(error: WireError) -> str | int:
    """Return the server's code, extracted from the text that ddp-streamer sends.

    ddp-streamer sends ``Not allowed [error-not-allowed]`` as the code (recording 31).
    """
    code = error.error
    if isinstance(code, float):
        return int(code)
    if isinstance(code, str):
        if re.fullmatch(_DDP_STREAMER_404, code):
            return 404
        forwarded = re.fullmatch(_FORWARDED, code)
        if forwarded is None:
            return code
        inner = forwarded[1]
        return int(inner) if inner.isdecimal() else inner
    if code is None:
        return 404 if re.fullmatch(_DDP_STREAMER_404, error.message or "") else ""
    return code


def details_of(error: WireError) -> object:
    """The server's details as plain JSON values."""
    if error.details is UNSET:
        return None
    try:
        details: object = msgspec.json.decode(error.details)
    except UNDECODABLE:
        return None
    return details


def subscription_error(
    name: str, key: str, error: WireError | None
) -> SubscriptionError:
    """Make the exception for a `nosub`.

    Args:
        name: Wire name of the stream.
        key: The event.
        error: The server's error, if there is one.
    """
    what = f"{name} {key!r}"
    if error is None:
        return SubscriptionError(f"{what}: the server ended the subscription")
    code = code_of(error)
    reason = error.reason or error.message
    said = f"{reason} [{code}]" if error.reason else (reason or f"[{code}]")
    return SubscriptionError(f"{what}: {said}", error=code, reason=reason)


def payload_error(
    name: str,
    error: Exception,
    payload: Raw | bytes,
    is_absent: bool = False,  # noqa: FBT001, FBT002  # a fact about the payload
) -> PayloadError:
    """Make the exception for a payload that does not match the schema.

    Args:
        name: Wire name of the method or stream.
        error: The decoder's error.
        payload: The JSON.
        is_absent: Whether there is no payload.
    """
    path = _path(str(error))
    if is_absent:
        said = "an answer without a result"
    else:
        said = f"unexpected payload at {path}: {str(error).partition(' - at ')[0]}"
    return PayloadError(f"{name}: {said}", name=name, path=path, payload=bytes(payload))


def partial_error(
    name: str, mismatches: Mismatches, payload: Raw | bytes, strict: PayloadError
) -> PayloadError:
    """Make the report on a payload that was decoded in part.

    Args:
        name: Wire name of the method or stream.
        mismatches: The parts that do not match.
        payload: The JSON.
        strict: The error of the strict decoder, for values that only the lenient one
            accepts.
    """
    path, said = strict.path, str(strict)
    if mismatches.total:
        path = mismatches[0].path
        said = f"{name}: unexpected payload at {mismatches[0]}"
    if mismatches.total > 1:
        said += f" (and {mismatches.total - 1} more)"
    return PayloadError(
        said, name=name, path=path, payload=bytes(payload), is_partial=True
    )


def _path(message: str) -> str:
    found = re.search(_PATH, message)
    path = found.group(1) if found else "$"
    missing = re.search(_MISSING, message)
    return f"{path}.{missing.group(1)}" if missing else path


def says_no_method(error: WireError) -> bool:
    """Whether an error says that the method is missing, unlike a method's own 404."""
    said = error.reason or error.message or str(error.error)
    return code_of(error) == _NOT_FOUND and re.search(_NO_METHOD, said) is not None


def removed_error(method: Method[T], version: Version | None) -> MethodRemovedError:
    """Make the error that names the release and the replacement.

    Args:
        method: The method.
        version: The server's version; None when it is unknown.
    """
    versions = method.versions
    return MethodRemovedError(
        method.name,
        release=None if versions is None else versions.removed,
        server_version=None if version is None else str(version),
        replacement=None if method.is_rest_only else method.replacement,
        since=None if versions is None else versions.since,
    )
