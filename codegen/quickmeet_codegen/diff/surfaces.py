# SPDX-License-Identifier: MIT
"""What differs between two Python surfaces: names, arguments, errors."""

from collections.abc import Iterator, Mapping

from quickmeet_codegen.ir.operations import Argument

from .change import Change
from .surface import Call, Key

__all__ = ["compare_surfaces"]


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
            if new[path].key in before:
                yield Change(path, "added", "a new name for what was there")
        else:
            yield from _arguments(path, old[path].arguments, new[path].arguments)
            yield from _errors(path, old[path], new[path])


def _keys(surface: Mapping[str, Call]) -> dict[Key, list[str]]:
    found: dict[Key, list[str]] = {}
    for path, call in surface.items():
        found.setdefault(call.key, []).append(path)
    return found


def _gone(
    path: str,
    old: Mapping[str, Call],
    after: Mapping[Key, list[str]],
) -> Change:
    others = [other for other in after[old[path].key] if other not in old]
    if len(others) == 1:
        return Change(path, "renamed", f"is now {others[0]}", ("python",))
    return Change(path, "removed", "the name is gone", ("python",))


def _arguments(
    path: str, old: tuple[Argument, ...], new: tuple[Argument, ...]
) -> Iterator[Change]:
    before = {argument.name: argument for argument in old}
    after = {argument.name: argument for argument in new}
    for name in sorted({*before, *after}):
        here = f"{path}({name})"
        if name not in after:
            yield Change(here, "removed", "the argument is gone", ("python",))
        elif name not in before and after[name].is_required:
            yield Change(here, "added", "a new required argument", ("python",))
        elif name not in before:
            yield Change(here, "added", "a new optional argument")
        else:
            yield from _argument(here, before[name], after[name])
    if _order(old, after) != _order(new, before):
        said = "positional arguments stand in another order"
        yield Change(path, "changed", said, ("python",))


def _argument(here: str, old: Argument, new: Argument) -> Iterator[Change]:
    if new.is_required and not old.is_required:
        yield Change(here, "changed", "must now be given", ("python",))
    elif old.is_required and not new.is_required:
        yield Change(here, "changed", "may now be left out")
    if new.is_keyword and not old.is_keyword:
        yield Change(here, "changed", "must now be given by its name", ("python",))
    elif old.is_keyword and not new.is_keyword:
        yield Change(here, "changed", "may now be given without its name")


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
        yield Change(path, "changed", said, ("python",))
    for name in sorted({*new.raises} - {*old.raises}):
        yield Change(path, "changed", f"may raise {name}")
