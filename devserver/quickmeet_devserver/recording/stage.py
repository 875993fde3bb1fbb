# SPDX-License-Identifier: MIT
"""A replay: the connections, their frames, and the differences."""

import json
from collections.abc import Callable, Sequence
from typing import Any, Final

from quickmeet_devserver.base.documents import Document, as_list
from quickmeet_devserver.wire.http_messages import HttpResponse

from .likeness import Likeness, most_like
from .requests import LiveRequest, Requests, Unexpected
from .roles import ValueRoles
from .script import Cue, Script, ScriptLine, ScriptPart, shown

__all__ = ["Actor", "ReplayMismatchError", "Stage", "Unexpected"]

_CODE: Final = "not-recorded"


class ReplayMismatchError(AssertionError):
    """A client deviated from the recording; lists all differences.

    Attributes:
        unexpected: Requests that were sent but not recorded.
        missing: Requests that were recorded but not sent.
    """

    def __init__(
        self, unexpected: Sequence[Unexpected], missing: Sequence[str] = ()
    ) -> None:
        self.unexpected = tuple(unexpected)
        self.missing = tuple(missing)
        lines = [f"sent, not recorded: {one}" for one in unexpected]
        lines += [f"recorded, not sent: {one}" for one in missing]
        super().__init__("\n  ".join(("the client differs from the recording", *lines)))


class Stage:
    """All connections of a replay, and their shared state.

    Attributes:
        unexpected: Requests of clients that are not in the recording.
    """

    def __init__(self, script: Script) -> None:
        self.unexpected: list[Unexpected] = []
        self.roles: Final = ValueRoles()
        self.requests: Final = Requests(self.roles, script.requests)
        self._free: list[ScriptPart] = list(script.parts)
        self._script: Final = script
        self._actors: list[Actor] = []

    @property
    def missing(self) -> list[str]:
        """Recorded requests that no client has sent, with their line in the file."""
        return [
            f"{cue.name}{shown(cue.params)} (line {cue.number})"
            for part in self._script.parts
            for cue in part.cues
            if not cue.is_sent
        ] + self.requests.missing

    def enter(self, say: Callable[[bytes], None], close: Callable[[], None]) -> "Actor":
        """Add a client that has connected."""
        actor = Actor(self, say, close)
        self._actors.append(actor)
        return actor

    def leave(self, actor: "Actor") -> None:
        """Remove a client that has disconnected."""
        self._actors.remove(actor)

    def cast(self, frame: Document) -> ScriptPart | None:
        """Choose the connection to replay: the first with these frames next.

        Several clients may connect in another order than was recorded.
        """
        if not self._free:
            return None
        fitting = (part for part in self._free if self._has(part, frame))
        part = next(fitting, self._free[0])
        self._free.remove(part)
        return part

    def greeting(self) -> Document | None:
        """Return the answer to `connect`, from the next connection without a client."""
        return self._free[0].greeting if self._free else None

    def answer(self, asked: LiveRequest) -> HttpResponse | None:
        """Answer a REST request as recorded; returns None for an unknown one.

        Frames that become due by it are sent first.
        """
        answered = self.requests.answer(asked)
        if isinstance(answered, Unexpected):
            self.unexpected.append(answered)
            return None
        self.go_on()
        return answered

    def go_on(self) -> None:
        """Send the due frames of all connections."""
        for actor in list(self._actors):
            actor.go_on()

    def _has(self, part: ScriptPart, frame: Document) -> bool:
        for cue in part.cues:
            if _is_alike(cue, frame):
                likeness = Likeness(self.roles, cue.told)
                likeness.compare(cue.params, as_list(frame.get("params")))
                if not likeness.differences:
                    return True
        return False


