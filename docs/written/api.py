# SPDX-License-Identifier: MIT
"""Writes the pages of what is imported from `quickmeet` itself, a page a subject."""

import inspect
import re
import types
from typing import Final, NamedTuple

import msgspec

import quickmeet
import quickmeet.sync
from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.options.options import Options
from quickmeet_runtime.session.group import Group

__all__ = [
    "FOREIGN", "SUBJECTS", "api_pages", "options_table", "subject_of", "sync_names",
]  # fmt: skip


class Subject(NamedTuple):
    """A page: what it is about, and the modules whose names it explains."""

    slug: str
    title: str
    words: str
    modules: tuple[str, ...]


SUBJECTS: Final = (
    Subject(
        "connect",
        "Connecting and clients",
        "Open a session, or make calls over HTTP without one. [All options](#options) "
        "are below.",
        ("quickmeet_runtime.session.", "quickmeet.client", "signals"),
    ),
    Subject(
        "subscriptions",
        "Subscriptions, changes, histories",
        "What `follow...` gives, what happens to messages, and how to read back.",
        ("quickmeet_runtime.streams.", "quickmeet_runtime.session.handlers.handler"),
    ),
    Subject(
        "credentials",
        "Credentials",
        "The ways to log in, and where tokens are kept.",
        ("quickmeet_runtime.auth.",),
    ),
    Subject(
        "policies",
        "Policies and states",
        "How a session reconnects, and what state it is in.",
        ("quickmeet_runtime.lifecycle.", "quickmeet_runtime.options.", "Status"),
    ),
    Subject(
        "observing",
        "Observing and recording",
        "Metrics, traces, logs, recordings and their validation.",
        (
            "quickmeet_runtime.observability.",
            "quickmeet_runtime.transcripts.",
            "quickmeet_runtime.model.decoding.mismatches",
            "quickmeet.validation",
        ),
    ),
    Subject(
        "errors",
        "Errors",
        "Every class of error; [the tree](../errors.md) shows how they are related.",
        ("quickmeet_runtime.errors",),
    ),
    Subject(
        "values",
        "Values and constants",
        "Moments, absent values, raw JSON, sealed messages, and what the package "
        "says of itself.",
        ("",),
    ),
)
FOREIGN: Final = {
    "UNSET": "What stands for an absent field; `None` is null. It is false, and there "
    "is one: compare with `is`.",
    "UnsetType": "The type of `UNSET`, for annotations: `str | UnsetType`.",
    "Raw": "JSON as bytes that is not decoded yet; `msgspec.json.decode(raw)` does it. "
    "What has no type in the schema is given so.",
}
"""Names of msgspec, written in C: no source has their docstrings."""
_SYNC: Final = (
    "The groups are those of [the reference](../reference/index.md), with the same "
    "arguments and results, but wait. [The task](../tasks/sync.md) shows them."
)
_OPTIONS: Final = (
    "Keyword arguments of `connect`, `open`, `connect_http` and of their blocking "
    "twins in `quickmeet.sync`. Over HTTP alone, those about the WebSocket have no "
    "effect."
)
_CLIENTS: Final = frozenset({"Client", "HttpClient"})
"""Classes that inherit all their members."""
_HANDLERS: Final = frozenset({"Handler", "Handlers"})


def subject_of(name: str) -> Subject | None:
    """Find the page of a public name; groups and `sync` have pages of their own."""
    if name == "sync":
        return None
    module = name if name == "Status" else _module_of(getattr(quickmeet, name))
    if _is_group(getattr(quickmeet, name)):
        return None
    if name in _HANDLERS:
        module = "quickmeet_runtime.streams."
    if name == "stop_on_signals":
        module = "signals"
    return next(one for one in SUBJECTS if module.startswith(one.modules))


def _is_group(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, Group | BlockingGroup)


def _module_of(value: object) -> str:
    return str(getattr(value, "__module__", ""))


def api_pages() -> dict[str, str]:
    """Write a page for each subject, by slug."""
    pages = {"sync": _sync_page()}
    for subject in SUBJECTS:
        names = [name for name in quickmeet.__all__ if subject_of(name) is subject]
        lines = [f"# {subject.title}", "", subject.words, ""]
        lines += ["| name | |", "|---|---|"]
        lines += [f"| {_link(name)} | {_first(name)} |" for name in names]
        lines.append("")
        for name in names:
            if name in FOREIGN:
                lines += [f"## `{name}` {{ #quickmeet.{name} }}", "", FOREIGN[name], ""]
                continue
            lines.append(f"::: quickmeet.{name}")
            if name in _CLIENTS:
                lines += ["    options:", "      inherited_members: true"]
            if isinstance(getattr(quickmeet, name), types.ModuleType):
                lines += ["    options:", "      members: false"]
            lines.append("")
        pages[subject.slug] = "\n".join(lines)
    pages["connect"] += options_table()
    return pages


def options_table() -> str:
    """Write a table of what `connect` takes by keyword."""
    listed = inspect.cleandoc(Options.__doc__ or "").partition("Attributes:\n")[2]
    said = re.findall(r"^    (\w+): ((?:.|\n {8})+)", listed, re.MULTILINE)
    values = msgspec.structs.asdict(Options())
    lines = ["## Options { #options }", "", _OPTIONS, ""]
    lines += ["| option | |", "|---|---|"]
    for name, words in said:
        default = _default(values[name])
        lines.append(f"| `{name}` | {' '.join(words.split())} Default: {default}. |")
    return "\n".join([*lines, ""]).replace("``", "`")


def _default(value: object) -> str:
    """Write a default as a program would."""
    if isinstance(value, msgspec.Struct):
        return f"`quickmeet.{type(value).__name__}()`"
    return "a WebSocket" if callable(value) else f"`{value!r}`"


def sync_names() -> list[str]:
    """Name what is public in `quickmeet.sync`, but for the groups."""
    names = quickmeet.sync.__all__
    return [name for name in names if not _is_group(getattr(quickmeet.sync, name))]


def _sync_page() -> str:
    """Write the page of what needs no event loop."""
    lines = ["# Without an event loop", "", _SYNC, ""]
    lines += ["::: quickmeet.sync", "    options:", "      members: false", ""]
    for name in sync_names():
        lines.append(f"::: quickmeet.sync.{name}")
        if name in _CLIENTS:
            lines += ["    options:", "      inherited_members: true"]
        lines.append("")
    return "\n".join(lines)


def _link(name: str) -> str:
    target = f"(#quickmeet.{name})" if name in FOREIGN else f"[quickmeet.{name}]"
    return f"[`{name}`]{target}"


def _first(name: str) -> str:
    """The first sentence about a name."""
    if name in FOREIGN:
        return FOREIGN[name].partition(".")[0] + "."
    value = getattr(quickmeet, name)
    is_constant = isinstance(value, int | tuple | types.UnionType)
    said = "" if is_constant else (getattr(value, "__doc__", None) or "")
    return said.strip().partition("\n")[0].replace("|", "\\|")
