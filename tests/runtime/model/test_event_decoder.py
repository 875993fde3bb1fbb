# SPDX-License-Identifier: MIT
"""Events are decoded in one call each, whatever their payload keeps as JSON."""

from typing import ClassVar

import msgspec
import pytest
from msgspec import UNSET, UnsetType, field

from quickmeet_runtime.model.decoding.event_decoder import (
    OnlyArgument,
    SeveralArguments,
    received,
)
from quickmeet_runtime.model.decoding.on_demand import JsonText
from quickmeet_runtime.model.payload import AnyJson, Model

from ..scripted import Person


class Page(Model, frozen=True, kw_only=True):
    on_demand: ClassVar[tuple[str, ...]] = ("raw_people",)
    id: str = field(name="_id")
    raw_people: AnyJson | UnsetType = field(name="people", default=UNSET)
    title: str | UnsetType = UNSET


class PageEvent(Model, frozen=True, array_like=True):
    page: Page
    number: int = 0


class OddEvent(Model, frozen=True, array_like=True):
    page: Page | None
    other: Page | None = None


PAGE = b'{"_id":"p","people":[{"_id":"a"}],"title":"t"}'
READ = Page(id="p", raw_people=[{"_id": "a"}], title="t")


def test_an_argument_keeps_its_heavy_part_as_json() -> None:
    page = OnlyArgument[Page](Page).decode(b"[%b]" % PAGE)

    assert type(page) is Page
    assert isinstance(page.raw_people, JsonText)
    assert page == READ
    assert msgspec.to_builtins(page) == msgspec.json.decode(PAGE)


def test_what_is_absent_stays_so() -> None:
    page = OnlyArgument[Page](Page).decode(b'[{"_id":"p"}]')

    assert page == Page(id="p")
    assert page.raw_people is UNSET


@pytest.mark.parametrize("type_", [PageEvent, OddEvent])
def test_it_is_kept_where_it_is_one_of_several_arguments(
    type_: type[PageEvent] | type[OddEvent],
) -> None:
    event = SeveralArguments[PageEvent | OddEvent](type_).decode(b"[%b]" % PAGE)

    assert type(event) is type_
    assert event == type_(READ)
    assert type(event.page) is Page
    assert isinstance(event.page.raw_people, JsonText)


def test_an_event_of_several_arguments_may_lack_its_heavy_part() -> None:
    event = SeveralArguments[PageEvent](PageEvent).decode(b'[{"_id":"p"},3]')

    assert event == PageEvent(Page(id="p"), 3)


@pytest.mark.parametrize(
    "decoder",
    [OnlyArgument[object](Page), OnlyArgument[object](Person)],
    ids=["with a heavy part", "without one"],
)
def test_arguments_beyond_the_first_are_ignored_and_halves_of_characters_mended(
    decoder: OnlyArgument[object],
) -> None:
    assert decoder.decode(b'[{"_id":"a"},5]') == decoder.decode(b'[{"_id":"a"}]')
    assert decoder.decode(b'[{"_id":"\\ud800"}]') == decoder.decode(
        '[{"_id":"\ufffd"}]'.encode()
    )


@pytest.mark.parametrize(
    "decode",
    [
        OnlyArgument[object](Page).decode,
        OnlyArgument[object](Person).decode,
        SeveralArguments[object](PageEvent).decode,
        SeveralArguments[object](OddEvent).decode,
    ],
)
def test_what_does_not_match_is_refused(decode: object) -> None:
    assert callable(decode)
    with pytest.raises(msgspec.ValidationError):
        decode(b'[{"_id":5}]')
    with pytest.raises(msgspec.DecodeError):
        decode(b'[{"_id"')


def test_a_twin_is_of_the_type_and_has_its_layout() -> None:
    twin = received(Page)

    assert issubclass(twin, Page)
    assert twin.__struct_fields__ == Page.__struct_fields__
    assert twin.__basicsize__ == Page.__basicsize__
