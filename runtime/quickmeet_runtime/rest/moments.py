# SPDX-License-Identifier: MIT
"""Timestamps of DDP, ``{"$date": ...}``, and of REST, ISO strings."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import cast

from msgspec import inspect

from ..model.moment import LATEST_MS, Timestamp

__all__ = ["iso_moments", "moment_of", "with_moments"]


def moment_of(value: object) -> int | None:
    """Return the milliseconds of a DDP or REST timestamp; None for other values."""
    if isinstance(value, dict):
        milliseconds = cast("dict[str, object]", value).get("$date")
        return milliseconds if isinstance(milliseconds, int) else None
    if isinstance(value, str):
        try:
            moment = dt.datetime.fromisoformat(value)
        except ValueError:
            return None
        if moment.tzinfo is not None:
            return Timestamp.from_datetime(moment).milliseconds
    return None


def iso_moments(value: object) -> object:
    """Convert each ``{"$date": ...}`` in a JSON value to an ISO string, for REST."""
    if isinstance(value, list):
        return [iso_moments(item) for item in cast("list[object]", value)]
    if not isinstance(value, Mapping):
        return value
    fields = cast("Mapping[str, object]", value)
    if len(fields) == 1 and isinstance(milliseconds := fields.get("$date"), int):
        return _iso(milliseconds)
    return {name: iso_moments(one) for name, one in fields.items()}


def _iso(milliseconds: int) -> object:
    if abs(milliseconds) > LATEST_MS:  # out of range: let the server refuse it
        return milliseconds
    return str(Timestamp(milliseconds))


_Mend = Callable[[object], object]


def with_moments(type_: object, value: object) -> object:
    """Copy a JSON value, with ``{"$date": ...}`` where a type has timestamps.

    Args:
        type_: The type that the value will be decoded to.
        value: JSON in the form of REST.
    """
    mend = _mender_of(type_)
    return value if mend is None else mend(value)


@lru_cache(maxsize=256)
def _mender_of(type_: object) -> _Mend | None:
    return _Menders().of(inspect.type_info(type_))


def _moment(value: object) -> object:
    if not isinstance(value, str):
        return value
    milliseconds = moment_of(value)
    return value if milliseconds is None else {"$date": milliseconds}


class _Menders:
    """Makes converters of types; one per class, since types may be recursive."""

    def __init__(self) -> None:
        self._known: dict[type, _Fields | _Items] = {}

    def of(self, info: inspect.Type) -> _Mend | None:
        """Return the converter for values of a type; None if none is needed."""
        match info:
            case inspect.StructType(cls=cls) if cls is Timestamp:
                return _moment
            case inspect.StructType():
                return self._struct(info)
            case inspect.ListType() | inspect.VarTupleType() | inspect.SetType():
                item = self.of(info.item_type)
                return None if item is None else _each(item)
            case inspect.DictType():
                item = self.of(info.value_type)
                return None if item is None else _each_value(item)
            case inspect.UnionType():
                return self._union(info)
            case _:
                return None

    def _struct(self, info: inspect.StructType) -> _Mend:
        known = self._known.get(info.cls)
        if known is None:
            kind = _Items if info.array_like else _Fields
            known = self._known[info.cls] = kind()
            known.learn((f.encode_name, self.of(f.type)) for f in info.fields)
        return known

    def _union(self, info: inspect.UnionType) -> _Mend | None:
        structs = [t for t in info.types if isinstance(t, inspect.StructType)]
        tagged = {
            struct.tag: self._struct(struct)
            for struct in structs
            if struct.tag is not None
        }
        if len(tagged) > 1:
            return _Tagged(structs[0].tag_field or "", tagged)
        if any(isinstance(t, inspect.StrType) for t in info.types):
            kept = [t for t in info.types if not _is_moment(t)]
        else:
            kept = list(info.types)
        found = [mend for mend in map(self.of, kept) if mend is not None]
        if not found:
            return None
        return found[0] if len(found) == 1 else _in_turn(found)


def _is_moment(info: inspect.Type) -> bool:
    return isinstance(info, inspect.StructType) and info.cls is Timestamp


class _Fields:
    """Converts the fields of an object."""

    def __init__(self) -> None:
        self._menders: list[tuple[str, _Mend]] = []

    def learn(self, menders: Iterable[tuple[str, _Mend | None]]) -> None:
        self._menders.extend((name, mend) for name, mend in menders if mend is not None)

    def __call__(self, value: object) -> object:
        if not isinstance(value, dict):
            return value
        fields = dict(cast("dict[str, object]", value))
        for name, mend in self._menders:
            if name in fields:
                fields[name] = mend(fields[name])
        return fields


class _Items:
    """Converts the items of an array that represents an object."""

    def __init__(self) -> None:
        self._menders: list[tuple[int, _Mend]] = []

    def learn(self, menders: Iterable[tuple[str, _Mend | None]]) -> None:
        self._menders.extend(
            (place, mend) for place, (_, mend) in enumerate(menders) if mend is not None
        )

    def __call__(self, value: object) -> object:
        if not isinstance(value, list):
            return value
        items = list(cast("list[object]", value))
        for place, mend in self._menders:
            if place < len(items):
                items[place] = mend(items[place])
        return items


class _Tagged:
    """Converts a tagged object by the type that its tag names."""

    def __init__(self, field: str, menders: dict[str | int, _Mend]) -> None:
        self._field = field
        self._menders = menders

    def __call__(self, value: object) -> object:
        mend = self._mender(value)
        return value if mend is None else mend(value)

    def _mender(self, value: object) -> _Mend | None:
        if not isinstance(value, dict):
            return None
        tag = cast("dict[str, object]", value).get(self._field)
        return self._menders.get(tag) if isinstance(tag, str | int) else None


def _each(mend: _Mend) -> _Mend:
    def mend_items(value: object) -> object:
        if not isinstance(value, list):
            return value
        return [mend(item) for item in cast("list[object]", value)]

    return mend_items


def _each_value(mend: _Mend) -> _Mend:
    def mend_values(value: object) -> object:
        if not isinstance(value, dict):
            return value
        fields = cast("dict[str, object]", value)
        return {name: mend(item) for name, item in fields.items()}

    return mend_values


def _in_turn(menders: list[_Mend]) -> _Mend:
    def mend_in_turn(value: object) -> object:
        for mend in menders:
            value = mend(value)
        return value

    return mend_in_turn
