# SPDX-License-Identifier: MIT
"""Calls on a line where anything happens: each ends once, in time, with its own answer.

A walk is the same for its seed: calls begin with limits of their own and are cancelled,
answers come at once, late, twice or never, connections go and come back.
"""

import json
import random
from math import inf

import anyio
import pytest

from quickmeet_runtime.errors import CallInterruptedError, CallTimeoutError, MethodError
from quickmeet_runtime.options.options import Reconnect

from ..scripted import URL, Client, Frame, Server, VirtualClock, result_of

_LIMIT = 30.0
_STEPS = 120
_LIMITS = (0.5, 3.0, _LIMIT, 90.0, None)


class Walk:
    """One walk."""

    def __init__(self, seed: int, server: Server, clock: VirtualClock) -> None:
        self.dice = random.Random(seed)  # noqa: S311  # no secret
        self.server = server
        self.clock = clock
        self.asked: list[tuple[int, Frame]] = []
        self.begun = 0
        self.outcomes: dict[str, object] = {}
        self.overdue: list[str] = []
        self.scopes: dict[str, anyio.CancelScope] = {}
        server.answers["method"] = self._note

    def _note(self, frame: Frame) -> list[Frame | str]:
        self.asked.append((len(self.server.connections), frame))
        return []

    async def call(self, client: Client, limit: float | None) -> None:
        """Get a thing, by a call that is repeated after a break or one that is not."""
        self.begun += 1
        name = f"t{self.begun}"
        until = self.clock.now() + (inf if limit is None else limit)
        limited = client.with_options(time_limit=limit)
        is_repeated = limit == _LIMIT and self.dice.randrange(2)
        with anyio.CancelScope() as self.scopes[name]:
            try:
                if is_repeated:
                    self.outcomes[name] = (await client.things.get(name)).id
                else:
                    found = await limited.call_raw("getThing", name)
                    self.outcomes[name] = json.loads(bytes(found))["_id"]
            except (CallTimeoutError, CallInterruptedError, MethodError) as error:
                self.outcomes[name] = type(error)
        if self.clock.now() > until + 0.1:
            self.overdue.append(name)
        del self.scopes[name]

    def answer(self) -> None:
        """Answer a call of this connection, perhaps not for the first time."""
        number = len(self.server.connections)
        mine = [frame for asked_on, frame in self.asked if asked_on == number]
        if not mine:
            return
        call = self.dice.choice(mine)
        match self.dice.randrange(8):
            case 0:
                said = result_of(call, error={"error": "no", "reason": "no"})
            case 1:
                said = {"msg": "error", "reason": "bad", "offendingMessage": call}
            case _:
                said = result_of(call, result={"_id": call["params"][0]})
        self.server.connection.push(said, {"msg": "updated", "methods": [call["id"]]})

    def cancel(self) -> None:
        if self.scopes:
            self.scopes[self.dice.choice(list(self.scopes))].cancel()


@pytest.mark.parametrize("seed", range(8))
async def test_every_call_ends_once_and_in_time_with_its_own_answer(
    server: Server, clock: VirtualClock, seed: int
) -> None:
    walk = Walk(seed, server, clock)
    talker = Client.connect(
        URL,
        transport=server.open,
        clock=clock,
        reconnect=Reconnect(jitter=lambda: 1.0),
        time_limit=_LIMIT,
    )
    async with talker as client, anyio.create_task_group() as tasks:
        for _ in range(_STEPS):
            match walk.dice.randrange(16):
                case 0:
                    server.connection.drop()
                case 1:
                    walk.cancel()
                case 2 | 3 | 4:
                    await clock.advance(walk.dice.choice((0.1, 1.0, 7.0, 40.0)))
                case 5 | 6 | 7 | 8:
                    tasks.start_soon(walk.call, client, walk.dice.choice(_LIMITS))
                case _:
                    walk.answer()
            await clock.advance(0.01)
        await clock.advance(200)
        server.connection.drop()
        await clock.advance(200)

        assert not walk.scopes
        assert not walk.overdue
    answers = {name: one for name, one in walk.outcomes.items() if isinstance(one, str)}
    assert answers == {name: name for name in answers}
    assert answers
