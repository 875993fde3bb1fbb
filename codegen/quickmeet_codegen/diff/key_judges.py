# SPDX-License-Identifier: MIT
"""A judge for every key of operations in the schema language."""

from collections.abc import Iterator, Mapping
from typing import Final, cast

from quickmeet_codegen.model.operations import MirrorSpec, RateLimit, Recover, Repeat

from .change import Judge, SchemaChange, differs, elsewhere, judged, shown, words
from .routing import part_versions
from .surfaces import key_shape

__all__ = [
    "COLLECTION_JUDGES",
    "ENDPOINT_JUDGES",
    "EVENT_JUDGES",
    "HISTORY_JUDGES",
    "METHOD_JUDGES",
    "PARAM_JUDGES",
    "PUBLICATION_JUDGES",
    "RECOVER_JUDGES",
    "VIEW_JUDGES",
]

_RANKS: Final = {"anonymous": 0, "unknown": 0, "visitor": 1, "user": 1, "nobody": 2}
_ALWAYS: Final = "repeated"
_NEVER: Final = "not repeated"


def _access(subject: str, key: str, old: object, new: object) -> Iterator[SchemaChange]:
    before, after = _RANKS.get(str(old), 0), _RANKS.get(str(new), 0)
    narrows = after > before or (after == before == 1)
    said = f"{key}: {old} -> {new}"
    yield SchemaChange(subject, "changed", said, ("behaviour",) if narrows else ())


def _write(subject: str, key: str, old: object, new: object) -> Iterator[SchemaChange]:
    """Judge who may send an event; nobody if the schema names none."""
    yield from _access(subject, key, old or "nobody", new or "nobody")


def _grows(subject: str, key: str, old: object, new: object) -> Iterator[SchemaChange]:
    """Judge flags that add a demand: a second factor, silence."""
    said = f"{key}: {shown(old)} -> {shown(new)}"
    yield SchemaChange(subject, "changed", said, ("behaviour",) if new else ())


def _permissions(
    subject: str, key: str, old: object, new: object
) -> Iterator[SchemaChange]:
    before, after = _listed(old), _listed(new)
    for name in sorted({*after} - {*before}):
        yield SchemaChange(subject, "changed", f"depends on {name}", ("behaviour",))
    for name in sorted({*before} - {*after}):
        yield SchemaChange(subject, "changed", f"no longer depends on {name}")
    if sorted(before) == sorted(after):
        yield from words(subject, key, old, new)


def _rate(subject: str, key: str, old: object, new: object) -> Iterator[SchemaChange]:
    is_tighter = isinstance(new, RateLimit) and (
        not isinstance(old, RateLimit)
        or new.calls * old.interval_ms < old.calls * new.interval_ms
    )
    said = f"{key}: {shown(old)} -> {shown(new)}"
    yield SchemaChange(subject, "changed", said, ("behaviour",) if is_tighter else ())


def _repeat(subject: str, key: str, old: object, new: object) -> Iterator[SchemaChange]:
    before, after = _repeated(old), _repeated(new)
    if before == after:
        yield from words(subject, key, old, new)
        return
    said = f"a call whose answer was lost is {after}, where it was {before}"
    loses = before != _NEVER and after != _ALWAYS
    yield SchemaChange(subject, "changed", said, ("behaviour",) if loses else ())


def _repeated(repeat: object) -> str:
    """Describe when a call with a lost answer is repeated."""
    if not isinstance(repeat, Repeat) or not repeat.safe:
        return _NEVER
    if repeat.when is None:
        return _ALWAYS
    return f"repeated where {repeat.when} is given"


def _recover(
    subject: str, _key: str, old: object, new: object
) -> Iterator[SchemaChange]:
    if not isinstance(new, Recover):
        said = "what a break in the connection took is no longer fetched"
        yield SchemaChange(subject, "changed", said, ("behaviour",))
    elif not isinstance(old, Recover):
        said = "what a break in the connection took is fetched"
        yield SchemaChange(subject, "changed", said)
    else:
        yield from judged(f"{subject} recover", old, new, RECOVER_JUDGES)


def _mirror(subject: str, key: str, old: object, new: object) -> Iterator[SchemaChange]:
    """Judge a mirror; the surfaces cover its name and existence."""
    if isinstance(old, MirrorSpec) and isinstance(new, MirrorSpec):
        if old.room_changes != new.room_changes:
            said = f"mirrors the events of {new.room_changes}, was {old.room_changes}"
            yield SchemaChange(subject, "changed", said, ("client",))
        else:
            yield from words(subject, key, old, new)


def _refused_by(
    subject: str, _key: str, _old: object, new: object
) -> Iterator[SchemaChange]:
    said = f"the answer that means no: {shown(new)}"
    yield SchemaChange(subject, "changed", said, ("client", "server"))


def _event(subject: str, _key: str, old: object, new: object) -> Iterator[SchemaChange]:
    said = f"yields {_yielded(new)}, was {_yielded(old)}"
    yield SchemaChange(subject, "changed", said, ("client",))


def _yielded(event: object) -> str:
    """The type that a consumer gets: an event's class, else its argument."""
    return "its argument alone" if event is None else str(event)


def _codes(subject: str, key: str, old: object, new: object) -> Iterator[SchemaChange]:
    before, after = _listed(old), _listed(new)
    for code in sorted({*before} - {*after}):
        yield SchemaChange(subject, "changed", f"no longer fails with {code}")
    for code in sorted({*after} - {*before}):
        yield SchemaChange(subject, "changed", f"may fail with {code}")
    if sorted(before) == sorted(after):
        yield from words(subject, key, old, new)


