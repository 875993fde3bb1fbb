# SPDX-License-Identifier: MIT
"""Every generated type, with odd values in every optional field: nothing is lost."""

import importlib
import pkgutil
import types as builtin_types
from collections.abc import Iterator

import pytest
from msgspec import UNSET, Struct, json, structs

import quickmeet.types
from quickmeet_runtime.model.decoding.salvage import Salvager
from quickmeet_runtime.model.payload import Model, Timestamp

ODD: list[object] = [None, 5, "x", [], {}, True, 1.5, {"$date": None}, [None], {"a": 1}]


def modules() -> Iterator[builtin_types.ModuleType]:
    for found in pkgutil.iter_modules(quickmeet.types.__path__):
        yield importlib.import_module(f"quickmeet.types.{found.name}")


TYPES: list[type[Struct]] = sorted(
    {
        value
        for module in modules()
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Model)
        if value not in {Model, Timestamp}
    },
    key=lambda type_: (type_.__module__, type_.__name__),
)

TUPLES = [type_ for type_ in TYPES if type_.__struct_config__.array_like]
OBJECTS = [type_ for type_ in TYPES if type_ not in TUPLES]


def base_of(type_: type[Struct]) -> dict[str, object]:
    """The tag, where it has one, and nothing else."""
    config = type_.__struct_config__
    return {} if config.tag is None else {str(config.tag_field): config.tag}


def test_all_types_are_here() -> None:
    assert len(TYPES) > 400


@pytest.mark.parametrize("type_", OBJECTS, ids=lambda type_: type_.__name__)
def test_an_odd_field_costs_that_field_and_nothing_else(type_: type[Struct]) -> None:
    optional = [field for field in structs.fields(type_) if not field.required]
    for field in optional:
        for odd in ODD:
            payload = {**base_of(type_), field.encode_name: odd}
            read, _ = Salvager(type_).read(payload)

            assert isinstance(read, type_)
            others = [one.name for one in optional if one is not field]
            assert all(getattr(read, name) in {UNSET, None} for name in others)
            if odd is None:
                null: object = getattr(read, field.name)
                assert null is None


@pytest.mark.parametrize("type_", TUPLES, ids=lambda type_: type_.__name__)
def test_a_tuple_of_odd_places_can_be_written(type_: type[Struct]) -> None:
    for odd in ODD:
        read, _ = Salvager(type_).read([odd] * len(structs.fields(type_)))

        again, _ = Salvager(type_).read(json.decode(json.encode(read)))
        assert again == read


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.__name__)
def test_a_list_keeps_its_other_items(type_: type[Struct]) -> None:
    hint: object = list[type_]  # type: ignore[valid-type]  # a type at run time
    for odd in (None, 5, "x", True):
        read, found = Salvager(hint).read([odd])

        assert read == []
        assert found.total == 1


def test_what_is_decoded_on_demand_never_raises() -> None:
    for odd in ODD:
        page = quickmeet.types.PrivateMessage(room_id="r", raw_blocks=odd)

        assert not page.blocks or isinstance(page.blocks, list)
