# SPDX-License-Identifier: MIT
"""Parts of a payload that are JSON until somebody asks, and how they are encoded."""

import copy
import pickle
from collections.abc import Callable
from typing import ClassVar, Literal

import msgspec
import pytest
from msgspec import UNSET, UnsetType, field

from quickmeet_runtime.model.decoding.event_decoder import received
from quickmeet_runtime.model.decoding.on_demand import JsonText, lazy_list
from quickmeet_runtime.model.payload import AnyJson, Model, Raw, UnknownVariant

from ..scripted import Person


class Page(Model, frozen=True, kw_only=True):
    on_demand: ClassVar[tuple[str, ...]] = ("raw_people", "raw_pets")
    id: str = field(name="_id")
    raw_people: AnyJson | UnsetType = field(name="people", default=UNSET)
    raw_pets: AnyJson | UnsetType = field(name="pets", default=UNSET)

    @property
    def people(self) -> list[Person | UnknownVariant] | UnsetType | None:
        return lazy_list(self, "raw_people", Person)


class Needed(Model, frozen=True, kw_only=True):
    on_demand: ClassVar[tuple[str, ...]] = ("raw_people",)
    raw_people: AnyJson = field(name="people")

    @property
    def people(self) -> list[Person]:
        return lazy_list(self, "raw_people", Person, is_required=True)


class Arguments(Model, frozen=True, array_like=True):
    page: Page
    number: int = 0


PAGE = b'{"_id":"p","people":[{"_id":"a"},{"new":1},5],"pets":[1]}'


def read(data: bytes = PAGE) -> Page:
    page: Page = msgspec.json.decode(data, type=received(Page))
    return page


def test_what_is_received_is_of_the_type_itself() -> None:
    assert type(read()) is Page
    assert type(msgspec.json.decode(b"[%b]" % PAGE, type=received(Arguments))) is (
        Arguments
    )
    assert received(Person) is Person
    assert received(Literal["a", "b"]) == Literal["a", "b"]
    assert msgspec.json.decode(b"null", type=received(Page | None)) is None


def test_the_heavy_part_stays_json_until_it_is_asked_for() -> None:
    page = read()

    assert page.raw_people == JsonText(b'[{"_id":"a"},{"new":1},5]')
    assert isinstance(page.raw_people, JsonText)
    assert page.people == [
        Person("a"),
        UnknownVariant(Raw(b'{"new":1}')),
        UnknownVariant(Raw(b"5")),
    ]
    assert page.people is page.people


@pytest.mark.parametrize(
    "made",
    [
        read,
        lambda: msgspec.json.decode(PAGE, type=Page),
        lambda: msgspec.convert(msgspec.json.decode(PAGE), Page),
        lambda: msgspec.convert(msgspec.to_builtins(read()), Page),
        lambda: msgspec.json.decode(msgspec.json.encode(read()), type=Page),
        lambda: msgspec.msgpack.decode(msgspec.msgpack.encode(read()), type=Page),
        lambda: pickle.loads(pickle.dumps(read())),  # noqa: S301  # our own
        lambda: copy.copy(read()),
        lambda: copy.deepcopy(read()),
        lambda: msgspec.structs.replace(read()),
    ],
)
@pytest.mark.parametrize("is_read_before", [False, True])
def test_it_is_one_and_the_same_however_it_came(
    made: Callable[[], Page],
    is_read_before: bool,  # noqa: FBT001  # a parameter
) -> None:
    page = made()
    if is_read_before:
        assert page.people

    assert page == read()
    assert read() == page
    assert hash(page) == hash(read())
    assert page.people == read().people
    assert msgspec.to_builtins(page) == msgspec.json.decode(PAGE)
    assert page != read(PAGE.replace(b"5", b"6"))


def test_unknown_variants_are_encoded_as_they_came() -> None:
    known = read().people

    assert msgspec.to_builtins(known) == [{"_id": "a"}, {"new": 1}, 5]
    assert msgspec.json.encode(known) == b'[{"_id":"a"},{"new":1},5]'
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(known)) == (
        [{"_id": "a"}, {"new": 1}, 5]
    )


def test_an_unknown_variant_is_a_value() -> None:
    one = UnknownVariant(Raw(b"[1]"))

    assert one == pickle.loads(pickle.dumps(one)) == copy.deepcopy(one)  # noqa: S301  # our own
    assert hash(one) == hash(UnknownVariant(Raw(b"[1]")))
    assert one != UnknownVariant(Raw(b"[2]"))
    assert one != [1]
    assert repr(one) == "UnknownVariant(raw=<JSON, 3 bytes>)"
    assert "UnknownVariant" in repr(UnknownVariant)
    assert "raw" in dir(UnknownVariant)


def test_json_is_compared_by_what_it_says_and_never_shown() -> None:
    text = JsonText(b'{"a": 1}')

    assert text == JsonText(b'{"a":1}') == {"a": 1}
    assert text != JsonText(b'{"a":2}')
    assert JsonText(b"null") == None  # noqa: E711  # what it says
    assert hash(JsonText(b"null")) == hash(None)
    assert repr(text) == "<JSON, 8 bytes>"
    with pytest.raises(TypeError):
        hash(text)


@pytest.mark.parametrize(
    ("value", "people"),
    [
        (b"null", None),
        (b"{}", UNSET),
        (b"7", UNSET),
        (b'"x"', UNSET),
        (b"[]", []),
        (b"[1e400]", [UnknownVariant(Raw(b"1e400"))]),
    ],
)
def test_a_value_that_is_not_a_list_is_harmless(value: bytes, people: object) -> None:
    page = read(b'{"_id":"p","people":%b}' % value)
    again = msgspec.convert(msgspec.to_builtins(page), Page)

    assert page.people == people
    assert msgspec.json.decode(
        b'{"people":%b}' % value, type=received(Needed)
    ).people == (people or [])
    if value != b"[1e400]":  # an infinity to whatever is not JSON
        assert again.people == people


def test_what_is_absent_stays_absent() -> None:
    page = read(b'{"_id":"p"}')

    assert page.people is UNSET
    assert msgspec.json.encode(page) == b'{"_id":"p"}'
    assert Page(id="p") == page


def test_raw_json_may_be_given() -> None:
    page = Page(id="p", raw_people=Raw(b'[{"_id":"a"}]'))

    assert page.people == [Person("a")]


def test_fields_of_every_kind_of_default_are_kept_by_the_twin() -> None:
    class Defaults(Model, frozen=True, kw_only=True, tag_field="type", tag="d"):
        on_demand: ClassVar[tuple[str, ...]] = ("raw_people",)
        raw_people: AnyJson | UnsetType = field(name="people", default=UNSET)
        names: list[str] = field(name="n", default_factory=list)
        number: int = 5

    one: Defaults = msgspec.json.decode(
        b'{"type":"d","people":[]}', type=received(Defaults)
    )
    assert (type(one), one.names, one.number) == (Defaults, [], 5)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"type":"e"}', type=received(Defaults))
