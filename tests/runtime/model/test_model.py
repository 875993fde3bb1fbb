# SPDX-License-Identifier: MIT
"""Moments, lists of variants, and what is absent."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET, UnsetType

from quickmeet_runtime.model.payload import Model, Timestamp, field


def test_a_timestamp_is_the_wires_and_a_datetime() -> None:
    stamp = msgspec.json.decode(b'{"$date": 1795465195123}', type=Timestamp)

    assert str(stamp) == "2026-11-23T20:19:55.123Z"
    assert stamp.datetime.tzinfo is dt.UTC
    assert msgspec.json.encode(stamp) == b'{"$date":1795465195123}'


@given(st.datetimes(timezones=st.timezones()))
def test_a_datetime_survives_to_the_millisecond(moment: dt.datetime) -> None:
    try:
        back = Timestamp.from_datetime(moment).datetime
    except OverflowError:
        return

    assert dt.timedelta(0) <= moment - back < dt.timedelta(milliseconds=1)


def test_a_naive_datetime_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        Timestamp.from_datetime(dt.datetime(2026, 1, 1))  # noqa: DTZ001  # the point


class Login(Model, frozen=True, kw_only=True):
    user_id: str
    access: str | UnsetType = field(name="authToken", default=UNSET)
    codes: list[str] | UnsetType = UNSET
    must_change: bool | UnsetType = field(name="requirePasswordChange", default=UNSET)
    expires_at: Timestamp | UnsetType = field(name="tokenExpires", default=UNSET)


def test_secrets_are_not_in_what_a_payload_shows() -> None:
    """By the names of fields on the wire; what is not text is shown."""
    login = Login(
        user_id="u1",
        access="c4n4ry",
        codes=["c4n4ry"],
        must_change=True,
        expires_at=Timestamp(1),
    )
    rich = dict(login.__rich_repr__())

    assert "c4n4ry" not in f"{login!r}{login}{rich}{[login]}"
    assert rich["user_id"] == "u1"
    assert "user_id='u1'" in repr(login)
    assert "must_change=True" in repr(login)
    assert "Timestamp(" in repr(login)
    assert (login.access, login.codes) == ("c4n4ry", ["c4n4ry"])
    assert repr(Login(user_id="u1")) == "Login(user_id='u1')"
