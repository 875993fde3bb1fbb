# SPDX-License-Identifier: MIT
"""Invalid options are refused before anything is opened."""

from contextlib import ExitStack
from typing import Any

import anyio
import pytest

import quickmeet
import quickmeet.sync
from quickmeet_devserver import serve
from quickmeet_runtime.errors import AddressError, LocalProtocolError, OptionError

URL = "ws://127.0.0.1:1"
CONNECTS: list[Any] = [
    quickmeet.connect,
    quickmeet.connect_http,
    quickmeet.sync.connect,
    quickmeet.sync.connect_http,
]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"time_limit": "5"}, "time_limit='5': give a number of seconds above 0"),
        ({"time_limit": 0}, "time_limit=0"),
        ({"time_limit": True}, "time_limit=True"),
        ({"time_limit": float("nan")}, "time_limit=nan"),
        ({"time_limit": 10**400}, "time_limit=1000"),
        ({"reconnect": True}, "reconnect=True: give a quickmeet.Reconnect"),
        ({"buffering": 5}, "buffering=5: give a quickmeet.Buffering"),
        ({"tls": False}, "tls=False"),
        ({"prefer": "http"}, "prefer='http'"),
        ({"prefer": []}, "prefer="),
        ({"headers": {"X": 5}}, "headers=<dict>"),
        ({"headers": "X: y"}, "headers=<str>"),
        ({"proxy": 5}, "proxy=<int>"),
        ({"frame_limit": 1.5}, "frame_limit=1.5"),
        ({"calls_limit": 0}, "calls_limit=0"),
        ({"strict": 1}, "strict=1: give True or False"),
        ({"two_factor": "123456"}, "two_factor=<str>"),
        ({"observer": object}, "observer="),
        ({"server_version": 6.5}, "server_version=6.5"),
        ({"wait_when_limited": "60"}, "wait_when_limited='60'"),
        ({"transport": None}, "transport=None"),
    ],
    ids=str,
)
def test_an_option_of_a_wrong_type_is_refused_at_once(
    options: dict[str, object], words: str
) -> None:
    for connect in CONNECTS:
        with pytest.raises(OptionError) as raised:
            connect(URL, None, **options)

        assert words in str(raised.value)
        assert isinstance(raised.value, TypeError)


@pytest.mark.parametrize("connect", CONNECTS)
@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "timelimit",
            "timelimit=...: there is no such option: did you mean time_limit",
        ),
        ("password", "password=...: give credentials as the second argument"),
        ("user_id", "user_id=...: give credentials as the second argument"),
        ("zzz", "zzz=...: there is no such option"),
    ],
)
def test_an_unknown_option_suggests_a_name_and_repeats_no_value(
    connect: Any, name: str, words: str
) -> None:
    with pytest.raises(OptionError) as raised:
        connect(URL, None, **{name: "hunter2"})

    assert words in str(raised.value)
    assert "hunter2" not in str(raised.value)


@pytest.mark.parametrize("connect", CONNECTS)
@pytest.mark.parametrize("url", [None, 5, b"ws://127.0.0.1:1"])
def test_an_address_that_is_no_text_is_refused(connect: Any, url: object) -> None:
    with pytest.raises(AddressError, match=f"of type {type(url).__name__}: give"):
        connect(url, None)


@pytest.mark.parametrize("connect", [quickmeet.connect, quickmeet.connect_http])
def test_a_text_is_no_login_and_is_not_repeated(connect: Any) -> None:
    with pytest.raises(OptionError, match=r"give quickmeet\.Token\(") as raised:
        connect(URL, "hunter2")

    assert "hunter2" not in str(raised.value)


@pytest.mark.parametrize("connect", [quickmeet.connect, quickmeet.connect_http])
def test_a_header_that_would_begin_others_is_refused(connect: Any) -> None:
    with pytest.raises(LocalProtocolError, match="'X-Bad' cannot be sent"):
        connect(URL, None, headers={"X-Bad": "a\r\nX: b"})


def test_policies_take_their_texts() -> None:
    wait: Any = "wait"
    buffering = quickmeet.Buffering(when_full=wait)

    assert buffering.when_full is quickmeet.SlowConsumer.WAIT


