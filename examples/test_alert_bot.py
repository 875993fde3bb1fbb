# SPDX-License-Identifier: MIT
"""The alert bot: HTTP in, cards, threads and logs out, and `!ack` while it was down."""

from contextlib import closing
from pathlib import Path

import anyio
import httpx2

from examples.alert_bot import AlertDesk
from quickmeet_devserver import BotKit


def post(desk: AlertDesk, kit: BotKit, **alert: str) -> tuple[int, str]:
    """Post an alert as a monitoring system would."""

    async def send() -> tuple[int, str]:
        transport = httpx2.ASGITransport(app=desk)
        async with (
            kit.server.connect("bot") as desk.client,
            httpx2.AsyncClient(transport=transport, base_url="http://desk") as http,
        ):
            answer = await http.post("/alert", json=alert)
            return answer.status_code, answer.json().get("id", answer.json())

    return anyio.run(send)


def test_alerts_of_one_key_share_a_thread_until_somebody_takes_them(
    quickmeet_bot: BotKit, tmp_path: Path
) -> None:
    state = tmp_path / "alerts.state"
    database = str(tmp_path / "alerts.db")
    disk = {"key": "disk", "channel": "lounge", "text": "The disk is full."}
    with (
        closing(AlertDesk(database)) as desk,
        quickmeet_bot(desk.router, state=state) as chat,
    ):
        first = post(desk, quickmeet_bot, **disk)[1]
        told = chat.expect("The disk is full.")
        assert not told.thread_id
        assert [card.title for card in told.attachments or ()] == ["disk"]
        post(desk, quickmeet_bot, **disk, log="df")
        assert chat.expect("The disk is full.").thread_id == first
        log = chat.expect("")
        assert log.thread_id == first
        assert log.file
        assert log.file.name == "disk.log"
        chat.say("!ack net")
        chat.expect("There is no open alert `net`.")

    async def meanwhile() -> None:
        async with quickmeet_bot.server.connect("alice") as alice:
            await alice.messages.send(quickmeet_bot.room_id, "!ack disk")

    anyio.run(meanwhile)
    with (
        closing(AlertDesk(database)) as desk,
        quickmeet_bot(desk.router, state=state) as chat,
    ):
        assert chat.expect("`disk` is alice's.").thread_id == first
        post(desk, quickmeet_bot, **disk)
        assert not chat.expect("The disk is full.").thread_id


def test_what_is_no_alert_is_refused(quickmeet_bot: BotKit) -> None:
    with closing(AlertDesk(":memory:")) as desk:
        assert post(desk, quickmeet_bot, key="disk")[0] == 400
        nowhere = post(desk, quickmeet_bot, key="disk", channel="nowhere", text="x")
    assert nowhere[0] == 400
