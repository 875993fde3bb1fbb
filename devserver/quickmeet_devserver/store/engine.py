# SPDX-License-Identifier: MIT
"""The writer: one thread, one connection, one commit for all queued operations.

Operations are functions of a `Transaction`. They are queued; the thread takes all of
the queue, runs each in its own savepoint (so that a failed one is rolled back), commits
them together, and only then passes the outcomes to the event loop. The loop itself
never touches SQLite.
"""

import os
import sqlite3
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Generic, NamedTuple, TypeVar, cast

import anyio
from anyio import CapacityLimiter, to_thread

from quickmeet_devserver.base.loop import call_soon_threadsafe

from .schema import COLLECTIONS, MIGRATIONS
from .transaction import Transaction

__all__ = ["Outcome", "Store", "StoreError", "open_store"]

T = TypeVar("T")
_BATCH = 512
_BUSY_S = 0.2
_MARK = 0x716D6473
"""``qmds``, which marks files of this server."""


class StoreError(Exception):
    """The state could not be written; the operation was rolled back."""


class Outcome(NamedTuple, Generic[T]):
    """The outcome of an operation: an error or a value."""

    value: T | None
    error: Exception | None


class _Job(NamedTuple):
    work: Callable[[Transaction], object]
    done: Callable[[Outcome[object]], None]


class Store:
    """The state; opened by `open_store`.

    Args:
        path: A file; None to keep the state in memory.
        clock: Returns the time in milliseconds.
    """

    def __init__(self, path: Path | None, clock: Callable[[], int]) -> None:
        self.commits = 0
        self._path = path
        self._clock = clock
        self._queue: SimpleQueue[_Job | None] = SimpleQueue()
        self._to_loop = call_soon_threadsafe()
        self._stopped = False

    def now(self) -> int:
        """The time in milliseconds."""
        return self._clock()

    def submit(
        self, work: Callable[[Transaction], T], done: Callable[[Outcome[T]], None]
    ) -> None:
        """Queue an operation; ``done`` runs on the loop once it is committed."""
        if self._stopped:
            done(Outcome(None, StoreError("the server is stopping")))
            return
        self._queue.put(_Job(work, cast("Callable[[Outcome[object]], None]", done)))

    async def run(self, work: Callable[[Transaction], T]) -> T:
        """Run an operation and wait for its commit.

        Raises:
            StoreError: The commit failed.
        """
        outcomes: list[Outcome[T]] = []
        event = anyio.Event()

        def done(outcome: Outcome[T]) -> None:
            outcomes.append(outcome)
            event.set()

        self.submit(work, done)
        await event.wait()
        if outcomes[0].error is not None:
            raise outcomes[0].error
        return cast("T", outcomes[0].value)

    def stop(self) -> None:
        """Accept no more operations; queued ones are still committed."""
        if not self._stopped:
            self._stopped = True
            self._queue.put(None)

    def work(self, opened: Callable[[Exception | None], None]) -> None:
        """Run the writer; this is the body of its thread."""
        try:
            connection = _connect(self._path)
        except (sqlite3.Error, OSError) as error:
            opened(StoreError(f"cannot open {self._path}: {_words(error)}"))
            return
        try:
            opened(None)
            transaction = Transaction(connection)
            while jobs := self._take():
                self._commit(connection, transaction, jobs)
        finally:
            connection.close()

    def _take(self) -> list[_Job]:
        """Wait for an operation, and take all others in the queue as well."""
        first = self._queue.get()
        if first is None:
            return []
        jobs = [first]
        while len(jobs) < _BATCH:
            try:
                job = self._queue.get_nowait()
            except Empty:
                break
            if job is None:
                self._queue.put(None)
                break
            jobs.append(job)
        return jobs

    def _commit(
        self, connection: sqlite3.Connection, transaction: Transaction, jobs: list[_Job]
    ) -> None:
        outcomes: list[Outcome[object]] = []
        try:
            connection.execute("BEGIN IMMEDIATE")
            outcomes = [self._operate(connection, transaction, job) for job in jobs]
            connection.execute("COMMIT")
            self.commits += 1
        except sqlite3.Error as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            failure = StoreError(f"cannot commit: {error}")
            outcomes = [Outcome(None, failure)] * len(jobs)
        self._to_loop(partial(self._deliver, jobs, outcomes))

    def _operate(
        self, connection: sqlite3.Connection, transaction: Transaction, job: _Job
    ) -> Outcome[object]:
        connection.execute("SAVEPOINT operation")
        transaction.begin(self._clock())
        try:
            value = job.work(transaction)
        except Exception as error:  # noqa: BLE001  # passed to the caller
            connection.execute("ROLLBACK TO operation")
            outcome = Outcome[object](None, error)
        else:
            outcome = Outcome[object](value, None)
        connection.execute("RELEASE operation")
        return outcome

    def _deliver(self, jobs: list[_Job], outcomes: list[Outcome[object]]) -> None:
        for job, outcome in zip(jobs, outcomes, strict=True):
            job.done(outcome)


@asynccontextmanager
async def open_store(
    path: Path | None, clock: Callable[[], int]
) -> AsyncGenerator[Store]:
    """Open the state and run its writer thread.

    Raises:
        StoreError: The file cannot be opened.
    """
    store = Store(path, clock)
    opened: list[Exception | None] = []
    event = anyio.Event()
    to_loop = call_soon_threadsafe()

    def note(error: Exception | None) -> None:
        opened.append(error)
        to_loop(event.set)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(
            partial(
                to_thread.run_sync,
                partial(store.work, note),
                limiter=CapacityLimiter(1),
            )
        )
        try:
            with anyio.CancelScope(shield=True):
                await event.wait()
            if opened[0] is None:
                yield store
        finally:
            store.stop()
    if opened[0] is not None:
        raise opened[0]


def _words(error: Exception) -> str:
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_BUSY:
        return "another server has it open"
    return str(error)


def _connect(path: Path | None) -> sqlite3.Connection:
    """Open a file exclusively, readable only by its owner."""
    if path is not None:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    connection = sqlite3.connect(
        ":memory:" if path is None else path,
        timeout=_BUSY_S,
        isolation_level=None,
        cached_statements=512,
    )
    try:
        if path is not None:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            _check_owner(connection)
            connection.execute("COMMIT")
            path.chmod(0o600)  # perhaps written by an earlier release
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        _migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_owner(connection: sqlite3.Connection) -> None:
    """Refuse the database of another program before changing anything in it."""
    mark = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = {
        str(name)
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        )
    }
    if mark not in {0, _MARK} or (
        mark == 0 and tables and not COLLECTIONS.keys() <= tables
    ):
        raise sqlite3.DatabaseError("it is the database of another program")
    connection.execute(f"PRAGMA application_id = {_MARK}")


def _migrate(connection: sqlite3.Connection) -> None:
    """Migrate the tables to the current schema; a newer file is refused."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(MIGRATIONS):
        raise sqlite3.DatabaseError(f"written by a newer release (schema {version})")
    for number, statements in enumerate(MIGRATIONS[version:], version + 1):
        connection.execute("BEGIN IMMEDIATE")
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
