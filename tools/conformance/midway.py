# SPDX-License-Identifier: MIT
"""Subscriptions of a connection from before the beginning of a recording."""

from collections.abc import Sequence

from quickmeet_devserver.base.documents import as_document
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped

__all__ = ["followed_before"]


def followed_before(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Streams and events that arrive without a subscription in the recording.

    Args:
        lines: The recording, from the first line of the connection on.
    """
    asked, heard = set[tuple[str, str]](), dict[tuple[str, str], None]()
    for line in lines:
        is_own = line.connection == lines[0].connection and line.kind in {"in", "out"}
        for text in unwrapped(line) if is_own else ():
            match as_document(parsed(text)):
                case {"msg": "sub", "name": str(name), "params": [str(event), *_]}:
                    asked.add((name, event))
                case {"collection": str(name), "fields": {"eventName": str(event)}}:
                    if (name, event) not in asked:
                        heard[name, event] = None
                case _:
                    pass
    return list(heard)
