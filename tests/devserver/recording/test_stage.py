# SPDX-License-Identifier: MIT
"""Every recording can be replayed to a client that sends what was recorded."""

import json
from pathlib import Path
from typing import Any

import pytest

from quickmeet_devserver.recording.requests import LiveRequest
from quickmeet_devserver.recording.script import Cue, RestCue, Script, read_script
from quickmeet_devserver.recording.stage import Actor, Stage

RECORDINGS = sorted(
    Path(__file__).parents[2].joinpath("data", "transcripts").rglob("*.jsonl")
)


def perform(script: Script) -> tuple[Stage, dict[str, list[Any]]]:
    """Send what the recorded clients sent, in order; return what each received."""
    stage, heard = Stage(script), dict[str, list[Any]]()
    actors: dict[str, Actor] = {}
    for part in script.parts:

        def say(data: bytes, name: str = part.name) -> None:
            heard.setdefault(name, []).append(json.loads(data))

        actors[part.name] = stage.enter(say, lambda: None)
    cues: list[Cue | RestCue] = [cue for part in script.parts for cue in part.cues]
    for cue in sorted([*cues, *script.requests], key=lambda cue: cue.number):
        if isinstance(cue, Cue):
            actors[cue.connection].take(json.dumps(cue.frame))
        else:
            answered = stage.answer(asked(cue))
            assert answered is not None
            assert answered.status == cue.exchange["status"]
    return stage, heard


def asked(cue: RestCue) -> LiveRequest:
    """What the recorded client asked over REST."""
    told = cue.exchange
    return LiveRequest(
        told["http"], told["path"], told.get("query") or {}, told.get("body")
    )


@pytest.mark.parametrize("path", RECORDINGS, ids=lambda path: path.stem)
def test_a_recording_answers_its_own_client_in_full(path: Path) -> None:
    script = read_script(path)
    stage, heard = perform(script)
    assert stage.unexpected == []
    assert stage.missing == []
    for part in script.parts:
        if part.cues:
            assert [line.frame for line in part.lines if not line.is_said] == []
            assert len(heard.get(part.name, [])) == len(part.lines)
