# SPDX-License-Identifier: MIT
"""What a recorder masked by mistake, and what it must have been.

A recorder masks what looks like a secret, and some of that is none: the id of a room,
say. Where the same field of the same document was shown without a mask somewhere
else, that is what the mask stands for.
"""

from collections.abc import Sequence

import msgspec

from quickmeet_devserver.recording.roles import kind_of
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped

from .prior_state import objects_in

__all__ = ["unmasked"]


def unmasked(lines: Sequence[Line]) -> list[Line]:
    """Write what a mask stands for in its place."""
    shown: dict[tuple[str, str], str] = {}
    masked: dict[tuple[str, str], str] = {}
    for line in lines:
        for text in unwrapped(line) if line.kind in {"in", "out"} else ():
            for fields in objects_in(parsed(text)):
                id_ = fields.get("_id")
                for key, value in fields.items():
                    if isinstance(id_, str) and isinstance(value, str):
                        is_mask = kind_of(value) == "secret"
                        (masked if is_mask else shown).setdefault((id_, key), value)
    meant = {
        mask: shown[place]
        for place, mask in masked.items()
        if place in shown and place[1] != "_id"
    }
    return [_written(line, meant) for line in lines] if meant else list(lines)


def _written(line: Line, meant: dict[str, str]) -> Line:
    text = line.text
    for mask, value in meant.items():
        text = text.replace(mask, value)
    return msgspec.structs.replace(line, text=text)
