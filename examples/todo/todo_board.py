# SPDX-License-Identifier: MIT
"""A board that shows the tasks of a list, and stays right by itself.

::

    python todo_server.py &
    python todo_board.py
"""

from collections.abc import Callable

import anyio
import todo_api
from todo_api import DocumentAdded, DocumentChanged, DocumentRemoved
from todo_api.types import State, Task

__all__ = ["MARKS", "show", "watch"]

MARKS = {State.OPEN: " ", State.DOING: "~", State.DONE: "x"}


async def watch(
    client: todo_api.Client, list_id: str, show: Callable[[str], object]
) -> None:
    """Say what becomes of each task of a list, beginning with those there are."""
    async with client.tasks.follow_list(list_id) as tasks:
        async for change in tasks:
            match change:
                case DocumentAdded(document=task):
                    show(f"[{MARKS[task.state]}] {task.text}")
                case DocumentChanged(document=task, fields=fields):
                    show(f"[{MARKS[task.state]}] {task.text} ({', '.join(fields)})")
                case DocumentRemoved(document=task):
                    show(f"--- {task.text}")


def show(tasks: "todo_api.LiveCollection[Task]") -> str:
    """Lay out a list as it is now."""
    return "\n".join(f"[{MARKS[task.state]}] {task.text}" for task in tasks.values())


async def main() -> None:
    """Make a list, and follow what becomes of it."""
    login = todo_api.Password("ann", "ann-password")
    async with todo_api.connect("ws://127.0.0.1:3000", login) as client:
        todo_list = await client.lists.create("home")
        await client.tasks.create(todo_list.id, "wash the dishes")
        await watch(client, todo_list.id, print)


if __name__ == "__main__":
    anyio.run(main)
