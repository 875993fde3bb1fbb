# SPDX-License-Identifier: MIT
"""The subscriptions of one client to custom publications."""

import logging
from collections.abc import Callable, Sequence
from functools import partial
from inspect import isawaitable
from typing import Final, NamedTuple

from quickmeet_devserver.base.failure import INTERNAL, MethodFailed
from quickmeet_devserver.dispatch.handling import Caller
from quickmeet_devserver.operation.method import as_failure
from quickmeet_runtime.errors import MethodError
from quickmeet_runtime.model.operations.handler import Publisher, published

from .merge_box import MergeBox

__all__ = ["PublishedSubscriptions"]

logger = logging.getLogger("quickmeet.devserver")


class _Subscription(NamedTuple):
    publisher: Publisher[Caller]
    params: Sequence[object]
    owner: object
    """The key of the subscription in the merge box."""
    ends: Sequence[Callable[[], None]]


class PublishedSubscriptions:
    """The subscriptions of a client, by id.

    Args:
        send: Sends the document frames to the client.
    """

    def __init__(self, send: Callable[[bytes], None]) -> None:
        self._box: Final = MergeBox(send)
        self._there: Final[dict[str, _Subscription]] = {}

    def __contains__(self, id_: object) -> bool:
        """Return whether there is a subscription of this id."""
        return id_ in self._there

    async def begin(
        self,
        id_: str,
        publisher: Publisher[Caller],
        caller: Caller,
        params: Sequence[object],
    ) -> None:
        """Start a subscription; on return, the existing documents have been sent.

        If the subscription exists already, for another user, only differences are sent.

        Raises:
            MethodFailed: The publisher refused, or failed.
        """
        try:
            answer = publisher.publish(caller, params)
            if isawaitable(answer):
                answer = await answer
            sources = list(published(answer))
        except MethodError as error:
            self.end(id_)
            raise as_failure(error) from error
        except Exception as error:
            logger.exception("the publisher of %s failed", publisher.name)
            self.end(id_)
            raise INTERNAL from error
        before = self._there.pop(id_, None)
        owner = object()
        ends = [
            source.observe(partial(self._box.put, owner, source.collection))
            for source in sources
        ]
        self._there[id_] = _Subscription(publisher, params, owner, ends)
        if before is not None:
            self._drop(before)

    async def begin_again(self, caller: Caller) -> dict[str, MethodFailed]:
        """Restart all subscriptions for another logged-in user.

        Returns:
            The errors by id of the refused subscriptions, which have ended.
        """
        refused: dict[str, MethodFailed] = {}
        for id_, known in list(self._there.items()):
            try:
                await self.begin(id_, known.publisher, caller, known.params)
            except MethodFailed as failed:
                refused[id_] = failed
        return refused

    def end(self, id_: str) -> None:
        """End a subscription and remove the documents that no other one has."""
        known = self._there.pop(id_, None)
        if known is not None:
            self._drop(known)

    def close(self) -> None:
        """Stop observing after the client has disconnected."""
        for known in self._there.values():
            for end in known.ends:
                end()
        self._there.clear()

    def _drop(self, known: _Subscription) -> None:
        for end in known.ends:
            end()
        self._box.drop(known.owner)
