# SPDX-License-Identifier: MIT
"""One recorded conversation, fed to a server that runs, and its answers compared."""

import json
import re
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final, TypeAlias, cast

from msgspec import Struct

from quickmeet_devserver.documents import Document
from quickmeet_devserver.played.roles import Roles
from quickmeet_devserver.played.transcript import Line, parsed, unwrapped

from .comparison import Comparison
from .exchanges import Exchange, of_event, of_frame
from .keys import (
    ANSWERS,
    causes_first,
    key_of,
    refusals,
)
from .live import LiveConnection, expanded
from .pairing import Pairing, Recorded, Side, may_come_unrecorded
from .prior_state import token_of
from .rest_calls import call_rest

__all__ = ["Stage", "Translate", "replay"]

Translate: TypeAlias = Callable[[Document], Document]
"""Puts live values in the place of recorded ones."""

_CLOSED: Final = re.compile(r"closed code=(\d+)(?: reason='(.*)')?")
_OPENED: Final = re.compile(r"ws open wss?://[^/]+(/.*)")
_KILLED: Final = 1006
_LAST_WORDS_S: Final = 0.3


class Stage(Struct):
    """The server that a conversation is fed to.

    Attributes:
        fronts: Addresses of its WebSockets, by front.
        tell_time: Called with the recorded time, and a translation of recorded values,
            before each frame is sent.
        logged_in: Users by connections that were logged in before.
        calm_down: Waits until so many connections are left, and all is told.
        decide: Called with a session, a call and whether it was one too many.
        url: How the recorded server calls itself.
    """

    fronts: dict[str, str]
    tell_time: Callable[[int, Translate], Awaitable[None]]
    logged_in: Mapping[str, str]
    calm_down: Callable[[int], Awaitable[None]]
    decide: Callable[[str, str, bool], None]
    url: str


async def replay(lines: Sequence[Line], stage: Stage) -> list[Exchange]:
    """Feed the client's side of a conversation to a server.

    Args:
        lines: The recording.
        stage: The server.

    Returns:
        The exchanges, in the order of the recording.
    """
    replayer = _Replayer(lines, stage)
    try:
        return await replayer.run()
    finally:
        await replayer.close()


