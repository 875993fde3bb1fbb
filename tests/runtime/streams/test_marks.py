# SPDX-License-Identifier: MIT
"""Events are decoded and noted in one go, whatever their types are."""

from typing import ClassVar

import pytest
from msgspec import UNSET, UnsetType, field

from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.payload import AnyJson, Model, Timestamp
from quickmeet_runtime.streams.delivery.marks import marking_decoder


class Plain(Model, frozen=True, kw_only=True):
    id: str = field(name="_id")
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)


class Heavy(Plain, frozen=True, kw_only=True):
    on_demand: ClassVar[tuple[str, ...]] = ("raw_markup",)
    raw_markup: AnyJson | UnsetType = field(name="md", default=UNSET)


class Other(Model, frozen=True, kw_only=True):
    name: str


class Placed(Model, frozen=True, array_like=True):
    message: Heavy
    place: str = ""


PLAIN: Stream[Plain] = Stream("s", "{k}", Plain)
HEAVY: Stream[Heavy] = Stream("s", "{k}", Heavy)
OTHER: Stream[Other] = Stream("s", "{k}", Other)
PLACED: Stream[Placed] = Stream("s", "{k}", Placed, several=True)
ONE = b'{"_id":"a","_updatedAt":{"$date":5},"md":[1]}'
MARKS = ["a", Timestamp(5)]


@pytest.mark.parametrize(
    ("stream", "args"),
    [
        (PLAIN, b"[%b]" % ONE),
        (HEAVY, b"[%b]" % ONE),
        (PLACED, b'[%b,"p"]' % ONE),
    ],
    ids=["plain", "with a heavy part", "one of several arguments"],
)
def test_a_message_is_noted_as_it_is_decoded(
    stream: Stream[object], args: bytes
) -> None:
    decode, row = marking_decoder(stream), list[object]()

    told: list[object] = [decode(args, row), decode(args, row)]

    assert told == [stream.decoder.decode(args)] * 2
    assert type(told[0]) is stream.event
    assert row == MARKS * 2


def test_what_is_no_message_is_noted_as_nothing() -> None:
    decode, row = marking_decoder(OTHER), list[object]()

    assert decode(b'[{"name":"n"}]', row) == Other(name="n")
    assert row == ["", None]


def test_a_message_without_a_moment_is_noted_so() -> None:
    decode, row = marking_decoder(HEAVY), list[object]()

    decode(b'[{"_id":"a"}]', row)
    assert row == ["a", UNSET]
