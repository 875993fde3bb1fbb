# SPDX-License-Identifier: MIT
"""Writes the pages that follow from the code: reference, errors, states.

``python -m docs.written.reference`` before the site is built. What it writes is not
kept in git; the words are those of the schema and of docstrings.
"""

import ast
import inspect
import itertools
import json
from importlib.resources import files
from pathlib import Path
from typing import cast

from quickmeet_runtime import errors
from quickmeet_runtime.protocol.table import ConnectionState

from .api import api_pages
from .gone import gone_page
from .language import language_page
from .llms import llms_text
from .rules import rules_page
from .states import state_diagram
from .tables import delivery_page, lifecycle_page

__all__ = ["write_pages"]

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "pages"
_Facts = dict[str, dict[str, object]]
_TYPES = """\
    options:
      show_root_heading: false
      show_root_toc_entry: false
      heading_level: 3
"""
_CONNECTION = """\
# States of a connection

The frames that may be sent (`>`) and received in each state of a DDP connection. Arrows
are frames that lead to another state; frames below a state do not change it. Any other
frame is an error: `LocalProtocolError` if the client would send it, and
`RemoteProtocolError` if the server does.

{picture}

The picture is drawn from the table that the runtime uses,
`quickmeet_runtime.protocol.table.TRANSITIONS`.

| state | |
|---|---|
{states}
"""


def write_pages(pages: Path = PAGES) -> None:
    """Write all pages that are generated."""
    schema = json.loads((files("quickmeet") / "schema.json").read_text("utf-8"))
    folder = pages / "reference"
    folder.mkdir(exist_ok=True)
    domains = {
        name: head for name, head in schema["domains"].items() if "group" in head
    }
    _write(folder / "index.md", _overview(domains, schema))
    for name, head in domains.items():
        _write(folder / f"{name}.md", _domain(name, head, schema))
    (pages / "api").mkdir(exist_ok=True)
    for slug, text in api_pages().items():
        _write(pages / "api" / f"{slug}.md", text)
    _write(pages / "gone.md", gone_page(schema))
    _write(pages / "changelog.md", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    _write(pages / "llms.txt", llms_text(pages, schema))
    _write(pages / "errors.md", _errors(schema["errors"]))
    _write(pages / "connection.md", _connection())
    _write(pages / "delivery.md", delivery_page())
    _write(pages / "lifecycle.md", lifecycle_page())
    _write(pages / "rules.md", rules_page())
    _write(pages / "language.md", language_page())


def _write(path: Path, text: str) -> None:
    """Write a page only if it changed: builds are incremental."""
    if not path.exists() or path.read_text("utf-8") != text:
        path.write_text(text, "utf-8", newline="\n")


def _overview(domains: _Facts, schema: dict[str, _Facts]) -> str:
    lines = [
        "# Reference",
        "",
        "One group for each domain, as an attribute of the client.",
        "",
        "| `client.` | | methods | events |",
        "|---|---|--:|--:|",
    ]
    for name, head in domains.items():
        methods = len(_methods(name, schema))
        events = len(_events(name, schema))
        said = f"{head['summary']} | {methods} | {events} |"
        lines.append(f"| [`{name}`]({name}.md) | {said}")
    return "\n".join(lines) + "\n"


def _methods(domain: str, schema: dict[str, _Facts]) -> _Facts:
    return {
        wire: fact
        for wire, fact in schema["methods"].items()
        if fact["domain"] == domain
    }


def _events(domain: str, schema: dict[str, _Facts]) -> list[tuple[str, str, object]]:
    return [
        (stream, key, fact["name"])
        for stream, keys in schema["streams"].items()
        for key, fact in cast("_Facts", keys).items()
        if fact["domain"] == domain
    ]


def _domain(name: str, head: dict[str, object], schema: dict[str, _Facts]) -> str:
    group = cast("dict[str, str]", head["group"])
    lines = [f"# `client.{name}`", "", str(head["summary"]), ""]
    group_path = f"quickmeet.{name}.{group['class']}"
    if methods := _methods(name, schema):
        lines += [
            "| wire name | Python | since | removed | REST |",
            "|---|---|---|---|---|",
        ]
        lines += [_row(group_path, wire, fact) for wire, fact in methods.items()]
        lines.append("")
    if events := _events(name, schema):
        lines += ["| stream | key | Python |", "|---|---|---|"]
        lines += [
            f"| `{s}` | `{k}` | {_link(group_path, str(p))} |" for s, k, p in events
        ]
        lines.append("")
    lines += [f"::: {group_path}", ""]
    if any(fact.get("x-domain") == name for fact in schema["$defs"].values()):
        lines += ["## Types", "", f"::: quickmeet.types.{name}", _TYPES, ""]
    return "\n".join(lines)


def _link(group_path: str, name: str) -> str:
    return f"[`{name}`][{group_path}.{name}]"


def _row(group_path: str, wire: str, fact: dict[str, object]) -> str:
    views = cast("list[dict[str, object]]", fact.get("views") or [fact])
    names = ", ".join(_link(group_path, str(view["name"])) for view in views)
    versions = cast("dict[str, str | None]", fact.get("versions") or {})
    since, removed = versions.get("since") or "", versions.get("removed") or ""
    calls = cast("list[dict[str, str]]", fact.get("rest") or [])
    rest = f"`{calls[0]['call']}`" if calls else ""
    return f"| `{wire}` | {names} | {since} | {removed} | {rest} |"


def _connection() -> str:
    """The page of the states; their words stand below them in the source."""
    source = ast.parse(inspect.getsource(ConnectionState))
    (body,) = (node.body for node in source.body if isinstance(node, ast.ClassDef))
    rows = [
        f"| `{_target(name)}` | {_words(words)} |"
        for name, words in itertools.pairwise(body)
        if isinstance(name, ast.Assign)
    ]
    return _CONNECTION.format(picture=state_diagram(), states="\n".join(rows))


def _target(node: ast.Assign) -> str:
    (target,) = node.targets
    return ast.unparse(target)


def _words(node: ast.stmt) -> str:
    return str(ast.literal_eval(ast.unparse(node)))


def _errors(known: _Facts) -> str:
    words = inspect.getdoc(errors) or ""
    tree = words.partition("::\n\n")[2]
    lines = [
        "# Errors",
        "",
        "Everything that can go wrong is one tree below `quickmeet.QuickmeetError`. No",
        "exception of a library underneath is let through, except cancellation.",
        "",
        "```text",
        inspect.cleandoc(tree),
        "```",
        "",
        "```python",
        "try:",
        '    await client.messages.send(room_id, "hello")',
        "except quickmeet.RateLimitedError as error:",
        "    await anyio.sleep(error.retry_after)",
        "except quickmeet.errors.RoomNotFoundError:",
        "    ...  # the code error-invalid-room",
        "except quickmeet.MethodError as error:",
        "    print(error.error, error.reason)  # any other code",
        "```",
        "",
        "## Codes that have a class",
        "",
        "| code | class in `quickmeet.errors` | when |",
        "|---|---|---|",
    ]
    for name, fact in sorted(known.items(), key=lambda item: str(item[1].get("code"))):
        if "code" in fact:
            lines.append(f"| `{fact['code']}` | `{name}` | {fact['summary']} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    write_pages()
