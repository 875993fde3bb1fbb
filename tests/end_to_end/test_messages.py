# SPDX-License-Identifier: MIT
"""Messages between two clients, through real sockets and the embedded server."""

import anyio
import pytest

import quickmeet
from quickmeet.errors import ActionNotAllowedError, NotAllowedError
from quickmeet.types import Bold, Paragraph, PlainText, UserMention


async def test_a_message_arrives_typed_with_its_markup_read_on_demand(
    alice: quickmeet.Client, bob: quickmeet.Client, general: str
) -> None:
    async with bob.messages.follow(general) as messages:
        sent = await alice.messages.send(general, text="hello *world* @bob")
        got = await anext(messages)
    assert got == sent
    assert (got.text, got.author.username) == ("hello *world* @bob", "alice")
    assert got.sent_at.datetime.tzinfo is not None
    assert got.markup == [
        Paragraph(
            content=[
                PlainText(text="hello "),
                Bold(content=[PlainText(text="world")]),
                PlainText(text=" "),
                UserMention(username=PlainText(text="bob")),
            ]
        )
    ]


async def test_every_revision_of_a_message_arrives_in_order(
    alice: quickmeet.Client, bob: quickmeet.Client, general: str
) -> None:
    async with bob.messages.follow(general) as messages:
        sent = await alice.messages.send(general, text="one")
        await alice.messages.edit(sent.id, text="two")
        await bob.messages.react(":rocket:", sent.id)
        await alice.messages.star(sent.id, is_starred=True)
        revisions = [await anext(messages) for _ in range(4)]
    assert [one.text for one in revisions] == ["one", "two", "two", "two"]
    assert {one.id for one in revisions} == {sent.id}
    assert revisions[2].reactions is not quickmeet.UNSET
    assert revisions[2].reactions is not None
    assert revisions[2].reactions[":rocket:"].usernames == ["bob"]
    stamps = [str(one.updated_at) for one in revisions]
    assert stamps == sorted(stamps)


async def test_a_deletion_is_delivered_and_the_message_is_gone(
    alice: quickmeet.Client, bob: quickmeet.Client, general: str
) -> None:
    async with bob.messages.follow_deletions(general) as deletions:
        sent = await alice.messages.send(general, text="soon gone")
        await alice.messages.delete(sent.id)
        assert (await anext(deletions)).id == sent.id
    assert await alice.messages.get(sent.id) is None


async def test_two_subscribers_of_one_room_get_each_message_once(
    alice: quickmeet.Client, bob: quickmeet.Client, general: str
) -> None:
    async with (
        bob.messages.follow(general) as first,
        bob.messages.follow(general) as second,
    ):
        for text in ("one", "two"):
            await alice.messages.send(general, text=text)
        for messages in (first, second):
            assert [(await anext(messages)).text for _ in "12"] == ["one", "two"]
            assert messages.waiting == 0


async def test_calls_side_by_side_get_their_own_answers(
    alice: quickmeet.Client, general: str
) -> None:
    texts = [f"text {number}" for number in range(50)]
    stored: dict[str, str] = {}

    async def send(text: str) -> None:
        stored[text] = str((await alice.messages.send(general, text=text)).text)

    async with anyio.create_task_group() as tasks:
        for text in texts:
            tasks.start_soon(send, text)
    assert stored == {text: text for text in texts}


async def test_a_send_that_the_server_swallows_is_an_error(
    alice: quickmeet.Client, general: str
) -> None:
    with pytest.raises(quickmeet.MessageRefusedError, match=r"no such room .*#name"):
        await alice.messages.send("no-such-room", text="x")
    with pytest.raises(quickmeet.MessageRefusedError):
        await alice.messages.send(general, text="x" * 5001)


async def test_the_same_message_sent_twice_is_stored_once(
    alice: quickmeet.Client, general: str
) -> None:
    sent = await alice.messages.send(general, text="once", message_id="chosen")
    assert sent.id == "chosen"
    with pytest.raises(quickmeet.MessageRefusedError):
        await alice.messages.send(general, text="twice", message_id="chosen")
    history = await alice.messages.load_history(general)
    assert [one.text for one in history.messages if one.id == "chosen"] == ["once"]


async def test_changes_tell_everything_and_go_on_after_a_restart(
    alice: quickmeet.Client, bob: quickmeet.Client, general: str
) -> None:
    async with bob.messages.changes(general) as changes:
        sent = await alice.messages.send(general, text="one")
        await alice.messages.edit(sent.id, text="two")
        seen = [await anext(changes) for _ in range(2)]
        saved = str(changes.cursor)
    await alice.messages.edit(sent.id, text="three")
    await alice.messages.delete(sent.id)
    later = await alice.messages.send(general, text="later")
    since = quickmeet.Cursor.parse(saved)
    async with bob.messages.changes(general, since=since) as changes:
        missed = [await anext(changes) for _ in range(2)]

    assert [type(change) for change in seen] == [
        quickmeet.MessageSent,
        quickmeet.MessageUpdated,
    ]
    assert quickmeet.MessageDeleted(sent.id, general) in missed
    texts = [
        one.message.text for one in missed if isinstance(one, quickmeet.MessageSent)
    ]
    assert texts == [later.text]


async def test_only_the_author_may_edit(
    alice: quickmeet.Client, bob: quickmeet.Client, general: str
) -> None:
    sent = await alice.messages.send(general, text="mine")
    with pytest.raises(ActionNotAllowedError, match="Message editing not allowed"):
        await bob.messages.edit(sent.id, text="yours")


async def test_an_unknown_emoji_is_refused_by_its_own_class(
    alice: quickmeet.Client, general: str
) -> None:
    sent = await alice.messages.send(general, text="x")
    with pytest.raises(NotAllowedError) as caught:
        await alice.messages.react("nosuch", sent.id)
    assert caught.value.reason == "Invalid emoji provided."
    assert caught.value.error == "error-not-allowed"


async def test_history_is_paged_backwards_and_what_was_missed_is_found(
    alice: quickmeet.Client, bob: quickmeet.Client, general: str
) -> None:
    sent = [await alice.messages.send(general, text=f"n{i}") for i in range(5)]
    page = await bob.messages.load_history(general, most=2)
    newest = [one.sent_at for one in page.messages]
    assert len(newest) == 2
    assert newest == sorted(newest, reverse=True)
    page = await bob.messages.load_history(general, before=newest[-1], most=2)
    assert all(one.sent_at < newest[-1] for one in page.messages)
    missed = await bob.messages.load_missed(general, sent[0].sent_at)
    assert {one.id for one in missed} >= {sent[4].id}
    changes = await bob.messages.list_changes(general, since=sent[0].updated_at)
    assert sent[4].id in {one.id for one in changes.updated or []}


async def test_a_pin_is_announced_in_the_room(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await alice.rooms.create_channel("pins", ["bob"])
    async with bob.messages.follow(room.room_id) as messages:
        sent = await alice.messages.send(room.room_id, text="important")
        told = await alice.messages.pin(sent.id, room_id=room.room_id)
        assert told is not None
        assert told.kind == "message_pinned"
        arrived = [await anext(messages) for _ in range(3)]
    assert [one.is_pinned for one in arrived[:2]] == [quickmeet.UNSET, True]
    assert arrived[2].id == told.id


async def test_a_reply_counts_in_its_thread(
    alice: quickmeet.Client, bob: quickmeet.Client, general: str
) -> None:
    first = await alice.messages.send(general, text="question")
    await bob.messages.send(general, text="answer", thread_id=first.id)
    stored = await alice.messages.get(first.id)
    assert stored is not None
    assert stored.reply_count == 1
