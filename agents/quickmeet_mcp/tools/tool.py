# SPDX-License-Identifier: MIT
"""A tool: its parameters, its function, and how often it may be called."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from pathlib import Path
from typing import Any, Final, Generic, Protocol, TypeVar, get_type_hints

import msgspec
from msgspec import Struct

import quickmeet

from ..errors import ToolError
from ..rooms import RoomList

__all__ = ["AnyTool", "Desk", "Hints", "Tool", "Toolbox", "Waiting"]

ArgsT = TypeVar("ArgsT", bound=Struct)
Waiting = Callable[[float, float], Awaitable[None]]
"""Called with elapsed and total seconds while a tool waits: else agents give up."""
_HEAVY: Final = ("title", "$schema")


class Desk(Struct, frozen=True):
    """The context of every tool."""

    client: quickmeet.Client
    rooms: RoomList
    waiting: Waiting
    files: Path | None = None
    """Folder whose files may be uploaded; None for none."""


class Hints(Struct, frozen=True):
    """Hints for agents; most come from the schema's ``repeat``."""

    is_read_only: bool
    is_repeatable: bool
    """Whether the tool is idempotent."""
    is_destructive: bool = False


class AnyTool(Protocol):
    """A tool with arguments of any type."""

    @property
    def name(self) -> str:
        """The name that agents use."""
        ...

    @property
    def description(self) -> str:
        """Its description, in one sentence."""
        ...

    @property
    def hints(self) -> Hints:
        """Hints for agents."""
        ...

    @property
    def input_schema(self) -> dict[str, Any]:
        """The JSON Schema of its arguments."""
        ...

    @property
    def secrets(self) -> Collection[str]:
        """The names of secret arguments."""
        ...

    async def run(self, desk: Desk, arguments: Mapping[str, object]) -> str:
        """Run the tool."""
        ...


class Tool(Generic[ArgsT]):
    """A tool whose arguments are a Struct."""

    def __init__(
        self,
        name: str,
        description: str,
        arguments: type[ArgsT],
        work: Callable[[Desk, ArgsT], Awaitable[str]],
        hints: Hints,
    ) -> None:
        self.name: Final = name
        self.description: Final = description
        self.hints: Final = hints
        self.secrets: Final = ()
        self._arguments = arguments
        self._work = work

    @property
    def input_schema(self) -> dict[str, Any]:
        """The JSON Schema of its arguments."""
        schema = msgspec.json.schema(self._arguments)
        name = schema["$ref"].rpartition("/")[2]
        found: dict[str, Any] = schema["$defs"][name]
        return {
            key: value
            for key, value in found.items()
            if key not in (*_HEAVY, "description")
        }

    async def run(self, desk: Desk, arguments: Mapping[str, object]) -> str:
        """Call the tool.

        Returns:
            The text for the agent.

        Raises:
            ToolError: The arguments are invalid.
            QuickmeetError: The server refused, or the session failed.
        """
        try:
            given = msgspec.convert(arguments, self._arguments)
        except msgspec.ValidationError as error:
            raise ToolError(f"{self.name}: {error}") from None
        return await self._work(desk, given)


class Toolbox:
    """Tools made from functions: from their name, docstring and argument type."""

    def __init__(self) -> None:
        self.tools: Final[list[AnyTool]] = []
        """The tools, in the order of their definitions."""

    def tool(
        self, hints: Hints
    ) -> Callable[[Callable[[Desk, ArgsT], Awaitable[str]]], None]:
        """Make a tool from the decorated function."""

        def add(work: Callable[[Desk, ArgsT], Awaitable[str]]) -> None:
            arguments: type[ArgsT] = get_type_hints(work)["given"]
            name, words = work.__name__, (work.__doc__ or "").partition("\n")[0]
            self.tools.append(Tool(name, words, arguments, work, hints))

        return add
