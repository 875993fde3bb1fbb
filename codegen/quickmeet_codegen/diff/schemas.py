# SPDX-License-Identifier: MIT
"""Two schemas to the changes between them, on the wire and in Python.

Nothing goes unseen: each key of each entry is either judged by a rule or reported as
it is (`change.remaining`).
"""

from collections.abc import Iterable, Iterator, Mapping

from quickmeet_codegen.model.catalog import Catalog, Entry
from quickmeet_codegen.read.source import Domain, Source
from quickmeet_codegen.resolve.schema import resolve

from .admission import Side
from .change import Change, Level, remaining
from .operations import Pair, compare_events, compare_methods, compare_plain
from .surface import Call, Key, surface_of
from .surfaces import compare_surfaces
from .types import compare_types
from .usage import Types, types_of

__all__ = ["diff"]

_SECTIONS = frozenset({
    "domain", "errors", "group", "histories", "methods", "publications", "streams",
    "types",
})  # fmt: skip


class _Side:
    """One of the two, with all that is asked of it."""

    def __init__(self, source: Source) -> None:
        catalog = Catalog(source)
        self.source = source
        self.types: Types = types_of(catalog)
        self.surface = surface_of(resolve(source))
        self.errors = {entry.name: entry for entry in catalog.errors()}
        self.entries: dict[Key, Entry] = {}
        for entry in catalog.methods():
            self.entries["methods", entry.name] = entry
        for stream, entry in catalog.streams():
            self.entries["streams", stream, entry.name] = entry
        for entry in catalog.publications():
            self.entries["publications", entry.name] = entry
        for entry in catalog.histories():
            self.entries["histories", entry.domain.name, entry.name] = entry


def diff(old: Source, new: Source) -> tuple[Change, ...]:
    """What changed between two schemas that the linter has passed.

    Returns:
        The changes: what breaks comes first, then by subject.
    """
    before, after = _Side(old), _Side(new)
    found = {
        *_domains(old.domains, new.domains),
        *_types(before.types, after.types),
        *_errors(before.errors, after.errors),
        *_operations(before, after),
        *compare_surfaces(before.surface, after.surface),
    }
    return tuple(sorted(found, key=lambda change: (not change.is_breaking, change)))


def _domains(old: Mapping[str, Domain], new: Mapping[str, Domain]) -> Iterator[Change]:
    for name in sorted({*old, *new}):
        subject = f"domain {name}"
        if name not in old:
            yield Change(subject, "added", "a new domain")
        elif name not in new:
            yield Change(subject, "removed", "the domain is gone", ("python",))
        else:
            yield from _groups(subject, old[name], new[name])
            values = old[name].value, new[name].value
            yield from remaining(subject, *values, _SECTIONS)


def _groups(subject: str, old: Domain, new: Domain) -> Iterator[Change]:
    before, after = old.section("group"), new.section("group")
    was, is_now = before.get("class"), after.get("class")
    if was != is_now:
        breaks: tuple[Level, ...] = ("python",) if was is not None else ()
        said = f"its class is {is_now or 'gone'}, was {was or 'absent'}"
        yield Change(subject, "changed", said, breaks)
    else:
        yield from remaining(f"{subject} group", before, after, frozenset({"class"}))


def _types(old: Types, new: Types) -> Iterator[Change]:
    for name in sorted({*old.values, *new.values}):
        subject = f"types.{name}"
        if name not in old.values:
            yield Change(subject, "added", "a new type")
        elif name not in new.values:
            yield Change(subject, "removed", "the type is gone", ("python",))
        else:
            sides = (
                Side(old.values[name], old.values),
                Side(new.values[name], new.values),
            )
            ways = old.ways(name) | new.ways(name)
            yield from compare_types(subject, *sides, ways)
            if old.domains[name] != new.domains[name]:
                said = f"moved from {old.domains[name]} to {new.domains[name]}"
                yield Change(subject, "changed", said)


def _errors(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Iterator[Change]:
    for name in sorted({*old, *new}):
        subject = f"errors.{name}"
        if name not in old:
            yield Change(subject, "added", "a new class of errors")
        elif name not in new:
            yield Change(subject, "removed", "the class is gone", ("python",))
        else:
            before, after = old[name].value, new[name].value
            if before.get("code") != after.get("code"):
                said = f"code {before.get('code')!r} -> {after.get('code')!r}"
                yield Change(subject, "changed", said, ("wire", "python"))
            yield from remaining(subject, before, after, frozenset({"code"}))


def _operations(old: _Side, new: _Side) -> Iterator[Change]:
    for key in sorted({*old.entries, *new.entries}):
        subject = _subject(key)
        if key not in new.entries:
            yield _removed(subject, key, old.surface, new.surface)
        elif key not in old.entries:
            yield Change(subject, "added", _new(key, new.surface))
        else:
            pair = Pair(
                subject, old.entries[key], new.entries[key], old.types, new.types
            )
            yield from _compared(key[0], pair)


def _subject(key: Key) -> str:
    words = {"methods": "method", "streams": "stream", "histories": "history"}
    return " ".join([words.get(key[0], "publication"), *key[1:]])


def _compared(section: str, pair: Pair) -> Iterable[Change]:
    if section == "methods":
        yield from compare_methods(pair)
    elif section == "streams":
        yield from compare_events(pair)
    else:
        yield from compare_plain(pair)
    if pair.old.domain.name != pair.new.domain.name:
        said = f"moved from {pair.old.domain.name} to {pair.new.domain.name}"
        yield Change(pair.subject, "changed", said)


def _paths(key: Key, surface: Mapping[str, Call]) -> list[str]:
    return sorted(p for p, call in surface.items() if call.key[: len(key)] == key)


def _removed(
    subject: str, key: Key, old: Mapping[str, Call], new: Mapping[str, Call]
) -> Change:
    gone = [path for path in _paths(key, old) if path not in new]
    breaks: tuple[Level, ...] = ("wire", "python") if gone else ("wire",)
    said = f"gone, and with it {', '.join(gone)}" if gone else "gone"
    return Change(subject, "removed", said, breaks)


def _new(key: Key, surface: Mapping[str, Call]) -> str:
    paths = _paths(key, surface)
    return f"new: {', '.join(paths)}" if paths else "new"
