# SPDX-License-Identifier: MIT
"""Functions that do not let themselves be cancelled, as a bot ends."""

import anyio
import anyio.lowlevel
import pytest

from quickmeet import bot
from quickmeet_bot.dispatch import dispatcher
from quickmeet_devserver import serve
from tests.bot.accounts import PASSWORD, connect

pytestmark = pytest.mark.timeout(60)


async def test_a_function_that_swallows_its_cancellation_ends_and_its_bot() -> None:
    router = bot.Router()
    begun = anyio.Event()
    ends: list[str] = []

    @router.command
    async def swallow(message: bot.Incoming) -> None:
        begun.set()
        try:
            await anyio.sleep_forever()
        except BaseException:  # noqa: BLE001  # what not to do
            ends.append(message.text)

    users = [("alice", PASSWORD), ("bot", PASSWORD)]
    async with (
        serve(users=users) as server,
        connect(server, "alice") as alice,
        connect(server, "bot") as client,
        bot.serving(router, client),
    ):
        await alice.messages.send("GENERAL", "!swallow")
        await begun.wait()
    assert ends == [""]


async def test_a_function_that_goes_on_is_named(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level("WARNING", logger="quickmeet")
    monkeypatch.setattr(dispatcher, "PATIENCE_S", 0.0)
    router = bot.Router()
    begun = anyio.Event()

    @router.command
    async def stay(message: bot.Incoming) -> None:
        assert message.text == ""
        begun.set()
        with anyio.CancelScope(shield=True):
            while "goes on though it is cancelled" not in caplog.text:
                await anyio.lowlevel.checkpoint()

    users = [("alice", PASSWORD), ("bot", PASSWORD)]
    async with (
        serve(users=users) as server,
        connect(server, "alice") as alice,
        connect(server, "bot") as client,
        bot.serving(router, client),
    ):
        asked = await alice.messages.send("GENERAL", "!stay")
        await begun.wait()
    assert f"the function that answers {asked.id} goes on" in caplog.text
