# SPDX-License-Identifier: MIT
"""The ways to change something, with the resulting state and events."""

import json
import re
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

import anyio
from msgspec import Raw
from ruamel.yaml import YAML
from websockets.uri import parse_uri

import quickmeet
from quickmeet_devserver import Server, serve
from quickmeet_devserver.base.documents import as_list, pick_not
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.dispatch.table import METHODS
from quickmeet_devserver.methods.people.new_users import NewUser, create_user
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.known import has_special

from .people import PASSWORDS, call, connect
from .raw import CONNECT, RawClient
from .rest_client import Rest

__all__ = ["CHANGES", "Change", "Outcome", "Stage", "staged"]

_TABLE: Final = Path("tests/data/ways.yaml")
_OF_USER: Final = (
    "rooms-changed", "subscriptions-changed", "message", "notification", "userData",
)  # fmt: skip
_LOGGED: Final = (
    "Users:NameChanged", "Users:Deleted", "user-status", "roles-change",
    "updateAvatar", "updateEmojiCustom", "deleteEmojiCustom", "permissions-changed",
    "private-settings-changed", "updateCustomUserStatus", "deleteCustomUserStatus",
)  # fmt: skip
_OF_ROOM: Final = ("deleteMessage", "deleteMessageBulk", "user-activity")
_MADE_UP: Final = re.compile(r'(?<=")([0-9a-f]{24}|[2-9A-Za-z]{17})(?=")')
_PAIRS: Final = {
    "{uid}{bob}": "{bob}{uid}", '["{uid}", "{bob}"]': '["{bob}", "{uid}"]',
}  # fmt: skip
"""Of two people, whose identities come in their own order."""

_VOLATILE: Final = frozenset({"avatarETag", "etag", "services"})


class Change(NamedTuple):
    """A change.

    Attributes:
        method: Wire name of the method that makes it.
        ways: The ways to make it.
        before: Calls that have to be before it.
    """

    method: str
    ways: Sequence[Mapping[str, Any]]
    before: Sequence[Mapping[str, Any]] = ()


class Outcome(NamedTuple):
    """The result of a change: its events, and the state after it."""

    told: list[str]
    kept: list[str]


def _read() -> Mapping[str, Change]:
    yaml = cast("Any", YAML(typ="safe", pure=True))
    table: dict[str, Any] = yaml.load(_TABLE.read_text("utf-8"))
    return {name: Change(**facts) for name, facts in table.items()}


CHANGES: Final = _read()


class Place(NamedTuple):
    """A room of alice's with bob and a user of its own, and a message in it."""

    names: Mapping[str, str]

    def fill(self, value: Any) -> Any:
        """Put the names of this place into a call."""
        if isinstance(value, str):
            for name, known in self.names.items():
                value = value.replace(f"{{{name}}}", known)
            return value
        if isinstance(value, Mapping):
            fields = cast("Mapping[str, Any]", value)
            return {key: self.fill(one) for key, one in fields.items()}
        if isinstance(value, list):
            return [self.fill(one) for one in as_list(cast("object", value))]
        return value

    def forget(self, value: object) -> str:
        """Write what came, with names for what is of this place alone."""
        text = json.dumps(_plain(value), sort_keys=True)
        for name, known in sorted(self.names.items(), key=lambda one: -len(one[1])):
            text = text.replace(known, f"{{{name}}}")
        for turned, in_order in _PAIRS.items():
            text = text.replace(turned, in_order)
        return _MADE_UP.sub("{made up}", text)


def _plain(value: Any, key: str = "") -> Any:
    """A value without moments, and without what nobody is shown."""
    if key in _VOLATILE:
        return f"{{{key}}}"
    if isinstance(value, list):
        return [_plain(one) for one in as_list(cast("object", value))]
    if not isinstance(value, dict):
        return value
    fields = cast("dict[str, Any]", value)
    if set(fields) == {"$date"}:
        return "{moment}"
    return {name: _plain(one, name) for name, one in fields.items()}


