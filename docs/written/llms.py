# SPDX-License-Identifier: MIT
"""Writes `llms.txt`: what a language model should read to write code with this."""

import re
from pathlib import Path
from typing import cast

__all__ = ["llms_text"]

_SITE = "https://quickmeet.github.io/quickmeet"
_HEAD = """\
# quickmeet

> The typed Python SDK for the QuickMeet.Chat Realtime API (DDP over WebSocket),
> wire-compatible with Rocket.Chat servers 3.x to 9.x. Python 3.11+, on asyncio,
> uvloop and trio. `pip install quickmeet`.

Rules that code with it keeps to:

- `async with quickmeet.connect(url, quickmeet.Password(user, password)) as client:`
  opens a session; `quickmeet.Token(token)` logs in by token. It reconnects by
  itself: do not write a loop around it.
- Methods and streams are in groups: `client.messages`, `client.rooms`, and so on. What
  subscribes begins with `follow`, and is entered: `async with
  client.messages.follow(room_id) as messages: async for message in messages: ...`
- A bot that reacts to *new* messages uses `client.messages.changes(room_id)` and
  matches `quickmeet.MessageSent`: a followed message comes again when it is edited.
- An absent field is `quickmeet.UNSET`, one that is null is `None`.
- Where a room id is taken, `"#general"` and `"@alice"` are taken, too;
  `await client.rooms.find_id("general")` gives the id.
- Time limits are `with anyio.fail_after(seconds):`; there is no `timeout=` parameter.
- Errors are below `quickmeet.QuickmeetError`; what a server refuses is
  `quickmeet.MethodError`, with one class a code in `quickmeet.errors`.
- Without following anything, `quickmeet.connect_http(url, login)` has the same groups.
- Tests: the pytest fixtures `quickmeet_server`, `quickmeet_client`, `quickmeet_room`.

"""


def llms_text(pages: Path, schema: dict[str, dict[str, dict[str, object]]]) -> str:
    """List pages and groups, with what each is about."""
    lines = [_HEAD, "## Pages", ""]
    written = [pages / "quickstart.md", *sorted((pages / "tasks").glob("*.md"))]
    written += sorted((pages / "migrate").glob("*.md"))
    written += [pages / "architecture.md", pages / "glossary.md"]
    for page in written:
        place = page.relative_to(pages).with_suffix("").as_posix()
        lines.append(f"- [{_title(page)}]({_SITE}/{place}/): {_first(page)}")
    lines += ["", "## Groups of methods and streams", ""]
    for name, head in schema["domains"].items():
        if "group" in head:
            methods = _methods(name, schema)
            words = f"{head['summary']} {methods}".strip()
            lines.append(f"- [client.{name}]({_SITE}/reference/{name}/): {words}")
    return "\n".join(lines) + "\n"


def _methods(domain: str, schema: dict[str, dict[str, dict[str, object]]]) -> str:
    names = [
        str(view["name"])
        for fact in schema["methods"].values()
        if fact["domain"] == domain
        for view in cast("list[dict[str, object]]", fact.get("views") or [fact])
    ]
    return f"Methods: {', '.join(names)}." if names else ""


def _title(page: Path) -> str:
    return page.read_text("utf-8").partition("\n")[0].lstrip("# ")


def _first(page: Path) -> str:
    """The first sentence of a page that is prose."""
    for block in page.read_text("utf-8").split("\n\n")[1:]:
        if re.match(r"[A-Za-z*`]", block):
            text = " ".join(block.replace("**", "").split())
            return re.sub(r"\[([^]]+)\]\([^)]*\)", r"\1", text).partition(". ")[0] + "."
    return ""
