# SPDX-License-Identifier: MIT
"""Two JSON values by structure: equal, but for what a server makes up."""

import re
from typing import Any, Final, cast

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.recording.roles import ValueRoles, kind_of

__all__ = ["Comparison"]

_MOST: Final = 6
_EPOCH_MS: Final = range(1_200_000_000_000, 4_000_000_000_000)
_LAPSES: Final = frozenset(
    {"timeToReset", "latency", "avg", "ft", "tt", "chatDuration", "serviceTimeDuration"}
)
_PARTS: Final = re.compile(r"([\w.:-]{8,})")
_SECONDS: Final = re.compile(r"\d+ seconds")
_MADE_UP: Final = re.compile(r"\.(codes\[\d+\]|token|lastTokenPart|bcrypt)$")
_SETS: Final = frozenset({"roles", "usernames", "uids", "_USERNAMES", "replies"})
_ORDERED: Final = frozenset({"msg", "ts"})
_TELLS: Final = frozenset({"msg", "name", "t", "title", "username"})
"""The field that distinguishes documents with generated ids."""


class Comparison:
    """Compares, and proposes roles; `keep` makes them known.

    Args:
        roles: What is known so far.
        origins: Addresses of the recorded server and of this one.
    """

    def __init__(self, roles: ValueRoles, origins: tuple[str, str]) -> None:
        self.problems: list[str] = []
        self.surplus: list[Document] = []
        self._roles = roles
        self._origins = origins
        self._pairs: dict[str, str] = {}
        self._back: dict[str, str] = {}
        self._moments: list[tuple[int, int]] = []

    def keep(self) -> None:
        """Make the proposed roles known."""
        for recorded, live in self._pairs.items():
            self._roles.learn(recorded, live)
        for recorded_ms, live_ms in self._moments:
            self._roles.learn_moment(recorded_ms, live_ms)

    def compare(self, recorded: Any, live: Any, path: str = "$") -> None:
        """Compare two values; what differs is added to `problems`."""
        if isinstance(recorded, dict) and isinstance(live, dict):
            self._objects(cast("Document", recorded), cast("Document", live), path)
        elif isinstance(recorded, list) and isinstance(live, list):
            self._lists(
                cast("list[object]", recorded), cast("list[object]", live), path
            )
        elif isinstance(recorded, str) and isinstance(live, str):
            self._texts(recorded, live, path)
        elif not _same_scalar(cast("object", recorded), cast("object", live), path):
            shown = _short(cast("object", recorded)), _short(cast("object", live))
            self._note(path, " became ".join(shown))

    def _note(self, path: str, what: str) -> None:
        if len(self.problems) < _MOST:
            self.problems.append(f"{path}: {what}")

    def _objects(self, recorded: Document, live: Document, path: str) -> None:
        if set(recorded) == set(live) == {"$date"}:
            moments = recorded["$date"], live["$date"]
            if all(isinstance(one, int | float) for one in moments):
                self._moments.append((int(moments[0]), int(moments[1])))
                return
        for key, value in recorded.items():
            known = key if key in live else self._roles.text(key)
            if known in live:
                self.compare(value, live[known], f"{path}.{key}")
            else:
                self._note(f"{path}.{key}", "missing")
        expected = {self._roles.text(key) for key in recorded} | set(recorded)
        for key in live:
            if key not in expected:
                self._note(f"{path}.{key}", "unexpected")

    def _lists(self, recorded: list[object], live: list[object], path: str) -> None:
        name = path.rpartition(".")[2]
        if name in _SETS:
            recorded = sorted(recorded, key=lambda item: self._roles.text(str(item)))
            live = sorted(live, key=str)
        elif _are_documents(recorded) and _are_documents(live):
            self._documents(recorded, live, path)
            return
        for number, (one, other) in enumerate(zip(recorded, live, strict=False)):
            self.compare(one, other, f"{path}[{number}]")
        for one in recorded[len(live) :]:
            self._note(f"{path}[]", f"lacks {_short(one)}")
        for other in live[len(recorded) :]:
            self._note(f"{path}[]", f"has {_short(other)}")

    def _documents(self, recorded: list[Any], live: list[Any], path: str) -> None:
        """Compare documents, each with its own; messages have their order, too."""
        free = {_identity(item): item for item in live}
        pairs: dict[int, Document] = {}
        for number, item in enumerate(recorded):
            partner = free.pop(self._roles.text(_identity(item)), None)
            if partner is not None:
                pairs[number] = partner
        for number, item in enumerate(recorded):
            others = () if number in pairs else free.items()
            alike = next((id_ for id_, other in others if _is_alike(item, other)), None)
            if alike is not None:
                pairs[number] = free.pop(alike)
        for number, item in enumerate(recorded):
            if number in pairs:
                self.compare(item, pairs[number], f"{path}[{_identity(item)}]")
            else:
                self._note(f"{path}[]", f"lacks {_short(item)}")
        for other in free.values():
            self._note(f"{path}[]", f"has {_short(other)}")
            self.surplus.append(other)
        places = [live.index(pairs[number]) for number in sorted(pairs)]
        if all(map(_is_message, recorded)) and places != sorted(places):
            self._note(f"{path}[]", "are in another order")

    def _texts(self, recorded: str, live: str, path: str) -> None:
        if recorded == live and self._lookup(recorded) in {None, live}:
            if kind_of(recorded) is not None:
                self._propose(recorded, live)
            return
        if self._same_role(recorded, live):
            return
        if kind_of(recorded) == "secret" and self._lookup(recorded) is None:
            self._propose(recorded, live)
            return
        if _MADE_UP.search(path) and len(recorded) == len(live):
            self._propose(recorded, live)
            return
        ours = recorded.replace(*self._origins)
        if _SECONDS.sub("", ours) == _SECONDS.sub("", live):
            return
        one, other = _PARTS.split(ours), _PARTS.split(live)
        if (
            len(one) != len(other)
            or len(one) == 1
            or not all(
                a == b or self._same_role(a, b) for a, b in zip(one, other, strict=True)
            )
        ):
            self._note(path, f"{_short(recorded)} became {_short(live)}")

    def _same_role(self, recorded: str, live: str) -> bool:
        known = self._lookup(recorded)
        if known is not None:
            return known == live
        kind = kind_of(recorded)
        if kind is None or kind != kind_of(live):
            return self._roles.text(recorded) == live != recorded
        if self._back.get(live) or self._roles.recorded(live):
            return kind in {"moment", "number", "direct room"}
        self._propose(recorded, live)
        return True

    def _lookup(self, recorded: str) -> str | None:
        return self._pairs.get(recorded) or self._roles.live(recorded)

    def _propose(self, recorded: str, live: str) -> None:
        self._pairs[recorded] = live
        self._back[live] = recorded


def _same_scalar(recorded: object, live: object, path: str) -> bool:
    if isinstance(recorded, bool) or isinstance(live, bool):
        return recorded is live
    if not isinstance(recorded, (int, float)) or not isinstance(live, (int, float)):
        return recorded is None and live is None
    if path.rpartition(".")[2] in _LAPSES:
        return True
    return recorded == live or (int(recorded) in _EPOCH_MS and int(live) in _EPOCH_MS)


def _are_documents(items: list[object]) -> bool:
    """Whether a list is of documents, which know one another by their names."""
    return all(
        isinstance(item, dict) and bool({"_id", "name"} & set(cast("Document", item)))
        for item in items
    )


def _is_message(item: Document) -> bool:
    """Whether a document is one of those of which an order is promised."""
    return set(item) >= _ORDERED


def _is_alike(recorded: Document, live: Document) -> bool:
    """Whether a document may be another one with an id of its own."""
    return all(
        recorded[key] == live[key] or kind_of(str(recorded[key])) is not None
        for key in _TELLS & set(recorded) & set(live)
    )


def _identity(item: object) -> str:
    fields = cast("Document", item)
    return str(fields.get("_id", fields.get("name")))


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."  # noqa: PLR2004  # a line of a table
