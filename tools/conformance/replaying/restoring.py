# SPDX-License-Identifier: MIT
"""Bringing the state back to the recorded one, so that a difference costs no more.

After a step that went otherwise than recorded, what the recording shows of rooms,
memberships, messages, users and settings is written over what the server has; and
what a call did that the recorded server refused is taken back.
"""

import json
import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, Final, TypeAlias, cast

from quickmeet_devserver.base.documents import Document, as_document, as_list
from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.dispatch.table import METHODS
from quickmeet_devserver.methods.messages.messages import remove_message, send
from quickmeet_devserver.methods.people.presence import be_seen
from quickmeet_devserver.methods.rooms.memberships import begin_membership
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.recording.roles import ValueRoles
from quickmeet_devserver.recording.transcript import Line

from ..comparing.pairing import Recorded, Side
from ..past.prior_state import token_of
from ..recording.bystanders import FILES, PRESENCE, SERVER
from ..recording.showing import Showing, seen_inside
from .codes import (
    codes_in,
    good_code,
    masked_password,
    second_factor_of,
    take_password,
    who_logs_in,
)
from .planting import plant_token
from .snapshots import Snapshot, snapshot, take_back

__all__ = [
    "Restorer",
    "bring_in",
    "drop",
    "restore",
]

Operate: TypeAlias = Callable[[Callable[[Scope], object]], Awaitable[object]]

_OWN_ID: Final = "conformance"
_OF_LOGOUT: Final = frozenset({"ready", "nosub", "removed"})
"""The effects of a logout on its own connection."""

_HIDDEN: Final = {
    "rooms": frozenset({"joinCode", "_USERNAMES", "uids", "usernames", "msgs", "ts"}),
    "subscriptions": frozenset({"customFields", "userHighlights"}),
    "messages": frozenset[str](),
}
"""Fields that no event shows, or not on all servers: they stay as they are."""


def restore(scope: Scope, showings: Iterable[Showing], roles: ValueRoles) -> None:
    """Write what was shown over what is there."""
    for showing in showings:
        id_ = roles.text(showing.id)
        collection = scope.tx[showing.collection]
        before = collection.get(id_)
        if showing.fields is None:
            if before is not None:
                collection.delete(before)
            continue
        shown = roles.value(showing.fields)
        if showing.is_whole:
            _save_whole(scope, showing.collection, {**shown, "_id": id_}, before)
        elif before is not None:
            collection.save(_changed(before, shown))


def drop(scope: Scope, surplus: Iterable[Document], user_id: str) -> None:
    """Take away what a list has that the recorded one had not.

    Args:
        scope: The operation.
        surplus: Messages, memberships, or rooms: of those, that somebody is in them.
        user_id: Who was shown the list.
    """
    for document in surplus:
        id_ = str(document.get("_id"))
        message, member = scope.tx.messages.get(id_), scope.tx.membership(id_, user_id)
        membership = scope.tx.subscriptions.get(id_) or member
        if message is not None:
            scope.tx.messages.delete(message)
        elif membership is not None:
            scope.tx.subscriptions.delete(membership)


def bring_in(scope: Scope, user_id: str, rooms: Mapping[str, bool]) -> None:
    """Have a user be in the rooms that they were told to be in, and not in others.

    Args:
        scope: The operation.
        user_id: Who was told.
        rooms: Whether they are in a room, by its id.
    """
    user = scope.tx.users.get(user_id)
    for room_id, is_inside in rooms.items():
        room = scope.tx.rooms.get(room_id)
        membership = scope.tx.membership(room_id, user_id)
        if user is None or room is None or is_inside is (membership is not None):
            continue
        if membership is None:
            begin_membership(scope, room, user)
        else:
            scope.tx.subscriptions.delete(membership)
            room["usersCount"] = room.get("usersCount", 1) - 1
            scope.tx.rooms.save(room)


def _save_whole(
    scope: Scope, name: str, document: Document, before: Document | None
) -> None:
    if name == "subscriptions":
        other = scope.tx.membership(document["rid"], document["u"]["_id"])
        if other is not None and other["_id"] != document["_id"]:
            scope.tx.subscriptions.delete(other)
            before = before or other
    if name == "messages" and before is not None and "attachments" in document:
        _keep_moments(document, before)
    hidden = _HIDDEN[name]
    kept = {key: value for key, value in (before or {}).items() if key in hidden}
    if name != "subscriptions":  # one that is new has none
        kept["_updatedAt"] = (before or {}).get("_updatedAt", scope.today)
    scope.tx[name].save({**kept, **document})


