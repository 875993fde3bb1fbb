# SPDX-License-Identifier: MIT
"""Rights that a user of the broker lacks, and what to allow."""

import re
from typing import Final

from nats.errors import Error as NatsError

__all__ = ["MissingRightError", "is_vital", "missing_right"]

_SAID: Final = re.compile(r'permissions violation for (\w+) to "([^"]*)"')
_ALLOWED: Final = {
    ("publish", "$js.api."): "$JS.API.>",
    ("publish", "$js.ack."): "$JS.ACK.>",
    ("publish", "$kv."): "$KV.QUICKMEET_LEASES.>",
    ("publish", "qm."): "qm.>",
    ("subscription", "_inbox."): "_INBOX.>",
    ("subscription", "qm."): "qm.>",
}
"""What to allow, by the verb and the beginning of a subject as the broker is read."""
_CALLS: Final = ".call"
"""Who may not make calls is told by each; events pass all the same."""
_CLEANING: Final = "$js.api.consumer.delete."
"""What is not deleted goes by itself."""


class MissingRightError(NatsError):
    """The user of the connection may not send what was to be sent."""


def missing_right(said: str) -> str:
    """Explain what the broker says of a right that is missing.

    Args:
        said: Its words, such as ``permissions violation for publish to "a.b"``.
    """
    verb, subject = _taken_apart(said)
    if not subject:
        return f"the broker refuses: {said}"
    does = "subscribe" if verb == "subscription" else verb
    told = f'the broker does not let its user {does} to "{subject}"'
    allowed = [
        right
        for (of, begin), right in _ALLOWED.items()
        if of == verb and subject.startswith(begin)
    ]
    return f"{told}: allow {verb} to {allowed[0]}" if allowed else told


def is_vital(said: str) -> bool:
    """Whether relays and workers can do nothing without a right.

    Args:
        said: The broker's words.
    """
    verb, subject = _taken_apart(said)
    if subject.endswith(_CALLS) or subject.startswith(_CLEANING):
        return False
    return any(of == verb and subject.startswith(begin) for of, begin in _ALLOWED)


def _taken_apart(said: str) -> tuple[str, str]:
    found = _SAID.search(said.lower())
    return (found[1], found[2]) if found else ("", "")
