# SPDX-License-Identifier: MIT
"""Whether a call may be repeated is asked of the parameters that its caller gave."""

from typing import Final

import anyio
import pytest
from msgspec import UNSET

from quickmeet_runtime.auth.credentials import Token
from quickmeet_runtime.errors import CallInterruptedError
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.session.clients.client import ClientBase
from quickmeet_runtime.session.group import Group
from quickmeet_runtime.session.session import Session

from ..scripted import URL, Refusal, Server, VirtualClock, settle

STORE: Method[object] = Method("storeThing", object, repeatable_when=1)
"""Repeated safely where the second parameter, an id, is given."""


class Store(Group):
    """Stores things."""

    __slots__ = ()

    async def put(self, thing: str, id_: object) -> object:
        """Store a thing, under an id."""
        return await self._session.call(STORE, (thing, id_))


class Client(ClientBase):
    """A client of the store."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.store: Final = Store(session)


TOTP = Refusal("totp-required", details={"method": "totp"})


@pytest.mark.parametrize("wants_second_factor", [False, True])
@pytest.mark.parametrize("id_", ["i", UNSET])
async def test_a_second_factor_does_not_make_a_call_repeatable(
    server: Server,
    clock: VirtualClock,
    wants_second_factor: bool,  # noqa: FBT001  # a parameter of pytest
    id_: object,
) -> None:
    """The server finds it behind the last parameter, where the id was left out."""
    if wants_second_factor:

        def want_it(*_: object) -> Refusal:
            del server.methods[STORE.name]
            return TOTP

        server.methods[STORE.name] = want_it
    talker = Client.connect(
        URL, transport=server.open, clock=clock, two_factor=lambda _: "123456"
    )
    outcomes: list[object] = []
    async with talker as client, anyio.create_task_group() as tasks:

        async def store() -> None:
            try:
                outcomes.append(await client.store.put("t", id_))
            except CallInterruptedError as error:
                outcomes.append(type(error))

        tasks.start_soon(store)
        await settle()
        times = 1 + wants_second_factor
        assert len(server.connection.calls_of(STORE.name)) == times
        server.methods[STORE.name] = "stored"
        server.connection.drop()
        await clock.advance(5)
        assert outcomes == ["stored" if id_ == "i" else CallInterruptedError]


@pytest.mark.parametrize("user", ["u1", "u2", None])
async def test_what_one_user_asked_is_not_repeated_as_another(
    server: Server, clock: VirtualClock, user: str | None
) -> None:
    server.methods["login"] = {"id": "u1", "token": "t1"}
    server.methods["logout"] = None
    talker = Client.connect(URL, Token("t1"), transport=server.open, clock=clock)
    outcomes: list[object] = []
    async with talker as client, anyio.create_task_group() as tasks:

        async def store() -> None:
            try:
                outcomes.append(await client.store.put("t", "i"))
            except CallInterruptedError as error:
                outcomes.append(type(error))

        tasks.start_soon(store)
        await settle()
        server.methods["login"] = {"id": user, "token": "t2"}
        if user is None:
            await client.logout()
        else:
            await client.login(Token("t2"))
        server.methods[STORE.name] = "stored"
        server.connection.drop()
        await clock.advance(5)
        assert outcomes == ["stored" if user == "u1" else CallInterruptedError]
