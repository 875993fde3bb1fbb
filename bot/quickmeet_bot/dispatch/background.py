# SPDX-License-Identifier: MIT
"""Background tasks of a bot."""

import anyio

from quickmeet.client import Groups

from ..router import BackgroundFunction, Router

__all__ = ["run_background"]


async def run_background(router: Router, client: Groups) -> None:
    """Run the background functions of a bot until cancelled."""

    async def run(function: BackgroundFunction) -> None:
        await function(client)

    async with anyio.create_task_group() as tasks:
        for function in router.background_functions:
            tasks.start_soon(run, function)
