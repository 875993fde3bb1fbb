# SPDX-License-Identifier: MIT
"""Outcomes of answers."""

import pytest
from msgspec import Raw

from quickmeet_runtime.calls.outcome import (
    code_of,
    details_of,
    method_error,
    result_of,
    subscription_error,
)
from quickmeet_runtime.errors import (
    MethodError,
    MethodNotFoundError,
    RateLimitedError,
    RefusedError,
)
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.protocol.frames import CallAnswered, WireError


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (WireError("error-x"), "error-x"),
        (WireError(403), 403),
        (WireError(403.0), 403),
        (WireError(message="Method not found"), 404),
        (WireError("Method 'x' not found [404]"), 404),
        (WireError("Not allowed [error-not-allowed]"), "error-not-allowed"),
        (WireError("Match failed [400]"), 400),
        (WireError(message="Oops"), ""),
        (WireError(), ""),
    ],
)
def test_the_code_is_found_where_the_server_put_it(
    error: WireError, code: str | int
) -> None:
    assert code_of(error) == code


def test_details_are_plain_json_or_none() -> None:
    assert details_of(WireError(details=Raw(b'{"a":[1]}'))) == {"a": [1]}
    assert details_of(WireError()) is None
    assert details_of(WireError(details=Raw(b"[" * 200_000 + b"]" * 200_000))) is None


def test_errors_without_a_reason_get_a_text() -> None:
    class OddRoomError(MethodError):
        """There is no such room."""

    known: dict[str | int, type[MethodError]] = {"error-odd-room": OddRoomError}
    bare = WireError("error-odd-room", "")

    assert str(method_error("m", bare, known)) == (
        "m: There is no such room [error-odd-room]"
    )
    assert str(method_error("m", bare, {})) == "m: [error-odd-room]"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (CallAnswered("1", error=WireError("error-invalid-room")), "'r1', 'r2'"),
        (CallAnswered("1", error=WireError("x-room", reason="No")), r"No \(room 'r1'"),
        (CallAnswered("1", result=Raw(b"false")), r"answered false \(room 'r1'"),
    ],
)
def test_a_refusal_about_a_room_says_which(answer: CallAnswered, said: str) -> None:
    method: Method[bool] = Method(
        "joinAll", bool, refused_by="false", rooms=(0, (1, "/"))
    )

    with pytest.raises(MethodError, match=said):
        result_of(method, answer, None, (["r1"], "r2/typing"))


def test_an_error_has_its_class_reason_and_details() -> None:
    error = method_error("m", WireError("too-many-requests", "slow"), {})
    unknown = method_error("m", WireError(message="Internal"), {})
    missing = method_error("m", WireError(message="Method not found"), {})

    assert isinstance(error, RateLimitedError)
    assert error.retry_after == 0.0
    assert type(unknown) is MethodError
    assert unknown.reason == "Internal"
    assert type(missing) is MethodNotFoundError


@pytest.mark.parametrize(
    ("how", "result", "is_refused"),
    [
        ("absent", None, True),
        ("absent", b"null", True),
        ("absent", b"true", False),
        ("false", b"false", True),
        ("false", b"true", False),
        (None, b"false", False),
    ],
)
def test_an_answer_may_mean_no(
    how: str | None,
    result: bytes | None,
    is_refused: bool,  # noqa: FBT001  # a case
) -> None:
    method: Method[object] = Method("m", object, refused_by=how)
    answer = CallAnswered("1") if result is None else CallAnswered("1", Raw(result))

    if is_refused:
        with pytest.raises(RefusedError, match="m: "):
            result_of(method, answer)
    else:
        result_of(method, answer)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (None, "s 'k': the server ended the subscription"),
        (WireError("x", "No"), r"s 'k': No \[x\]"),
        (WireError("x", message="No [x]"), r"s 'k': No \[x\]"),
        (WireError("x"), r"s 'k': \[x\]"),
    ],
)
def test_the_end_of_a_subscription_says_why(error: WireError | None, said: str) -> None:
    with pytest.raises(Exception, match=said):
        raise subscription_error("s", "k", error)