class _Replayer:
    def __init__(self, lines: Sequence[Line], stage: Stage) -> None:
        self._lines = causes_first(lines)
        self._stage = stage
        address = stage.fronts["monolith"]
        live_url = re.sub(r"^ws(s?://[^/]+).*", r"http\1", address)
        self._origins = (stage.url, live_url)
        self._refusals = refusals(lines)
        self._roles = Roles()
        self._pairing = Pairing(self._roles, self._origins, self._note_login)
        self._sides: dict[str, Side] = {}
        self._paths: dict[str, str] = {}
        self._exchanges: list[Exchange] = []
        self._is_settled = True
        self._begun: set[str] = set()

    async def run(self) -> list[Exchange]:
        for position, line in enumerate(self._lines):
            if line.kind == "in":
                self._expect(await self._side(position), line)
                self._is_settled = False
                continue
            if not self._is_settled:
                await self._settle()
            await self._stage.tell_time(line.at, self._roles.value)
            if line.kind == "out":
                await self._send(await self._side(position), line)
            elif line.kind == "rest":
                await self._rest(line)
            else:
                await self._note(position, line)
        await self._settle()
        for name in list(self._sides):
            self._finish(name)
        return sorted(self._exchanges, key=lambda exchange: exchange.line)

    async def close(self) -> None:
        for side in self._sides.values():
            await side.live.close()

    async def _side(self, position: int) -> Side:
        name = self._lines[position].connection
        if name not in self._sides:
            front = self._front_of(position)
            path = self._paths.pop(name, "/websocket")
            url = re.sub(r"/websocket$", path, self._stage.fronts[front])
            live = await LiveConnection.open(url)
            self._sides[name] = Side(live, [], {}, [])
            user_id = self._stage.logged_in.get(name)
            if user_id is not None and name not in self._begun:
                await self._log_in(self._sides[name], user_id)
            self._begun.add(name)
        return self._sides[name]

    async def _log_in(self, side: Side, user_id: str) -> None:
        """Begin where the recording does: it lacks its beginning."""
        login: Document = {"resume": token_of(user_id)}
        frames = (
            {"msg": "connect", "version": "1", "support": ["1"]},
            {"msg": "method", "id": "-", "method": "login", "params": [login]},
        )
        for frame in frames:
            line = Line(0, 0, "", "out", json.dumps(frame))
            await side.live.send(line, lambda value: value)
        await side.live.until(
            lambda: any(one.frame.get("id") == "-" for one in side.live.frames)
        )
        side.live.frames.clear()
        side.login = (user_id, login["resume"])

    def _front_of(self, position: int) -> str:
        """Which front a connection spoke to: ddp-streamer greets at once."""
        name = self._lines[position].connection
        for line in self._lines[position:]:
            if line.connection == name and line.kind == "in" and line.text != "o":
                is_streamer = '"server_id"' in line.text.replace("\\", "")
                return "ddp-streamer" if is_streamer else "monolith"
        return "monolith"

    async def _note(self, position: int, line: Line) -> None:
        opened = _OPENED.match(line.text)
        if opened is not None:
            self._paths[line.connection] = opened[1]
            await self._side(position)
            return
        closed = _CLOSED.match(line.text)
        if closed is None or line.connection not in self._sides:
            return
        side, code = self._sides[line.connection], int(closed[1])
        is_by_client = (code == 1000 and not closed[2]) or code == _KILLED  # noqa: PLR2004  # normal
        if not is_by_client:
            exchange = Exchange(line.number, "protocol", "close", is_documented=False)
            self._exchanges.append(exchange)
            await side.live.until(lambda: side.live.close_code is not None)
            if side.live.close_code != code:
                exchange.problems.append(
                    f"closed with {code}; now {side.live.close_code or 'open'}"
                )
        await side.live.until(lambda: self._is_complete(side), _LAST_WORDS_S)
        self._finish(line.connection)
        await side.live.close()
        del self._sides[line.connection]
        await self._stage.calm_down(len(self._sides))

    def _is_complete(self, side: Side) -> bool:
        """Whether all has come that the recorded server said."""
        self._pairing.match(side, is_last=False)
        return all(one.is_done for one in side.recorded)

    async def _send(self, side: Side, line: Line) -> None:
        for text in unwrapped(line):
            frame = parsed(text)
            known = cast("Document", frame) if isinstance(frame, dict) else None
            exchange = of_frame(line.number, known)
            self._exchanges.append(exchange)
            if known is None or known.get("msg") in {"pong", None}:
                exchange.name = "pong" if known and "msg" in known else "malformed"
            match known:
                case {"msg": "method" | "sub" as kind, "id": str(id_)}:
                    side.exchanges[kind, id_] = exchange
                    is_refused = self._refusals.get((line.connection, id_))
                    if is_refused is not None:
                        self._stage.decide(side.live.session, id_, is_refused)
                case {"msg": "unsub", "id": str(id_)}:
                    of = side.exchanges.get(("sub", id_))
                    if of is not None:
                        exchange.name = f"un{of.name}"
                        exchange.is_documented = of.is_documented
                    side.exchanges["unsub", id_] = exchange
                case _:
                    side.waiting.append(exchange)
        await side.live.send(line, self._roles.value)

    def _expect(self, side: Side, line: Line) -> None:
        """Note a frame of the recorded server, and what it answers."""
        for text in unwrapped(line):
            frame = parsed(expanded(text))
            if not isinstance(frame, dict):
                continue
            exchange = self._answered(side, line, cast("Document", frame))
            side.recorded.append(Recorded(frame, exchange))

    def _answered(self, side: Side, line: Line, frame: Document) -> Exchange:
        known: Exchange | None = None
        match frame:
            case {"msg": "result", "id": str(id_)}:
                known = side.exchanges.get(("method", id_))
            case {"msg": "updated", "methods": [str(id_)]}:
                known = side.exchanges.get(("method", id_))
            case {"msg": "ready", "subs": [str(id_)]}:
                known = side.exchanges.get(("sub", id_))
            case {"msg": "nosub", "id": str(id_)}:
                known = side.exchanges.pop(("unsub", id_), None)
                known = known or side.exchanges.get(("sub", id_))
            case {"msg": "connected" | "failed" | "error" | "pong" | "nosub"}:
                known = self._waiting_for(side, frame)
            case _:
                pass
        if known is not None:
            return known
        exchange = of_event(line.number, {"msg": "greeting", **frame})
        self._exchanges.append(exchange)
        return exchange

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

    async def _settle(self) -> None:
        """Wait for what the recorded server had answered by now; compare."""
        self._is_settled = True
        for side in self._sides.values():
            pending = [one for one in side.recorded if not one.is_done]
            await self._wait(side, pending)
        for side in self._sides.values():
            await side.live.settle()
        for side in self._sides.values():
            self._pairing.match(side, is_last=False)

    async def _wait(self, side: Side, pending: Sequence[Recorded]) -> None:
        live = side.live
        wanted: dict[str, int] = defaultdict(int)
        for one in pending:
            key = key_of(one.frame)
            if one.is_given_up:
                continue
            if key[0] in ANSWERS or not live.is_connected or key == ("ping",):
                wanted[json.dumps(key)] += 1
        if not wanted:
            return

        def has_come() -> bool:
            come: dict[str, int] = defaultdict(int)
            for frame in live.frames:
                if not frame.is_taken:
                    come[json.dumps(key_of(frame.frame))] += 1
            return live.close_code is not None or all(
                come[key] >= count for key, count in wanted.items()
            )

        if not await live.until(has_come):
            for one in pending:
                one.is_given_up = True

    def _note_login(self, result: object) -> None:
        for side in self._sides.values():
            for frame in side.live.frames:
                if frame.frame.get("result") is result and isinstance(result, dict):
                    login = cast("Document", result)
                    side.login = (str(login["id"]), str(login["token"]))

    async def _rest(self, line: Line) -> None:
        side = self._sides.get(line.connection)
        call = cast("Document", parsed(line.text))
        answer = await call_rest(
            self._origins[1], self._roles.value(call), side.login if side else None
        )
        comparison = Comparison(self._roles, self._origins)
        comparison.compare(call.get("response"), answer)
        comparison.keep()

    def _finish(self, name: str) -> None:
        """Count what never came, and what came without being recorded."""
        side = self._sides[name]
        self._pairing.match(side, is_last=True)
        if name in {line.connection for line in self._lines}:
            last = max(line.number for line in self._lines if line.connection == name)
            for frame in side.live.frames:
                if not frame.is_taken and not may_come_unrecorded(side, frame):
                    self._unexpected(side, last, frame.frame)

    def _unexpected(self, side: Side, line: int, frame: Document) -> None:
        if frame.get("msg") in ANSWERS:
            ids = [frame.get("id"), *frame.get("methods", ()), *frame.get("subs", ())]
            for kind in ("method", "sub"):
                for id_ in ids:
                    known = side.exchanges.get((kind, str(id_)))
                    if known is not None:
                        known.problems.append(f"{frame['msg']} unexpected")
                        return
        exchange = of_event(line, {"msg": "greeting", **frame})
        args = json.dumps((frame.get("fields") or frame).get("args", ""))
        exchange.problems.append(f"unexpected: {args[:300]}")
        self._exchanges.append(exchange)
