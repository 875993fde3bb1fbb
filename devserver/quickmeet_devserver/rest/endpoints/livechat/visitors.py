# SPDX-License-Identifier: MIT
"""Requests of a website's visitors, who have no account."""

from typing import Final

from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    as_list,
    pick_not,
    user_reference,
)
from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.base.params import document_in
from quickmeet_devserver.methods.livechat.conversations import (
    close_conversation,
    conversation,
    need_visitor,
    register_visitor,
    room_of_visitor,
    say,
)
from quickmeet_devserver.methods.messages.content import read_text
from quickmeet_devserver.methods.messages.files import attachment_of
from quickmeet_devserver.methods.messages.messages import remove_message
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.operation.system_messages import (
    count_message,
    show_last_message,
)
from quickmeet_devserver.rest.caller import Plain
from quickmeet_devserver.rest.endpoints.messages.uploads import (
    UNAUTHORIZED,
    is_refused_type,
    store_upload,
)
from quickmeet_devserver.rest.fields import form_of
from quickmeet_devserver.rest.special import FormEndpoint, Forms, Specials, failure
from quickmeet_devserver.wire.http_messages import HttpRequest

__all__ = ["CALLS", "FORMS"]

_TOKEN: Final = "x-visitor-token"  # noqa: S105  # name of the header
_SAID: Final = ("msg", "alias", "avatar", "emoji")
_OF_MEMBERS: Final = ("ts", "format", "size")
"""Fields of members' attachments that visitors' lack."""

_MARKS: Final = frozenset({
    "satisfaction", "agentKnowledge", "agentResposiveness", "agentFriendliness",
})  # fmt: skip
_GRADES: Final = frozenset("12345")


def _register(scope: Scope, given: Document) -> Document:
    return {"visitor": register_visitor(scope, as_document(given.get("visitor")))}


def _open(scope: Scope, given: Document) -> Document:
    known = scope.tx.rooms.get(str(given.get("rid")))
    is_open = known is not None and bool(known.get("open"))
    room = conversation(scope, given.get("token"))
    return {"room": room, "newRoom": not is_open}


def _say(scope: Scope, given: Document) -> Document:
    return {"message": say(scope, given)}


def _visit(scope: Scope, given: Document) -> Document:
    need_visitor(scope, given.get("token"))
    page = document_in(given, "pageInfo")
    room = scope.tx.rooms.get(str(given.get("rid")))
    if room is not None:
        count_message(scope, room, is_news=False)
    address = as_document(page.get("location")).get("href")
    navigation = {"page": page, "token": given.get("token")}
    return {
        "page": {"msg": f"{page.get('title')} - {address}", "navigation": navigation}
    }


def _set_status(scope: Scope, given: Document) -> Document:
    visitor = need_visitor(scope, given.get("token"))
    scope.tx["visitors"].update(visitor, status=given.get("status"))
    for room in scope.tx.rooms.find("t = 'l'"):
        if room["v"]["_id"] == visitor["_id"] and room.get("open"):
            scope.tx.rooms.update(room, v={**room["v"], "status": visitor["status"]})
    return {"token": visitor["token"], "status": visitor["status"]}


def _close_by_visitor(scope: Scope, given: Document) -> Document:
    visitor = need_visitor(scope, given.get("token"))
    comment = "Closed by visitor"
    room = _room(scope, given)
    close_conversation(scope, room, visitor, comment)
    return {"rid": room["_id"], "comment": comment}


def _message_of(scope: Scope, given: Document) -> Document:
    """Return a visitor's message in one of their conversations."""
    room = room_of_visitor(scope, given)
    message = scope.tx.messages.get(str(given["_id"]))
    if message is None or message["rid"] != room["_id"]:
        raise failure("invalid-message")
    return message


def _get(scope: Scope, given: Document) -> Document:
    return {"message": _message_of(scope, given)}


def _edit(scope: Scope, given: Document) -> Document:
    message = _message_of(scope, given)
    text = str(given.get("msg") or "")
    message.pop("md", None)
    by = user_reference(message["u"], name=False)
    edited = {"msg": text, "editedAt": scope.today, "editedBy": by}
    scope.tx.messages.update(message, **edited, **read_text(scope, text))
    show_last_message(scope, message)
    return {"message": message}


def _delete(scope: Scope, given: Document) -> Document:
    message = _message_of(scope, given)
    remove_message(scope, message)
    return {"message": {"_id": message["_id"], "ts": scope.today}}


def _history(scope: Scope, given: Document) -> Document:
    room = room_of_visitor(scope, given)
    found = scope.tx.messages.find(
        "rid = ? AND hidden IS NOT 1 ORDER BY ts DESC", room["_id"]
    )
    return {"messages": found}


def _survey(scope: Scope, given: Document) -> Document:
    room = room_of_visitor(scope, given)
    answers = [as_document(one) for one in as_list(given.get("data"))]
    told = {
        str(one.get("name")): one.get("value")
        for one in answers
        if (one.get("name") in _MARKS and str(one.get("value")) in _GRADES)
        or one.get("name") == "additionalFeedback"
    }
    if not told:
        raise failure("invalid-data")
    scope.tx.rooms.update(room, surveyFeedback=told)
    return {"rid": room["_id"], "data": told}


def _room(scope: Scope, given: Document) -> Document:
    room = scope.tx.rooms.get(str(given.get("rid")))
    if room is None or room["t"] != "l":
        raise MethodFailed("invalid-room", said="invalid-room")
    return room


def _upload(scope: Scope, request: HttpRequest, given: Document) -> Plain:
    """Store a file that a visitor uploads into the conversation."""
    room_id = str(given["rid"])
    token = request.headers.get(_TOKEN, "")
    visitor = scope.tx["visitors"].find_one("token = ?", token) if token else None
    room = scope.tx.rooms.get(room_id)
    is_open = room is not None and room["t"] == "l" and bool(room.get("open"))
    if visitor is None or room is None or not is_open or room["v"]["token"] != token:
        return UNAUTHORIZED
    form = form_of(request, "file")
    if form.file is not None and is_refused_type(scope, form.file.mime_type):
        return Plain(400, {"reason": "error-type-not-allowed", "success": False})
    file = store_upload(scope, room_id, form, {"visitorToken": token})
    attachment = attachment_of(file, form.fields.get("description"))
    shown: Document = {
        "file": {"_id": file["_id"], "name": file["name"], "type": file["type"]},
        "groupable": False,
        "attachments": [pick_not(attachment, _OF_MEMBERS)],
        **{key: form.fields[key] for key in _SAID if key in form.fields},
    }
    sent = say(scope, {"rid": room_id, "token": token}, shown)
    return Plain(200, {**sent, "success": True})


CALLS: Final[Specials] = {
    "POST livechat/visitor": _register,
    "POST livechat/visitor.status": _set_status,
    "GET livechat/room": _open,
    "POST livechat/message": _say,
    "POST livechat/page.visited": _visit,
    "POST livechat/room.close": _close_by_visitor,
    "DELETE livechat/message/{_id}": _delete,
    "GET livechat/message/{_id}": _get,
    "GET livechat/messages.history/{rid}": _history,
    "POST livechat/room.survey": _survey,
    "PUT livechat/message/{_id}": _edit,
}
FORMS: Final[Forms] = {"POST livechat/upload/{rid}": FormEndpoint(_upload)}
