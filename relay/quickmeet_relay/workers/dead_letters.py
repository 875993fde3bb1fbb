# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""Messages that no worker could handle, where they stay."""

from typing import Final, NamedTuple

from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.errors import APIError

from ..observability.log import log
from ..subjects import Subjects

__all__ = ["EVENT", "FAILURE", "Letter", "bury"]

EVENT: Final = "Qm-Event"
FAILURE: Final = "Qm-Error"
_MOST_LETTERS: Final = 500


class Letter(NamedTuple):
    """A message that a durable name gave up."""

    durable: str
    event: str
    """Which event of it could not be handled; once is enough."""
    payload: bytes
    error: Exception
    """Why."""


async def bury(jetstream: JetStreamContext, subjects: Subjects, letter: Letter) -> bool:
    """Put a message among the dead letters of its durable name.

    Args:
        jetstream: Of a connection to the broker.
        subjects: Of the workspace.
        letter: The message.

    Returns:
        False where the broker does not take it: it is to come again.
    """
    durable, event, payload, error = letter
    headers = {
        EVENT: event,
        FAILURE: _words(error),
        "Nats-Msg-Id": f"{durable}:{event}",
    }
    try:
        await jetstream.publish(subjects.dead(durable), payload, headers=headers)
    except (NatsError, APIError, OSError) as unburied:
        log.warning("%s: dead letters are not taken: %r", durable, unburied)
        return False
    return True


def _words(error: Exception) -> str:
    """What a header may say of an error of the user's, which may say anything."""
    try:
        said = str(error)
    except Exception:  # noqa: BLE001  # of the user's class, any
        said = ""
    line = " ".join(f"{type(error).__name__}: {said}".split())
    return line.encode(errors="replace").decode()[:_MOST_LETTERS]
