# SPDX-License-Identifier: MIT
"""Every recording that we have can be played, to whoever says what was recorded."""

import json
from pathlib import Path
from typing import Any

import pytest

from quickmeet_devserver.played.script import Script, read_script
from quickmeet_devserver.played.stage import Actor, Stage

RECORDINGS = sorted(
    Path(__file__).parents[1].joinpath("data", "transcripts").rglob("*.jsonl")
)


def perform(script: Script) -> tuple[Stage, dict[str, list[Any]]]:
    """Say what the recorded clients said, in its order; what each of them heard."""
    stage, heard = Stage(script), dict[str, list[Any]]()
    actors: dict[str, Actor] = {}
    for part in script:

        def say(data: bytes, name: str = part.name) -> None:
            heard.setdefault(name, []).append(json.loads(data))

        actors[part.name] = stage.enter(say, lambda: None)
    cues = sorted((cue for part in script for cue in part.cues), key=lambda c: c.number)
    for cue in cues:
        actors[cue.connection].take(json.dumps(cue.frame))
    return stage, heard


@pytest.mark.parametrize("path", RECORDINGS, ids=lambda path: path.stem)
def test_a_recording_answers_its_own_client_in_full(path: Path) -> None:
    script = read_script(path)
    stage, heard = perform(script)
    assert stage.unexpected == []
    assert stage.missing == []
    for part in script:
        if part.cues:
            assert [line.frame for line in part.lines if not line.is_said] == []
            assert len(heard.get(part.name, [])) == len(part.lines)
