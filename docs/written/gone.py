# SPDX-License-Identifier: MIT
"""Writes the page of methods that releases removed, and what replaces each."""

from typing import cast

__all__ = ["gone_page"]

_HEAD = """\
# Methods that are gone

{removed} of {all} methods have been removed by some release. {routed} of those are
called over REST there, with the same name, signature and result. The others raise
`MethodRemovedError` before anything is sent. You mostly need to do nothing about it:
[9.x, and what is gone](tasks/server-9.md) says why.
"""
_Facts = dict[str, object]


def gone_page(schema: dict[str, dict[str, _Facts]]) -> str:
    """List removed methods, by domain and name."""
    methods = {wire: fact for wire, fact in schema["methods"].items() if _removed(fact)}
    routed = sum(1 for fact in methods.values() if fact.get("rest"))
    head = _HEAD.format(removed=len(methods), all=len(schema["methods"]), routed=routed)
    lines = [head, "| Python | wire name | removed in | instead |", "|---|---|---|---|"]
    for wire, fact in sorted(
        methods.items(), key=lambda item: (str(item[1]["domain"]), item[0])
    ):
        lines.append(
            f"| {_names(fact)} | `{wire}` | {_removed(fact)} | {_instead(fact)} |"
        )
    return "\n".join(lines) + "\n"


def _removed(fact: _Facts) -> str:
    versions = cast("dict[str, str | None]", fact.get("versions") or {})
    return versions.get("removed") or ""


def _names(fact: _Facts) -> str:
    views = cast("list[_Facts]", fact.get("views") or [fact])
    return ", ".join(f"`{fact['domain']}.{view['name']}`" for view in views)


def _instead(fact: _Facts) -> str:
    calls = cast("list[dict[str, str]]", fact.get("rest") or [])
    if calls:
        return f"done for you: `{calls[0]['call']}`"
    why = fact.get("unreplaced")
    replacement = fact.get("replacement")
    own = f"`{replacement}`, by your own request" if replacement else "nothing"
    return f"{own}: {why}" if why else own
