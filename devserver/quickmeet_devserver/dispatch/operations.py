# SPDX-License-Identifier: MIT
"""Running operations in the writer's thread, and sending events after the commit."""

import logging
from collections.abc import Callable
from typing import TypeVar, cast

import anyio

from quickmeet_devserver.base.failure import INTERNAL, MethodFailed
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.store import Outcome, Transaction
from quickmeet_devserver.wire.hub import Effect, Listener

from .context import Context
from .watchers import tell_changes

__all__ = ["Asker", "carry_out", "operate", "start"]

T = TypeVar("T")

logger = logging.getLogger("quickmeet.devserver")

Asker = Callable[[Transaction], str | None]
"""Determines the caller; None for an anonymous one."""


def start(
    context: Context,
    work: Callable[[Scope], T],
    note: Callable[[Outcome[T]], None],
    *,
    asker: Asker = lambda _: None,
    listener: Listener | None = None,
) -> None:
    """Queue an operation without waiting for it.

    Args:
        context: The server's shared state.
        work: The operation; it runs in the writer's thread.
        note: Called on the loop after the commit, when events have been sent.
        asker: Determines the caller.
        listener: The calling session; None for other callers.
    """
    hub = context.hub

    lasting: list[Effect] = []

    def run(tx: Transaction) -> tuple[T, list[Effect]]:
        scope = Scope(tx, hub, context.config, asker(tx), listener)
        scope.lasting_effects = lasting
        result = work(scope)
        tell_changes(scope)
        return result, scope.effects

    def done(outcome: Outcome[tuple[T, list[Effect]]]) -> None:
        if outcome.value is None:
            for effect in lasting:
                effect(hub)
            note(Outcome(None, outcome.error))
            return
        result, effects = outcome.value
        for effect in effects:
            effect(hub)
        note(Outcome(result, None))

    context.store.submit(run, done)


async def operate(
    context: Context,
    work: Callable[[Scope], T],
    *,
    asker: Asker = lambda _: None,
    listener: Listener | None = None,
) -> T:
    """Run an operation; its events are sent before this returns.

    Args:
        context: The server's shared state.
        work: The operation; it runs in the writer's thread.
        asker: Determines the caller.
        listener: The calling session; None for other callers.

    Raises:
        StoreError: The state could not be written.
        Exception: The operation failed and was rolled back.
    """
    done = anyio.Event()
    outcomes: list[Outcome[T]] = []

    def note(outcome: Outcome[T]) -> None:
        outcomes.append(outcome)
        done.set()

    start(context, work, note, asker=asker, listener=listener)
    await done.wait()
    outcome = outcomes[0]
    if outcome.error is not None:
        raise outcome.error
    return cast("T", outcome.value)


async def carry_out(
    context: Context,
    work: Callable[[Scope], T],
    *,
    asker: Asker = lambda _: None,
    listener: Listener | None = None,
) -> T:
    """Run an operation for a client, which only sees that it failed.

    Raises:
        MethodFailed: The operation refused, or failed; failures are logged.
    """
    try:
        return await operate(context, work, asker=asker, listener=listener)
    except MethodFailed:
        raise
    except Exception as error:
        logger.exception("an operation failed")
        raise INTERNAL from error
