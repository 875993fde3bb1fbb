# SPDX-License-Identifier: MIT
"""Decode the matching parts of a payload that does not match its type.

A payload is decoded strictly first, which is fast. Only if that fails it is decoded
here, field by field, by a plan that is built from the type once: a value that does not
match drops its field (as if absent; if the type requires it, UNSET, or in a tuple
None), an item that does not match is dropped. Losses are reported as `Mismatch`.

The identifier of a document (``_id``, the room's ``rid``) is required where documents
are distinguished by it: in events, and in lists.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, NamedTuple, Union, cast, get_args, get_origin

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType, structs

from ..moment import Timestamp, moment_in
from .mismatches import (
    UNDECODABLE,
    UNKNOWN_VARIANT,
    Mismatch,
    Mismatches,
    PayloadPlace,
    Unfit,
)
from .value_readers import JsonReader, LeafReader, MomentReader, ValueReader, kind_of
from .variants import UnknownVariant, parsed

__all__ = ["UNDECODABLE", "Mismatch", "Mismatches", "Salvager", "parsed"]

_IDENTITY: Final = frozenset({"_id", "rid"})
"""Wire names of fields that identify a document, or the one that it belongs to."""
_LISTS: Final[Mapping[object, Callable[[list[object]], object]]] = {
    list: list,
    set: set,
    frozenset: frozenset,
}
_UNREADABLE: Final = Timestamp(0)


class Salvager:
    """Decodes the matching parts of payloads of one type.

    Args:
        hint: The type.
    """

    def __init__(self, hint: object) -> None:
        self._hint: Final = hint

    def read(self, value: object, *, is_item: bool = False) -> tuple[Any, Mismatches]:
        """Convert parsed JSON.

        Args:
            value: The output of a JSON parser.
            is_item: Whether it is useless without its identifier.

        Returns:
            The value, and its mismatches.

        Raises:
            msgspec.ValidationError: Nothing of it is usable.
        """
        found = Mismatches()
        root = PayloadPlace(found, "$", None, 0)
        try:
            return _node(self._hint).read(value, root, is_item=is_item), found
        except Unfit as unfit:
            path = unfit.place.path
            raise msgspec.ValidationError(f"{unfit.problem} - at `{path}`") from None


@lru_cache(maxsize=2048)
def _node(hint: Any) -> ValueReader:  # noqa: PLR0911  # one line a form
    """Return the reader of values of a type."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _node(args[0])
    if origin in {Union, UnionType}:
        members = [member for member in args if member is not UnsetType]
        return _node(members[0]) if len(members) == 1 else _OneOf(members)
    if hint is Raw:
        return JsonReader()
    if hint is Timestamp:
        return MomentReader()
    class_ = origin or hint
    if isinstance(class_, type) and issubclass(class_, Struct):
        is_array = class_.__struct_config__.array_like
        return _Places(hint, class_) if is_array else _Object(hint, class_)
    if class_ in _LISTS:
        return _List(args[0] if args else Any, _LISTS[class_])
    if class_ is tuple and len(args) == 2 and args[1] is ...:  # noqa: PLR2004  # `X, ...`
        return _List(args[0], tuple)
    if class_ is dict:
        return _Map(*(args or (str, Any)))
    return LeafReader(hint)


class _List(ValueReader):
    """Lists; items that do not match are dropped."""

    def __init__(self, item: object, make: Callable[[list[object]], object]) -> None:
        self._item: Final = item
        self._make: Final = make

    def read(self, value: object, place: PayloadPlace, *, is_item: bool) -> object:
        del is_item
        if not isinstance(value, list):
            raise Unfit(place, f"Expected `array`, got `{kind_of(value)}`")
        read = _node(self._item).read
        kept: list[object] = []
        for index, item in enumerate(cast("list[object]", value)):
            try:
                kept.append(read(item, place.below(index), is_item=True))
            except Unfit as unfit:
                place.found.add(unfit.place, unfit.problem)
        return self._make(kept)


