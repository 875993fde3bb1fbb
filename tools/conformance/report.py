# SPDX-License-Identifier: MIT
"""The outcome of a comparison: a table for people, a line of JSON for tools."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from .comparing.exchanges import KINDS, Exchange
from .exceptions import reason_for

__all__ = ["Report"]


class Report(Struct):
    """The exchanges of all recordings.

    Attributes:
        files: Exchanges by recording.
    """

    files: dict[str, list[Exchange]] = field(default_factory=dict[str, list[Exchange]])

    def add(self, name: str, exchanges: Sequence[Exchange]) -> None:
        """Take the exchanges of a recording; what is excepted gets its reason."""
        for exchange in exchanges:
            if exchange.problems:
                exchange.reason = reason_for(exchange)
        self.files[name] = list(exchanges)

    @property
    def exchanges(self) -> list[Exchange]:
        """All exchanges over DDP."""
        return [one for one in self._all if one.kind != "request"]

    @property
    def requests(self) -> list[Exchange]:
        """All requests over REST, which are counted for themselves."""
        return [one for one in self._all if one.kind == "request"]

    @property
    def _all(self) -> list[Exchange]:
        return [one for exchanges in self.files.values() for one in exchanges]

    def totals(self) -> dict[str, int]:
        """How many exchanges there are, and how many matched."""
        everything, requests = self.exchanges, self.requests
        documented = [one for one in everything if one.is_documented]
        return {
            "exchanges": len(everything),
            "matched": _matched(everything),
            "documented_exchanges": len(documented),
            "documented_matched": _matched(documented),
            "rest_requests": len(requests),
            "rest_matched": _matched(requests),
        }

    def mismatches(self) -> dict[str, int]:
        """How many exchanges over DDP did not match, by kind."""
        return _by_kind(self.exchanges)

    def as_json(self) -> str:
        """The figures, as one line of JSON."""
        return json.dumps({**self.totals(), "mismatches": self.mismatches()})

    def lines(self) -> Iterator[str]:
        """The table: by file, by method, and what did not match and why."""
        yield from _table("recording", self.files.items())
        by_name: dict[str, list[Exchange]] = defaultdict(list)
        for exchange in self._all:
            mark = " *" if exchange.is_documented else ""
            by_name[f"{exchange.name}{mark}"].append(exchange)
        yield ""
        yield from _table("method or event (* documented)", sorted(by_name.items()))
        yield from self._reasons()
        yield ""
        yield from self._kinds()
        yield ""
        documented = [one for one in self.exchanges if one.is_documented]
        yield _share("all", self.exchanges)
        yield _share("documented", documented)
        yield _share("REST, counted for itself", self.requests)

    def _kinds(self) -> Iterator[str]:
        """How many mismatches there are of each kind."""
        everything, requests = _by_kind(self.exchanges), _by_kind(self.requests)
        width = max(map(len, KINDS))
        yield f"{'mismatch':<{width}}  DDP  REST  which means that"
        for kind, meaning in KINDS.items():
            figures = f"{everything[kind]:>5}  {requests[kind]:>4}"
            yield f"{kind:<{width}}{figures}  {meaning}"

    def _reasons(self) -> Iterator[str]:
        for name, exchanges in self.files.items():
            for one in exchanges:
                if one.problems:
                    yield ""
                    yield f"{name}:{one.line} {one.kind} {one.name}: {one.mismatch}"
                    yield from (f"    {problem.text}" for problem in one.problems)
                    yield f"    ({one.reason or 'not excepted'})"


def _table(title: str, rows: Iterable[tuple[str, Sequence[Exchange]]]) -> Iterator[str]:
    listed = list(rows)
    width = max([len(title), *(len(name) for name, _ in listed)])
    yield f"{title:<{width}}  exchanges  matched  not  of these excepted"
    for name, exchanges in listed:
        missed = [one for one in exchanges if one.problems]
        excepted = sum(bool(one.reason) for one in missed)
        yield (
            f"{name:<{width}}  {len(exchanges):>9}  {_matched(exchanges):>7}"
            f"  {len(missed) or '':>3}  {excepted or '':>17}"
        ).rstrip()


def _matched(exchanges: Sequence[Exchange]) -> int:
    return sum(one.is_matched for one in exchanges)


def _by_kind(exchanges: Sequence[Exchange]) -> dict[str, int]:
    counts = Counter(one.mismatch for one in exchanges)
    return {kind: counts[kind] for kind in KINDS}


def _share(what: str, exchanges: Sequence[Exchange]) -> str:
    matched, all_ = _matched(exchanges), len(exchanges)
    percent = 100 * matched / all_ if all_ else 100.0
    return f"{what}: {matched} of {all_} exchanges matched ({percent:.1f} %)"
