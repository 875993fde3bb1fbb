# SPDX-License-Identifier: MIT
"""Users and visitors that existed before a recording, from what calls say of them."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final, cast

from quickmeet_devserver.base.documents import Document, as_document, as_list
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped

from ..recording.calls import Call, calls_in
from ..recording.hints import ASK_TWICE, BY_ADMINS, MAKES_ROOMS, NAMED, NAMED_IN
from ..recording.showing import objects_in, shown_by
from .prior_state import Presupposed
from .privileges import is_for_admins, is_request_for_admins

__all__ = ["add_people", "add_visitors", "join_by_name", "with_role"]

_MAKES_USERS: Final = (
    "insertOrUpdateUser",
    "registerUser",
    "saveUserProfile",
    "setUsername",
    "users.create",
    "users.register",
    "users.update",
    "users.updateOwnBasicInfo",
)
"""Methods that give somebody a username."""

_COUNTS: Final = "2fa:checkCodesRemaining"
_ENABLES: Final = frozenset(
    {"2fa:validateTempToken", "POST /api/v1/users.2fa.enableEmail"}
)
_ABOUT_SOMEBODY: Final = frozenset(
    {"au", "ru", "user-muted", "user-unmuted", "added-user-to-team"}
    | {"removed-user-from-team", "subscription-role-added", "subscription-role-removed"}
)
"""Messages of the server's own of which the text is a username."""

_CREATES: Final = (".create", ".invite")
_REGISTERS: Final = re.compile(r"/livechat/visitor$|livechat:registerGuest$")
_APPOINTS: Final = re.compile(r"/livechat/users/agent$|livechat:addAgent$")
_AGENT: Final = "livechat-agent"


def add_people(found: Presupposed, lines: Sequence[Line]) -> None:
    """Add administrators, people who are only named, and second factors.

    Args:
        found: What else is known.
        lines: The recording.
    """
    calls = list(calls_in(lines))
    counts = _members_shown(lines)
    enabled: set[str | None] = set()
    for call in calls:
        if call.is_done and (call.name in _ENABLES or _is_let_in(call)):
            enabled.add(call.user_id)
        user = found.users.get(str(call.user_id))
        if user is not None and _shows_rights(call) and _is_for_admins(call):
            known = user.get("roles") or ()
            user["roles"] = list(known) if "admin" in known else ["admin"]
        if user is not None and _is_as_somebody(call):
            user["roles"] = with_role(user.get("roles") or ["user"], "bot")
        _note_factor(found, call, enabled)
        left = as_document(call.answer.get("result")).get("remaining")
        if user is not None and call.name == _COUNTS and isinstance(left, int):
            user.setdefault("spare_codes", left)
        _note_password(found, call)
    _note_registration(found, calls)
    made = set(_made(calls))
    for name in made:  # whose login was refused came to be in the recording
        found.users.pop(f"name:{name}", None)
    known = {str(user.get("username")) for user in found.users.values()}
    known |= made | set(_unknown(calls)) | set(found.users)  # some are named by ids
    for name in (*_named(calls, counts), *_told_of(lines)):
        if name not in known:
            known.add(name)
            id_ = f"name:{name}"
            found.users[id_] = {"_id": id_, "username": name}


def _is_as_somebody(call: Call) -> bool:
    """Whether a message was sent under another name, as bots may."""
    if not call.is_done or not call.name.endswith("/chat.postMessage"):
        return False
    body = as_document(call.params[1])
    return bool(body.get("alias") or body.get("avatar"))


def with_role(roles: Sequence[str], role: str) -> list[str]:
    """Roles with one more, unless it or an administrator's is among them."""
    may_already = {"admin", role} & set(roles)
    return [*roles] if may_already else [*roles, role]


