# SPDX-License-Identifier: MIT
"""What came out of a comparison: a table for people, a line of JSON for tools."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct, field

from .exceptions import reason_for
from .exchanges import Exchange

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
                exchange.reason = reason_for(name, exchange)
        self.files[name] = list(exchanges)

    @property
    def exchanges(self) -> list[Exchange]:
        """All exchanges."""
        return [one for exchanges in self.files.values() for one in exchanges]

    def totals(self) -> dict[str, int]:
        """The figures that ``--json`` ends with."""
        everything = self.exchanges
        documented = [one for one in everything if one.is_documented]
        return {
            "exchanges": len(everything),
            "matched": _matched(everything),
            "documented_exchanges": len(documented),
            "documented_matched": _matched(documented),
        }

    def lines(self) -> Iterator[str]:
        """The table: by file, by method, and what did not match and why."""
        yield from _table("recording", self.files.items())
        by_name: dict[str, list[Exchange]] = defaultdict(list)
        for exchange in self.exchanges:
            mark = " *" if exchange.is_documented else ""
            by_name[f"{exchange.name}{mark}"].append(exchange)
        yield ""
        yield from _table("method or event (* documented)", sorted(by_name.items()))
        yield from self._reasons()
        totals = self.totals()
        yield ""
        yield _share("all", totals["matched"], totals["exchanges"])
        yield _share(
            "documented", totals["documented_matched"], totals["documented_exchanges"]
        )

    def _reasons(self) -> Iterator[str]:
        for name, exchanges in self.files.items():
            for one in exchanges:
                if one.problems:
                    yield ""
                    yield f"{name}:{one.line} {one.kind} {one.name}"
                    yield from (f"    {problem}" for problem in one.problems)
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


def _share(what: str, matched: int, exchanges: int) -> str:
    percent = 100 * matched / exchanges if exchanges else 100.0
    return f"{what}: {matched} of {exchanges} exchanges matched ({percent:.1f} %)"


Show = Callable[[str], None]
