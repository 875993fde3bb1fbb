# SPDX-License-Identifier: MIT
"""Alerts by HTTP, one thread for each: `POST /alert`, and `!ack KEY` in the chat.

An ASGI application: ``uvicorn examples.alert_bot:app``. What is acknowledged while it
is down counts when it is back.
"""

import os
import sqlite3
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import msgspec
from msgspec import Struct

import quickmeet.bot
from quickmeet import UNSET, Client
from quickmeet.bot import CommandError, Incoming
from quickmeet.types import Attachment

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class Alert(Struct):
    """What is posted."""

    key: str
    channel: str
    text: str
    color: str = "#d32f2f"
    log: str = ""


class AlertDesk:
    """The alerts that nobody has acknowledged.

    Args:
        database: Where they are kept.
    """

    def __init__(self, database: str) -> None:
        self.client: Client | None = None
        self.router = quickmeet.bot.Router()
        self._open = sqlite3.connect(
            database, isolation_level=None, check_same_thread=False
        )
        self._open.execute("create table if not exists open (key unique, message)")
        self.router.command(self.ack)

    def close(self) -> None:
        """Close the database."""
        self._open.close()

    async def ack(self, message: Incoming, key: str) -> None:
        """Acknowledge an alert: the next one of its key begins a new thread."""
        row = self._open.execute("select message from open where key = ?", (key,))
        found = row.fetchone()
        if found is None:
            raise CommandError(f"There is no open alert `{key}`.")
        await message.send(
            message.room_id, f"`{key}` is {message.username}'s.", thread_id=found[0]
        )
        self._open.execute("delete from open where key = ?", (key,))

    async def post(self, client: Client, alert: Alert) -> str:
        """Tell an alert as a card, and its log as a file, in the thread of its key."""
        room_id = await client.rooms.find_id(alert.channel)
        row = self._open.execute("select message from open where key = ?", (alert.key,))
        found = row.fetchone()
        sent = await client.messages.send(
            room_id,
            alert.text,
            thread_id=found[0] if found else UNSET,
            attachments=[Attachment(title=alert.key, color=alert.color)],
        )
        thread_id = found[0] if found else sent.id
        if not found:
            self._open.execute("insert into open values (?, ?)", (alert.key, thread_id))
        if alert.log:
            name = f"{alert.key}.log"
            log = alert.log.encode()
            await client.files.upload(room_id, log, name=name, thread_id=thread_id)
        return sent.id

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve HTTP, and live as long as the server does."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        body = b""
        while (part := await receive())["type"] == "http.request":
            body += part.get("body", b"")
            if not part.get("more_body"):
                break
        status, answer = await self._answer(scope["path"], body)
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": msgspec.json.encode(answer)})

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        login = quickmeet.Token(os.environ["QUICKMEET_TOKEN"])
        url = os.environ["QUICKMEET_URL"]
        async with (
            quickmeet.connect(url, login, wait_when_limited=60) as self.client,
            quickmeet.bot.serving(self.router, self.client, state="alerts.state"),
        ):
            await send({"type": "lifespan.startup.complete"})
            await receive()
        await send({"type": "lifespan.shutdown.complete"})

    async def _answer(self, path: str, body: bytes) -> tuple[int, dict[str, str]]:
        if path != "/alert" or self.client is None:
            return 404, {"error": "POST /alert"}
        try:
            alert = msgspec.json.decode(body, type=Alert)
            return 200, {"id": await self.post(self.client, alert)}
        except (msgspec.MsgspecError, quickmeet.MethodError) as error:
            return 400, {"error": str(error)}


app = AlertDesk(os.environ.get("ALERTS", ":memory:"))
