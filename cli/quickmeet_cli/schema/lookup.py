# SPDX-License-Identifier: MIT
"""`quickmeet methods` and `quickmeet describe`: look up the schema."""

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Literal, cast

from cyclopts import Parameter
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..console import PipedConsole
from ..failure import UsageError, explained
from .description import DescribedEntry, Facts, description, facts_of
from .source import schema_document
from .suggest import did_you_mean

__all__ = [
    "describe",
    "is_refusal",
    "methods",
    "wire_name",
]

_KIND = "{@kind}"
_CALLED = frozenset({"method", "endpoint"})
_MAY_BE_OTHER = re.compile("[. ]")
_REFUSALS = {"": "absent", "null": "absent", "false": "false"}


def methods(
    pattern: str = "*",
    /,
    *,
    format: Literal["text", "json"] = "text",  # noqa: A002  # the option's name
    schema: Path | None = None,
    overlay: Annotated[tuple[Path, ...], Parameter(negative="")] = (),
    package: str | None = None,
) -> int:
    """List methods, endpoints, streams and the like by name, with their summaries.

    Args:
        pattern: Part of a wire name (sendMessage, /v1/banners) or Python name
            (messages.send), or a pattern with * and ?.
        format: text, or json: one object per line.
        schema: A folder of YAML or a schema.json; the installed one when absent.
        overlay: Overlay files.
        package: An installed package that quickmeet generate made.
    """
    with explained():
        entries = list(_entries(schema_document(schema, overlay, package)))
        found = [entry for entry in entries if _matches(entry, pattern)]
        if not found:
            hint = did_you_mean(pattern, _names(entries))
            raise UsageError(f"nothing matches {pattern}{hint}")
    if format == "json":
        for entry in found:
            line = {
                "wire": entry.wire,
                "python": list(entry.python),
                "kind": entry.kind,
                "summary": entry.summary,
            }
            sys.stdout.write(f"{json.dumps(line, ensure_ascii=False)}\n")
    else:
        _show_list(found)
    return 0


def describe(
    name: str,
    /,
    *,
    format: Literal["text", "json"] = "text",  # noqa: A002  # the option's name
    schema: Path | None = None,
    overlay: Annotated[tuple[Path, ...], Parameter(negative="")] = (),
    package: str | None = None,
) -> int:
    """Explain a method, an endpoint, a stream: parameters, result, errors, versions.

    Args:
        name: On the wire (sendMessage, "GET /v1/banners", stream-room-messages) or
            in Python (messages.send).
        format: text, or json: what the schema says.
        schema: A folder of YAML or a schema.json; the installed one when absent.
        overlay: Overlay files.
        package: An installed package that quickmeet generate made.
    """
    with explained():
        document = schema_document(schema, overlay, package)
        entries = list(_entries(document))
        found = [entry for entry in entries if _is_called(entry, name)]
        if not found:
            hint = did_you_mean(name, _names(entries))
            raise UsageError(f"the schema has no {name}{hint}")
    if format == "json":
        for entry in found:
            told = {"wire": entry.wire, **entry.facts}
            sys.stdout.write(f"{json.dumps(told, ensure_ascii=False)}\n")
        return 0
    console = _console()
    for place, entry in enumerate(found):
        if place:
            console.print()
        for line in description(entry, document):
            console.print(line, soft_wrap=not console.is_terminal)
    return 0


def is_refusal(name: str, result: str, document: Callable[[], Facts]) -> bool:
    """Whether a result means refusal, as an empty one of ``sendMessage`` does.

    Args:
        name: Wire name of the method.
        result: Its result as JSON; empty without one.
        document: Reads the schema.
    """
    if result not in _REFUSALS:
        return False
    known = facts_of(document(), "methods").get(name, {})
    return known.get("refused_by") == _REFUSALS[result]


def wire_name(name: str, document: Callable[[], Facts]) -> str:
    """Return the name of a call: a method's wire name, or an endpoint's verb and path.

    Args:
        name: Either of them, or the name in Python (messages.send, rooms.info).
        document: Reads the schema.

    Returns:
        The wire name; the given name if the schema does not know it.
    """
    if not _MAY_BE_OTHER.search(name):
        return name
    entries = list(_entries(document()))
    if any(entry.wire == name for entry in entries):
        return name
    for entry in entries:
        if entry.kind in _CALLED and _is_called(entry, name):
            return entry.wire
    return name


