# SPDX-License-Identifier: MIT
"""Frames that no honest server sends, made of frames that one sent."""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, cast

from quickmeet_runtime.transcripts.recordings.reader import read_recording

__all__ = ["Mutator", "recorded_frames"]

_RECORDINGS: Final = Path(__file__).parents[2] / "tests" / "data" / "transcripts"
_EMPTY: Final = ("[]", "{}", "[[]]", "[null]", "[[[[[]]]]]")
_ODD_VALUES: Final[tuple[object, ...]] = (
    *(None, True, False, 0, -1, 1 << 63, 1 << 64, 10**30, 1e308, -0.0, 0.1),
    *("", "x", "\0", "\ud800", "\U0001f680", "x" * 1000, "stream-notify-room"),
    *(cast("object", json.loads(text)) for text in _EMPTY),
    *({"$date": "x"}, {"$date": 1e300}, {"$binary": 5}),
    *({"": 0}, {"_id": 7}, {"$type": "oid"}, {"msg": "ping"}),
)
_ODD_FRAMES: Final[tuple[bytes, ...]] = (
    *(b"", b" ", b"null", b"0", b'""', b"[]", b"{}", b"\xff", b"\xef\xbb\xbf{}"),
    *(b'{"server_id":"0"}', b'{"msg":null}', b'{"msg":[]}', b'{"msg":"\\u0000"}'),
    *(b"[" * 5000, b'{"a":' * 5000, b'{"msg":"changed","x":' + b"[" * 3000),
    b'{"msg":"added","collection":"c","id":"i","fields":' + b'{"a":' * 900 + b"1",
    *(b'{"msg":"ping"}', b'{"msg":"ping","id":5}', b'{"msg":"connected"}'),
    *(b'{"msg":"failed","version":"1"}', b'{"msg":"failed"}', b"1e999", b"-"),
    b'{"msg":"result","id":"1","result":' + b"9" * 5000 + b"}",
    b'{"msg":"result","msg":"ready","id":"1","subs":["s1"]}',
    b'{"msg":"ready","subs":["s1","s2","s3","s4","s5","s6","s7","s8"]}',
)


def recorded_frames() -> list[bytes]:
    """Every frame that the recorded servers sent, each once."""
    frames: dict[bytes, None] = {}
    for path in sorted(_RECORDINGS.glob("*.jsonl")):
        for frame in read_recording(path):
            if frame.direction == "in":
                frames[frame.text.encode("utf-8", "surrogatepass")] = None
    return list(frames)


class Mutator:
    """Makes frames without end, always the same ones of a seed.

    Args:
        seed: Of everything that is random.
        frames: Honest frames to begin with.
    """

    def __init__(self, seed: str, frames: Sequence[bytes]) -> None:
        self._dice: Final = random.Random(seed)  # noqa: S311  # no secret
        self._frames: Final = frames
        self._ways: Final[tuple[Callable[[bytes], bytes], ...]] = (
            *(self._structure,) * 8,
            *(self._honest,) * 24,
            *(self._flip, self._cut, self._repeat, self._splice, self._insert),
            *(self._odd, self._noise),
        )

    def frame(self, ids: Sequence[str] = ()) -> bytes:
        """Make the next frame.

        Args:
            ids: Names of calls and subscriptions that an answer may be to.
        """
        dice = self._dice
        frame = dice.choice(self._frames)
        if ids and dice.random() < 0.5:  # noqa: PLR2004  # half of them
            frame = self._addressed(frame, dice.choice(ids))
        frame = dice.choice(self._ways)(frame)
        return dice.choice(self._ways)(frame) if dice.random() < 0.2 else frame  # noqa: PLR2004  # a few twice

    def _addressed(self, frame: bytes, id_: str) -> bytes:
        """The same answer, addressed to a pending request."""
        try:
            value: object = json.loads(frame)
        except (ValueError, RecursionError):
            return frame
        if not isinstance(value, dict):
            return frame
        fields = cast("dict[str, object]", value)
        if fields.get("msg") in {"result", "nosub"}:
            fields["id"] = id_
        elif fields.get("msg") == "ready":
            fields["subs"] = [id_]
        elif fields.get("msg") == "updated":
            fields["methods"] = [id_]
        return _encoded(fields)

    def _honest(self, frame: bytes) -> bytes:
        return frame

    def _odd(self, _: bytes) -> bytes:
        return self._dice.choice(_ODD_FRAMES)

    def _noise(self, _: bytes) -> bytes:
        return self._dice.randbytes(self._dice.randrange(200))

    def _flip(self, frame: bytes) -> bytes:
        data = bytearray(frame)
        for _ in range(self._dice.randint(1, 4)):
            if data:
                data[self._dice.randrange(len(data))] ^= 1 << self._dice.randrange(8)
        return bytes(data)

    def _cut(self, frame: bytes) -> bytes:
        start, end = self._span(frame)
        return frame[:start] + frame[end:]

    def _repeat(self, frame: bytes) -> bytes:
        start, end = self._span(frame)
        return frame[:end] + frame[start:end] * self._dice.randint(1, 8) + frame[end:]

    def _insert(self, frame: bytes) -> bytes:
        start, _ = self._span(frame)
        piece = self._dice.choice((b'"', b"{", b"}", b",", b"\\", b"\\ud800", b"\0"))
        return frame[:start] + piece + frame[start:]

    def _splice(self, frame: bytes) -> bytes:
        other = self._dice.choice(self._frames)
        return frame[: self._span(frame)[0]] + other[self._span(other)[0] :]

    def _span(self, frame: bytes) -> tuple[int, int]:
        start = self._dice.randint(0, len(frame))
        return start, min(len(frame), start + self._dice.randint(0, 40))

    def _structure(self, frame: bytes) -> bytes:
        """Put an odd value in one place, leave one out, or move one."""
        try:
            value: object = json.loads(frame)
        except (ValueError, RecursionError):
            return frame
        places = list(_places(value))
        if not places:
            return frame
        for _ in range(self._dice.choice((1, 1, 1, 3))):
            holder, key = self._dice.choice(places)
            self._change(holder, key, places)
        return _encoded(value)

    def _change(self, holder: object, key: object, places: list["_Place"]) -> None:
        items = cast("dict[object, object]", holder)  # a list takes its keys likewise
        try:
            match self._dice.randrange(4):
                case 0:
                    del items[key]
                case 1:
                    other, other_key = self._dice.choice(places)
                    taken: object = cast("dict[object, object]", other)[other_key]
                    # a value within itself would have no end
                    items[key] = json.loads(_encoded(taken))
                case _:
                    items[key] = self._dice.choice(_ODD_VALUES)
        except (KeyError, IndexError):
            return  # an earlier change took the place away


_Place = tuple[object, object]


def _places(value: object) -> Iterator[_Place]:
    """Every place in a value that holds another: container and key or index."""
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        for key, inner in fields.items():
            yield fields, key
            yield from _places(inner)
    elif isinstance(value, list):
        items = cast("list[object]", value)
        for index, inner in enumerate(items):
            yield items, index
            yield from _places(inner)


def _encoded(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")