def _note_registration(found: Presupposed, calls: Sequence[Call]) -> None:
    """Users who are not asked for a second factor because they have just registered.

    That is so for those who gave none and were never asked.
    """
    given: set[str] = set()
    asked: set[str | None] = set()
    for call in calls:
        last = as_document(call.params[-1]) if call.params else {}
        error = as_document(call.answer.get("error"))
        if "twoFactorCode" in last:
            given.add(call.connection)
        elif call.name not in ASK_TWICE:
            continue
        elif error.get("error") == "totp-required":
            asked.add(call.user_id)
        elif call.connection not in given and call.user_id not in asked:
            found.users.get(str(call.user_id), {})["is_new"] = True


def _is_let_in(call: Call) -> bool:
    """Whether a login by a password was enough: no second factor was on yet."""
    given = as_document(next(iter(call.params), None))
    return call.name == "login" and "password" in given


def _shows_rights(call: Call) -> bool:
    """Whether a call did what it was asked: who may not see is shown empty lists."""
    result = call.answer.get("result")
    shown = list(as_document(result).values()) or [result]
    return call.is_done and any(one != [] for one in shown)


def _is_for_admins(call: Call) -> bool:
    if call.is_request:
        return is_request_for_admins(*call.name.split(" ", 1))
    return call.name in BY_ADMINS or is_for_admins(call.name)


def _made(calls: Sequence[Call]) -> Iterator[str]:
    """Usernames of those who came to be in the recording."""
    for call in calls:
        if call.is_done and call.name.endswith(_MAKES_USERS):
            for fields in objects_in(call.params):
                if isinstance(fields.get("username"), str):
                    yield fields["username"]
            yield from (one for one in call.params if isinstance(one, str))


def _unknown(calls: Sequence[Call]) -> Iterator[str]:
    """Usernames that a login was refused for as unknown."""
    for call in calls:
        error = as_document(call.answer.get("error"))
        if call.name == "login" and error.get("reason") == "User not found":
            given = as_document(next(iter(call.params), None))
            yield str(as_document(given.get("user")).get("username"))


def _told_of(lines: Sequence[Line]) -> Iterator[str]:
    """Usernames that the server's own messages are about."""
    for line in lines:
        for text in unwrapped(line) if line.kind == "in" else ():
            fields = as_document(as_document(parsed(text)).get("fields"))
            message = as_document(next(iter(as_list(fields.get("args"))), None))
            if message.get("t") in _ABOUT_SOMEBODY and message.get("msg"):
                yield str(message["msg"])


def _members_shown(lines: Sequence[Line]) -> Mapping[str, int]:
    """How many members a room has when it is shown with any for the first time."""
    counts: dict[str, int] = {}
    for line in lines:
        for text in unwrapped(line) if line.kind == "in" else ():
            frame = as_document(parsed(text))
            for showing in shown_by(frame):
                count = as_document(showing.fields).get("usersCount")
                if showing.collection == "rooms" and isinstance(count, int) and count:
                    counts[showing.id] = max(count, counts.get(showing.id, 0))
    return counts


def _named(calls: Sequence[Call], counts: Mapping[str, int]) -> Iterator[str]:
    """Usernames in lists of members of what was made of them."""
    for call in calls:
        if not call.is_done:
            continue
        if call.is_request and call.name.endswith(_CREATES):
            yield from _in_fields(call.params[1])
        elif not call.is_request:
            names: list[str] = []
            for place in NAMED.get(call.name, ()):
                names += _in_place(call.params[place : place + 1])
            if call.name not in MAKES_ROOMS or _has_room_for(call, names, counts):
                yield from names


def _has_room_for(call: Call, names: Sequence[str], counts: Mapping[str, int]) -> bool:
    """Whether a room that was made has as many members as were named, if it says."""
    made = as_document(call.answer.get("result"))
    count = counts.get(str(made.get("rid")))
    return count is None or count > len(set(names))


