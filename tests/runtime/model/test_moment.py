# SPDX-License-Identifier: MIT
"""Moments however servers and clients wrote them."""

import datetime as dt

import msgspec
import pytest

from quickmeet_runtime.model.moment import LATEST_MS, Timestamp, moment_in


@pytest.mark.parametrize(
    ("value", "milliseconds"),
    [
        ({"$date": 1500}, 1500),
        ({"$date": 1500.9}, 1500),
        (1500, 1500),
        ("1970-01-01T00:00:01.500Z", 1500),
        ("1970-01-01T01:00:01.500+01:00", 1500),
        ("1970-01-01T00:00:01.500", 1500),
        ({"$date": None}, None),
        ({"$date": "yesterday"}, None),
        (True, None),
        (float("nan"), None),
        (float("inf"), None),
        (LATEST_MS + 1, None),
        ([], None),
    ],
)
def test_what_says_a_moment_is_one(value: object, milliseconds: int | None) -> None:
    found = moment_in(value)

    assert (None if found is None else found.milliseconds) == milliseconds


@pytest.mark.parametrize(
    "milliseconds", [LATEST_MS + 1, -LATEST_MS - 1, 2**63, 2**64, -(10**30), 10**30]
)
def test_a_number_that_no_date_can_be_is_none(milliseconds: int) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"$date":%d}' % milliseconds, type=Timestamp)


@pytest.mark.parametrize("milliseconds", [LATEST_MS, 0, -LATEST_MS])
def test_what_a_date_can_be_is_read(milliseconds: int) -> None:
    found = msgspec.json.decode(b'{"$date":%d}' % milliseconds, type=Timestamp)

    assert found == Timestamp(milliseconds)


@pytest.mark.parametrize(
    ("milliseconds", "moment"),
    [
        (0, dt.datetime(1970, 1, 1, tzinfo=dt.UTC)),
        (LATEST_MS, dt.datetime.max.replace(microsecond=999_000, tzinfo=dt.UTC)),
        (-LATEST_MS, dt.datetime.min.replace(tzinfo=dt.UTC)),
    ],
)
def test_moments_beyond_datetimes_are_the_nearest_that_there_is(
    milliseconds: int, moment: dt.datetime
) -> None:
    found = Timestamp(milliseconds).datetime

    assert abs(found - moment) < dt.timedelta(milliseconds=1)


def test_a_datetime_without_a_zone_is_no_moment() -> None:
    with pytest.raises(ValueError, match="aware datetime"):
        Timestamp.from_datetime(dt.datetime(2026, 1, 1))  # noqa: DTZ001  # what is refused
