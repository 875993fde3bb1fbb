# SPDX-License-Identifier: MIT
"""Every handler of the generated servers, and samples of what they are given."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

import quickmeet.server
from quickmeet_runtime.model.operations.handler import MethodHandler
from quickmeet_runtime.model.operations.operation import ListPage, Method, Upload
from quickmeet_runtime.model.payload import Timestamp
from quickmeet_runtime.session.group import Group
from quickmeet_runtime.streams.paging.listing import Listing

SAMPLES: dict[object, object] = {
    str: "x/y",
    bool: True,
    int: 1,
    float: 1.5,
    object: {"any": [1]},
    Any: {"any": [1]},
    Timestamp: Timestamp(5),
    Upload: Upload(content=b"x"),
}


def server_modules() -> Iterator[ModuleType]:
    for module in pkgutil.iter_modules(quickmeet.server.__path__):
        if module.name != "names":
            yield importlib.import_module(f"quickmeet.server.{module.name}")


def nothing(*_: object, **__: object) -> None:
    """Answers everything."""


def handlers() -> Iterator[tuple[ModuleType, str, MethodHandler[None]]]:
    for module in server_modules():
        for name, make in vars(module).items():
            handler = make(nothing) if name.startswith("on_") else None
            if isinstance(handler, MethodHandler):  # and no publisher
                yield module, name.removeprefix("on_"), handler


class Recorder:
    """A session that notes what is sent."""

    def __init__(self) -> None:
        self.params: tuple[object, ...] = ()
        self.method: object = None

    async def call(self, method: Method[Any], params: tuple[object, ...]) -> object:
        self.method, self.params = method, params
        return ListPage[object]([])


async def invoked(function: Callable[..., Any], given: Mapping[str, object]) -> None:
    """Call a method of a group; of a list that has pages, fetch the first."""
    made = function(**given)
    await (made.page() if isinstance(made, Listing) else made)


def sample(hint: Any) -> object:
    """A value of a type; raises LookupError where none is made here."""
    named: object = hint
    if hint in SAMPLES:
        return SAMPLES[hint]
    origin, members = get_origin(hint), get_args(hint)
    if origin is Literal:
        return members[0]
    if origin in {list, ListPage}:
        items = [sample(members[0])]
        return items if origin is list else ListPage(items)
    if origin is dict:
        return {"k": sample(members[1])}
    if origin in {UnionType, Union}:
        for member in members:
            try:
                return sample(member)
            except LookupError:
                continue
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        struct: type[msgspec.Struct] = hint
        hints = get_type_hints(struct)
        needed = [f.name for f in msgspec.structs.fields(struct) if f.required]
        return struct(**{name: sample(hints[name]) for name in needed})
    raise LookupError(named)


def group_of(module: ModuleType, recorder: Recorder) -> Any:
    client = importlib.import_module(f"quickmeet.{module.__name__.rpartition('.')[2]}")
    [group] = [
        value
        for value in vars(client).values()
        if isinstance(value, type) and issubclass(value, Group) and value is not Group
    ]
    caller: Any = recorder
    return group(caller)


HANDLERS = list(handlers())
