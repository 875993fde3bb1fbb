# SPDX-License-Identifier: MIT
"""What differs between two methods, events, publications or histories of one name."""

from collections.abc import Iterator

from msgspec import Struct

from quickmeet_codegen.model.catalog import Entry, items
from quickmeet_codegen.model.events import event_schema, is_several
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.source import mapping

from .admission import Side
from .change import Change, remaining, shown
from .usage import Types
from .verdict import compare_schemas

__all__ = ["Pair", "compare_events", "compare_methods", "compare_plain"]

_METHOD = frozenset({
    "availability", "errors", "params", "refused_by", "rest", "result", "views",
})  # fmt: skip
_EVENT = frozenset({"args", "args_any_of", "availability", "event"})
_PARAM = frozenset({"name", "optional", "schema", "wire", "x-positional"})
_NULL: dict[str, Value] = {"type": "null"}


class Pair(Struct, frozen=True):
    """One entry of two schemas."""

    subject: str
    old: Entry
    new: Entry
    old_types: Types
    new_types: Types

    def sides(self, old: Value, new: Value) -> tuple[Side, Side]:
        """Two payload schemas; null stands for none."""
        before = Side(mapping(old) if old is not None else _NULL, self.old_types.values)
        after = Side(mapping(new) if new is not None else _NULL, self.new_types.values)
        return before, after


def compare_methods(pair: Pair) -> Iterator[Change]:
    """What differs between two methods of one wire name."""
    before, after = pair.old.value, pair.new.value
    yield from _params(pair)
    result = pair.sides(before.get("result"), after.get("result"))
    here = f"{pair.subject} result"
    yield from compare_schemas(here, *result, frozenset({"received"}))
    yield from _availability(pair)
    yield from _views(pair)
    yield from _codes(pair)
    if before.get("refused_by") != after.get("refused_by"):
        said = f"the answer that means no: {shown(after.get('refused_by'))}"
        yield Change(pair.subject, "changed", said, ("python",))
    if before.get("rest") != after.get("rest"):
        yield Change(pair.subject, "changed", "goes by REST in another way")
    yield from remaining(pair.subject, before, after, _METHOD)


def compare_events(pair: Pair) -> Iterator[Change]:
    """What differs between two events of one stream and key."""
    before, after = pair.old.value, pair.new.value
    if is_several(pair.old) != is_several(pair.new):
        what = "several arguments" if is_several(pair.new) else "one value"
        said = f"now yields {what}"
        yield Change(pair.subject, "changed", said, ("python",))
    elif not is_several(pair.old):
        sides = pair.sides(event_schema(pair.old), event_schema(pair.new))
        yield from compare_schemas(pair.subject, *sides, frozenset({"received"}))
    if before.get("event") != after.get("event"):
        said = f"yields {after.get('event')}, was {before.get('event')}"
        yield Change(pair.subject, "changed", said, ("python",))
    for key in ("args", "args_any_of"):
        if before.get(key) != after.get(key):
            yield Change(pair.subject, "changed", f"its arguments differ: {key}")
    yield from _availability(pair)
    yield from remaining(pair.subject, before, after, _EVENT)


def compare_plain(pair: Pair) -> Iterator[Change]:
    """What differs between two publications or histories of one name."""
    before, after = pair.old.value, pair.new.value
    if before.get("item") != after.get("item"):
        sides = pair.sides(before.get("item"), after.get("item"))
        yield from compare_schemas(pair.subject, *sides, frozenset({"received"}))
    yield from _params(pair)
    yield from remaining(pair.subject, before, after, frozenset({"item", "params"}))


def _params(pair: Pair) -> Iterator[Change]:
    before = [mapping(param) for param in items(pair.old.value.get("params"))]
    after = [mapping(param) for param in items(pair.new.value.get("params"))]
    for index in range(max(len(before), len(after))):
        here = f"{pair.subject} params[{index}]"
        if index >= len(after):
            yield Change(here, "removed", "nothing is sent there any more", ("wire",))
        elif index >= len(before):
            is_optional = bool(after[index].get("optional"))
            yield Change(
                here,
                "added",
                f"a new {'optional' if is_optional else 'required'} parameter",
                () if is_optional else ("wire",),
            )
        else:
            yield from _param(pair, here, before[index], after[index])


def _param(
    pair: Pair, here: str, old: dict[str, Value], new: dict[str, Value]
) -> Iterator[Change]:
    for key in ("name", "wire", "x-positional"):
        if old.get(key) != new.get(key):
            said = f"{key}: {shown(old.get(key))} -> {shown(new.get(key))}"
            yield Change(here, "changed", said)
    if bool(old.get("optional")) != bool(new.get("optional")):
        if new.get("optional"):
            yield Change(here, "changed", "may now be left out")
        else:
            yield Change(here, "changed", "must now be sent", ("wire",))
    elif old.get("optional") != new.get("optional"):
        yield Change(here, "words", "optional is written otherwise")
    if "schema" in old and "schema" in new:
        sides = pair.sides(old["schema"], new["schema"])
        yield from compare_schemas(here, *sides, frozenset({"sent"}))
    elif "schema" in old or "schema" in new:
        yield Change(here, "changed", "its value is made in another way", ("wire",))
    yield from remaining(here, old, new, _PARAM)


def _availability(pair: Pair) -> Iterator[Change]:
    before = mapping(pair.old.value.get("availability"))
    after = mapping(pair.new.value.get("availability"))
    has_rest = "rest" in pair.new.value
    for version in sorted({*before, *after}, key=_number):
        was, is_now = before.get(version), after.get(version)
        if was != is_now:
            said = f"on {version}: {was or 'unsaid'} -> {is_now or 'unsaid'}"
            is_lost = is_now == "no" and not has_rest
            yield Change(pair.subject, "changed", said, ("wire",) if is_lost else ())
        elif is_now == "no" and "rest" in pair.old.value and not has_rest:
            said = f"on {version}: no way is left, REST did it"
            yield Change(pair.subject, "changed", said, ("wire",))


def _number(version: str) -> tuple[int, str]:
    return int(version.partition(".")[0]), version


def _views(pair: Pair) -> Iterator[Change]:
    before, after = _by_name(pair.old), _by_name(pair.new)
    for name in sorted({*before, *after}):
        here = f"{pair.subject} as {name}"
        if name not in before:
            yield Change(here, "added", "a new Python call")
        elif name not in after:
            yield Change(here, "removed", "the Python call is gone")
        else:
            old, new = before[name], after[name]
            results = pair.sides(
                old.get("result", pair.old.value.get("result")),
                new.get("result", pair.new.value.get("result")),
            )
            if "result" in old or "result" in new:
                yield from compare_schemas(here, *results, frozenset({"received"}))
            yield from remaining(here, old, new, frozenset({"result"}))
    if before == after and list(before) != list(after):
        yield Change(pair.subject, "words", "another order of its views")


def _by_name(entry: Entry) -> dict[str, dict[str, Value]]:
    views = (mapping(view) for view in items(entry.value.get("views")))
    return {str(view["name"]): view for view in views}


def _codes(pair: Pair) -> Iterator[Change]:
    before, after = _listed(pair.old), _listed(pair.new)
    if sorted(before) == sorted(after):
        if before != after:
            yield Change(pair.subject, "words", "another order of its errors")
        return
    for code in sorted({*before, *after}):
        if code not in after:
            yield Change(pair.subject, "changed", f"no longer fails with {code}")
        elif code not in before:
            yield Change(pair.subject, "changed", f"may fail with {code}")


def _listed(entry: Entry) -> list[str]:
    return [shown(code) for code in items(entry.value.get("errors"))]
