# SPDX-License-Identifier: MIT
"""Errors as data: they travel between processes."""

import copy
import pickle
from collections.abc import Callable

import pytest

import quickmeet
from quickmeet import errors as known
from quickmeet_runtime import errors
from quickmeet_runtime.errors import MethodError, QuickmeetError, RateLimitedError

MADE: list[QuickmeetError] = [
    errors.TransportError("no", status=502),
    errors.VersionRefusedError("no", version="2"),
    errors.LoginError("no", error=403, reason="Nobody"),
    errors.TwoFactorRequiredError("no", error="totp-required", kind="email"),
    errors.CallTimeoutError("too late"),
    errors.PayloadError("odd", name="m", path="$.a", payload=b"{}", is_partial=True),
    errors.SubscriptionError("no", error="not-allowed"),
    errors.MethodError("m", "error-x", "words", {"a": [1]}),
    errors.MethodRemovedError("m", release="9.0", replacement="POST /v1/x"),
    errors.TransportClosedError("gone", code=1006, reason="away"),
    errors.AddressError("which?"),
]


def pickled(error: QuickmeetError) -> object:
    return pickle.loads(pickle.dumps(error))  # noqa: S301  # our own


@pytest.mark.parametrize("way", [pickled, copy.copy, copy.deepcopy])
@pytest.mark.parametrize("error", MADE, ids=lambda error: type(error).__name__)
def test_an_error_that_is_copied_says_the_same(
    error: QuickmeetError, way: Callable[[QuickmeetError], object]
) -> None:
    error.add_note("while testing")

    again = way(error)

    assert type(again) is type(error)
    assert isinstance(again, QuickmeetError)
    assert (str(again), repr(again), again.args) == (
        str(error),
        repr(error),
        error.args,
    )
    assert vars(again) == vars(error)


def test_every_error_of_the_schema_can_be_pickled() -> None:
    classes = [
        value
        for name in known.__all__
        if isinstance(value := getattr(known, name), type)
        and issubclass(value, MethodError)
    ]
    assert len(classes) > 100
    for class_ in classes:
        if class_ is quickmeet.MethodRemovedError:
            continue
        error = class_("m", "error-x", "words")
        assert str(pickled(error)) == "m: words [error-x]"


@pytest.mark.parametrize(
    ("wait", "seconds"),
    [
        (9900, 9.9),
        ("5000", 5.0),
        (-50, 0.0),
        (None, 0.0),
        ("soon", 0.0),
        ([], 0.0),
        (float("nan"), 0.0),
        (float("inf"), 0.0),
        (10**400, 0.0),
    ],
)
def test_how_long_to_wait_is_a_number_of_seconds_whatever_the_server_says(
    wait: object, seconds: float
) -> None:
    error = RateLimitedError("m", "too-many-requests", None, {"timeToReset": wait})

    assert error.retry_after == seconds


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("Error, too many requests. You must wait 7 seconds before trying.", 7.0),
        ("must wait 1 second before", 1.0),
        ("wait 0 seconds", 0.0),
        ("wait some seconds", 0.0),
        ("wait -5 seconds", 0.0),
        ("please wait " + "9" * 400 + " seconds", 0.0),
        ("slow down", 0.0),
        (None, 0.0),
    ],
)
def test_how_long_to_wait_is_in_the_words_where_it_is_nowhere_else(
    words: str | None, seconds: float
) -> None:
    assert RateLimitedError("m", "too-many-requests", words).retry_after == seconds
    odd = RateLimitedError("m", "too-many-requests", words, {"timeToReset": "soon"})
    assert odd.retry_after == seconds
