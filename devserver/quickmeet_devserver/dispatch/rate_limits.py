# SPDX-License-Identifier: MIT
"""How many calls are too many: windows that begin with the first call in them.

As recorded (transcripts README 20): per connection and method, per user and method,
and tighter for some methods; over REST per user and endpoint. Refused calls count as
well.
"""

from threading import Lock
from typing import Final, NamedTuple

from quickmeet_devserver.base.failure import MethodFailed

__all__ = ["RateLimits"]

_SECOND: Final = 1_000


class _Rule(NamedTuple):
    """So many calls in so many milliseconds, for each connection or each user."""

    calls: int
    window_ms: int
    of: str


_GENERAL: Final = (_Rule(10, 10 * _SECOND, "session"), _Rule(20, 10 * _SECOND, "user"))
_ENDPOINT: Final = _Rule(10, 60 * _SECOND, "user")
_SPECIAL: Final[dict[str, _Rule]] = {
    "login": _Rule(5, 10 * _SECOND, "session"),
    "registerUser": _Rule(1, 60 * _SECOND, "session"),
    "sendMessage": _Rule(5, _SECOND, "user"),
    "setUserStatus": _Rule(1, _SECOND, "user"),
}


class RateLimits:
    """Counts calls.

    Args:
        is_on: Whether any call is refused.

    Attributes:
        decided: Calls, by session and id, of which it is known beforehand whether
            they are refused: a recording does not say when its windows began.
        counts_requests: Whether REST is counted: workspaces turn that on and off
            by itself (``API_Enable_Rate_Limiter``).
    """

    def __init__(self, *, is_on: bool) -> None:
        self.decided: dict[tuple[str, str], bool] = {}
        self.counts_requests = is_on
        self._is_on: Final = is_on
        self._windows: dict[tuple[str, str, _Rule], tuple[int, int]] = {}
        self._lock: Final = Lock()  # REST counts methods in the writer's thread

    def wait_for(self, endpoint: str, who: str, now: int) -> int:
        """Count a request.

        Args:
            endpoint: Its verb and path.
            who: Whose it is.
            now: The time in milliseconds.

        Returns:
            Milliseconds to wait when it is one too many, else 0.
        """
        if not self.counts_requests:
            return 0
        return self._count(_ENDPOINT, who, endpoint, now)

    def check(
        self, method: str, call: str, session: str, user_id: str | None, now: int
    ) -> None:
        """Count a call.

        Args:
            method: Its name.
            call: Its id.
            session: Whose it is.
            user_id: Who calls.
            now: The time in milliseconds.

        Raises:
            MethodFailed: It is one too many.
        """
        if not self._is_on:
            return
        special = _SPECIAL.get(method)
        rules = _GENERAL if special is None else (*_GENERAL, special)
        waits = [
            wait
            for rule in rules
            if (who := user_id if rule.of == "user" else session) is not None
            and (wait := self._count(rule, who, method, now))
        ]
        is_refused = self.decided.pop((session, call), bool(waits))
        if is_refused:
            wait = max(waits, default=_SECOND)
            raise MethodFailed(
                "too-many-requests",
                "Error, too many requests. Please slow down. You must wait "
                f"{-(-wait // _SECOND)} seconds before trying again.",
                {"timeToReset": wait},
            )

    def forget(self) -> None:
        """Begin anew: nobody has called yet."""
        self._windows.clear()

    def _count(self, rule: _Rule, who: str, method: str, now: int) -> int:
        """Count; returns how long to wait when it is too many."""
        key = (who, method, rule)
        with self._lock:
            began, calls = self._windows.get(key, (now, 0))
            if now - began >= rule.window_ms:
                began, calls = now, 0
            self._windows[key] = (began, calls + 1)
        if calls < rule.calls:
            return 0
        return max(began + rule.window_ms - now, 1)
