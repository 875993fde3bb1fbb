# SPDX-License-Identifier: MIT
"""Rate limits: windows that begin with their first call.

As recorded: per connection and method, per user and method;
over REST per user and endpoint. Some methods have a rule of their own, which replaces
those, and some of these rules exempt callers with a permission (6.5.3: ``limitMethod``
and ``addRule`` of each method; ``startup/rateLimiter.js`` for the others). Refused
calls count as well. The real windows of a rule begin for all callers at once; here each
caller has separate windows, so that no refusal depends on other callers.
"""

from collections.abc import Iterator
from threading import Lock
from typing import Final, NamedTuple

from quickmeet_devserver.base.failure import MethodFailed

__all__ = ["CountedCall", "RateLimits"]

_SECOND: Final = 1_000


class _Rule(NamedTuple):
    """The number of calls allowed per window, for each connection or each user."""

    calls: int
    window_ms: int
    of: str
    exempts: str | None = None
    """The permission that exempts from limits."""


_BY_METHOD: Final = (
    _Rule(10, 10 * _SECOND, "session"),
    _Rule(20, 10 * _SECOND, "user"),
)
_IN_ALL: Final = (
    _Rule(600, 60 * _SECOND, "session"),
    _Rule(1200, 60 * _SECOND, "user"),
)
_ENDPOINT: Final = _Rule(10, 60 * _SECOND, "user")
_MANY: Final = "send-many-messages"
_LOGIN: Final = _Rule(5, 10 * _SECOND, "session")
_OWN: Final[dict[str, _Rule]] = {
    "Mailer:unsubscribe": _Rule(1, 60 * _SECOND, "session"),
    "autoTranslate.getSupportedLanguages": _Rule(5, 60 * _SECOND, "user"),
    "browseChannels": _Rule(100, 100 * _SECOND, "user"),
    "checkUsernameAvailability": _Rule(1, _SECOND, "user"),
    "createDirectMessage": _Rule(10, 60 * _SECOND, "user", _MANY),
    "followMessage": _Rule(5, 5 * _SECOND, "user"),
    "getRoomById": _Rule(10, 60 * _SECOND, "user"),
    "livechat:sendOfflineMessage": _Rule(1, 5 * _SECOND, "session"),
    "livechat:sendTranscript": _Rule(1, 5 * _SECOND, "session"),
    "push_test": _Rule(1, _SECOND, "user"),
    "registerUser": _Rule(1, 60 * _SECOND, "session"),
    "resetAvatar": _Rule(1, 60 * _SECOND, "user"),
    "saveCustomFields": _Rule(1, _SECOND, "user"),
    "sendMessage": _Rule(5, _SECOND, "user", _MANY),
    "sendSMTPTestEmail": _Rule(1, _SECOND, "user"),
    "setAvatarFromService": _Rule(1, 5 * _SECOND, "user"),
    "setEmail": _Rule(1, _SECOND, "user"),
    "setRealName": _Rule(1, _SECOND, "user"),
    "setUserStatus": _Rule(1, _SECOND, "user"),
    "setUsername": _Rule(1, _SECOND, "user"),
    "spotlight": _Rule(100, 100 * _SECOND, "user"),
    "unfollowMessage": _Rule(5, 5 * _SECOND, "user"),
    "userSetUtcOffset": _Rule(1, 60 * _SECOND, "user"),
}
"""Methods with a rule of their own, which replaces the other rules per method."""


class CountedCall(NamedTuple):
    """A call to be counted.

    Attributes:
        method: Wire name.
        id: The client's id of the call.
        session: The session.
        user_id: The caller; None for an anonymous one.
    """

    method: str
    id: str
    session: str
    user_id: str | None


class RateLimits:
    """Counts calls and refuses those over a limit.

    Args:
        is_on: Whether calls are refused.

    Attributes:
        decided: Calls, by session and id, whose outcome is known beforehand: a
            recording does not contain when its windows began.
        counts_requests: Whether REST is counted: workspaces have a separate setting for
            that (``API_Enable_Rate_Limiter``).
    """

    def __init__(self, *, is_on: bool) -> None:
        self.decided: dict[tuple[str, str], bool] = {}
        self.counts_requests = is_on
        self._is_on: Final = is_on
        self._windows: dict[tuple[str, str, _Rule], tuple[int, int]] = {}
        self._lock: Final = Lock()  # REST counts methods in the writer's thread

    def exempting(self, method: str) -> str | None:
        """Return the permission that exempts callers from a method's own limit."""
        rule = _OWN.get(method) if self._is_on else None
        return None if rule is None else rule.exempts

    def wait_for(self, endpoint: str, who: str, now: int) -> int:
        """Count a request.

        Args:
            endpoint: Its verb and path.
            who: The caller.
            now: The time in milliseconds.

        Returns:
            Milliseconds to wait when it exceeds the limit, else 0.
        """
        if not self.counts_requests:
            return 0
        return self._count(_ENDPOINT, who, endpoint, now)

    def check(self, call: CountedCall, now: int, *, is_exempt: bool = False) -> None:
        """Count a call.

        Args:
            call: The call.
            now: The time in milliseconds.
            is_exempt: Whether the caller has the permission that `exempting` names.

        Raises:
            MethodFailed: The call exceeds a limit.
        """
        if not self._is_on:
            return
        waits = [
            wait
            for rule, what in _rules_for(call.method, is_exempt=is_exempt)
            if (who := call.user_id if rule.of == "user" else call.session) is not None
            and (wait := self._count(rule, who, what, now))
        ]
        is_refused = self.decided.pop((call.session, call.id), bool(waits))
        if is_refused:
            wait = max(waits, default=_SECOND)
            raise MethodFailed(
                "too-many-requests",
                "Error, too many requests. Please slow down. You must wait "
                f"{-(-wait // _SECOND)} seconds before trying again.",
                {"timeToReset": wait},
            )

    def forget(self) -> None:
        """Reset all windows."""
        self._windows.clear()

    def _count(self, rule: _Rule, who: str, method: str, now: int) -> int:
        """Count; returns how long to wait when the limit is exceeded."""
        key = (who, method, rule)
        with self._lock:
            began, calls = self._windows.get(key, (now, 0))
            if now - began >= rule.window_ms:
                began, calls = now, 0
            self._windows[key] = (began, calls + 1)
        if calls < rule.calls:
            return 0
        return max(began + rule.window_ms - now, 1)


def _rules_for(method: str, *, is_exempt: bool) -> Iterator[tuple[_Rule, str]]:
    """Return the rules that apply to a call, with the key that each counts by."""
    for rule in _IN_ALL:
        yield rule, ""
    own = _OWN.get(method)
    if own is None:
        for rule in _BY_METHOD:
            yield rule, method
        if method == "login":
            yield _LOGIN, method
    elif not is_exempt:
        yield own, method
