# SPDX-License-Identifier: MIT
"""Conversations with agents, and the answers of tools."""

import json
from typing import Final

from mcp import types as mcp_types

USERS: Final = [("bot", "secret"), ("alice", "secret")]


def told(result: mcp_types.CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, mcp_types.TextContent)
    return content.text


def records(text: str) -> list[dict[str, object]]:
    return [json.loads(one) for one in text.splitlines() if one.startswith("{")]
