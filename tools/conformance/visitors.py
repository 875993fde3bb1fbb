# SPDX-License-Identifier: MIT
"""Visitors of a website, and who serves them, as they were before a recording."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from quickmeet_devserver.base.documents import Document, as_document, as_list
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped

from .people import with_role
from .prior_state import Presupposed, objects_in

__all__ = ["add_visitors"]

_REGISTERS: Final = re.compile(r"/livechat/visitor$|livechat:registerGuest$")
_APPOINTS: Final = re.compile(r"/livechat/users/agent$|livechat:addAgent$")
_AGENT: Final = "livechat-agent"


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
