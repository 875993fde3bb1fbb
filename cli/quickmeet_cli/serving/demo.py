# SPDX-License-Identifier: MIT
"""`quickmeet demo`: the embedded server and two clients in one conversation."""

import json
import secrets
import sys
import time
from typing import Annotated, Final

import anyio
from cyclopts import Parameter

import quickmeet
from quickmeet.types import Message

from ..console import PipedConsole
from ..failure import explained, needs
from .story import Story

_TIME_LIMIT_S: Final = 60.0


def demo(
    *, as_json: Annotated[bool, Parameter(name="--json", negative="")] = False
) -> None:
    """Show a live conversation: embedded server, two clients, every typed event.

    Args:
        as_json: End with one JSON object on its own line.
    """
    console = PipedConsole(highlight=False, stderr=as_json)
    story = Story(console)
    started = time.perf_counter()
    with explained(), needs("devserver"):
        anyio.run(_tell, story)
    seconds = time.perf_counter() - started
    total = story.events.total()
    if as_json:
        report = {
            "ok": True,
            "events": total,
            "by_type": dict(story.events),
            "seconds": round(seconds, 2),
        }
        sys.stdout.write(f"{json.dumps(report)}\n")
    else:
        console.print(f"\n[bold green]{total} typed events[/] in {seconds:.1f} s")


async def _tell(story: Story) -> None:
    from quickmeet_devserver import serve  # noqa: PLC0415  # the extra may be missing

    passwords = {name: secrets.token_urlsafe(12) for name in ("alice", "bob")}
    with anyio.fail_after(_TIME_LIMIT_S):
        async with serve(users=list(passwords.items())) as server:
            story.step("server", f"{server.url}, in memory, two users")
            async with (
                quickmeet.connect(
                    server.url, quickmeet.Password("alice", passwords["alice"])
                ) as alice,
                quickmeet.connect(
                    server.url, quickmeet.Password("bob", passwords["bob"])
                ) as bob,
            ):
                await _converse(story, alice, bob)


async def _converse(
    story: Story, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    bob_id = bob.user_id or ""
    async with bob.rooms.follow_membership_changes(bob_id) as memberships:
        story.note("alice makes a channel with bob in it; bob is notified at once")
        story.step("alice", 'rooms.create_channel("launch", ["bob"])')
        room = await alice.rooms.create_channel("launch", ["bob"])
        change = await anext(memberships)
        story.event("bob", change, f"{change.change}: #{change.membership.name}")
    async with (
        bob.messages.follow(room.room_id) as messages,
        bob.messages.follow_activity(room.room_id) as activities,
        bob.messages.follow_deletions(room.room_id) as deletions,
        alice.messages.follow(room.room_id) as seen_by_alice,
    ):
        story.note("both follow the room: subscribed and ready when entered")
        story.step("alice", 'messages.notify_activity(..., activities=["user-typing"])')
        await alice.messages.notify_activity(
            room.room_id, "alice", activities=["user-typing"]
        )
        activity = await anext(activities)
        story.event("bob", activity, f"{activity.username}: {activity.activities}")

        story.step("alice", 'messages.send(room_id, text="We *ship* today, @bob")')
        sent = await alice.messages.send(room.room_id, text="We *ship* today, @bob")
        message = await anext(messages)
        story.event("bob", message, f"{_quote(message)}  mentions {_mentions(message)}")
        await anext(seen_by_alice)

        story.step("alice", 'messages.edit(message_id, text="We *ship* tonight, @bob")')
        await alice.messages.edit(sent.id, text="We *ship* tonight, @bob")
        message = await anext(messages)
        story.event("bob", message, f"{_quote(message)}  edited at {message.edited_at}")
        await anext(seen_by_alice)

        story.step("bob", 'messages.react("rocket", message_id)')
        await bob.messages.react("rocket", sent.id)
        message = await anext(seen_by_alice)
        story.event("alice", message, f"{_quote(message)}  {_reactions(message)}")
        await anext(messages)

        story.step(
            "bob", 'messages.send(room_id, text="I wait.", thread_id=message_id)'
        )
        reply = await bob.messages.send(room.room_id, text="I wait.", thread_id=sent.id)
        message = await anext(seen_by_alice)
        story.event("alice", message, f"{_quote(message)}  in the thread")
        await anext(messages)
        await anext(messages)

        story.step("bob", "messages.delete(reply_id)")
        await bob.messages.delete(reply.id)
        deletion = await anext(deletions)
        story.event("bob", deletion, f"{deletion.id} is gone")
    await _be_refused(story, alice, room.room_id)


async def _be_refused(story: Story, alice: quickmeet.Client, room_id: str) -> None:
    story.note("errors have a class for each code, and say what happened")
    story.step("alice", 'rooms.create_channel("launch", [])')
    try:
        await alice.rooms.create_channel("launch", [])
    except quickmeet.MethodError as error:
        story.result("alice", error, str(error))
    story.step("alice", "messages.load_history(room_id)")
    history = await alice.messages.load_history(room_id)
    for message in history.messages:
        story.result("alice", message, _quote(message))


def _quote(message: Message) -> str:
    return f"{message.author.username}: {message.text!r}"


def _mentions(message: Message) -> str:
    mentions = message.mentions or []
    return ", ".join(f"@{mention.username}" for mention in mentions)


def _reactions(message: Message) -> str:
    reactions = message.reactions or {}
    return ", ".join(
        f"{emoji} by {', '.join(reaction.usernames)}"
        for emoji, reaction in reactions.items()
    )