def _keep_moments(shown: Document, before: Document) -> None:
    """Leave moments of attachments alone that REST shows as text."""
    theirs, ours = as_list(shown.get("attachments")), as_list(before.get("attachments"))
    if len(theirs) != len(ours):
        return
    shown["attachments"] = [
        {**as_document(one), "ts": other["ts"]}
        if isinstance(as_document(one).get("ts"), str)
        and isinstance(as_document(other).get("ts"), dict)
        else one
        for one, other in zip(theirs, ours, strict=True)
    ]


def _changed(before: Document, changes: Document) -> Document:
    """A document with its changes, given by dotted paths."""
    after: Document = dict(before)
    for path, value in changes.items():
        *parents, last = path.split(".")
        place = after
        if parents and isinstance(after.get(parents[0]), list):
            if len(parents) == 1:
                items = list(as_list(after[parents[0]]))
                items[int(last) :] = [] if value is None else [value]
                after[parents[0]] = items
            continue  # in a list only whole items are given
        for parent in parents:
            place[parent] = dict(as_document(place.get(parent)))
            place = place[parent]
        if value is None:
            place.pop(last, None)
        else:
            place[last] = value
    return after


class Restorer:
    """Brings a server that runs back to what was recorded.

    Args:
        roles: Which live value plays which role.
        operate: Runs an operation in the server.
    """

    def __init__(self, roles: ValueRoles, operate: Operate) -> None:
        self.roles: Final = roles
        self._operate = operate
        self._before: Snapshot = {}

    async def prepare(self, asked: str) -> None:
        """Note the state before a step, in which something is called."""
        before = await self._operate(lambda scope: snapshot(scope, asked))
        self._before = cast("Snapshot", before)

    async def take_back(self, sides: Sequence[Side], step: int) -> None:
        """Undo what a step did, and pass over what it told: that is no more."""
        before = self._before
        for side in sides:
            await side.live.settle()
            for frame in side.live.frames:
                frame.is_taken |= frame.step < 0 or frame.step == step
        again: set[str] = set()
        await self._quietly(sides, lambda scope: again.update(take_back(scope, before)))
        for side in sides:
            if side.login is not None and side.login[0] in again:
                await self._follow_again(sides, side, side.subscribed)

    async def drop(
        self, sides: Sequence[Side], surplus: Sequence[Document], user_id: str
    ) -> None:
        """Take away what a list has that the recorded one had not."""
        if surplus:
            await self._quietly(sides, lambda scope: drop(scope, surplus, user_id))

    async def restore(self, sides: Sequence[Side], showings: list[Showing]) -> None:
        """Write what was shown over what is there."""
        if showings:
            await self._quietly(
                sides, lambda scope: restore(scope, showings, self.roles)
            )

    async def bring_in(
        self, sides: Sequence[Side], side: Side, told: Iterable[Document]
    ) -> None:
        """Make a user a member of the rooms that frames show them in."""
        seen = dict(filter(None, map(seen_inside, told)))
        if seen and side.login is not None:
            who = side.login[0]
            rooms = {self.roles.text(id_): inside for id_, inside in seen.items()}
            await self._quietly(sides, lambda scope: bring_in(scope, who, rooms))

    async def act(
        self, user_id: str, method: str, params: list[Any], at: int | None = None
    ) -> None:
        """Call a method as a user who is not recorded; events of it are sent.

        Args:
            user_id: Who.
            method: Wire name.
            params: Its parameters.
            at: The moment, if recorded: announcements may be later than the action.
        """

        def work(scope: Scope) -> None:
            scope.user_id = user_id
            scope.tx.now = scope.now if at is None else min(at, scope.now)
            user = scope.user
            if method == PRESENCE and user is not None:
                be_seen(scope, user, *params)
                return
            given = as_document(params[0])
            room = scope.tx.rooms.get(str(given.get("rid")))
            if method == FILES and user is not None and room is not None:
                send(scope, room, user, given)
                return
            message = scope.tx.messages.get(str(given.get("_id")))
            if user_id == SERVER and message is not None:
                remove_message(scope, message)
            else:
                METHODS[method](scope, Params(params))

        with suppress(MethodFailed):
            await self._operate(work)

    async def know_codes(self, side: Side, method: str, params: list[Any]) -> None:
        """Have codes and masked passwords that were good be good here."""
        who = who_logs_in(params)
        if side.login is not None and method != "login":
            who = {"id": side.login[0]}
        masked = masked_password(method, params)
        if masked is not None:
            await self._operate(lambda scope: take_password(scope, who, masked))
        for code in codes_in(method, params):
            good = await self._operate(lambda scope: good_code(scope, who))
            if isinstance(good, str):
                self.roles.learn(code, good)

    async def factor_of(self, user_id: str) -> tuple[str, str] | None:
        """The codes that a user would need, and a valid one."""
        found = await self._operate(lambda scope: second_factor_of(scope, user_id))
        return cast("tuple[str, str] | None", found)

    async def begin(
        self, side: Side, user_id: str, followed: Iterable[tuple[str, str]]
    ) -> None:
        """Begin where the recording does, which lacks its beginning: logged in."""
        await _ask(side, {"msg": "connect", "version": "1", "support": ["1"]})
        await self._resume([], side, user_id, token_of(user_id))
        counts = {id(side): len(side.live.frames)}
        for number, (name, event) in enumerate(followed):
            asked: Document = {"msg": "sub", "id": f"{_OWN_ID}-{number}", "name": name}
            await _ask(side, {**asked, "params": [event, False]})
        await _forget([side], counts)

    async def log_in(self, sides: Sequence[Side], side: Side, one: Recorded) -> None:
        """Log in where the recorded server let somebody in and this one did not."""
        result = as_document(one.frame.get("result"))
        live: Document = one.partner.frame if one.partner is not None else {}
        if not result or "result" in live:
            return
        user_id, token = self.roles.text(str(result["id"])), secrets.token_urlsafe(32)
        await self._operate(lambda scope: plant_token(scope, token, user_id))
        self.roles.learn(str(result.get("token")), token)
        await self._resume(sides, side, user_id, token)

    async def stay(self, sides: Sequence[Side], side: Side) -> None:
        """Log in a client again whose logout failed, and follow as before."""
        if side.login is None:
            return
        gone: list[str] = []
        for frame in side.live.frames:
            if not frame.is_taken and frame.frame.get("msg") in _OF_LOGOUT:
                frame.is_taken = True
                gone.append(str(frame.frame.get("id")))
        user_id, token = side.login[0], secrets.token_urlsafe(32)
        await self._operate(lambda scope: plant_token(scope, token, user_id))
        await self._resume(sides, side, user_id, token)
        await self._follow_again(sides, side, side.subscribed.keys() & set(gone))

    async def _follow_again(
        self, sides: Sequence[Side], side: Side, ids: Iterable[str]
    ) -> None:
        """Subscribe once more, if the server may have dropped the subscriptions."""
        for id_ in ids:
            counts = {id(one): len(one.live.frames) for one in sides}
            for text in (json.dumps({"msg": "unsub", "id": id_}), side.subscribed[id_]):
                line = Line(0, 0, "", "out", text)
                await side.live.send(line, self.roles.value)
            await side.live.until(partial(_is_answered, side, id_, counts[id(side)]))
            await _forget(sides, counts)

    async def _resume(
        self, sides: Sequence[Side], side: Side, user_id: str, token: str
    ) -> None:
        counts = {id(one): len(one.live.frames) for one in (*sides, side)}
        login: Document = {"resume": token}
        frame: Document = {"msg": "method", "id": _OWN_ID, "method": "login"}
        await _ask(side, {**frame, "params": [login]})
        await side.live.until(
            lambda: any(one.frame.get("id") == _OWN_ID for one in side.live.frames)
        )
        side.login = (user_id, token)
        await _forget(sides or [side], counts)

    async def _quietly(
        self, sides: Sequence[Side], work: Callable[[Scope], None]
    ) -> None:
        """Run an operation, and skip its announcements."""
        for side in sides:
            await side.live.settle()
        counts = {id(one): len(one.live.frames) for one in sides}
        await self._operate(work)
        await _forget(sides, counts)


def _is_answered(side: Side, id_: str, since: int) -> bool:
    """Whether a subscription was answered, after so many frames."""
    return any(
        id_ in as_list(one.frame.get("subs")) or one.frame.get("id") == id_
        for one in side.live.frames[since:]
    )


async def _ask(side: Side, frame: Document) -> None:
    line = Line(0, 0, "", "out", json.dumps(frame))
    await side.live.send(line, lambda value: value)


async def _forget(sides: Sequence[Side], counts: Mapping[int, int]) -> None:
    for side in sides:
        await side.live.settle()
        side.live.forget(counts[id(side)])
