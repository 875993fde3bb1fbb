# SPDX-License-Identifier: MIT
"""How deeply JSON is nested: jsonschema-rs takes the stack for it, and crashes."""

from typing import Final, cast

__all__ = ["is_nested_too_deeply", "is_surely_flat"]

_CONTAINERS: Final = (dict, list, tuple)
_DEEPEST: Final = 500
"""Levels; a thread with a stack of 512 KiB has room for them."""
_NO_SHAPE: Final = bytes(set(range(256)) - set(b'[]{}"'))
_ROUNDS: Final = 8


def is_surely_flat(text: str | bytes) -> bool:
    """Whether a text is certainly not nested deeply; False if that is unknown.

    Checking the depth of decoded values takes longer than all other checks.

    Args:
        text: Valid JSON, in which each level takes two characters.
    """
    if len(text) <= 2 * _DEEPEST:
        return True
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    if data.count(b"[") + data.count(b"{") <= _DEEPEST:
        return True
    if b"\\" in data and b'\\"' in data:
        data = data.replace(rb"\\", b"").replace(rb"\"", b"")
    marks = data.translate(None, _NO_SHAPE).replace(b'""', b"")
    shape = b"".join(marks.split(b'"')[::2])  # without the content of strings
    for _ in range(_ROUNDS):  # each removes two levels at most
        if len(shape) <= _DEEPEST:
            return True
        shape = shape.replace(b"[]", b"").replace(b"{}", b"")
    return False


def is_nested_too_deeply(value: object) -> bool:
    """Whether a value has too many levels of objects and arrays to be checked."""
    if not isinstance(value, _CONTAINERS):
        return False
    level: list[object] = [value]
    for _ in range(_DEEPEST):
        below: list[object] = []
        for outer in level:
            inner = (
                cast("dict[object, object]", outer).values()
                if isinstance(outer, dict)
                else cast("list[object]", outer)
            )
            below += [one for one in inner if isinstance(one, _CONTAINERS)]
        if not below:
            return False
        level = below
    return True
