# SPDX-License-Identifier: MIT
"""Operations: functions of a scope, and notifications after their commit."""

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
"""Finds out who asks; None for nobody."""


def start(
    context: Context,
    work: Callable[[Scope], T],
    note: Callable[[Outcome[T]], None],
    *,
    asker: Asker = lambda _: None,
    listener: Listener | None = None,
) -> None:
    """Queue an operation, for those that cannot wait.

    Args:
        context: The server's.
        work: What to do; it runs in the writer's thread.
        note: Called on the loop after the commit and its notifications.
        asker: Who asks.
        listener: The session that asks; None for others.
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
    """Run an operation; its notifications are sent before this returns.

    Args:
        context: The server's.
        work: What to do; it runs in the writer's thread.
        asker: Who asks.
        listener: The session that asks; None for others.

    Raises:
        StoreError: It could not be written.
        Exception: What the operation raised; nothing of it was kept.
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
    """Run an operation for a client, which only learns that it failed.

    Raises:
        MethodFailed: It refused, or broke; then that is logged.
    """
    try:
        return await operate(context, work, asker=asker, listener=listener)
    except MethodFailed:
        raise
    except Exception as error:
        logger.exception("an operation failed")
        raise INTERNAL from error
