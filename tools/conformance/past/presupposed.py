# SPDX-License-Identifier: MIT
"""The state that a recording presupposes: users and documents before it began.

Read from the recording alone, so that it works for any: an id that nobody made
in the conversation, but used or announced in it, existed before.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, cast

from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    as_list,
    milliseconds,
)
from quickmeet_devserver.recording.roles import kind_of
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped

from ..recording.hints import (
    BUSY,
    DEFAULT_ROOM,
    LISTS,
    MAKES_ROOMS,
    OFFLINE,
    SENDS,
    STATUS_PARTS,
    sets_status,
)
from ..recording.keys import causes_first
from ..recording.made_ids import MadeIds
from ..recording.origin import address_of
from ..recording.showing import objects_in
from .access import add_access
from .lists import add_list
from .memberships import Alerts, Arrivals, Rosters
from .people import add_people, add_visitors, join_by_name
from .prior_state import (
    Presupposed,
    digest_of,
    found_otherwise,
    is_told_by_server,
    message_that_goes,
    who_was_refused,
)
from .shown_before import ShownBefore
from .speakers import Speakers
from .tally import Tally
from .undone import Undone
from .unseen import add_unseen

__all__ = ["presupposed"]


def presupposed(lines: Sequence[Line]) -> Presupposed:
    """Derive from a recording what was there before."""
    made = MadeIds(lines)
    found = _Reader(made, Undone(lines)).read(lines)
    add_people(found, lines)
    add_access(found, lines, made.is_made)
    add_visitors(found, lines)
    add_unseen(found, lines, made)
    return found


_MAKES: Final = re.compile(r"(?<!/im)(?<!/dm)\.create\w*$|/livechat/(visitor|room)$")
"""Requests that make what they answer with; a direct room may have been there."""

_TOKENS: Final = "services.resume.loginTokens"
_SETS_STATUS: Final = re.compile(r"/users\.(setStatus|update)$")


class _Reader:
    def __init__(self, made: MadeIds, undone: Undone) -> None:
        self.found = Presupposed()
        self._undone = undone
        self._calls: dict[tuple[str, str], tuple[str, list[Any]]] = {}
        self._user_of: dict[str, str] = {}
        self._made = made
        self._met: set[str] = set()
        self._issued: set[str] = set()
        self._logins: list[str] = []
        self._digests: dict[str, list[str]] = {}
        self._tally = Tally(made.began)
        self._settled: set[str] = set()
        self._listed: set[str] = set()
        self._ahead: list[Line] = []
        self._alerts = Alerts()
        self._rosters = Rosters()
        self._arrivals = Arrivals(self.found, self._tally)
        self._shown = ShownBefore(self.found, made, self._tally, self._arrivals, undone)
        self._speakers = Speakers(self.found, self._shown)

    def read(self, lines: Sequence[Line]) -> Presupposed:
        self.found.url = address_of(lines) or self.found.url
        waiting = iter(causes_first(lines))
        for line in lines:
            self._shown.at = line.at
            self._undone.pass_to(line)
            self._alerts.pass_to(line.at)
            self._begin(waiting, line)
            if line.kind == "note":
                opened = re.match(r"ws open ws(s?://[^/]+)", line.text)
                if opened is not None and ":4000" not in opened[1]:
                    self.found.url = f"http{opened[1]}"
                continue
            if line.kind == "rest":
                self._rest(parsed(line.text))
                continue
            for text in unwrapped(line):
                frame = parsed(text)
                if isinstance(frame, dict):
                    self._frame(line, cast("Document", frame))
        self._conclude()
        return self.found

    def _begin(self, waiting: Iterator[Line], line: Line) -> None:
        """Note the requests that began before a line: they are noted as they end."""
        if line in self._ahead:
            self._ahead.remove(line)
            return
        for one in waiting:
            if one.kind == "rest":
                self._requested(one, as_document(parsed(one.text)))
            if one is line:
                return
            self._ahead.append(one)

    def _requested(self, line: Line, call: Document) -> None:
        """Record a request that begins: its effects are announced before it ends."""
        self._tally.request(call)
        if _SETS_STATUS.search(str(call.get("path"))):
            body = as_document(call.get("body"))
            whose = body.get("userId") or self._user_of.get(line.connection)
            self._met.add(str(whose))

    def _frame(self, line: Line, frame: Document) -> None:
        if line.kind == "out":
            self._sent(line, frame)
            return
        match frame:
            case {"msg": "result", "id": id_}:
                call = self._calls.get((line.connection, str(id_)), ("", []))
                self._result(line.connection, call[0], call[1], frame)
            case {"msg": "added", "collection": "users", "id": str(id_)}:
                self._shown.user(id_.removeprefix("-"), frame.get("fields", {}))
            case {"msg": "changed", "collection": str(stream)}:
                fields = frame.get("fields", {})
                self._speakers.heard(line.connection, stream, fields)
                self._event(stream, str(fields.get("eventName")), fields)
            case _:
                pass

    def _sent(self, line: Line, frame: Document) -> None:
        kind = frame.get("msg")
        self._speakers.sent(line.connection, kind)
        if kind == "method" and isinstance(frame.get("params", []), list):
            call = (str(frame.get("method")), as_list(frame.get("params")))
            self._tally.call(*call, 1)
            if sets_status(*call):  # its effects are announced before the answer
                self._met.add(self._user_of.get(line.connection, ""))
            self._calls[line.connection, str(frame.get("id"))] = call
        if kind == "sub" and isinstance(frame.get("params"), list):
            event = str((frame["params"] or [""])[0])
            user_id, _, kind = event.partition("/")
            if kind == "subscriptions-changed":
                self._alerts.listen(user_id)

    def _result(
        self, connection: str, method: str, params: list[Any], frame: Document
    ) -> None:
        if method == "login":
            self._login(connection, params, frame)
            return
        if "result" not in frame:
            self._tally.call(method, params, -1)
        user_id = self._user_of.get(connection)
        self._tally.answered(user_id, method, params)
        if "result" not in frame:
            self._arrivals.refused(user_id, params, as_document(frame.get("error")))
            return
        result = frame["result"]
        self._speakers.answered(connection, method, result)
        self._read_texts(result)
        self._rosters.listed(user_id, method, params, result)
        if method in LISTS:
            add_list(self.found, method, result, self._made.is_made)
            return
        self._read_made(method, params, result)
        if user_id is not None:
            self._read_own(user_id, method, as_document(result), result)
        self._read_found(method, params, as_document(result))
        self._shown.documents(result, are_new=method in SENDS)

    def _read_texts(self, answer: object) -> None:
        """Note what people say of themselves, unless that was changed by now."""
        for fields in objects_in(answer):
            id_, text = fields.get("_id"), fields.get("statusText")
            if "username" in fields and isinstance(text, str) and id_ not in self._met:
                self._shown.user(str(id_), {"statusText": text})

    def _read_facts(self, facts: Document) -> None:
        """Record how the server was built, if the recording says all of it."""
        if "build" in facts:
            self._keep("server-info", facts)

    def _keep(self, name: str, fields: Document) -> None:
        self.found.lists.setdefault("misc", []).append({"_id": name, **fields})

    def _read_found(self, method: str, params: list[Any], found: Document) -> None:
        """Note what only one method tells."""
        if method == "spotlight" and params:
            for user in found_otherwise(str(params[0]), found):
                self._shown.user(str(user["_id"]), user)
        if method == "livechat:loginByToken":
            visitor = {**found, "token": "before", "username": "guest-0"}
            self.found.lists.setdefault("visitors", [visitor])
        if method == "getSetupWizardParameters":
            self._keep("setup-wizard", found)
        self._read_facts(found)

    def _read_made(self, method: str, params: list[Any], result: Any) -> None:
        """Note what a call made, and which rooms it found."""
        made = as_document(result)
        if method in {"registerUser", "insertOrUpdateUser"} and isinstance(result, str):
            self._made.add(result)
            self._tally.joined()
        if method in MAKES_ROOMS and made:
            self._made.add(str(made.get("_id", made.get("rid"))))
        if method == "loadHistory" and made and params:
            self._shown.room(str(params[0]), {})
        is_name = method == "getRoomNameById" and isinstance(result, str)
        if is_name and params and str(params[0]) not in self._made:
            self._shown.room(str(params[0]), {"name": result})

    def _read_own(
        self, user_id: str, method: str, fields: Document, result: Any
    ) -> None:
        """Note what an answer says about who asked."""
        secret = str(fields.get("secret"))
        if method == "2fa:enable" and kind_of(secret) != "secret":
            self.found.secrets.setdefault(user_id, secret)
        if method == "rooms/get":
            self._rooms_of(user_id, result)
        for room in as_list(fields.get("results")):
            if as_document(room).get("t") == "p":  # shown to who is in it
                self.found.members.setdefault(room["_id"], set()).add(user_id)

    def _rooms_of(self, user_id: str, result: object) -> None:
        """Note that a user is a member of the rooms that were listed."""
        listed = as_document(result).get("update", result)
        rooms = cast("list[Document]", listed or [])
        if user_id in self._listed:
            return  # what comes into a list later was not in it before
        if listed is result:
            self._listed.add(user_id)
            if DEFAULT_ROOM not in {room["_id"] for room in rooms}:
                self.found.outside.add((DEFAULT_ROOM, user_id))
        for room in rooms:
            if not self._made.is_made(room["_id"]):
                self.found.members.setdefault(room["_id"], set()).add(user_id)

    def _login(self, connection: str, params: list[Any], frame: Document) -> None:
        request = as_document(next(iter(params), None))
        if "totp" in request:
            request = as_document(as_document(request["totp"]).get("login"))
        result = as_document(frame.get("result"))
        selector = as_document(request.get("user"))
        if not result:
            refused = who_was_refused(request, as_document(frame.get("error")))
            if refused is not None:
                self._shown.user(f"name:{refused['username']}", refused)
            return
        user_id, resumed = str(result["id"]), request.get("resume")
        self._user_of[connection] = user_id
        if isinstance(resumed, str) and resumed not in self._issued:
            self.found.tokens.setdefault(resumed, user_id)
            if as_document(result.get("tokenExpires")).get("$date", 0) is None:
                self.found.personal.add(resumed)
        if "password" in request:
            self._logins.append(user_id)
        self._issued.add(str(result.get("token")))
        facts: Document = {}
        if "username" in selector:
            facts["username"] = selector["username"]
        if "email" in selector:
            facts["emails"] = [{"address": selector["email"], "verified": False}]
        facts["digest"] = digest_of(request.get("password"))
        if facts["digest"] is not None:
            self._digests.setdefault(user_id, []).append(str(facts["digest"]))
        self._shown.user(user_id, facts)

    def _event(self, stream: str, event: str, fields: Document) -> None:
        args = as_list(fields.get("args"))
        if not args:
            return
        if event == "user-status":
            self._status(as_list(args[0]))
            return
        user_id, _, kind = event.partition("/")
        if kind == "userData":
            self._settings(user_id, as_document(args[0]))
            self._tokens(user_id, as_document(args[0]))
        if kind == "deleteMessage":
            self._gone(user_id, str(as_document(args[0]).get("_id")))
        if args[0] == "inserted":  # to somebody, though it may have been there
            inserted = str(as_document(args[-1]).get("_id"))
            self._made.add_inserted(inserted)
        self._arrivals.told(args, self._shown.at)
        self._rosters.told(args)
        if kind == "subscriptions-changed":
            self._alerts.changed(user_id, as_document(args[-1]))
        elif kind == "rooms-changed":
            self._alerts.written(self._news_in(args[-1]), self._shown.at)
        is_message = stream == "stream-room-messages"
        if is_message:
            self._alerts.written(as_document(args[0]), self._shown.at)
        if is_message and len(args) > 1:
            known = {"name": as_document(args[1]).get("roomName")}
            self._shown.room(str(as_document(args[0]).get("rid")), known)
        self._shown.documents(args, are_new=True if is_message else None)

    def _news_in(self, room: object) -> Document:
        """The last message of a room, if it was sent since the beginning."""
        last = as_document(as_document(room).get("lastMessage"))
        sent_at = milliseconds(last.get("ts")) or 0
        return last if sent_at >= self._made.began else {}

    def _gone(self, room_id: str, id_: str) -> None:
        if not self._made.is_made(id_) and id_ not in self.found.messages:
            self.found.messages[id_] = message_that_goes(id_, room_id, self._made.began)

    def _status(self, entry: list[Any]) -> None:
        """Note how a user was before anybody changed it (README 14)."""
        if len(entry) < STATUS_PARTS:
            return
        id_ = str(entry[0])
        known = {"username": entry[1], "name": entry[4], "roles": entry[5]}
        if id_ not in self._met:
            known["statusText"] = entry[3]
            if entry[2] == OFFLINE and entry[4] is None:
                self.found.unseen.add(id_)
        if id_ not in self._met and entry[2] == BUSY:
            known["statusDefault"] = "busy"
        self._met.add(id_)
        self._shown.user(id_, known)

    def _tokens(self, user_id: str, told: Document) -> None:
        """Note how many tokens a user had, by the place of the first that is new."""
        for key in told.get("diff") or ():
            path, _, place = key.rpartition(".")
            if path == _TOKENS and place.isdecimal():
                since = self._logins.count(user_id)
                self.found.token_counts.setdefault(user_id, int(place) - since)

    def _settings(self, user_id: str, told: Document) -> None:
        """Who changes one preference has others already."""
        keys = set(told.get("diff") or ())
        if user_id not in self._settled and keys & {"settings", "settings.profile"}:
            self._settled.add(user_id)
        if any(key.startswith("settings.preferences.") for key in keys):
            if user_id not in self._settled:
                self._shown.user(
                    user_id, {"settings": {"preferences": {}, "profile": {}}}
                )
            self._settled.add(user_id)

    def _rest(self, call: Any) -> None:
        known = as_document(call)
        response = as_document(known.get("response"))
        if _MAKES.search(str(known.get("path"))):
            for value in response.values():
                made = as_document(value)
                self._made.add(str(made.get("_id")))
                self._made.add(str(made.get("roomId")))
        self._read_texts(response)
        self._read_facts(as_document(response.get("info")))
        self._shown.documents(response, are_new=known.get("http") == "POST")

    def _conclude(self) -> None:
        """Drop what was made in the conversation after all."""
        found = self.found
        for user_id, digests in self._digests.items():
            if user_id in found.users:  # one may have been let in wrongly
                found.users[user_id]["digest"] = max(digests, key=digests.count)
        found.alerted = self._alerts.conclude()
        found.rosters, found.rooms_of = self._rosters.of_rooms, self._rosters.of_users
        for id_, message in list(found.messages.items()):
            if is_told_by_server(message, self._made.began, self._user_of.values()):
                del found.messages[id_]
        for known in (found.users, found.rooms, found.memberships, found.messages):
            for id_, one in list(known.items()):
                if any(map(self._made.is_made, (id_, str(one.get("rid", ""))))):
                    del known[id_]
        self._speakers.conclude()
        join_by_name(found.users)