class _Map(ValueReader):
    """Objects with arbitrary names; values that do not match are dropped."""

    def __init__(self, key: object, item: object) -> None:
        self._key: Final[Any] = key
        self._item: Final = item

    def read(self, value: object, place: PayloadPlace, *, is_item: bool) -> object:
        del is_item
        if not isinstance(value, dict):
            raise Unfit(place, f"Expected `object`, got `{kind_of(value)}`")
        read = _node(self._item).read
        kept: dict[object, object] = {}
        for name, item in cast("dict[str, object]", value).items():
            below = place.below(name)
            try:
                key = msgspec.convert(name, self._key, strict=False)
                kept[key] = read(item, below, is_item=False)
            except Unfit as unfit:
                place.found.add(unfit.place, unfit.problem)
            except msgspec.ValidationError as error:
                place.found.add(below, str(error))
        return kept


class _Field(NamedTuple):
    """A field of a Struct."""

    name: str
    wire: str
    node: ValueReader
    is_required: bool
    is_moment: bool

    def missing(self) -> object:
        """Return the value for a required field that cannot be read."""
        return _UNREADABLE if self.is_moment else UNSET


class _Struct(ValueReader):
    """The common part of objects and tuples."""

    def __init__(self, hint: object, class_: type[Struct]) -> None:
        self._hint: Final[Any] = hint
        self._class: Final = class_

    @property
    def is_document(self) -> bool:
        return True

    @cached_property
    def fields(self) -> tuple[_Field, ...]:
        """The fields, created on first use, since types may be recursive."""
        return tuple(
            _Field(
                field.name,
                field.encode_name,
                _node(field.type),
                field.required,
                field.type is Timestamp,
            )
            for field in structs.fields(self._hint)
        )

    def make(self, values: dict[str, object], place: PayloadPlace) -> object:
        """Create the object; its own checks may refuse."""
        try:
            return self._class(**values)
        except (TypeError, ValueError) as error:
            raise Unfit(place, f"refused by {self._class.__name__}") from error


class _Object(_Struct):
    """Objects with known names."""

    @property
    def is_open_variant(self) -> bool:
        """Whether it is a variant of a union that servers may extend."""
        has_tag = self._class.__struct_config__.tag is not None
        return has_tag and not getattr(self._class, "is_closed_variant", False)

    def is_meant(self, value: Mapping[str, object]) -> bool:
        """Whether an object has the tag of this class, if it has one."""
        config = self._class.__struct_config__
        return config.tag is None or value.get(config.tag_field or "") == config.tag

    def read(self, value: object, place: PayloadPlace, *, is_item: bool) -> object:
        if not isinstance(value, dict):
            raise Unfit(place, f"Expected `object`, got `{kind_of(value)}`")
        known = cast("dict[str, object]", value)
        if not self.is_meant(known):
            raise Unfit(place, f"not tagged as {self._class.__name__}")
        values: dict[str, object] = {}
        for field in self.fields:
            lost = self._read_field(field, known, place, values)
            if lost is None:
                continue
            if field.is_required:
                if is_item and field.wire in _IDENTITY:
                    raise lost
                values[field.name] = field.missing()
            place.found.add(lost.place, lost.problem)
        return self.make(values, place)

    @staticmethod
    def _read_field(
        field: _Field,
        known: dict[str, object],
        place: PayloadPlace,
        values: dict[str, object],
    ) -> Unfit | None:
        """Read one field; return why it could not be read, if it is required."""
        below = place.below(field.wire)
        if field.wire not in known:
            return Unfit(below, "missing") if field.is_required else None
        value = known[field.wire]
        try:
            values[field.name] = field.node.read(value, below, is_item=False)
        except Unfit as unfit:
            if value is None and not field.is_required:
                return None  # null counts as absent
            return unfit
        return None


