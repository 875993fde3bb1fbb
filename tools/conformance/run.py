# SPDX-License-Identifier: MIT
"""Recordings, one after the other, each against a server of its own."""

import asyncio
import re
from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress
from functools import partial
from pathlib import Path

from quickmeet_devserver.recording.roles import ValueRoles, kind_of
from quickmeet_devserver.recording.transcript import Line, read_transcript
from quickmeet_devserver.server.serving import serve
from quickmeet_devserver.wire.client_limits import Heartbeat

from .comparing.exchanges import Exchange
from .past.presupposed import presupposed
from .past.prior_state import Presupposed
from .recording.masks import unmasked
from .recording.moments import dated
from .recording.origin import is_of_streamer, version_of
from .recording.variants import Variant
from .replaying.planting import plant_messages, plant_presupposed, sent_at
from .replaying.replay import replay
from .replaying.restoring import Restorer
from .replaying.stage import Stage, Translate
from .report import Report

__all__ = ["compare_recordings", "find_recordings"]

_QUICK = Heartbeat(0.4, 0.4)
_SLOW = Heartbeat(60.0, 60.0)
_DAY_MS = 86_400_000


def find_recordings(paths: Sequence[Path]) -> list[Path]:
    """The files named, and those in the folders named."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted([*path.rglob("*.jsonl"), *path.rglob("*.har")])
        else:
            found.append(path)
    return found


async def compare_recordings(paths: Sequence[Path], variant: Variant = list) -> Report:
    """Feed recordings to the server and compare its answers.

    Args:
        paths: Files, or folders of files.
        variant: Makes what is fed of each recording.

    Raises:
        RecordingError: A file is not a recording.
    """
    report = Report()
    for path in find_recordings(paths):
        lines = unmasked(dated(variant(read_transcript(path))))
        report.add(path.stem, await _compare(lines))
    return report


async def _compare(lines: Sequence[Line]) -> list[Exchange]:
    clock = _Clock((lines[0].at if lines else 0) - _DAY_MS)  # all this was before
    known = presupposed(lines)
    heartbeat = _QUICK if _waits_for_pings(lines) else _SLOW
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(
            serve(
                clock=clock.now,
                heartbeat=heartbeat,
                rate_limits=True,
                server_version=version_of(lines),
            )
        )
        # the recorded server counted methods alone
        server.rate_limits.counts_requests = False
        await server.operate(partial(plant_presupposed, known=known))
        fronts = {"monolith": server.url}
        names = {line.connection for line in lines}
        if any(is_of_streamer(lines, name) for name in names):
            front = server.another_front("ddp-streamer")
            fronts["ddp-streamer"] = await stack.enter_async_context(front)

        def decide(session: str, call: str, is_refused: bool) -> None:  # noqa: FBT001  # a fact about the call
            server.rate_limits.decided[session, call] = is_refused

        async def tell_time(ms: int, translate: Translate) -> None:
            clock.tell(ms)
            if any(sent_at(one) <= ms for one in known.messages.values()):
                await server.operate(
                    partial(plant_messages, known=known, until=ms, translate=translate)
                )

        async def calm_down(connections: int) -> None:
            with suppress(TimeoutError):
                async with asyncio.timeout(1):
                    while server.connections > connections:  # noqa: ASYNC110  # nobody says so
                        await asyncio.sleep(0)
            await server.operate(lambda _: None)

        stage = Stage(
            fronts=fronts,
            tell_time=tell_time,
            logged_in=known.logged_in,
            calm_down=calm_down,
            decide=decide,
            restorer=Restorer(_roles_of(known), server.operate),
            url=known.url,
            known=known.ids(),
            digests={
                id_: str(user["digest"])
                for id_, user in known.users.items()
                if user.get("digest")
            },
        )
        return await replay(lines, stage)


def _roles_of(known: Presupposed) -> ValueRoles:
    """The ids of what was there before, which has them here too."""
    roles = ValueRoles()
    for documents in (known.users, known.rooms):
        for id_ in documents:
            if kind_of(id_) is not None:
                roles.learn(id_, id_)
    return roles


class _Clock:
    """The time of the recording, which the server lives in."""

    def __init__(self, ms: int) -> None:
        self._ms = ms

    def now(self) -> int:
        return self._ms

    def tell(self, ms: int) -> None:
        self._ms = max(self._ms, ms)


def _waits_for_pings(lines: Sequence[Line]) -> bool:
    """Whether the recorded server asked a silent client for a sign of life."""
    pings = re.compile(r'\{"msg":"ping"\}')
    return any(line.kind == "in" and pings.fullmatch(line.text) for line in lines)
