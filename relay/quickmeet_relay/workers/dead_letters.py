# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""Dead letters: messages that no worker could handle."""

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
    """A message that the workers of a durable name gave up."""

    durable: str
    event: str
    """The event that could not be handled; identifies the letter."""
    payload: bytes
    error: Exception
    """Why."""


async def bury(jetstream: JetStreamContext, subjects: Subjects, letter: Letter) -> bool:
    """Publish a message as a dead letter of its durable name.

    Args:
        jetstream: The JetStream context of the connection.
        subjects: Those of the workspace.
        letter: The message.

    Returns:
        False if the broker does not store it: it has to be redelivered.
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
    """Make the text of a user's error safe for a header."""
    try:
        said = str(error)
    except Exception:  # noqa: BLE001  # of the user's class, any
        said = ""
    line = " ".join(f"{type(error).__name__}: {said}".split())
    return line.encode(errors="replace").decode()[:_MOST_LETTERS]
