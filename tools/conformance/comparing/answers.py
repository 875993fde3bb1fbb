# SPDX-License-Identifier: MIT
"""Which frame of a client each frame of the recorded server answers."""

from typing import cast

from quickmeet_devserver.base.documents import Document, as_list

from ..recording.hints import SENDS
from .exchanges import STATE_UNKNOWN, Exchange
from .judging import Known
from .pairing import Side

__all__ = ["Answers"]


class Answers:
    """The open requests of each connection."""

    def note(
        self, side: Side, exchange: Exchange, frame: Document | None, known: Known
    ) -> None:
        """Take a frame that a client sends.

        Args:
            side: Its connection.
            exchange: The exchange that it begins.
            frame: Its JSON; None when it is not an object.
            known: What came up before.
        """
        told = frame or {}
        match frame:
            case {"msg": "pong" | None}:
                exchange.name = "pong"
            case {"msg": _}:
                pass
            case _:
                exchange.name = "malformed"
        match frame:
            case {"msg": "method" | "sub" as kind, "id": str(id_)}:
                side.exchanges[kind, id_] = exchange
                asked = told.get("params")
                is_new = told.get("method") in SENDS  # its id is the client's own
                if not is_new and known.lacks(asked):
                    exchange.blame = STATE_UNKNOWN
                known.note(as_list(asked))
            case {"msg": "unsub", "id": str(id_)}:
                of = side.exchanges.get(("sub", id_))
                if of is not None:
                    exchange.name = f"un{of.name}"
                    exchange.is_documented = of.is_documented
                side.exchanges["unsub", id_] = exchange
            case _:
                side.waiting.append(exchange)

    def answered(self, side: Side, frame: Document) -> Exchange | None:
        """The exchange that a frame of the recorded server belongs to, if to any."""
        match frame:
            case {"msg": "result", "id": str(id_)}:
                return side.exchanges.get(("method", id_))
            case {"msg": "updated", "methods": [str(id_)]}:
                return side.exchanges.get(("method", id_))
            case {"msg": "ready", "subs": [str(id_)]}:
                return side.exchanges.get(("sub", id_))
            case {"msg": "nosub", "id": str(id_)}:
                known = side.exchanges.pop(("unsub", id_), None)
                known = known or side.exchanges.get(("sub", id_))
                return known or self._waiting_for(side, frame)
            case {"msg": "connected" | "failed" | "error" | "pong" | "nosub"}:
                return self._waiting_for(side, frame)
            case _:
                return None

    def _waiting_for(self, side: Side, frame: Document) -> Exchange | None:
        offending = frame.get("offendingMessage")
        if isinstance(offending, dict):
            id_ = cast("Document", offending).get("id")
            known = side.exchanges.get(("method", str(id_)))
            if known is not None:
                return known
        while side.waiting:
            exchange = side.waiting.pop(0)
            if exchange.name != "pong":
                return exchange
        return None
