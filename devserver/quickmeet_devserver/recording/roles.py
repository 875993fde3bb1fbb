# SPDX-License-Identifier: MIT
"""Mapping live values to recorded ones: ids, tokens, timestamps."""

import re
from bisect import bisect_right, insort
from typing import Any, Final, cast

from quickmeet_devserver.base.documents import Document

__all__ = ["ValueRoles", "kind_of"]

_KINDS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("object id", re.compile(r"-?[0-9a-f]{24}")),
    ("uuid", re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")),
    ("id", re.compile(r"(?=.*[A-Z\d])(?=.*[a-z\d])[23456789A-HJ-NP-Za-km-z]{17}")),
    ("token", re.compile(r"[\w-]{43}")),
    ("hook token", re.compile(r"(?=.*[A-Z\d])(?:[23456789A-HJ-NP-Za-km-z]{24}){1,2}")),
    ("digest", re.compile(r"[0-9a-f]{64}|[A-Za-z0-9+/]{43}=")),
    ("code", re.compile(r"(?=.*\d)(?=.*[A-Za-z])[23456789A-HJ-NP-Za-km-z]{8}")),
    ("number", re.compile(r"\d{1,17}|0\.\d+")),
    ("guest", re.compile(r"guest-\d+")),
    ("secret", re.compile(r"<secret \d+>")),  # masked in the recording
    ("direct room", re.compile(r"(?:[0-9a-f]{24}|[A-Za-z0-9]{17}|rocket\.cat){2}")),
    ("moment", re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")),
)
_TOKEN: Final = re.compile(r"[\w-]{17,}|<secret \d+>")


def kind_of(text: str) -> str | None:
    """Return the kind of a generated value; None for any other string."""
    for kind, pattern in _KINDS:
        if pattern.fullmatch(text):
            return kind
    return None


class ValueRoles:
    """A mapping of recorded and live values, learned as they appear."""

    def __init__(self) -> None:
        self._live: dict[str, str] = {}
        self._recorded: dict[str, str] = {}
        self._moments: list[tuple[int, int]] = []

    def live(self, recorded: str) -> str | None:
        """Return the live value of a recorded one, if known."""
        return self._live.get(recorded)

    def recorded(self, live: str) -> str | None:
        """Return the recorded value of a live one, if known."""
        return self._recorded.get(live)

    def learn(self, recorded: str, live: str) -> None:
        """Map a recorded value to a live one."""
        self._live[recorded] = live
        self._recorded[live] = recorded

    def learn_moment(self, recorded: int, live: int) -> None:
        """Map a recorded timestamp to a live one."""
        insort(self._moments, (recorded, live))

    def moment(self, recorded: int) -> int:
        """Return the live timestamp for a recorded one, by the one before it."""
        after = bisect_right(self._moments, (recorded, 1 << 60))
        if not after:
            return recorded
        before, live = self._moments[after - 1]
        moved = live + recorded - before
        if recorded != before and after < len(self._moments):
            moved = max(min(moved, self._moments[after][1] - 1), live + 1)
        return moved

    def text(self, recorded: str) -> str:
        """Replace recorded ids in a string by live ones."""
        known = self._live.get(recorded)
        if known is not None:
            return known
        return _TOKEN.sub(lambda found: self._token(found[0]), recorded)

    def _token(self, token: str) -> str:
        known = self._live.get(token)
        if known is not None:
            return known
        if token.startswith("-"):
            return f"-{self._token(token[1:])}"
        for size in (17, 24):
            head, tail = token[:size], token[size:]
            if head in self._live and tail in self._live:
                return "".join(sorted((self._live[head], self._live[tail])))
        return token

    def value(self, recorded: object) -> Any:
        """Replace recorded ids and timestamps in a JSON value by live ones."""
        if isinstance(recorded, str):
            return self.text(recorded)
        if isinstance(recorded, list):
            return [self.value(item) for item in cast("list[object]", recorded)]
        if not isinstance(recorded, dict):
            return recorded
        fields = cast("Document", recorded)
        moment = fields.get("$date")
        if len(fields) == 1 and isinstance(moment, int):
            return {"$date": self.moment(moment)}
        return {self.text(key): self.value(item) for key, item in fields.items()}