@pytest.mark.parametrize(
    ("make", "options"),
    [
        (quickmeet.Buffering, {"when_full": "sleep"}),
        (quickmeet.Buffering, {"events": 0}),
        (quickmeet.Buffering, {"bytes": "1"}),
        (quickmeet.Reconnect, {"attempts": 0}),
        (quickmeet.Reconnect, {"first": -1}),
        (quickmeet.Reconnect, {"longest": "60"}),
        (quickmeet.Reconnect, {"factor": float("nan")}),
        (quickmeet.Reconnect, {"jitter": 0.5}),
    ],
)
def test_impossible_bounds_and_delays_are_refused(
    make: Any, options: dict[str, object]
) -> None:
    with pytest.raises(OptionError, match=next(iter(options))):
        make(**options)


def _recording(secrets: Any) -> quickmeet.Recording:
    return quickmeet.Recording("x", secrets=secrets)


def _audit(options: Any) -> quickmeet.LiveAudit:
    return quickmeet.LiveAudit(**options)


def _run(uvloop: Any) -> None:
    quickmeet.run(anyio.sleep_forever, uvloop=uvloop)


def _served(options: Any) -> None:
    async def main() -> None:
        async with serve(**options):
            pass

    anyio.run(main)


def _bot(options: Any) -> quickmeet.bot.Router:
    return quickmeet.bot.Router(**options)


def _history(before: Any) -> quickmeet.History[Any]:
    nothing: Any = None
    return quickmeet.History(nothing, nothing, "r", before=before)


@pytest.mark.parametrize(
    ("make", "given", "words"),
    [
        (quickmeet.Password, ("a", ["hunter2"]), "Password.password=<list>: give a t"),
        (quickmeet.Password, (b"hunter2", "x"), "Password.user=<bytes>"),
        (quickmeet.Password, ("a", "hunter2\ud800"), "a text of valid Unicode"),
        (quickmeet.Password, ("a", "b", "hunter2"), 'give "username" or "email"'),
        (quickmeet.Token, (None,), "Token.token=<NoneType>"),
        (quickmeet.OAuth, ("x", 5), "OAuth.credential_secret=<int>"),
        (quickmeet.Ldap, ("x", "y", "hunter2"), "Ldap.options=<str>: give a mapping"),
        (quickmeet.TokenStore, (5,), "TokenStore.path=<int>: give the path of a file"),
        (quickmeet.TokenStore, ("x", "hunter2"), "credentials=<str>: give quickmeet"),
        (quickmeet.sync.time_limit, ("5",), "seconds='5': give a number"),
        (_recording, ("hunter2",), "secrets=<str>: give a list of texts"),
        (quickmeet.LiveAudit, ("print",), "report='print': give a function, or None"),
        (_audit, ({"validator": 5},), "validator=5: give a quickmeet.Validator"),
        (_audit, ({"refuse": "no"},), "refuse='no': give True or False"),
        (_audit, ({"lenient": 1},), "lenient=1: give True or False"),
        (_run, ("yes",), "uvloop='yes': give True or False"),
        (_served, ({"host": 5},), "host=5: give a text of valid Unicode"),
        (_served, ({"port": "80"},), "port='80': give a whole number, 0 to 65535"),
        (_served, ({"port": -1},), "port=-1: give a whole number, 0 to 65535"),
        (_served, ({"users": ["hunter2"]},), "users=<list>: give a list of pairs"),
        (_served, ({"front": "x"},), 'front=\'x\': give "monolith" or "ddp-streamer"'),
        (_served, ({"rate_limits": None},), "rate_limits=None: give True or False"),
        (_history, (5,), "before=5: give a quickmeet.Timestamp, or None"),
        (_bot, ({"by": 5},), 'by=5: give "room" or "thread"'),
        (_bot, ({"limit": "5"},), "limit='5': give a whole number above 0"),
        (_bot, ({"rooms": [5]},), "rooms=[5]: give a list of texts, or None"),
        (_bot, ({"flood": 5},), "flood=5: give a quickmeet.bot.Flood, or None"),
    ],
)
def test_a_value_of_a_wrong_type_is_refused_at_once_and_no_secret_shown(
    make: Any, given: tuple[object, ...], words: str
) -> None:
    with pytest.raises(OptionError) as raised, ExitStack() as stack:
        stack.enter_context(make(*given))

    assert words in str(raised.value)
    assert "hunter2" not in str(raised.value)
