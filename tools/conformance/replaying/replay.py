# SPDX-License-Identifier: MIT
"""One recorded conversation, fed to a server that runs, and its answers compared."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, cast

from quickmeet_devserver.base.documents import Document, as_document, as_list
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped

from ..comparing.answers import Answers
from ..comparing.comparison import Comparison
from ..comparing.exchanges import (
    EXTRA,
    NOT_PLAYED,
    WRONG_VALUE,
    Exchange,
    of_event,
    of_frame,
    of_request,
)
from ..comparing.judging import Known, blame
from ..comparing.live import LiveConnection, expanded
from ..comparing.pairing import Pairing, Recorded, Side, may_come_unrecorded
from ..recording.bystanders import ACT, with_bystanders
from ..recording.connections import followed_before, last_asked, replaced_at
from ..recording.keys import ANSWERS, causes_first, done_calls, key_of, refusals
from ..recording.moments import sent_at_of, taken_at
from ..recording.origin import is_of_streamer
from ..recording.rest_calls import call_rest, is_page
from ..recording.showing import shown_by, shown_in
from .stage import Stage

__all__ = ["replay"]

_CLOSED: Final = re.compile(r"closed code=(\d+)(?: reason='(.*)')?")
_OPENED: Final = re.compile(r"ws open wss?://[^/]+(/.*)")
_NORMAL: Final = 1000
_KILLED: Final = 1006
_LAST_WORDS_S: Final = 0.3
_FINE: Final = range(200, 300)


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
        self._lines = with_bystanders(causes_first(lines))
        self._stage = stage
        address = stage.fronts["monolith"]
        live_url = re.sub(r"^ws(s?://[^/]+).*", r"http\1", address)
        self._origins = (stage.url, live_url)
        self._refusals = refusals(lines)
        self._done = done_calls(lines)
        self._replaced = replaced_at(self._lines)
        self._sent_at = sent_at_of(lines)
        self._roles = stage.restorer.roles
        self._pairing = Pairing(self._roles, self._origins, self._note_login)
        self._answers = Answers()
        self._sides: dict[str, Side] = {}
        self._paths: dict[str, str] = {}
        self._exchanges: list[Exchange] = []
        self._is_settled = True
        self._begun: set[str] = set()
        self._known = Known(stage.known)
        self._end = 1 + max(
            (at for at, line in enumerate(self._lines) if line.kind != "note"),
            default=-1,
        )
        self._asked_last = last_asked(self._lines)
        self._last_step: int | None = None
        self._step = 0
        self._at = 0
        self._of_step: list[Exchange] = []
        self._expected: list[Recorded] = []
        self._login: tuple[str, str] | None = None

    async def run(self) -> list[Exchange]:
        await self._open_before()
        for position, line in enumerate(self._lines):
            if position == self._end:
                await self._hear_out()
            if line.kind == "in":
                self._expect(await self._side(position), line)
                self._is_settled = False
                continue
            if not self._is_settled:
                await self._settle()
            self._at = line.at
            for name in self._replaced.get(position, ()):
                await self._leave(name)
            now = taken_at(line, self._sent_at)
            await self._stage.tell_time(now, self._roles.value)
            if line.kind == "out":
                await self._send(await self._side(position), line)
            elif line.kind == "rest":
                await self._rest(line)
            elif line.kind == ACT:
                user_id, method, params, at = self._roles.value(parsed(line.text))
                await self._stage.restorer.act(user_id, method, params, at)
            else:
                await self._note(position, line)
        await self._settle()
        for name in list(self._sides):
            self._finish(name)
        return sorted(self._exchanges, key=lambda exchange: exchange.line)

    async def _open_before(self) -> None:
        """Open what was open before, since it may receive the very first event."""
        waiting = set(self._stage.logged_in)
        for position, line in enumerate(self._lines):
            if line.connection in waiting:
                waiting.remove(line.connection)
                await self._side(position)

    async def _hear_out(self) -> None:
        """Receive until the recording ends; later events were not recorded.

        Connections that are closed at last may see one another go, or not any more;
        what was asked for at last may be answered, or not any more.
        """
        if self._lines[self._end - 1].kind != "out":
            await self._settle()
        for side in self._sides.values():
            side.heard = len(side.live.frames)

    async def close(self) -> None:
        for side in self._sides.values():
            await side.live.close()

    async def _side(self, position: int) -> Side:
        name = self._lines[position].connection
        if name not in self._sides:
            is_of = is_of_streamer(self._lines[position:], name)
            front = "ddp-streamer" if is_of else "monolith"
            path = self._paths.pop(name, "/websocket")
            url = re.sub(r"/websocket$", path, self._stage.fronts[front])
            live = await LiveConnection.open(url)
            self._sides[name] = Side(live, [], {}, [], last_of={}, asked=set())
            user_id = self._stage.logged_in.get(name)
            if user_id is not None and name not in self._begun:
                followed = followed_before(self._lines[position:])
                side = self._sides[name]
                await self._stage.restorer.begin(side, user_id, followed)
            self._begun.add(name)
        return self._sides[name]

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
        is_by_client = (code == _NORMAL and not closed[2]) or code == _KILLED
        if not is_by_client:
            exchange = Exchange(line.number, "protocol", "close", is_documented=False)
            self._exchanges.append(exchange)
            await side.live.until(lambda: side.live.close_code is not None)
            if side.live.close_code != code:
                now = side.live.close_code or "open"
                exchange.add(WRONG_VALUE, f"closed with {code}; now {now}")
        await side.live.until(lambda: self._is_complete(side), _LAST_WORDS_S)
        await self._leave(line.connection)

    async def _leave(self, name: str) -> None:
        """Close a connection, and be done with it."""
        side = self._sides.get(name)
        if side is not None:
            self._finish(name)
            await side.live.close()
            del self._sides[name]
            await self._stage.calm_down(len(self._sides))

    def _is_complete(self, side: Side) -> bool:
        """Whether all has come that the recorded server said."""
        side.live.stamp(self._step, self._at)
        self._pairing.match(side, self._step)
        return all(one.is_done for one in side.recorded)

    async def _send(self, side: Side, line: Line) -> None:
        if line.number == self._asked_last:
            self._last_step = self._step
        for text in unwrapped(line):
            frame = parsed(text)
            known = cast("Document", frame) if isinstance(frame, dict) else None
            exchange = of_frame(line.number, known)
            self._exchanges.append(exchange)
            self._of_step.append(exchange)
            self._answers.note(side, exchange, known, self._known)
            match known:
                case {"msg": "method", "id": str(id_), "method": str(method)}:
                    is_refused = self._refusals.get((line.connection, id_))
                    if is_refused is not None:
                        self._stage.decide(side.live.session, id_, is_refused)
                        side.asked.add(id_)
                    if (line.connection, id_) in self._done:
                        params = as_list(as_document(known).get("params"))
                        await self._stage.restorer.know_codes(side, method, params)
                case {"msg": "sub", "id": str(id_)}:
                    side.subscribed[id_] = text
                case {"msg": "unsub", "id": str(id_)}:
                    side.subscribed.pop(id_, None)
                case _:
                    pass
        await self._stage.restorer.prepare(line.text)
        await side.live.send(line, self._roles.value)

    def _expect(self, side: Side, line: Line) -> None:
        """Note a frame of the recorded server, and what it answers."""
        for text in unwrapped(line):
            frame = parsed(expanded(text))
            if not isinstance(frame, dict):
                continue
            known = self._answers.answered(side, cast("Document", frame))
            if known is None:
                told = {"msg": "greeting", **cast("Document", frame)}
                known = of_event(line.number, told)
                self._exchanges.append(known)
            recorded = Recorded(frame, known, self._step, line.at)
            side.recorded.append(recorded)
            self._expected.append(recorded)

    async def _settle(self) -> None:
        """Wait for what the recorded server had answered by now; compare."""
        self._is_settled = True
        for side in self._sides.values():
            pending = [one for one in side.recorded if not one.is_done]
            await self._wait(side, pending)
        for side in self._sides.values():
            await side.live.settle()
        amiss: list[Recorded] = []
        for side in self._sides.values():
            side.live.stamp(self._step, self._at)
            amiss += self._pairing.match(side, self._step)
        blame(amiss, self._of_step, self._known)
        await self._bring_back(amiss)
        for one in self._expected:
            self._known.note(one.frame)
        self._expected.clear()
        self._of_step.clear()
        self._step += 1

    async def _bring_back(self, amiss: Sequence[Recorded]) -> None:
        """Bring the state back to the recorded one."""
        if not amiss:
            return
        sides = list(self._sides.values())
        restorer = self._stage.restorer
        if len(self._of_step) == 1 and any(one.is_refused_alone for one in amiss):
            await restorer.take_back(sides, self._step)
        numbers = {id(one) for one in amiss}
        shown = [
            showing
            for one in sorted(self._expected, key=lambda one: one.at)
            if id(one) in numbers
            for showing in shown_by(one.frame)
        ]
        await restorer.restore(sides, shown)
        for side in sides:
            told = [one for one in side.recorded if id(one) in numbers]
            await restorer.bring_in(sides, side, [one.frame for one in told])
            for one in told:
                if one.exchange.name == "login":
                    await restorer.log_in(sides, side, one)
                elif one.exchange.name == "logout" and one.is_refused_alone:
                    await restorer.stay(sides, side)
                elif side.login is not None and one.frame.get("msg") == "result":
                    await restorer.drop(sides, one.surplus, side.login[0])

    async def _wait(self, side: Side, pending: Sequence[Recorded]) -> None:
        live, wanted = side.live, self._wanted(side, pending)
        if not wanted:
            return

        def has_come() -> bool:
            come = Counter(
                json.dumps(key_of(one.frame)) for one in live.frames if not one.is_taken
            )
            return live.close_code is not None or all(
                come[key] >= count or self._is_refused_otherwise(come, key)
                for key, count in wanted.items()
            )

        if not await live.until(has_come):
            for one in pending:
                one.is_given_up = True
        side.asked.clear()

    @staticmethod
    def _wanted(side: Side, pending: Sequence[Recorded]) -> Counter[str]:
        """The answers that have to come, by key."""
        keys = [key_of(one.frame) for one in pending if not one.is_given_up]
        wanted = Counter(
            json.dumps(key)
            for key in keys
            if key[0] in ANSWERS or not side.live.is_connected or key == ("ping",)
        )
        for id_ in side.asked:  # a ping overtakes what is being carried out
            wanted.setdefault(json.dumps(("result", id_)), 1)
        return wanted

    @staticmethod
    def _is_refused_otherwise(come: Mapping[str, int], key: str) -> bool:
        """Whether a subscription was answered the other way, so that none will come."""
        kind, *ids = json.loads(key)
        other = {"ready": "nosub", "nosub": "ready"}.get(kind)
        return other is not None and come.get(json.dumps([other, *ids]), 0) > 0

    def _note_login(self, result: object) -> None:
        for side in self._sides.values():
            for frame in side.live.frames:
                if frame.frame.get("result") is result and isinstance(result, dict):
                    login = cast("Document", result)
                    side.login = (str(login["id"]), str(login["token"]))
                    self._login = side.login

    async def _rest(self, line: Line) -> None:
        side = self._sides.get(line.connection)
        call = as_document(parsed(line.text))
        exchange = of_request(line.number, call)
        self._exchanges.append(exchange)
        self._of_step.append(exchange)
        await self._stage.restorer.prepare(line.text)
        # what has no connection of its own is the only client's other way
        login = side.login if side else self._login
        asked = {
            **self._roles.value(call),
            "headers": await self._stage.factor(call, login),
        }
        answer = await call_rest(self._origins[1], asked, login)
        comparison = Comparison(self._roles, self._origins)
        comparison.compare(call.get("status"), answer.status, "$.status")
        if not (answer.is_page and is_page(call.get("response"))):
            comparison.compare(call.get("response"), answer.body, "$.response")
        comparison.keep()
        exchange.add(WRONG_VALUE, *comparison.problems)
        if answer.is_unplayed and call.get("status") != answer.status:
            exchange.blame = NOT_PLAYED
        self._is_settled = False
        if not comparison.problems:
            return
        sides = list(self._sides.values())
        if answer.status in _FINE and call.get("status") not in _FINE:
            await self._stage.restorer.take_back(sides, self._step)
        await self._stage.restorer.restore(sides, list(shown_in(call.get("response"))))

    def _finish(self, name: str) -> None:
        """Count what never came, and what came without being recorded."""
        side = self._sides[name]
        side.live.stamp(self._step, self._at)
        self._pairing.match(side, self._step)
        self._pairing.give_up(side)
        if name in {line.connection for line in self._lines}:
            last = max(line.number for line in self._lines if line.connection == name)
            for frame in side.heard_until_the_end(self._last_step):
                if not frame.is_taken and not may_come_unrecorded(side, frame):
                    self._unexpected(side, last, frame.frame)

    def _unexpected(self, side: Side, line: int, frame: Document) -> None:
        if frame.get("msg") in ANSWERS:
            ids = [frame.get("id"), *frame.get("methods", ()), *frame.get("subs", ())]
            if ("unsub", str(frame.get("id"))) in side.exchanges:
                return  # the recording ends before the answer
            for kind in ("method", "sub"):
                for id_ in ids:
                    known = side.exchanges.get((kind, str(id_)))
                    if known is not None:
                        known.add(EXTRA, f"{frame['msg']} unexpected")
                        return
        exchange = of_event(line, {"msg": "greeting", **frame})
        args = json.dumps((frame.get("fields") or frame).get("args", ""))
        exchange.add(EXTRA, f"unexpected: {args[:300]}")
        self._exchanges.append(exchange)
