# SPDX-License-Identifier: MIT
"""Values that a recorder masked by mistake, and their originals.

A recorder masks what looks like a secret, and some of that is none: the id of a room,
say. Where the same field of the same document is shown without a mask, before or
else next, that is what the mask stands for.
"""

from collections.abc import Iterator, Sequence

import msgspec

from quickmeet_devserver.recording.roles import kind_of
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped

from .hints import DEFAULT_ROOM
from .showing import objects_in

__all__ = ["unmasked"]


def unmasked(lines: Sequence[Line]) -> list[Line]:
    """Write what a mask stands for in its place."""
    shown: dict[tuple[str, str], str] = {}
    hidden: dict[tuple[str, str], list[str]] = {}
    meant: dict[str, str] = {}
    for line in lines:
        for text in unwrapped(line) if line.kind in {"in", "out"} else ():
            meant |= _first_room_in(parsed(text))
            for place, value in _fields_in(parsed(text)):
                if kind_of(value) != "secret":
                    shown[place] = value
                    for mask in hidden.pop(place, ()):
                        meant.setdefault(mask, value)
                elif place in shown:
                    meant.setdefault(value, shown[place])
                else:
                    hidden.setdefault(place, []).append(value)
    return [_written(line, meant) for line in lines] if meant else list(lines)


def _first_room_in(value: object) -> dict[str, str]:
    """The value of a mask for the room that each server begins with."""
    return {
        str(fields["_id"]): DEFAULT_ROOM
        for fields in objects_in(value)
        if fields.get("t") == "c" and fields.get("name") == DEFAULT_ROOM.lower()
        if kind_of(str(fields.get("_id"))) == "secret"
    }


def _fields_in(value: object) -> Iterator[tuple[tuple[str, str], str]]:
    """Every text in a document that has an id, by that and the name of its field."""
    for fields in objects_in(value):
        id_ = fields.get("_id")
        for key, text in fields.items():
            if isinstance(id_, str) and isinstance(text, str) and key != "_id":
                yield (id_, key), text


def _written(line: Line, meant: dict[str, str]) -> Line:
    text = line.text
    for mask, value in meant.items():
        text = text.replace(mask, value)
    return msgspec.structs.replace(line, text=text)
