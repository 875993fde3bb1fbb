# SPDX-License-Identifier: MIT
"""Facts of an operation as sentences for its docstring."""

from quickmeet_codegen.model.catalog import items, text
from quickmeet_codegen.python.docstring import punctuated
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.source import mapping

__all__ = ["method_facts", "stream_facts"]

_ACCESS = {
    "anonymous": "Needs no login.",
    "nobody": "The server lets no client subscribe.",
    "unknown": "Upstream does not say who may call it.",
    "visitor": "For Livechat visitors.",
}


def method_facts(wire: str, value: dict[str, Value]) -> tuple[str, ...]:
    """What a reader should know of a method besides its summary."""
    found = [f"Wire name ``{wire}``{_servers(value)}."]
    found += _common(value)
    if value.get("two_factor"):
        found.append("May ask for a second factor.")
    limit = mapping(value.get("rate_limit"))
    if limit:
        found.append(_rate(limit))
    repeat = mapping(value.get("repeat"))
    if repeat.get("safe"):
        found.append(punctuated(f"Safe to repeat: {text(repeat['why'])}"))
    return tuple(found)


def stream_facts(stream: str, key: str, value: dict[str, Value]) -> tuple[str, ...]:
    """What a reader should know of an event besides its summary."""
    found = [f"Wire name ``{stream}``, key ``{key}``{_servers(value)}."]
    found += _common(value)
    if value.get("never_emitted"):
        found.append("No known server emits it.")
    if "emitted_on" in value:
        found.append(f"Emitted on ``{value['emitted_on']}``.")
    recover = mapping(value.get("recover"))
    if recover:
        found.append(f"What was missed is fetched by ``{recover['by']}``.")
    return tuple(found)


def _common(value: dict[str, Value]) -> list[str]:
    found: list[str] = []
    if value.get("replacement"):
        found.append(punctuated(f"By REST: {text(value['replacement'])}"))
    access = _ACCESS.get(str(value.get("access")))
    if access:
        found.append(access)
    permissions = [f"``{name}``" for name in items(value.get("permissions"))]
    if permissions:
        word = "permission" if len(permissions) == 1 else "permissions"
        found.append(f"Depends on the {word} {', '.join(permissions)}.")
    return found


def _servers(value: dict[str, Value]) -> str:
    versions = mapping(value.get("versions"))
    since = versions.get("since")
    parts = [f"servers since {since}"] if since else []
    if versions.get("deprecated"):
        parts.append(f"deprecated in {versions['deprecated']}")
    if versions.get("removed"):
        parts.append(f"removed in {versions['removed']}")
    return f"; {', '.join(parts)}" if parts else ""


def _rate(limit: dict[str, Value]) -> str:
    interval = limit["interval_ms"]
    seconds = interval / 1000 if isinstance(interval, int) else 0
    calls = "1 call" if limit["calls"] == 1 else f"{limit['calls']} calls"
    return f"The server takes {calls} in {seconds:g} s."
