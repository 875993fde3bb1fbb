# SPDX-License-Identifier: MIT
"""Read an agent's input line by line; answer invalid messages with an error.

The `mcp` library drops such a line: an agent that sent a lone surrogate would wait
forever for its answer.
"""

import json
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable
from typing import Final, cast

import mcp_types as types

__all__ = ["Lines"]

_HALVES: Final = ("surrogate", "hex escape")
"""The error text of the library for lone surrogates."""
_HALF_SAID: Final = "an unpaired surrogate (\\ud800 to \\udfff) is not text"
_BYTE_ORDER_MARK: Final = "\ufeff"


class Lines:
    """Lines of an agent, without invalid ones."""

    def __init__(
        self,
        lines: AsyncIterable[str],
        refuse: Callable[[types.JSONRPCError], Awaitable[None]],
    ) -> None:
        """Initialize.

        Args:
            lines: The lines of input.
            refuse: Called with the answer to an invalid request.
        """
        self._lines = lines
        self._refuse = refuse

    async def __aiter__(self) -> AsyncIterator[str]:
        """Yield the lines that are messages; invalid ones without an id are dropped."""
        async for one in self._lines:
            line = one.removeprefix(_BYTE_ORDER_MARK)
            try:
                types.jsonrpc_message_adapter.validate_json(line, by_name=False)
            except ValueError as error:
                if (refusal := _refusal(line, error)) is not None:
                    await self._refuse(refusal)
                continue
            yield line


def _refusal(line: str, error: ValueError) -> types.JSONRPCError | None:
    """Return the error to answer a line with; None if no answer is expected."""
    try:
        found: object = json.loads(line)
    except RecursionError:
        return None
    except ValueError:
        found = None
    if not isinstance(found, dict):
        return None
    known = cast("dict[str, object]", found)
    number = known.get("id")
    is_request = "result" not in known and "error" not in known
    if not isinstance(number, (int, str)) or isinstance(number, bool) or not is_request:
        return None
    if not f"{number}".isprintable():  # an unpaired surrogate, for example
        return None
    is_half = any(one in str(error) for one in _HALVES)
    said = _HALF_SAID if is_half else "this is not a JSON-RPC 2.0 request"
    return types.JSONRPCError(
        jsonrpc="2.0",
        id=number,
        error=types.ErrorData(code=types.INVALID_REQUEST, message=said),
    )
