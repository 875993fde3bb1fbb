# SPDX-License-Identifier: MIT
"""A typed consumer of the client: mypy and basedpyright read it, nothing runs it.

Each `assert_type` is a promise of the public surface; what must be refused carries
an ignore, which strict checkers report once it is of no use any more.
"""

from typing import Literal, assert_type

import quickmeet
import quickmeet.sync
from quickmeet import (
    UNSET,
    CallTimeoutError,
    Client,
    LoginError,
    MessageRefusedError,
    MethodError,
    OAuth,
    Password,
    QuickmeetError,
    RateLimitedError,
    Raw,
    Subscription,
    Timestamp,
    Token,
    TwoFactorRequiredError,
    UnknownVariant,
    UnsetType,
    types,
)
from quickmeet.errors import InvalidRoomError, NotAllowedError
from quickmeet.messages import FOLLOW, SEND
from quickmeet.server import rooms as server_rooms
from quickmeet.server.names import MethodName
from quickmeet_devserver import Caller, Server
from quickmeet_runtime.model.operations.handler import MethodHandler
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.session.clients.client import Connecting

URL = "https://chat.example.com"


async def connects() -> None:
    """Every way in gives a client; options are typed."""
    assert_type(quickmeet.connect(URL), Connecting[Client])
    assert_type(Client.connect(URL, Token("secret")), Connecting[Client])
    password = Password("ada", "secret")
    async with quickmeet.connect(URL, password, time_limit=5.0, strict=True) as client:
        assert_type(client, Client)
        assert_type(client.user_id, str | None)
        assert_type(client.token, str | None)
        await client.login(OAuth("token", "secret"))
        await client.logout()
    quickmeet.connect(URL, strict="yes")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    quickmeet.connect(URL, nope=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


async def sends(client: Client) -> None:
    """Methods take what the wire takes and give what it gives."""
    message = await client.messages.send("GENERAL", text="Hello", thread_id="t")
    assert_type(message, types.Message)
    assert_type(message.id, str)
    assert_type(message.sent_at, Timestamp)
    assert_type(message.sent_at.milliseconds, int)
    assert_type(message.text, str)
    markup: object = message.raw_markup
    assert markup is not None
    assert_type(await client.messages.get("id"), types.Message | None)
    assert_type(await client.messages.unpin("id"), bool | int)
    assert_type(await client.call_raw("rooms/get"), Raw)
    await client.messages.send("GENERAL", "Hello", message_id="m")
    await client.messages.edit(message.id, "Bye")
    await client.messages.delete(message.id)
    await client.messages.send(1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    await client.messages.send("GENERAL", "Hello", "m")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    await client.messages.send("GENERAL", text=None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


async def follows(client: Client) -> None:
    """Subscriptions yield what the stream carries, one argument or several."""
    assert_type(client.messages.follow("GENERAL"), Subscription[types.Message])
    async with client.messages.changes("GENERAL") as changes_of_room:
        async for happened in changes_of_room:
            match happened:
                case quickmeet.MessageSent(message) | quickmeet.MessageUpdated(message):
                    assert_type(message, types.Message)
                case quickmeet.MessageDeleted(message_id):
                    assert_type(message_id, str)
                case quickmeet.Gap():
                    pass
    async with client.messages.follow("GENERAL") as messages:
        assert_type(messages, Subscription[types.Message])
        async for message in messages:
            assert_type(message, types.Message)
            assert_type(message.author.id, str)
    async with client.messages.follow_typing("GENERAL").buffered(events=10) as typing:
        async for event in typing:
            assert_type(event, types.Typing)
            assert_type(event.is_typing, bool)
    async with client.settings.follow() as changes:
        async for change in changes:
            assert_type(change, types.SettingChange)
            assert_type(change.setting, types.Setting)
    client.messages.follow()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


async def handles_events(client: Client) -> None:
    """Functions get what the stream carries, plain and async ones."""

    @client.on(client.messages.follow("GENERAL"))
    async def answer(message: types.Message) -> str:
        return message.text

    assert_type(answer, quickmeet.Handler[types.Message])
    async with client.handlers() as handlers:

        @handlers.on(client.settings.follow(), when_it_fails="raise")
        def apply(change: types.SettingChange) -> None:
            assert_type(change.setting, types.Setting)

        await apply.ready()
        apply.stop()

    @client.on(client.messages.follow("GENERAL"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    def mistaken(setting: types.Setting) -> None:
        setting.id  # noqa: B018  # nothing but its type matters

    client.on(client.messages)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.on(client.settings.follow(), when_it_fails="ignore")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


async def reads_back(client: Client) -> None:
    history = client.messages.history("GENERAL", before=Timestamp(0), page_size=10)
    assert_type(history, quickmeet.History[types.Message])
    async for message in history:
        assert_type(message.sent_at, Timestamp)
    assert_type(await client.files.history("GENERAL").page(), list[types.UploadedFile])


async def reads_history(client: Client) -> None:
    """Null and absent are distinguished; pages are lists."""
    page = await client.messages.load_history("GENERAL", before=None, most=50)
    assert_type(page, types.MessageHistory)
    assert_type(page.messages, list[types.Message])
    assert_type(page.first_unread, types.Message | UnsetType | None)
    if page.first_unread is not UNSET and page.first_unread is not None:
        assert_type(page.first_unread, types.Message)
    since = page.messages[-1].sent_at
    missed = await client.messages.load_missed("GENERAL", since)
    assert_type(missed, list[types.Message])


async def lists_rooms(client: Client) -> None:
    """A group may have a method called list and still return lists."""
    rooms = await client.rooms.list()
    assert_type(rooms, list[types.Room])
    changes = await client.rooms.list_changes(Timestamp(0))
    assert_type(changes, types.RoomChanges)
    assert_type(changes.updated, list[types.Room])
    assert_type(await client.rooms.get_name("GENERAL"), str | None)
    assert_type(await client.rooms.set_favorite("GENERAL", is_favorite=True), int)
    await client.rooms.set_favorite("GENERAL", True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # noqa: FBT003  # refused
    created = await client.rooms.create_channel("news", ["ada"], is_read_only=True)
    assert_type(created, types.CreatedRoom)


async def opens_sealed_content(
    message: types.Message, file: types.FileReference
) -> None:
    """A message may be sealed, content always is."""
    assert_type(message.sealed, quickmeet.Sealed | None)
    if message.sealed is not None:
        assert_type(message.sealed.key_id, str | None)
        assert_type(message.sealed.split(), quickmeet.SealedParts)
        assert_type(message.sealed.split().ciphertext, bytes)
    if file.content:
        assert_type(file.content.sealed, quickmeet.Sealed)
    message.sealed = None  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


async def looks_into_lazy_lists(message: types.Message) -> None:
    """What is decoded on demand may hold what the schema does not know."""
    blocks = message.blocks
    assert_type(blocks, list[types.Block | UnknownVariant] | UnsetType | None)
    if blocks:
        for block in blocks:
            if isinstance(block, UnknownVariant):
                assert_type(block.raw, Raw)
            elif isinstance(block, types.SectionBlock):
                assert_type(block, types.SectionBlock)


async def handles_errors(client: Client) -> float:
    """Errors are one tree with typed facts on its leaves."""
    try:
        await client.messages.send("GENERAL", text="Hello")
    except RateLimitedError as error:
        assert_type(error.retry_after, float)
        return error.retry_after
    except (InvalidRoomError, NotAllowedError, MessageRefusedError) as error:
        assert_type(error, InvalidRoomError | NotAllowedError | MessageRefusedError)
        assert_type(error.code, str | int | None)
    except TwoFactorRequiredError as error:
        assert_type(error.kind, str)
    except MethodError as error:
        assert_type(error.error, str | int)
        assert_type(error.reason, str | None)
        assert_type(error.details, object)
    except (LoginError, CallTimeoutError) as error:
        assert_type(error, LoginError | CallTimeoutError)
    except QuickmeetError as error:
        assert_type(error, QuickmeetError)
    return 0.0


def makes_types() -> None:
    """Payload types are frozen, made by keyword, and open where servers are."""
    typing = types.Typing(username="ada", is_typing=True)
    typing.is_typing = False  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    types.Typing("ada", True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # noqa: FBT003  # refused
    chosen: list[types.PresenceStatus] = ["away", "busy"]
    assert_type(chosen[0], Literal["online", "away", "busy", "offline"])
    assert_type(SEND, Method[types.Message])
    assert_type(FOLLOW, Stream[types.Message])
    assert_type(quickmeet.validator(), quickmeet.Validator)
    assert_type(quickmeet.SERVER_VERSIONS[0], Literal["3.x"])


def answers(server: Server) -> None:
    """What answers a method has the types that clients have."""

    async def find(caller: Caller, /, name: str) -> str:
        return f"{caller.user_id} {name}"

    def find_at_once(_: Caller, /, name: str) -> str:
        return name

    def find_number(_: Caller, /, name: str) -> int:
        return len(name)

    def find_by_number(_: Caller, /, name: int) -> str:
        return str(name)

    def find_by_other_name(_: Caller, /, room: str) -> str:
        return room

    assert_type(server_rooms.on_find_id(find), MethodHandler[Caller])
    server.handle(server_rooms.on_find_id(find), server_rooms.on_find_id(find_at_once))
    server_rooms.on_find_id(find_number)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    server_rooms.on_find_id(find_by_number)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    server_rooms.on_find_id(find_by_other_name)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    name: MethodName = "sendMessage"
    name = "sendMesage"  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    del name


def emits(server: Server, message: types.Message) -> None:
    """An event has the type of its stream."""
    server.emit(FOLLOW, ("GENERAL",), message)
    server.emit(FOLLOW, ("GENERAL",), message.text)  # type: ignore[misc]  # pyright: ignore[reportArgumentType]


def waits(client: quickmeet.sync.Client) -> None:
    """Without an event loop the same calls give what they would be awaited for."""
    connecting = quickmeet.sync.connect(URL, Token("secret"), time_limit=5.0)
    assert_type(connecting, quickmeet.sync.Connecting[quickmeet.sync.Client])
    with connecting as entered:
        assert_type(entered, quickmeet.sync.Client)
    assert_type(client.messages.send("GENERAL", "hello"), types.Message)
    follows = client.messages.follow("GENERAL")
    assert_type(follows, quickmeet.sync.Subscription[types.Message])
    with follows as messages:
        assert_type(next(messages), types.Message)
        for message in messages:
            assert_type(message, types.Message)
    for change in client.messages.changes_mine():
        assert_type(change, quickmeet.Change[types.Message])
    for message in client.messages.history("GENERAL"):
        assert_type(message, types.Message)

    @client.on(client.messages.follow("GENERAL"))
    def answer(message: types.Message) -> None: ...

    assert_type(answer, quickmeet.sync.Handler[types.Message])
    with quickmeet.sync.connect_http(URL) as by_http:
        assert_type(by_http, quickmeet.sync.HttpClient)
    client.messages.send(1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
