# SPDX-License-Identifier: MIT
"""What the schema says: `methods` lists, `describe` explains."""

import json
import sys
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Literal, cast

from cyclopts import Parameter
from rich.console import Console
from rich.table import Table
from rich.text import Text

from .description import DescribedEntry, Facts, description, facts_of
from .failure import UsageError, explained
from .schema_source import schema_document
from .story import PipedConsole
from .suggest import did_you_mean

__all__ = ["describe", "method_names", "methods"]


def methods(
    pattern: str = "*",
    /,
    *,
    format: Literal["text", "json"] = "text",  # noqa: A002  # the option's name
    schema: Path | None = None,
    overlay: Annotated[tuple[Path, ...], Parameter(negative="")] = (),
    package: str | None = None,
) -> int:
    """List the methods and streams whose names match, with what they do.

    Args:
        pattern: Part of a name of the wire (sendMessage) or of Python
            (messages.send), or a pattern with * and ?.
        format: text, or json: one object a line.
        schema: A folder of YAML or a schema.json; the installed one when absent.
        overlay: Files laid on top.
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
    """Explain a method or a stream: parameters, result, errors, versions.

    Args:
        name: On the wire (sendMessage, stream-room-messages) or in Python
            (messages.send).
        format: text, or json: what the schema says.
        schema: A folder of YAML or a schema.json; the installed one when absent.
        overlay: Files laid on top.
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


def method_names() -> list[str]:
    """Wire names of the methods of the installed schema."""
    return list(cast("Facts", schema_document(None, (), None)["methods"]))


def _entries(document: Facts) -> Iterator[DescribedEntry]:
    for wire, facts in sorted(facts_of(document, "methods").items()):
        views = cast("list[Facts]", facts.get("views") or [facts])
        names = tuple(f"{facts['domain']}.{view['name']}" for view in views)
        summary = str(facts.get("summary") or views[0].get("summary", ""))
        yield DescribedEntry(wire, names, summary, facts, "method")
    for stream, events in sorted(facts_of(document, "streams").items()):
        for key, facts in cast("Mapping[str, Facts]", events).items():
            told = [f"{facts['domain']}.{facts['name']}"]
            recover = cast("Facts", facts.get("recover") or {})
            if changes := cast("Facts | None", recover.get("changes")):
                told.append(f"{facts['domain']}.{changes['name']}")
            wire = f"{stream} {key}"
            yield DescribedEntry(
                wire, tuple(told), str(facts["summary"]), facts, "event"
            )


def _matches(entry: DescribedEntry, pattern: str) -> bool:
    wanted = pattern.lower()
    names = [name.lower() for name in (entry.wire, *entry.python)]
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
    return asked in (entry.wire, *entry.python) or is_stream


def _names(entries: list[DescribedEntry]) -> Iterator[str]:
    for entry in entries:
        yield entry.wire.partition(" ")[0]
        yield from entry.python


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
