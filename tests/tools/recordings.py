# SPDX-License-Identifier: MIT
"""Small recordings, written for a test."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.conformance import Report, compare_recordings

from quickmeet_devserver.recording.transcript import Line, read_transcript

NOW = 1_795_906_000_000
ALICE, BOB = "aLiceabcdefghJKL2", "bObabcdefghJKLMN3"


class Recording:
    """Writes lines as a recorder does."""

    def __init__(self, began: int = NOW) -> None:
        self._lines: list[dict[str, Any]] = []
        self._at = began
        self._ids = 0

    def line(self, connection: str, kind: str, frame: object) -> None:
        text = frame if isinstance(frame, str) else json.dumps(frame)
        self._at += 20
        line = {"t": self._at, "conn": connection, "dir": kind, "frame": text}
        self._lines.append(line)

    def call(
        self,
        connection: str,
        method: str,
        *params: object,
        told: object = None,
        **answer: object,
    ) -> None:
        """A call and what came; `result` or `error`, or neither; `told` before it."""
        self._ids += 1
        id_ = str(self._ids)
        asked = {"msg": "method", "method": method, "id": id_, "params": [*params]}
        self.line(connection, "out", asked)
        if told is not None:
            self.line(connection, "in", told)
        self.line(connection, "in", {"msg": "updated", "methods": [id_]})
        self.line(connection, "in", {"msg": "result", "id": id_, **answer})

    def connect(
        self, connection: str, session: str = "", *, greets: bool = False
    ) -> None:
        asked = {"msg": "connect", "version": "1", "support": ["1"]}
        self.line(connection, "out", asked)
        if greets:
            self.line(connection, "in", {"server_id": "0"})
        named = session or f"abcdefghJKLMNPQ2{connection}"
        self.line(connection, "in", {"msg": "connected", "session": named})

    def log_in(
        self, connection: str, user_id: str, username: str, *, code: str | None = None
    ) -> None:
        """Connect and log in by a password, and by a code beside it if one is given."""
        self.connect(connection)
        address = {"address": f"{username}@example.com", "verified": True}
        shown = {"username": username, "emails": [address]}
        added = {"msg": "added", "collection": "users", "id": user_id, "fields": shown}
        password = {"digest": "ab" * 32, "algorithm": "sha-256"}
        result = {
            "id": user_id,
            "token": f"{connection}-{user_id}-token-0123456789-0123456789"[:43],
            "tokenExpires": {"$date": self._at + 90 * 86_400_000},
            "type": "password",
        }
        asked: Any = {"user": {"username": username}, "password": password}
        if code is not None:
            asked = {"totp": {"login": asked, "code": code}}
        self.call(connection, "login", asked, told=added, result=result)

    def subscribe(self, connection: str, stream: str, event: str) -> None:
        self._ids += 1
        id_ = f"s{self._ids}"
        asked = {"msg": "sub", "id": id_, "name": stream, "params": [event, False]}
        self.line(connection, "out", asked)
        self.line(connection, "in", {"msg": "ready", "subs": [id_]})

    def event(self, connection: str, stream: str, event: str, *args: object) -> None:
        fields = {"eventName": event, "args": [*args]}
        frame = {"msg": "changed", "collection": stream, "id": "id", "fields": fields}
        self.line(connection, "in", frame)

    def request(
        self,
        connection: str,
        endpoint: str,
        body: object = None,
        *,
        status: int = 200,
        response: object = None,
    ) -> None:
        """A call over HTTP, noted when it was answered."""
        verb, _, path = endpoint.partition(" ")
        call: dict[str, Any] = {
            "http": verb,
            "path": f"/api{path}",
            "query": {},
            "body": body,
        }
        answer = {"status": status, "response": response or {"success": True}}
        self.line(connection, "rest", {**call, **answer})

    def texts(self) -> Iterator[str]:
        return (json.dumps(line) for line in self._lines)

    def written(self, folder: Path) -> Path:
        """Write it down."""
        path = folder / "recording.jsonl"
        path.write_text("\n".join(self.texts()), "utf-8")
        return path

    def lines(self, folder: Path) -> list[Line]:
        """Write it down, and read it back."""
        return list(read_transcript(self.written(folder)))

    async def compared(self, folder: Path) -> Report:
        """Write it down, and feed it to a server."""
        return await compare_recordings([self.written(folder)])


def changed_to(stream: str, event: str, *args: object) -> Any:
    """An event that tells of something."""
    fields = {"eventName": event, "args": [*args]}
    return {"msg": "changed", "collection": stream, "id": "id", "fields": fields}


def message(id_: str, room_id: str, user_id: str, text: str, **more: object) -> Any:
    """A message as an event has it."""
    username = {ALICE: "alice", BOB: "bob"}[user_id]
    written = {"type": "PARAGRAPH", "value": [{"type": "PLAIN_TEXT", "value": text}]}
    return {
        "_id": id_,
        "rid": room_id,
        "msg": text,
        "ts": {"$date": NOW + 500},
        "u": {"_id": user_id, "username": username, "name": username.title()},
        "_updatedAt": {"$date": NOW + 510},
        "urls": [],
        "mentions": [],
        "channels": [],
        "md": [written],
        **more,
    }


def missed(report: Report) -> list[tuple[str, str]]:
    """What did not match, and the kind of each."""
    return [(one.name, one.mismatch) for one in report.exchanges if one.problems]