def _in_place(values: list[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            items = cast("list[object]", value)
            yield from (one for one in items if isinstance(one, str))
        else:
            yield from _in_fields(value)


def _in_fields(value: object) -> Iterator[str]:
    fields = as_document(value)
    for key in NAMED_IN:
        given = fields.get(key)
        if isinstance(given, str):
            yield from (one.strip() for one in given.split(","))
        yield from (one for one in as_list(given) if isinstance(one, str))


def _note_password(found: Presupposed, call: Call) -> None:
    """A user who successfully repeated the password has that one."""
    user_id = call.user_id or found.logged_in.get(call.connection)
    user = found.users.get(str(user_id))
    given = as_document(call.params[-1]) if call.params else {}
    if user is None or not call.is_done:
        return
    if given.get("twoFactorMethod") == "password" and not user.get("digest"):
        user["digest"] = str(given.get("twoFactorCode"))


def _note_factor(
    found: Presupposed, call: Call, enabled: Collection[str | None]
) -> None:
    """Who was asked for codes has a second factor, was it not turned on since then."""
    error: Document = as_document(call.answer.get("error"))
    details = as_document(error.get("details"))
    if error.get("error") != "totp-required":
        return
    selector = as_document(as_document(next(iter(call.params), None)).get("user"))
    names = {selector.get("username"), selector.get("email"), call.user_id}
    for user in found.users.values():
        addresses = {one.get("address") for one in user.get("emails") or ()}
        if user["_id"] in enabled:
            continue
        if names & {user["_id"], user.get("username"), *addresses} - {None}:
            user.setdefault("factors", []).append(details.get("method"))


def join_by_name(users: dict[str, Document]) -> None:
    """Give those who came up with an id the digest of those known by name alone."""
    by_name = {
        user.get("username"): user
        for id_, user in users.items()
        if not id_.startswith("name:")
    }
    for id_ in list(users):
        if id_.startswith("name:") and (user := by_name.get(id_[5:])) is not None:
            digest = users.pop(id_).get("digest")
            if digest is not None:
                user.setdefault("digest", digest)


def add_visitors(found: Presupposed, lines: Sequence[Line]) -> None:
    """Note the visitors and agents who became that before the recording.

    A visitor has a token that nobody is recorded registering; an agent serves without
    having been recorded taking office.

    Args:
        found: What is known; completed here.
        lines: The recording.
    """
    visitors = {str(one.get("token")): one for one in found.lists.get("visitors", ())}
    registered, appointed = set[str](), set[str]()
    for line in lines:
        for value in _values(line):
            registered |= set(_given(value, _REGISTERS, "token"))
            appointed |= set(_given(value, _APPOINTS, "username"))
            for fields in objects_in(value):
                visitor = as_document(fields.get("v"))
                token = str(visitor.get("token", ""))
                if "_id" in visitor and token not in registered:
                    visitors.setdefault(token, _visitor(fields, line.at))
                agent = as_document(fields.get("servedBy"))
                if agent.get("username") not in appointed:
                    _appoint(found, agent)
    if visitors:
        found.lists["visitors"] = list(visitors.values())


def _visitor(room: Document, at: int) -> Document:
    """A visitor, by the conversation that shows them."""
    name: Document = {"name": room["fname"]} if room.get("fname") else {}
    noted = {"ts": {"$date": at}, "_updatedAt": {"$date": at}}
    return {"status": "online", **noted, **room["v"], **name}


def _appoint(found: Presupposed, agent: Document) -> None:
    user = found.users.get(str(agent.get("_id")))
    if user is not None:
        user["roles"] = with_role(user.get("roles") or ["user"], _AGENT)


def _values(line: Line) -> Iterator[object]:
    if line.kind == "rest":
        yield parsed(line.text)
    for text in unwrapped(line) if line.kind in {"in", "out"} else ():
        yield parsed(text)


def _given(value: object, names: re.Pattern[str], field: str) -> Iterator[str]:
    """The answers to requests and methods of these names."""
    call = as_document(value)
    is_meant = any(names.search(str(call.get(key, ""))) for key in ("path", "method"))
    if not is_meant or call.get("http") == "GET":
        return
    body = call.get("body")
    given = [
        parsed(body) if isinstance(body, str) else body,
        *as_list(call.get("params")),
    ]
    for one in objects_in(given):
        if field in one:
            yield str(one[field])
    yield from (one for one in given if isinstance(one, str))
