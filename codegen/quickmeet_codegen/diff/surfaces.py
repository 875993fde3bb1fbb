# SPDX-License-Identifier: MIT
"""What differs between two Python surfaces: names, arguments, errors.

A group's handlers answer all its methods, with the arguments of the client: what is
added breaks them, who would have to answer it.
"""

from collections.abc import Iterator, Mapping

from quickmeet_codegen.ir.operations import Argument

from .change import Change, Level
from .surface import Call, Key

__all__ = ["breaks_server", "compare_surfaces"]


def compare_surfaces(
    old: Mapping[str, Call], new: Mapping[str, Call]
) -> Iterator[Change]:
    """What differs between what two clients can be asked for.

    A name that went with its entry in the schema is told of there.
    """
    before, after = _keys(old), _keys(new)
    for path in sorted({*old, *new}):
        if path not in new:
            if old[path].key in after:
                yield _gone(path, old, after)
        elif path not in old:
            if new[path].key in before and not _is_rename(path, old, new, before):
                breaks = breaks_server(new[path], old)
                yield Change(path, "added", "a new name for what was there", breaks)
        else:
            is_served = bool(old[path].handlers and new[path].handlers)
            both: tuple[Level, ...] = ("client", "server") if is_served else ("client",)
            arguments = old[path].arguments, new[path].arguments
            yield from _arguments(path, *arguments, both)
            yield from _errors(path, old[path], new[path])


def breaks_server(call: Call, old: Mapping[str, Call]) -> tuple[Level, ...]:
    """Whether handlers that were whole lack a method that is new."""
    known = {there.handlers for there in old.values()}
    return ("server",) if call.handlers in known - {""} else ()


def _keys(surface: Mapping[str, Call]) -> dict[Key, list[str]]:
    found: dict[Key, list[str]] = {}
    for path, call in surface.items():
        found.setdefault(call.key, []).append(path)
    return found


def _gone(path: str, old: Mapping[str, Call], after: Mapping[Key, list[str]]) -> Change:
    others = [other for other in after[old[path].key] if other not in old]
    if len(others) == 1:
        served: tuple[Level, ...] = ("server",) if old[path].handlers else ()
        said = f"is now {others[0]}"
        return Change(path, "renamed", said, ("client", *served))
    return Change(path, "removed", "the name is gone", ("client",))


def _is_rename(
    path: str,
    old: Mapping[str, Call],
    new: Mapping[str, Call],
    before: Mapping[Key, list[str]],
) -> bool:
    """Whether a new name is told of already, as what an old one became."""
    key = new[path].key
    others = [p for p, call in new.items() if call.key == key and p not in old]
    return others == [path] and any(p not in new for p in before[key])


def _arguments(
    path: str,
    old: tuple[Argument, ...],
    new: tuple[Argument, ...],
    both: tuple[Level, ...],
) -> Iterator[Change]:
    before = {argument.name: argument for argument in old}
    after = {argument.name: argument for argument in new}
    served: tuple[Level, ...] = ("server",) if "server" in both else ()
    for name in sorted({*before, *after}):
        here = f"{path}({name})"
        if name not in after:
            yield Change(here, "removed", "the argument is gone", both)
        elif name not in before and after[name].is_required:
            yield Change(here, "added", "a new required argument", both)
        elif name not in before:
            yield Change(here, "added", "a new optional argument", served)
        else:
            yield from _argument(here, before[name], after[name], served)
    if _order(old, after) != _order(new, before):
        said = "positional arguments stand in another order"
        yield Change(path, "changed", said, both)


def _argument(
    here: str, old: Argument, new: Argument, served: tuple[Level, ...]
) -> Iterator[Change]:
    if new.is_required and not old.is_required:
        yield Change(here, "changed", "must now be given", ("client",))
    elif old.is_required and not new.is_required:
        yield Change(here, "changed", "may now be left out", served)
    if new.is_keyword and not old.is_keyword:
        said = "must now be given by its name"
        yield Change(here, "changed", said, ("client",))
    elif old.is_keyword and not new.is_keyword:
        said = "may now be given without its name"
        yield Change(here, "changed", said, served)


def _order(
    arguments: tuple[Argument, ...], others: Mapping[str, Argument]
) -> list[str]:
    """The names of those that are positional on both sides, in their order."""
    return [
        argument.name
        for argument in arguments
        if not argument.is_keyword
        and argument.name in others
        and not others[argument.name].is_keyword
    ]


def _errors(path: str, old: Call, new: Call) -> Iterator[Change]:
    for name in sorted({*old.raises} - {*new.raises}):
        said = f"no longer raises {name} but its base"
        yield Change(path, "changed", said, ("client",))
    for name in sorted({*new.raises} - {*old.raises}):
        yield Change(path, "changed", f"may raise {name}")
