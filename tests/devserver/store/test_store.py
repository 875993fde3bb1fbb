# SPDX-License-Identifier: MIT
from functools import partial
from itertools import count
from pathlib import Path

import anyio
import pytest

from quickmeet_devserver import serve
from quickmeet_devserver.store import Outcome, StoreError, Transaction, open_store
from quickmeet_devserver.store.transaction import MOST_AHEAD_MS
from tests.devserver.people import PASSWORDS, call, connect, make_channel, say


def ticking() -> int:
    return next(_ticks)


_ticks = count(1_000)


async def test_an_operation_that_fails_leaves_nothing_behind() -> None:
    def break_off(tx: Transaction) -> None:
        tx["misc"].insert({"_id": "half"})
        raise LookupError("no further")

    async with open_store(None, ticking) as store:
        with pytest.raises(LookupError):
            await store.run(break_off)
        assert await store.run(lambda tx: tx["misc"].get("half")) is None


def add(number: int, tx: Transaction) -> None:
    tx["misc"].insert({"_id": str(number)})


def ignore(_: Outcome[None]) -> None:
    """Nobody waits for this."""


async def test_operations_that_wait_are_committed_together() -> None:
    done = anyio.Event()
    outcomes: list[Outcome[None]] = []

    def note(outcome: Outcome[None]) -> None:
        outcomes.append(outcome)
        if len(outcomes) == 50:
            done.set()

    async with open_store(None, ticking) as store:
        for number in range(50):
            store.submit(partial(add, number), note)
        await done.wait()
        assert store.commits < 50
        assert await store.run(lambda tx: tx["misc"].count()) == 50


async def test_one_that_fails_does_not_undo_its_neighbours() -> None:
    async with open_store(None, ticking) as store:
        store.submit(partial(add, 1), ignore)
        store.submit(partial(add, 1), ignore)
        await store.run(partial(add, 2))
        assert await store.run(lambda tx: tx["misc"].count()) == 2


async def test_stamps_never_repeat() -> None:
    async with open_store(None, lambda: 7) as store:
        stamps = await store.run(lambda tx: [tx.stamp() for _ in range(5)])
    assert len(set(stamps)) == 5


async def test_stamps_run_ahead_of_the_clock_by_no_more_than_a_second() -> None:
    moments = iter([5_000, 5_000, 4_000, 9_000])
    async with open_store(None, lambda: next(moments)) as store:
        many = await store.run(lambda tx: [tx.stamp() for _ in range(3_000)])
        more = await store.run(lambda tx: tx.stamp())
        back = await store.run(lambda tx: tx.stamp())
        later = await store.run(lambda tx: tx.stamp())

    assert len(set(many)) == MOST_AHEAD_MS + 1
    assert many == sorted(many)
    assert many[-1] == more == back == 5_000 + MOST_AHEAD_MS
    assert later == 9_000


async def test_changes_are_seen_as_they_were_written() -> None:
    def write(tx: Transaction) -> list[int]:
        document = {"_id": "x", "n": 1}
        tx["misc"].insert(document)
        document["n"] = 2
        tx["misc"].save(document)
        return [change.document["n"] for change in tx.changes]

    async with open_store(None, ticking) as store:
        assert await store.run(write) == [1, 2]


async def test_nothing_is_taken_after_the_end() -> None:
    async with open_store(None, ticking) as store:
        store.stop()
        with pytest.raises(StoreError):
            await store.run(lambda tx: tx["misc"].count())


async def test_a_file_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    file, users = tmp_path / "state.db", list(PASSWORDS.items())
    async with (
        serve(data=file, users=users) as server,
        connect(server, "alice") as alice,
    ):
        room = await make_channel(alice, "kept")
        sent = await say(alice, room, "still here")
    async with (
        serve(data=file, users=users) as server,
        connect(server, "alice") as alice,
    ):
        history = await call(alice, "loadHistory", room)
    assert [one["_id"] for one in history["messages"]] == [sent["_id"]]


async def test_a_file_that_is_not_a_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "noise.db"
    file.write_bytes(b"this is no database" * 100)
    with pytest.raises(StoreError, match="cannot open"):
        async with serve(data=file):
            pass