class Stage:
    """A server, those who change things and bob, who watches."""

    def __init__(
        self,
        server: Server,
        version: str,
        clients: Mapping[str, quickmeet.Client],
        bob: RawClient,
    ) -> None:
        self._server = server
        self._version = version
        self._clients = clients
        self._bob = bob
        self._count = 0

    async def outcome(self, change: Change, way: Mapping[str, Any]) -> Outcome | None:
        """Make a change in a room of its own.

        Args:
            change: Which.
            way: How.

        Returns:
            What came of it; None where the server lacks that way.
        """
        place = await self._place()
        for one in change.before:
            await self._done(one.get("by", "alice"), one["method"], place, one)
        await self._answered()
        path = way.get("POST", "")
        if path and not has_special(self._version, "POST", f"/v1/{path}"):
            return None
        try:
            await self._make(place, change.method, way)
        except quickmeet.MethodNotFoundError:
            return None
        frames = await self._answered()
        told = [one for one in frames if one.get("msg") == "changed"]
        told = [one for one in told if one["collection"] != "users"]
        kept = await self._server.operate(lambda scope: _kept(scope, place))
        return Outcome(
            sorted(place.forget(one) for one in told),
            sorted(place.forget(one) for one in kept),
        )

    async def _place(self) -> Place:
        self._count += 1
        name, who = f"den-{self._count:03}x", f"eve-{self._count:03}x"

        def make(scope: Scope) -> str:
            new = NewUser("secret", who, who.title(), f"{who}@example.com", ("user",))
            return str(create_user(scope, new, joins=False)["_id"])

        names = {
            "uid": await self._server.operate(make),
            "bob": str(self._clients["bob"].user_id),
            "name": name,
            "mid": f"{name}-m",
            "user": who,
            "User": who.title(),
        }
        made = {"params": ["{name}", ["bob", "{user}"]]}
        room = await self._done("alice", "createChannel", Place(names), made)
        place = Place({**names, "rid": str(room["rid"])})
        sent = {"params": [{"rid": "{rid}", "_id": "{mid}", "msg": "one"}]}
        await self._done("alice", "sendMessage", place, sent)
        for event in _OF_ROOM:
            await self._follow("stream-notify-room", place.fill(f"{{rid}}/{event}"))
        for stream in ("stream-room-messages", "stream-room-data"):
            await self._follow(stream, place.fill("{rid}"))
        return place

    async def _done(
        self, by: str, method: str, place: Place, given: Mapping[str, Any]
    ) -> Any:
        """Call a method inside the server, which has it whatever its version is."""

        def work(scope: Scope) -> object:
            scope.user_id = self._clients[by].user_id
            return METHODS[method](scope, Params(place.fill(given["params"])))

        result = await self._server.operate(work)
        return json.loads(bytes(result)) if isinstance(result, Raw) else result

    async def _make(self, place: Place, method: str, way: Mapping[str, Any]) -> None:
        client = self._clients[way.get("by", "alice")]
        if "params" in way:
            await call(client, method, *place.fill(way["params"]))
        elif "slash" in way:
            command, _, text = place.fill(way["slash"]).partition(" ")
            typed = {
                "cmd": command,
                "params": text,
                "msg": place.fill({"rid": "{rid}"}),
            }
            await call(client, "slashCommand", typed)
        else:
            verb = "GET" if "GET" in way else "POST"
            path, given = place.fill(way[verb]), place.fill(way["with"])
            answer = await Rest(self._server, client)(verb, path, **given)
            assert answer["success"], (way, answer)

    async def watch(self) -> None:
        """Have bob follow what is about nobody's room."""
        for event in _OF_USER:
            await self._follow(
                "stream-notify-user", f"{self._clients['bob'].user_id}/{event}"
            )
        for event in _LOGGED:
            await self._follow("stream-notify-logged", event)
        await self._follow("stream-room-messages", "__my_messages__")
        await self._follow("stream-notify-all", "public-settings-changed")
        await self._follow("stream-roles", "roles")
        await self._answered()

    async def _follow(self, stream: str, event: str) -> None:
        asked = {"msg": "sub", "id": f"{stream} {event}", "name": stream}
        await self._bob.send({**asked, "params": [event, False]})

    async def _answered(self) -> list[dict[str, Any]]:
        """All that came to bob until a call was answered."""
        self._count += 1
        id_, came = f"c{self._count}", list[dict[str, Any]]()
        asked = {"msg": "method", "id": id_, "method": "rooms/get", "params": [None]}
        await self._bob.send(asked)
        while True:
            frame = await self._bob.json()
            if frame.get("msg") == "result" and frame.get("id") == id_:
                return came
            came.append(frame)


def _kept(scope: Scope, place: Place) -> list[object]:
    """What the server keeps of a place: room, members, messages and its user."""
    room_id, user_id = place.names["rid"], place.names["uid"]
    documents = [
        scope.tx.rooms.get(room_id),
        scope.tx.users.get(user_id),
        *scope.tx.subscriptions.find("rid = ? OR uid = ?", room_id, user_id),
        *scope.tx.messages.find("rid = ?", room_id),
    ]
    return [pick_not(one or {}, ("_updatedAt",)) for one in documents]


@asynccontextmanager
async def staged(version: str) -> AsyncGenerator[Stage]:
    """A server of a version, with those who change things in it.

    Args:
        version: The version that is played.
    """
    users = list(PASSWORDS.items())
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(
            serve(users=users, server_version=version)
        )
        clients = {
            name: await stack.enter_async_context(connect(server, name))
            for name in (*PASSWORDS, "admin")
        }
        uri = parse_uri(server.url)
        stream = await stack.enter_async_context(
            await anyio.connect_tcp(uri.host, uri.port)
        )
        bob = RawClient(stream, server.url)
        await bob.open()
        await bob.send(CONNECT)
        login = {"user": {"username": "bob"}, "password": PASSWORDS["bob"]}
        asked = {"msg": "method", "id": "in", "method": "login", "params": [login]}
        await bob.send(asked)
        while (await bob.json()).get("msg") != "result":
            pass
        stage = Stage(server, version, clients, bob)
        await stage.watch()
        yield stage
