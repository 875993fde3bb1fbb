# SPDX-License-Identifier: MIT
"""Input of an agent that is not a message."""

import json
from collections.abc import AsyncIterator

import mcp_types
import pytest

from quickmeet_mcp.lines import Lines

HALF = "unpaired surrogate"
NO_REQUEST = "not a JSON-RPC 2.0 request"
PING = '{"jsonrpc":"2.0","id":1,"method":"ping"}'


async def read(*given: str) -> tuple[list[str], list[mcp_types.JSONRPCError]]:
    """The lines that are messages, and the answers to others."""
    refusals: list[mcp_types.JSONRPCError] = []

    async def lines() -> AsyncIterator[str]:
        for one in given:
            yield one

    async def refuse(refusal: mcp_types.JSONRPCError) -> None:
        refusals.append(refusal)

    return [one async for one in Lines(lines(), refuse)], refusals


async def test_valid_lines_are_passed_among_invalid_ones() -> None:
    passed, refusals = await read("no json", PING, "", f"\ufeff{PING}", f"{PING}\n")
    assert passed == [PING, PING, f"{PING}\n"]
    assert refusals == []


@pytest.mark.parametrize(
    ("line", "number", "said"),
    [
        ('{"jsonrpc":"2.0","id":7,"method":"ping","params":{"a":"\\ud83d"}}', 7, HALF),
        ('{"jsonrpc":"2.0","id":7,"method":"ping","params":{"a":"\\udc00"}}', 7, HALF),
        ('{"jsonrpc":"1.0","id":7,"method":"ping"}', 7, NO_REQUEST),
        ('{"id":"seven","method":"ping"}', "seven", NO_REQUEST),
        ('{"jsonrpc":"2.0","id":7,"method":5}', 7, NO_REQUEST),
        ('{"jsonrpc":"2.0","id":7,"method":"ping","params":[]}', 7, NO_REQUEST),
    ],
)
async def test_an_invalid_request_is_answered(
    line: str, number: object, said: str
) -> None:
    passed, (refusal,) = await read(line, PING)
    assert passed == [PING]
    assert refusal.id == number
    assert said in refusal.error.message
    json.dumps(refusal.model_dump(mode="json"))


@pytest.mark.parametrize(
    "line",
    [
        "5",
        "[]",
        f"[{PING}]",
        "{}",
        '{"jsonrpc":"2.0","id":null,"method":5}',
        '{"jsonrpc":"2.0","id":true,"method":5}',
        '{"jsonrpc":"2.0","id":"\\ud83d","method":"ping"}',
        '{"jsonrpc":"2.0","id":7,"error":{"code":"x"}}',
        '{"jsonrpc":"2.0","id":7,"result":5,"method":5}',
        '{"jsonrpc":"2.0","id":7,"method":' + "[" * 100_000,
        '{"jsonrpc":"2.0","id":' + "7" * 5_000 + ',"method":5}',
    ],
)
async def test_what_nobody_waits_for_is_passed_over(line: str) -> None:
    assert await read(line, PING) == ([PING], [])