def _entries(document: Facts) -> Iterator[DescribedEntry]:
    for wire, facts in sorted(facts_of(document, "methods").items()):
        views = cast("list[Facts]", facts.get("views") or [facts])
        names = tuple(f"{facts['domain']}.{view['name']}" for view in views)
        summary = str(facts.get("summary") or views[0].get("summary", ""))
        calls = cast("list[Facts]", facts.get("rest") or [])
        also = tuple(str(one["call"]) for one in calls)
        yield DescribedEntry(wire, names, summary, facts, "method", also)
    for kind, of in (("endpoint", "endpoints"), ("publication", "publications")):
        for wire, facts in sorted(facts_of(document, of).items()):
            named = facts.get("name")  # a publication without one is not followed
            told = () if named is None else (f"{facts['domain']}.{named}",)
            yield DescribedEntry(wire, told, str(facts["summary"]), facts, kind)
    yield from _histories(document)
    for stream, events in sorted(facts_of(document, "streams").items()):
        for key, facts in cast("Mapping[str, Facts]", events).items():
            called = [f"{facts['domain']}.{facts['name']}"]
            recover = cast("Facts", facts.get("recover") or {})
            if changes := cast("Facts | None", recover.get("changes")):
                called.append(f"{facts['domain']}.{changes['name']}")
            wire = f"{stream} {key}"
            yield DescribedEntry(
                wire, tuple(called), str(facts["summary"]), facts, "event"
            )


def _histories(document: Facts) -> Iterator[DescribedEntry]:
    """Return histories by their wire names."""
    for domain, histories in sorted(facts_of(document, "histories").items()):
        for name, facts in cast("Mapping[str, Facts]", histories).items():
            calls = cast("list[Facts]", facts.get("rest") or [])
            ways = [str(one["call"]) for one in calls]
            by_moment = cast("Facts | None", facts.get("by_moment"))
            wire, *also = [by_moment["method"], *ways] if by_moment else ways
            yield DescribedEntry(
                *(str(wire), (f"{domain}.{name}",), str(facts["summary"])),
                *(facts, "history", tuple(map(str, also))),
            )


def _matches(entry: DescribedEntry, pattern: str) -> bool:
    wanted = pattern.lower()
    names = [one.lower() for name in entry.names for one in _kinds_of(name)]
    if any(sign in wanted for sign in "*?["):
        return any(fnmatchcase(name, wanted) for name in names)
    return any(wanted in name for name in names)


def _is_called(entry: DescribedEntry, name: str) -> bool:
    asked = name.removeprefix("client.").partition("(")[0]
    stream = entry.wire.partition(" ")[0]
    is_stream = entry.kind == "event" and asked in (
        stream,
        stream.removeprefix("stream-"),
    )
    if is_stream or asked in entry.names:
        return True
    verb, _, path = asked.rpartition(" ")
    path = path.removeprefix("/api")
    return "/" in path and any(
        path == one.rpartition(" ")[2] and one.startswith(verb.upper())
        for known in entry.names
        for one in _kinds_of(known)
        if "/" in one
    )


def _kinds_of(name: str) -> list[str]:
    """Return an endpoint's name, and its names for each kind of room."""
    kinds = ("channels", "groups", "im") if _KIND in name else ()
    return [name, *(name.replace(_KIND, kind) for kind in kinds)]


def _names(entries: list[DescribedEntry]) -> Iterator[str]:
    for entry in entries:
        yield entry.wire if entry.kind != "event" else entry.wire.partition(" ")[0]
        yield from entry.python
        yield from entry.also


def _console() -> Console:
    return PipedConsole(highlight=False)


def _show_list(entries: list[DescribedEntry]) -> None:
    console = _console()
    if not console.is_terminal:
        for entry in entries:
            python = " ".join(entry.python)
            sys.stdout.write(f"{entry.wire}\t{python}\t{entry.summary}\n")
        return
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="cyan", overflow="fold")
    table.add_column(style="bold", overflow="fold")
    table.add_column(overflow="fold")
    for entry in entries:
        table.add_row(Text(entry.wire), Text("\n".join(entry.python)), entry.summary)
    console.print(table)
