# SPDX-License-Identifier: MIT
"""The state of a session that survives its connections."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from ..calls.budget import Budget
from ..calls.pending import PendingCalls
from ..calls.rate_limit_retry import RateLimitRetry
from ..concurrency.clock import Clock, SystemClock
from ..concurrency.waiters import DispatchBatch
from ..observability.masking import Masker
from ..observability.observer import PayloadReporter, Statistics
from ..options.options import Options
from ..streams.documents.collections import Collections
from ..streams.sharing.registry import SubscriptionRegistry
from .status import StreamReporter
from .table import Lifecycle

if TYPE_CHECKING:
    from ..streams.ports import StreamSession
    from ..streams.recovery.fetcher import RestWay
    from ..streams.recovery.recovery import Recovery

__all__ = ["SessionRegistries"]


class SessionRegistries:
    """The registries and shared objects of a session.

    Attributes:
        options: The user's options.
        clock: The session's clock.
        make_waiter: Makes waiters.
        batch: The batch of frames being dispatched.
        masker: Masks secrets.
        statistics: The counters.
        payloads: Reports payloads that do not match the schema.
        lifecycle: The state of the session.
        new_budget: Makes the budget of a call that begins now.
        calls: The calls that wait for answers.
        retry: Repeats rate-limited calls.
        subscriptions: The subscriptions.
        recovery: Fetches missed events; None if nothing was ever followed.
        reporter: Counts and logs the fate of events, and reports it to the observer.
        collections: The documents that the server pushed.
    """

    __slots__ = (
        "_by_rest",
        "batch",
        "calls",
        "clock",
        "collections",
        "lifecycle",
        "make_waiter",
        "masker",
        "new_budget",
        "options",
        "payloads",
        "recovery",
        "reporter",
        "retry",
        "statistics",
        "subscriptions",
    )

    def __init__(
        self, options: Options, by_rest: "Callable[[], RestWay] | None" = None
    ) -> None:
        self.options: Final = options
        self.clock: Final[Clock] = options.clock or SystemClock()
        self.batch: Final = DispatchBatch()
        self.make_waiter: Final = self.batch.make_waiter
        self.masker: Final = Masker()
        self.statistics: Final = Statistics()
        self.payloads: Final = PayloadReporter(
            self.statistics, self.masker, options.observer
        )
        limit = options.time_limit
        self.new_budget: Final = partial(
            Budget, self.clock, limit, options.wait_when_limited
        )
        self.calls: Final = PendingCalls(self.make_waiter, self.statistics, self.masker)
        self.lifecycle: Final = Lifecycle(limit)
        self.retry: Final = RateLimitRetry(self.clock, self.lifecycle)
        self.subscriptions: Final = SubscriptionRegistry(
            self.make_waiter, limit, self.clock.now, options.subscriptions_limit
        )
        self.reporter: Final = StreamReporter(
            self.statistics, self.masker, self.payloads, options.observer
        )
        self._by_rest: Final = by_rest
        self.recovery: Recovery | None = None
        self.collections: Final = Collections(options.documents_limit, self.statistics)

    def use_recovery(self, session: "StreamSession") -> "Recovery":
        """Return the recovery of missed events, made once; call it from a task.

        Sessions that only make calls do not load it.

        Args:
            session: The session.
        """
        if self.recovery is None:
            from ..streams.recovery.recovery import Recovery  # noqa: PLC0415

            by_rest = None if self._by_rest is None else self._by_rest()
            self.recovery = Recovery(
                session, self.clock, self.make_waiter, self.reporter.recovered, by_rest
            )
        return self.recovery
