# SPDX-License-Identifier: MIT
"""Bots that copy what is said into a file."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import msgspec

from .case import Case
from .world import World

__all__ = ["Archive"]

_EACH: Final = 3
"""One message in so many is edited, and one is deleted."""


class Archive(Case):
    """The archive bridge: each thing that happens is a line of its file, once."""

    begun = "archive.jsonl"
    program = """
from pathlib import Path
from examples.archive_bridge import archive
async def main():
    login = quickmeet.Password("bot", os.environ["QUICKMEET_PASSWORD"])
    async with quickmeet.connect(os.environ["QUICKMEET_URL"], login) as client:
        await archive(client, Path("archive.jsonl"))
quickmeet.run(main, backend=BACKEND)
"""

    def __init__(self) -> None:
        self._texts: Final[dict[str, str]] = {}
        self._deleted: Final[set[str]] = set()

    async def prepare(self, world: World) -> None:
        """Make nothing."""

    async def talk(self, world: World, name: str, numbers: Sequence[int]) -> None:
        """Say something; edit one in three, and delete another one."""
        async with world.calls(name) as client:
            for number in numbers:
                room_id = world.room(number)
                sent = await client.messages.send(room_id, f"number {number}")
                self._texts[sent.id] = sent.text
                world.asked += 1
                if number % _EACH == 1:
                    self._texts[sent.id] = f"edited {number}"
                    await client.messages.edit(
                        sent.id, f"edited {number}", room_id=room_id
                    )
                elif number % _EACH == 0:
                    await client.messages.delete(sent.id, room_id=room_id)
                    self._deleted.add(sent.id)

    def is_done(self, world: World) -> bool:
        """Whether the file has all, or as much as it is going to have."""
        return not self._faults(world)

    async def judge(self, world: World) -> list[str]:
        """Read the file."""
        return self._faults(world)

    def _faults(self, world: World) -> list[str]:
        sent: Counter[str] = Counter()
        deleted: Counter[str] = Counter()
        texts: dict[str, str] = {}
        for line in (world.folder / self.begun).read_bytes().splitlines():
            try:
                read: dict[str, Any] = msgspec.json.decode(line)
            except msgspec.DecodeError:  # it may be written just now
                return [f"half a line: {line!r}"]
            message: dict[str, Any] = read.get("message", {})
            if read["kind"] == "Gap":
                return [f"a gap: {read}"]
            if read["kind"] == "MessageDeleted":
                deleted[read["message_id"]] += 1
            elif message and not message.get("t"):
                sent[message["_id"]] += read["kind"] == "MessageSent"
                texts[message["_id"]] = message["msg"]
        kept = self._texts.keys() - self._deleted
        return [
            *(f"{one} came {sent[one]} times" for one in kept if sent[one] != 1),
            *(f"{one} came {at} times" for one, at in sent.items() if at > 1),
            *(f"{one} is {texts.get(one)!r}, not {self._texts[one]!r}"
              for one in kept if texts.get(one) != self._texts[one]),
            *(f"{one} was deleted {deleted[one]} times" for one in self._deleted
              if deleted[one] != 1 and sent[one]),
        ]  # fmt: skip