class Actor:
    """The server's side of one connection.

    Args:
        stage: The replay.
        say: Sends a frame.
        close: Closes the connection.
    """

    def __init__(
        self, stage: Stage, say: Callable[[bytes], None], close: Callable[[], None]
    ) -> None:
        self._stage = stage
        self._say = say
        self._close = close
        self._part: ScriptPart | None = None
        self._is_cast = False
        self._live_ids: dict[tuple[bool, str], object] = {}

    def take(self, text: str) -> None:
        """Process a frame from the client."""
        try:
            frame: Any = json.loads(text)
        except (ValueError, RecursionError):
            frame = None
        match frame:
            case {"msg": "connect"}:
                greeting = self._stage.greeting()
                self._send(greeting or {"msg": "connected", "session": "replayed"})
            case {"msg": "ping"}:
                kept = {"id": frame["id"]} if "id" in frame else {}
                self._send({"msg": "pong", **kept})
            case {"msg": "pong"}:
                pass
            case {"msg": "unsub", "id": id_}:
                self._send({"msg": "nosub", "id": id_})
            case {"msg": "method" | "sub"}:
                self._ask(frame)
            case _:
                self._note(shown(text), "not a DDP message")
        self._stage.go_on()

    def go_on(self) -> None:
        """Send due frames, in recorded order; answers overtake events."""
        if self._part is None:
            return
        is_held = False
        for line in self._part.lines:
            if line.is_said or (is_held and not line.is_answer):
                continue
            if not all(cue.is_sent for cue in line.after):
                is_held = is_held or not line.is_answer
                continue
            line.is_said = True
            if line.frame is None:
                self._close()
                return
            self._send(self._told(line))

    def _ask(self, frame: Document) -> None:
        """Process a call or a subscription."""
        if not self._is_cast:
            self._is_cast = True
            self._part = self._stage.cast(frame)
        cue, reason = self._found(frame)
        if cue is not None:
            cue.is_sent = True
            self._live_ids[cue.is_call, cue.id] = frame.get("id")
            return
        name = str(frame.get("method" if frame["msg"] == "method" else "name"))
        self._note(f"{name}{shown(as_list(frame.get('params')))}", reason)
        error: Document = {
            "isClientSafe": True,
            "error": _CODE,
            "reason": reason,
            "message": f"{reason} [{_CODE}]",
            "errorType": "Meteor.Error",
        }
        if frame["msg"] == "method":
            self._send({"msg": "result", "id": frame.get("id"), "error": error})
            self._send({"msg": "updated", "methods": [frame.get("id")]})
        else:
            self._send({"msg": "nosub", "id": frame.get("id"), "error": error})

    def _found(self, frame: Document) -> tuple[Cue | None, str]:
        """Return the recorded call or subscription that matches, or why none does."""
        if self._part is None:
            return None, "the recording has no more connections"
        return most_like(
            [cue for cue in self._part.cues if _is_alike(cue, frame)],
            lambda cue: not cue.is_sent,
            lambda cue: self._likeness(cue, frame),
        )

    def _likeness(self, cue: Cue, frame: Document) -> Likeness:
        likeness = Likeness(self._stage.roles, cue.told)
        likeness.compare(cue.params, as_list(frame.get("params")))
        return likeness

    def _told(self, line: ScriptLine) -> Document:
        """Return a frame with the ids of the live client."""
        frame: Document = dict(line.frame or {})
        live: Document = self._stage.roles.value(frame)
        match frame:
            case {"msg": "result", "id": id_}:
                live["id"] = self._live_ids[True, str(id_)]
            case {"msg": "nosub", "id": id_}:
                live["id"] = self._live_ids[False, str(id_)]
            case {"msg": "updated"}:
                live["methods"] = self._live(line, is_call=True)
            case {"msg": "ready"}:
                live["subs"] = self._live(line, is_call=False)
            case _:
                pass
        return live

    def _live(self, line: ScriptLine, *, is_call: bool) -> list[object]:
        cues = [cue for cue in line.after if isinstance(cue, Cue)]
        return [self._live_ids[is_call, cue.id] for cue in cues]

    def _note(self, what: str, reason: str) -> None:
        self._stage.unexpected.append(Unexpected(what, reason))

    def _send(self, frame: Document) -> None:
        # not msgspec: a lone surrogate must be sent as it was recorded
        self._say(json.dumps(frame, separators=(",", ":")).encode())


def _is_alike(cue: Cue, frame: Document) -> bool:
    key = "method" if cue.is_call else "name"
    return cue.frame["msg"] == frame["msg"] and cue.name == str(frame.get(key))
