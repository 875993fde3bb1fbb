# SPDX-License-Identifier: MIT
"""Nothing is lost, repeated or left hanging, whatever the network does."""

import json

import anyio
import pytest
from tools.chaos import __main__ as command
from tools.chaos.__main__ import run_all
from tools.chaos.run import run_schedule
from tools.chaos.schedule import Deed, Fault, Schedule, make_schedule
from tools.chaos.verdict import Verdict

from quickmeet_runtime.streams.cursor import Cursor
from quickmeet_runtime.streams.delivery.resume_window import ResumeWindow
from quickmeet_runtime.streams.delivery.subscriber import Subscriber
from quickmeet_runtime.streams.recovery.recovery import Recovery

pytestmark = pytest.mark.timeout(120)

SEED = 2026


@pytest.mark.parametrize("first", [0, 10, 20])
async def test_thirty_schedules_lose_nothing(first: int) -> None:
    verdicts = await run_all(SEED, list(range(first, first + 10)))

    assert len(verdicts) == 10
    problems = {
        f"python -m tools.chaos --seed {SEED} --only {number}": verdict.problems
        for number, verdict in verdicts.items()
        if verdict.problems
    }
    assert problems == {}
    assert sum(verdict.events for verdict in verdicts.values()) > 100
    assert sum(verdict.breaks for verdict in verdicts.values()) > 1


def test_a_schedule_is_the_same_each_time() -> None:
    assert make_schedule(SEED, 3) == make_schedule(SEED, 3)
    assert make_schedule(SEED, 3) != make_schedule(SEED, 4)


async def test_a_gap_larger_than_a_frame_does_not_keep_the_session_down() -> None:
    """Slow subscribers have it fetched again and again; each time in pages."""
    schedule = Schedule(
        "by hand",
        rooms=1,
        writers=((Deed(0.01, 0, "send", 0.0),) * 10, ()),
        consumer=(),
        faults=(Fault(0.05, "burst", 0, 1.0),),
        frame_limit=48 * 1024,
        bound=1,
    )
    verdict = await run_schedule(schedule)

    assert verdict.problems == []
    assert 1 < verdict.breaks < 10


# The oracle is worth something


CUT = Schedule(
    "by hand",
    rooms=1,
    writers=((Deed(0.01, 0, "send", 0.0),) * 40, ()),
    consumer=(),
    faults=(Fault(0.1, "refuse", 0, 0.4),),
)


async def test_the_oracle_notices_when_nothing_is_recovered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def give_up(_: Recovery, subscriber: Subscriber) -> None:
        subscriber.give_up("on purpose")

    monkeypatch.setattr(Recovery, "schedule", give_up)

    assert (await run_schedule(CUT)).lost > 0


async def test_the_oracle_notices_what_comes_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def forgetful(window: ResumeWindow, waiting: object = ()) -> Cursor | None:
        del waiting
        return None if place(window) is None else Cursor(at=0)

    def admit(*_: object) -> bool:
        return True

    place = ResumeWindow.cursor
    monkeypatch.setattr(ResumeWindow, "cursor", forgetful)
    monkeypatch.setattr(ResumeWindow, "admit", admit)

    verdict: Verdict = await run_schedule(CUT)
    assert verdict.repeated > 0


# The command


def test_the_command_runs_on_every_loop_and_says_how_to_repeat_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def fail(_: int, numbers: list[int]) -> dict[int, Verdict]:
        await anyio.lowlevel.checkpoint()
        return {number: Verdict(lost=1, problems=["lost 1: x"]) for number in numbers}

    monkeypatch.setattr(command, "run_all", fail)
    monkeypatch.setattr("sys.argv", ["chaos", "--schedules", "2", "--seed", "7"])

    assert command.main() == 1
    captured = capsys.readouterr()
    line = json.loads(captured.out.splitlines()[-1])
    assert (line["ok"], line["schedules"], line["lost"]) == (False, 6, 6)
    assert line["backends"] == ["asyncio", "uvloop", "trio"]
    assert line.keys() >= {
        *("faults", "events", "repeated", "hung", "unknown", "leaks")
    }
    for backend in line["backends"]:
        assert (
            f"python -m tools.chaos --seed 7 --only 1 --backend {backend}"
            in captured.err
        )
