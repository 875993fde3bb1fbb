# SPDX-License-Identifier: MIT
"""Messages that no frame shows, known from calls about them."""

from collections.abc import Sequence
from typing import Final

from quickmeet_devserver.base.documents import Document, as_document, pick
from quickmeet_devserver.recording.transcript import Line

from ..recording.bystanders import SERVER
from ..recording.calls import calls_in
from ..recording.made_ids import MadeIds
from ..recording.showing import objects_in
from .prior_state import Presupposed, message_that_goes

__all__ = ["add_unseen"]

_DELETES: Final = "deleteMessage"


def add_unseen(found: Presupposed, lines: Sequence[Line], made: MadeIds) -> None:
    """Note the authors of deleted messages, and the threads that answers continue.

    Args:
        found: What else is known.
        lines: The recording.
        made: What came up in it.
    """
    for call in calls_in(lines):
        asked, answer = _answer_in(call.params), _answer_in(call.answer.get("result"))
        id_, thread = asked.get("tmid", ""), answer.get("tmid", "")
        if thread and id_ not in {thread, ""} and not made.is_made(id_):
            unseen = message_that_goes(id_, str(answer.get("rid")), made.began)
            found.messages.setdefault(id_, unseen).setdefault("tmid", thread)
        if call.name == _DELETES and call.is_done and call.params:
            gone = found.messages.get(str(as_document(call.params[0]).get("_id")), {})
            who = found.users.get(call.user_id or "", {})
            if as_document(gone.get("u")).get("_id") == SERVER and who:
                gone["u"] = pick(who, ("_id", "username"))


def _answer_in(value: object) -> Document:
    """The thread of a call or of its result."""
    for one in objects_in(value):
        if isinstance(one.get("tmid"), str):
            return one
    return {}
