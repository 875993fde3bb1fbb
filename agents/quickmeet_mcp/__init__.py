# SPDX-License-Identifier: MIT
"""An MCP server on a chat account: tools, and rooms as resources with subscriptions.

Install it with ``pip install 'quickmeet[mcp]'``; ``quickmeet mcp`` runs it.
"""

from importlib.util import find_spec

if find_spec("mcp") is None:
    raise ModuleNotFoundError(
        'quickmeet_mcp needs mcp: python -m pip install "quickmeet[mcp]"', name="mcp"
    )

from .errors import ToolError
from .server import agent_server, tools_for
from .transports import http_app, serve_http, serve_stdio

__all__ = [
    "ToolError",
    "agent_server",
    "http_app",
    "serve_http",
    "serve_stdio",
    "tools_for",
]
