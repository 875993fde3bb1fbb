# SPDX-License-Identifier: MIT
"""Facts that a schema need not write, because others of its facts say them.

Which release lines of the server have an operation follows from its versions, and
what replaces a method from its first REST call. ``schema.json`` has all of it, for
consumers that read nothing else; YAML files contain only the exceptions.
"""

import re
from collections.abc import Iterable
from typing import Final

from .document import Value

__all__ = ["by_versions", "major", "with_derived", "without_derived"]

_RELEASE: Final = re.compile(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?")


def major(release: str | None) -> int | None:
    """The number of a release's line: 8 of ``8.4.0`` and of ``8.x``."""
    found = _RELEASE.match(release or "")
    return int(found[1]) if found else None


def by_versions(line: str, since: str | None, removed: str | None) -> str | None:
    """Whether a line has what came and went so: ``yes``, ``no``, or None.

    A line in whose course something came or went has it.
    """
    here, first, last = major(line), major(since), major(removed)
    if here is None or (first is None and last is None):
        return None
    if first is not None and here < first:
        return "no"
    if last is not None:
        found = _RELEASE.match(removed or "")
        is_first = found is not None and not (int(found[2] or 0) or int(found[3] or 0))
        if here > last or (here == last and is_first):
            return "no"
    return "yes"


def with_derived(fact: dict[str, Value], lines: Iterable[str]) -> dict[str, Value]:
    """An operation with what follows from the rest of it.

    Args:
        fact: As a YAML file has it.
        lines: The release lines that the schema covers.
    """
    written = _mapping(fact.get("availability"))
    known: dict[str, Value] = {
        line: said
        for line in lines
        if (said := written.get(line, _derived(line, fact))) is not None
    }
    call = _first_call(fact)
    whole: dict[str, Value] = {}
    for key, value in fact.items():
        if key == "rest" and call is not None:
            whole.setdefault("replacement", fact.get("replacement", call))
        whole[key] = value
        if key == "versions" and known:
            whole["availability"] = known
    return whole if not known else {**whole, "availability": known}


def without_derived(fact: dict[str, Value]) -> dict[str, Value]:
    """The reverse of `with_derived`."""
    bare = dict(fact)
    written = _mapping(fact.get("availability"))
    left: dict[str, Value] = {
        line: said for line, said in written.items() if said != _derived(line, fact)
    }
    if written and left:
        bare["availability"] = left
    elif written:
        del bare["availability"]
    if "replacement" in fact and fact["replacement"] == _first_call(fact):
        del bare["replacement"]
    return bare


def _derived(line: str, fact: dict[str, Value]) -> str | None:
    versions = _mapping(fact.get("versions"))
    since, removed = versions.get("since"), versions.get("removed")
    return by_versions(
        line,
        since if isinstance(since, str) else None,
        removed if isinstance(removed, str) else None,
    )


def _first_call(fact: dict[str, Value]) -> Value:
    rest = fact.get("rest")
    return _mapping(rest[0]).get("call") if isinstance(rest, list) and rest else None


def _mapping(value: Value) -> dict[str, Value]:
    return value if isinstance(value, dict) else {}