def _kinds(subject: str, key: str, old: object, new: object) -> Iterator[SchemaChange]:
    """Judge the kinds of rooms that have such a path; none means all."""
    before, after = _listed(old), _listed(new)
    is_fewer = bool(after) and not ({*before} <= {*after} and before)
    said = f"{key}: {shown(old)} -> {shown(new)}"
    yield SchemaChange(subject, "changed", said, ("wire",) if is_fewer else ())


def _paging(subject: str, key: str, old: object, new: object) -> Iterator[SchemaChange]:
    """Judge paging, which changes both the call and the answer."""
    is_turned = old is None or new is None
    judge = differs("wire", "client", "server") if is_turned else differs("wire")
    yield from judge(subject, key, old, new)


def _template(
    subject: str, key: str, old: object, new: object
) -> Iterator[SchemaChange]:
    """Judge what is sent; the surfaces cover the names of arguments."""
    before, after = (key_shape(str(one)) for one in (old, new))
    if before == after:
        yield from words(subject, key, old, new)
    else:
        yield from differs("wire")(subject, key, old, new)


def _listed(value: object) -> list[str]:
    if not isinstance(value, tuple):
        return []
    return [shown(item) for item in cast("tuple[object, ...]", value)]


RECOVER_JUDGES: Final[Mapping[str, Judge]] = {
    "by": differs(),
    "cursor": differs(),
    "changes": elsewhere,  # a call of Python: the surfaces
}
_ANSWERS: Final[Mapping[str, Judge]] = {
    "summary": words,
    "was": elsewhere,  # calls of Python: the surfaces
    "description": words,
    "access": _access,
    "versions": elsewhere,  # routing.compare_servers
    "availability": elsewhere,  # routing.compare_servers
    "note": words,
}
_CALLED: Final[Mapping[str, Judge]] = {
    **_ANSWERS,
    "name": elsewhere,  # a call of Python: the surfaces
    "params": elsewhere,  # one by one
    "result": elsewhere,  # as a schema
    "result_description": words,
    "checks": differs(),  # what `validate` says
    "errors": _codes,
    "permissions": _permissions,
    "has_two_factor": _grows,
    "rate_limit": _rate,
    "repeat": _repeat,
    "is_draft": words,
    "examples": words,
    "corrected": words,
}
METHOD_JUDGES: Final[Mapping[str, Judge]] = {
    **_CALLED,
    "refused_by": _refused_by,
    "refusal": differs("client"),
    "replacement": differs(),
    "unreplaced": words,
    "rest": elsewhere,  # routing.compare_rest
    "views": elsewhere,  # view by view
}
ENDPOINT_JUDGES: Final[Mapping[str, Judge]] = {
    **_CALLED,
    "family": differs(),  # which parameter it asks for
    "kinds": _kinds,
    "body": differs("wire"),
    "envelope": differs("wire"),
    "paging": _paging,
    "codes": differs("behaviour"),
    "instead": elsewhere,  # routing.compare_rest
}
EVENT_JUDGES: Final[Mapping[str, Judge]] = {
    **_ANSWERS,
    "name": elsewhere,  # a call of Python: the surfaces
    "keys": words,  # their names: the surfaces
    "args": elsewhere,  # with args_any_of, as what the event yields
    "event": _event,
    "args_any_of": elsewhere,
    "write": _write,
    "options": elsewhere,  # _options
    "is_never_emitted": _grows,
    "emitted_on": differs("behaviour"),
    "recover": _recover,
    "mirror": _mirror,
    "permissions": _permissions,
    "replacement": differs(),
    "is_draft": words,
    "examples": words,
    "corrected": words,
}
PUBLICATION_JUDGES: Final[Mapping[str, Judge]] = {
    **_ANSWERS,
    "name": elsewhere,  # a call of Python: the surfaces
    "params": elsewhere,  # place by place
    "collection": elsewhere,  # with the type of its documents
}
COLLECTION_JUDGES: Final[Mapping[str, Judge]] = {
    "summary": words,
    "description": words,
    "name": elsewhere,  # a call of Python: the surfaces
    "was": elsewhere,  # calls of Python: the surfaces
    "document": elsewhere,  # as a schema
    "note": words,
}
HISTORY_JUDGES: Final[Mapping[str, Judge]] = {
    "summary": words,
    "was": elsewhere,  # calls of Python: the surfaces
    "key": words,  # its name: the surfaces
    "item": elsewhere,  # as a schema
    "rest": elsewhere,  # routing.compare_rest
    "description": words,
    "by_moment": differs(),  # an argument less or more: the surfaces
}
PARAM_JUDGES: Final[Mapping[str, Judge]] = {
    "name": differs(),  # in Python: the surfaces
    "was": elsewhere,  # arguments: the surfaces; of an event, its class
    "versions": part_versions,
    "wire": differs(),
    "schema": elsewhere,  # as a schema, and when one is gone
    "description": words,
    "is_optional": elsewhere,  # with what it asks for
    "is_positional": differs(),  # in Python: the surfaces
    "is_spread": differs(),  # in Python: the surfaces
    "template": _template,
    "keys": words,
    "value": differs("wire"),
    "is_file": differs("wire", "client"),
    "is_joined": differs("wire"),
    "is_room": differs("client"),
    "others": differs(),  # what `validate` says
}
VIEW_JUDGES: Final[Mapping[str, Judge]] = {
    "name": elsewhere,  # what they are paired by
    "was": elsewhere,  # calls of Python: the surfaces
    "summary": words,
    "description": words,
    "omit": differs(),  # in Python: the surfaces
    "require": differs(),
    "result": elsewhere,  # as a schema
    "result_description": words,
}
