# SPDX-License-Identifier: MIT
"""The topic of a subscription, and the parameters that subscribe to it."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from ...errors import LocalProtocolError

__all__ = [
    "MESSAGES",
    "MY_MESSAGES",
    "PRESENCE",
    "ROOM_EVENTS",
    "USER_EVENTS",
    "PublicationTopic",
    "Topic",
    "event_name",
]

MESSAGES: Final = "stream-room-messages"
"""The stream of messages; its key is a room's id, or `MY_MESSAGES`."""

MY_MESSAGES: Final = "__my_messages__"
"""The key for the messages of all the user's rooms."""

ROOM_EVENTS: Final = "stream-notify-room"
"""The stream of what happens in a room apart from messages; its keys begin with the
room's id."""

USER_EVENTS: Final = "stream-notify-user"
"""The stream of what concerns a user; its keys begin with the user's id."""

PRESENCE: Final = "stream-user-presence"
"""The stream that keeps one list of watched users per connection.

Only its first subscription becomes ready; later ones change the list, are
answered by `nosub` without an error, and take effect (transcripts README 13).
"""


class Topic(Struct, frozen=True):
    """An event of a publication, as `changed` frames name it.

    Attributes:
        stream: Wire name of publication and collection.
        key: The event's name; the user's id in `PRESENCE`.
    """

    stream: str
    key: str

    def __str__(self) -> str:
        """``stream-room-messages 'GENERAL'``, for messages to people."""
        return f"{self.stream} {self.key!r}"

    @property
    def room_id(self) -> str:
        """The room that it is about; empty when it is about no single one."""
        if self.stream == MESSAGES and self.key != MY_MESSAGES:
            return self.key
        return self.key.partition("/")[0] if self.stream == ROOM_EVENTS else ""

    def params(self, options: object) -> list[object]:
        """The parameters of the subscription.

        Args:
            options: An object goes to the publication as its extra argument.
        """
        if self.stream == PRESENCE:
            return ["", {"added": [self.key]}]
        if options is None:
            return [self.key, False]
        return [self.key, {"useCollection": False, "args": [options]}]

    def farewell(self) -> list[object] | None:
        """The parameters of the subscription that undoes it, if that is the way."""
        if self.stream == PRESENCE:
            return ["", {"removed": [self.key]}]
        return None


class PublicationTopic(Topic, frozen=True):
    """A publication of plain Meteor, with what it is asked for.

    Attributes:
        stream: Wire name of the publication.
        key: Its parameters as JSON: who asks for the same shares a subscription.
        sent: The parameters.
    """

    sent: tuple[object, ...]

    def __str__(self) -> str:
        """``tasks.inList(["home"])``, for messages to people."""
        return f"{self.stream}({self.key})"

    @property
    def room_id(self) -> str:
        """It concerns no room."""
        return ""

    def params(self, options: object) -> list[object]:
        """The parameters of the subscription; options are among them."""
        del options
        return list(self.sent)

    def farewell(self) -> None:
        """Nothing but `unsub` undoes it."""
        return


def event_name(pattern: str, keys: Sequence[str]) -> str:
    """Put values into the named parts of a key pattern.

    Args:
        pattern: Such as ``{room_id}/deleteMessage``.
        keys: One value for each part, in their order.

    Raises:
        LocalProtocolError: A value is empty, or their number is wrong.
    """
    parts = re.split(r"\{[^{}]*\}", pattern)
    if len(parts) != len(keys) + 1:
        raise LocalProtocolError(f"{pattern!r} takes {len(parts) - 1} values")
    if not all(keys):
        raise LocalProtocolError(f"{pattern!r}: a value is empty")
    woven = [parts[0]]
    for key, part in zip(keys, parts[1:], strict=True):
        woven += (key, part)
    return "".join(woven)
