# SPDX-License-Identifier: MIT
"""Connect live collections to the documents of the server and to subscriptions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from ...concurrency.waiters import HomeLoop, WaiterFactory
from ...model.operations.publication import Publication, PublicationTopic
from ...protocol.frames import encode_params, unsendable
from ..ports import Reporter, StreamSession
from ..sharing.registry import SubscriptionRegistry
from ..sharing.shared_subscription import SharedSubscription
from .collections import Collections

if TYPE_CHECKING:
    from .live import Live

__all__ = ["DocumentSubscriptions"]

T = TypeVar("T")


class DocumentSubscriptions:
    """Attaches live collections to subscriptions and detaches them.

    Args:
        session: The session's connections.
        registry: The subscriptions on the wire.
        collections: The documents that the server pushed.
        reporter: Counts, logs and informs the observer.
        make_waiter: Creates an object that a task can wait on.
        is_strict: Whether documents that do not match the schema raise an error.
        home: The event loop of the session.
    """

    def __init__(  # noqa: PLR0913  # the parts that it connects
        self,
        *,
        session: StreamSession,
        registry: SubscriptionRegistry,
        collections: Collections,
        reporter: Reporter,
        make_waiter: WaiterFactory,
        is_strict: bool,
        home: HomeLoop,
    ) -> None:
        self.is_strict: Final = is_strict
        self._session: Final = session
        self._registry: Final = registry
        self._collections: Final = collections
        self.report: Final = reporter.undecodable
        self.make_waiter: Final = make_waiter
        self._joined: Final[dict[Live, tuple[str, SharedSubscription | None]]] = {}
        self._home: Final = home

    async def follow(
        self, publication: Publication[T], params: Sequence[object], live: "Live"
    ) -> None:
        """Watch the collection, subscribe, and wait for its documents."""
        self._home.check()
        if self._session.ending.is_ending:
            raise self._session.ending.make_error()
        shared = None
        if publication.name is not None:
            topic = _topic(publication.name, params)
            shared = self._registry.join(topic, None, live)
        self._joined[live] = publication.collection, shared
        self._collections.watch(publication.collection, live)
        if shared is None:
            return
        deadline = self._registry.deadline()
        self._session.check_at(deadline)
        try:
            await self._registry.ready(shared, deadline)
        except BaseException:
            self.unfollow(live)
            raise

    def unfollow(self, live: "Live") -> None:
        """Stop following."""
        joined = self._joined.pop(live, None)
        if joined is not None:
            collection, shared = joined
            self._collections.unwatch(collection, live)
            if shared is not None:
                self._registry.leave(shared, live)


def _topic(name: str, params: Sequence[object]) -> PublicationTopic:
    """Create a topic; subscriptions to equal topics are shared.

    Raises:
        LocalProtocolError: A parameter is not JSON.
    """
    sent = tuple(encode_params(params))
    try:
        key = msgspec.json.encode(sent, order="deterministic").decode()
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise unsendable(f"{name}: a parameter", error) from error
    return PublicationTopic(name, key, sent)
