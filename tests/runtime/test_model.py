# SPDX-License-Identifier: MIT
"""Moments, lists of variants, and what is absent."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET, Raw, UnsetType

from quickmeet_runtime.model.payload import (
    Model,
    Timestamp,
    UnknownVariant,
    field,
    lazy_list,
)

from .scripted import Person


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


def test_a_lazy_list_keeps_what_it_does_not_know() -> None:
    items: list[Person | UnknownVariant] = lazy_list(
        Raw(b'[{"_id":"a"},{"new":1},5]'), Person, is_required=True
    )

    assert items[0] == Person("a")
    assert isinstance(items[1], UnknownVariant)
    assert bytes(items[1].raw) == b'{"new":1}'
    assert isinstance(items[2], UnknownVariant)


def test_a_lazy_list_that_is_absent_or_no_list() -> None:
    def read(raw: Raw | UnsetType) -> list[Person] | UnsetType | None:
        return lazy_list(raw, Person)

    assert read(UNSET) is UNSET
    assert read(Raw(b"{}")) is UNSET
    assert read(Raw(b"null")) is None
    needed: list[Person] = lazy_list(Raw(b"{}"), Person, is_required=True)
    assert needed == []


class Login(Model, frozen=True, kw_only=True):
    user_id: str
    access: str | UnsetType = field(name="authToken", default=UNSET)
    codes: list[str] | UnsetType = UNSET
    must_change: bool | UnsetType = field(name="requirePasswordChange", default=UNSET)
    expires_at: Timestamp | UnsetType = field(name="tokenExpires", default=UNSET)


def test_secrets_are_not_in_what_a_payload_shows() -> None:
    """By the names of fields on the wire; what is no text is shown."""
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
