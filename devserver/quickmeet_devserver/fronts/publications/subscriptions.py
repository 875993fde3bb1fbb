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
    """By what the merge box knows it."""
    ends: Sequence[Callable[[], None]]


class PublishedSubscriptions:
    """The subscriptions of a client, by id.

    Args:
        send: Takes the frames that tell the client of documents.
    """

    def __init__(self, send: Callable[[bytes], None]) -> None:
        self._box: Final = MergeBox(send)
        self._there: Final[dict[str, _Subscription]] = {}

    def __contains__(self, id_: object) -> bool:
        """Whether there is a subscription of this id."""
        return id_ in self._there

    async def begin(
        self,
        id_: str,
        publisher: Publisher[Caller],
        caller: Caller,
        params: Sequence[object],
    ) -> None:
        """Publish; when it returns, the client has the existing documents.

        Of a subscription that is there already, for somebody else, only what differs
        is sent.

        Raises:
            MethodFailed: The publisher refused, or broke.
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
        """Publish for another logged-in user.

        Returns:
            What was refused, by the id of the subscription; it has ended.
        """
        refused: dict[str, MethodFailed] = {}
        for id_, known in list(self._there.items()):
            try:
                await self.begin(id_, known.publisher, caller, known.params)
            except MethodFailed as failed:
                refused[id_] = failed
        return refused

    def end(self, id_: str) -> None:
        """Stop publishing, and remove documents of this subscription alone."""
        known = self._there.pop(id_, None)
        if known is not None:
            self._drop(known)

    def close(self) -> None:
        """Stop observing, after the client is gone."""
        for known in self._there.values():
            for end in known.ends:
                end()
        self._there.clear()

    def _drop(self, known: _Subscription) -> None:
        for end in known.ends:
            end()
        self._box.drop(known.owner)
