# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Rooms."""

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from quickmeet_runtime.deprecation import deprecated, former_member, former_names
from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    OpenEnum,
    UnknownVariant,
    UnsetType,
    field,
    lazy_list,
)

__all__ = ["NewRoom", "Part", "Room", "State"]


class State(OpenEnum):
    """How it is."""

    OPEN = "open"
    """Anybody may enter."""
    SHUT = "shut"
    """Nobody may. Servers since 7.0.0."""

    @former_member
    def FREE(self) -> "State":  # noqa: N802  # a member's
        """Deprecated: it is now `OPEN`."""
        return self.OPEN

    @former_member
    def UNLOCKED(self) -> "State":  # noqa: N802  # a member's
        """Deprecated: it is now `OPEN`."""
        return self.OPEN


class Part(Model, frozen=True, kw_only=True, array_like=True):
    """A part."""

    name: str
    """Its name."""

    @property
    @deprecated("`title` is now `name`.")
    def title(self) -> str:
        """Deprecated: it is now `name`."""
        return self.name


class Room(Model, frozen=True, kw_only=True):
    """A room."""

    on_demand: ClassVar[tuple[str, ...]] = ("raw_parts",)
    """Fields of JSON that is read when asked for."""
    id: str = field(name="_id")
    """Its identifier."""
    raw_parts: AnyJson = field(name="parts")
    """The JSON of `parts`, decoded when that is asked for."""
    size_bytes: int | UnsetType | None = field(name="size", default=UNSET)
    """Its size."""
    kind: Literal["c", "d"] | str | UnsetType | None = UNSET
    """Its kind."""
    state: State | UnsetType | None = UNSET
    """Its state. Servers since 6.0.0, removed in 9.0.0."""

    @property
    @deprecated("`identifier` is now `id`.")
    def identifier(self) -> str:
        """Deprecated: it is now `id`."""
        return self.id

    @property
    @deprecated("`room_id` is now `id`.")
    def room_id(self) -> str:
        """Deprecated: it is now `id`."""
        return self.id

    @property
    @deprecated("`size` is now `size_bytes`.")
    def size(self) -> int | UnsetType | None:
        """Deprecated: it is now `size_bytes`."""
        return self.size_bytes

    @property
    @deprecated("`type_code` is now `kind`.")
    def type_code(self) -> Literal["c", "d"] | str | UnsetType | None:
        """Deprecated: it is now `kind`."""
        return self.kind

    @property
    @deprecated("`pieces` is now `parts`.")
    def pieces(self) -> list[Part | UnknownVariant]:
        """Deprecated: it is now `parts`."""
        return self.parts

    @property
    def parts(self) -> list[Part | UnknownVariant]:
        """Its parts."""
        return lazy_list(self, "raw_parts", Part, is_required=True)


class NewRoom(Model, frozen=True, kw_only=True, gc=False):
    """A room to make."""

    name: str
    """Its name."""
    topic: str | UnsetType | None = UNSET
    """What it is about."""

    @property
    @deprecated("`title` is now `name`.")
    def title(self) -> str:
        """Deprecated: it is now `name`."""
        return self.name

    @property
    @deprecated("`subject` is now `topic`.")
    def subject(self) -> str | UnsetType | None:
        """Deprecated: it is now `topic`."""
        return self.topic


if TYPE_CHECKING:
    Chat: TypeAlias = Room
    """Deprecated: it is now `Room`."""
else:
    __getattr__ = former_names(__name__, {"Chat": "Room"})