class _Places(_Struct):
    """Tuples: identified by their first place, or by an object in it."""

    def read(self, value: object, place: PayloadPlace, *, is_item: bool) -> object:
        if not isinstance(value, list):
            raise Unfit(place, f"Expected `array`, got `{kind_of(value)}`")
        known = cast("list[object]", value)
        values: dict[str, object] = {}
        for index, field in enumerate(self.fields):
            below = place.below(index)
            try:
                if index >= len(known):
                    raise Unfit(below, "missing")  # noqa: TRY301  # as a mismatch
                values[field.name] = field.node.read(
                    known[index], below, is_item=is_item
                )
            except Unfit as unfit:
                if not field.is_required:
                    is_absent = index >= len(known) or known[index] is None
                else:
                    if is_item and (index == 0 or field.node.is_document):
                        raise
                    lost = field.missing()  # a place is encoded, and UNSET cannot be
                    values[field.name] = None if lost is UNSET else lost
                    is_absent = False
                if not is_absent:
                    place.found.add(unfit.place, unfit.problem)
        return self.make(values, place)


class _OneOf(ValueReader):
    """Unions: the member is chosen by the JSON type and by tags."""

    def __init__(self, members: Sequence[Any]) -> None:
        self._members: Final = members
        self._has_null: Final = NoneType in members

    @cached_property
    def _nodes(self) -> dict[type[ValueReader], list[ValueReader]]:
        nodes: dict[type[ValueReader], list[ValueReader]] = {}
        for member in self._members:
            if member is not NoneType:
                node = _node(member)
                nodes.setdefault(type(node), []).append(node)
        return nodes

    @cached_property
    def _leaf(self) -> ValueReader | None:
        leaves = [m for m in self._members if isinstance(_node(m), LeafReader)]
        return LeafReader(Union[tuple(leaves)]) if leaves else None  # noqa: UP007  # made of values

    @property
    def is_document(self) -> bool:
        return any(n.is_document for nodes in self._nodes.values() for n in nodes)

    def read(self, value: object, place: PayloadPlace, *, is_item: bool) -> object:
        if self._has_null and self._is_nothing(value):
            return None
        given: object = value  # never narrowed
        nodes = self._nodes
        if JsonReader in nodes:
            return nodes[JsonReader][0].read(value, place, is_item=is_item)
        if MomentReader in nodes and (isinstance(value, dict) or self._leaf is None):
            moment = moment_in(given)
            if moment is not None:
                return moment
        if isinstance(value, dict):
            return self._read_object(cast("dict[str, object]", value), place, is_item)
        if isinstance(value, list):
            for node in (*nodes.get(_List, ()), *nodes.get(_Places, ())):
                return node.read(given, place, is_item=is_item)
        if self._leaf is not None:
            return self._leaf.read(given, place, is_item=is_item)
        raise Unfit(place, f"Unexpected `{kind_of(given)}`")

    def _is_nothing(self, value: object) -> bool:
        """Whether it is null, or an invalid date of the server."""
        return value is None or (
            MomentReader in self._nodes and value == {"$date": None}
        )

    def _read_object(
        self,
        value: dict[str, object],
        place: PayloadPlace,
        is_item: bool,  # noqa: FBT001  # passed on
    ) -> object:
        for node in self._candidates(value):
            return node.read(value, place, is_item=is_item)
        if self._is_tagged_union:
            place.found.add(place, UNKNOWN_VARIANT)
            return UnknownVariant(Raw(msgspec.json.encode(value)))
        raise Unfit(place, "Unexpected `object`")

    @cached_property
    def _is_tagged_union(self) -> bool:
        """Whether its classes are distinguished by tags, and servers may add some."""
        objects = cast("list[_Object]", self._nodes.get(_Object, []))
        return len(objects) > 1 and all(node.is_open_variant for node in objects)

    def _candidates(self, value: dict[str, object]) -> Iterable[ValueReader]:
        objects = cast("list[_Object]", self._nodes.get(_Object, []))
        yield from (node for node in objects if node.is_meant(value))
        yield from self._nodes.get(_Map, ())
