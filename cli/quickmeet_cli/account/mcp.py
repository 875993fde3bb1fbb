# SPDX-License-Identifier: MIT
"""``quickmeet mcp``: tools for agents, on one account."""

import sys
from pathlib import Path
from typing import Annotated, Final

from cyclopts import Parameter

import quickmeet

from ..failure import UsageError, explained, needs
from ..serving.addresses import host_and_port
from .options import ServerOptions
from .session import forget_login, run_command

__all__ = ["mcp"]

_ANYONE: Final = ServerOptions()


def mcp(  # noqa: PLR0913  # one for each option of the command
    *,
    write: Annotated[bool, Parameter(negative="")] = False,
    rooms: Annotated[
        list[str] | None, Parameter(consume_multiple=True, negative="")
    ] = None,
    tool: Annotated[list[str] | None, Parameter(negative="")] = None,
    audit: Path | None = None,
    files: Path | None = None,
    http: str | None = None,
    http_token: Annotated[str | None, Parameter(env_var="QUICKMEET_MCP_TOKEN")] = None,
    server: ServerOptions = _ANYONE,
) -> None:
    """Serve tools for agents on this account, by the Model Context Protocol.

    Without --http one agent is served on standard input and output.

    Args:
        write: Allow tools that write; without it they only read.
        rooms: The only rooms that are visible: names (#general, @alice) or ids.
        tool: Also make a tool from this method, such as rooms.archive; repeatable.
        audit: Append a JSON line for each call of a tool to this file (mode 0600).
        files: Let agents put files of this folder into rooms (with --write).
        http: Serve over HTTP on this address instead: 127.0.0.1:8000.
        http_token: Bearer token that agents have to send; set the variable.
        server: The server and the login.
    """
    with needs("mcp"):
        from quickmeet_mcp import (  # noqa: PLC0415  # an extra of its own
            ToolError,
            tools_for,
        )
    with explained():
        if files is not None and not files.is_dir():
            raise UsageError(f"--files {files}: there is no such folder")
        address = None if http is None else host_and_port(http, "--http")
        try:
            tools_for(may_write=write, extra=tool or (), is_limited=bool(rooms))
        except ToolError as error:
            raise UsageError(str(error)) from None

    async def work() -> None:
        from quickmeet_mcp import (  # noqa: PLC0415  # an extra of its own
            agent_server,
            serve_http,
            serve_stdio,
        )

        connection = quickmeet.connect(
            server.address,
            server.login,
            time_limit=server.time_limit,
            allow_plaintext=server.allow_plaintext,
            wait_when_limited=min(10.0, server.time_limit),
        )
        async with (
            connection as client,
            agent_server(
                client,
                may_write=write,
                rooms=rooms or (),
                tools=tool or (),
                audit=audit,
                files=files,
            ) as agents,
        ):
            try:
                if address is None:
                    await serve_stdio(agents)
                else:
                    host, port = address
                    sys.stderr.write(f"serving agents on http://{http}/mcp\n")
                    await serve_http(agents, host=host, port=port, token=http_token)
            except ToolError as error:
                raise UsageError(str(error)) from None
            finally:
                await forget_login(client, server)

    run_command(work)
