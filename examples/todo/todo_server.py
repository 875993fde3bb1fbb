# SPDX-License-Identifier: MIT
"""The server of the todo list: methods, and publications of live collections.

::

    python todo_server.py

It keeps everything in memory. Accounts and logins are the embedded server's.
"""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import count
from typing import NoReturn, TypeVar

import anyio
from todo_api import UNSET, MethodError, Timestamp, UnsetType, errors
from todo_api.server.lists import lists_handlers
from todo_api.server.tasks import tasks_handlers
from todo_api.types import State, Task, TodoList

from quickmeet_devserver import Caller, Collection, Query, Server, serve
from quickmeet_runtime.model.operations.handler import method_error

__all__ = ["Todo", "open_server"]

ErrorT = TypeVar("ErrorT", bound=MethodError)


class Todo:
    """What the server keeps."""

    def __init__(self) -> None:
        self.lists = Collection("lists", TodoList)
        self.tasks = Collection("tasks", Task)
        self._ids = count(1)

    def new_id(self, kind: str) -> str:
        """An identifier that nothing has yet."""
        return f"{kind}{next(self._ids)}"

    def list_of(self, method: str, caller: Caller, list_id: str) -> TodoList:
        """A list that the caller may see.

        Raises:
            NoSuchListError: There is none.
            NotYoursError: It belongs to somebody else.
        """
        found = self.lists.get(list_id)
        if found is None:
            raise method_error(method, errors.NoSuchListError, "No such list")
        if not may_see(found, caller.user_id):
            raise method_error(method, errors.NotYoursError, "Not yours")
        return found

    def task_of(self, method: str, caller: Caller, task_id: str) -> Task:
        """A task in a list that the caller may see.

        Raises:
            NoSuchTaskError: There is none.
            NotYoursError: Its list belongs to somebody else.
        """
        found = self.tasks.get(task_id)
        if found is None:
            raise method_error(method, errors.NoSuchTaskError, "No such task")
        self.list_of(method, caller, found.list_id)
        return found


def may_see(todo_list: TodoList, user_id: str | None) -> bool:
    """Whether a user owns a list, or was let in."""
    members = todo_list.member_ids or ()
    return user_id is not None and user_id in {todo_list.owner_id, *members}


class Lists:
    """Answers what is asked of lists."""

    def __init__(self, todo: Todo) -> None:
        self._todo = todo

    def create(self, caller: Caller, /, title: str) -> TodoList:
        """Make a list."""
        made = TodoList(
            id=self._todo.new_id("list"),
            title=title,
            owner_id=caller.user_id or refuse("lists.insert"),
            created_at=Timestamp.from_datetime(datetime.now(UTC)),
        )
        self._todo.lists.add(made)
        return made

    def share(self, caller: Caller, /, list_id: str, user_ids: Sequence[str]) -> None:
        """Let others see a list."""
        known = self._todo.list_of("lists.share", caller, list_id)
        self._todo.lists.add(
            TodoList(
                id=known.id,
                title=known.title,
                owner_id=known.owner_id,
                created_at=known.created_at,
                member_ids=[*(known.member_ids or ()), *user_ids],
            )
        )

    def follow_mine(self, caller: Caller, /) -> Query[TodoList]:
        """Publish the lists that the user owns or may see."""
        return self._todo.lists.where(lambda one: may_see(one, caller.user_id))


class Tasks:
    """Answers what is asked of tasks."""

    def __init__(self, todo: Todo) -> None:
        self._todo = todo

    def create(
        self,
        caller: Caller,
        /,
        list_id: str,
        text: str,
        *,
        due_at: Timestamp | UnsetType = UNSET,
    ) -> Task:
        """Make a task."""
        self._todo.list_of("tasks.insert", caller, list_id)
        made = Task(
            id=self._todo.new_id("task"),
            list_id=list_id,
            text=text,
            state=State.OPEN,
            due_at=due_at,
        )
        self._todo.tasks.add(made)
        return made

    def set_state(self, caller: Caller, /, task_id: str, state: State) -> None:
        """Say how far a task is."""
        known = self._todo.task_of("tasks.setState", caller, task_id)
        self._todo.tasks.add(
            Task(
                id=known.id,
                list_id=known.list_id,
                text=known.text,
                state=state,
                due_at=known.due_at,
            )
        )

    def delete(self, caller: Caller, /, task_id: str) -> None:
        """Delete a task."""
        del self._todo.tasks[self._todo.task_of("tasks.remove", caller, task_id).id]

    def follow_list(
        self, caller: Caller, /, list_id: str, *, state: State | UnsetType = UNSET
    ) -> Query[Task]:
        """Publish the tasks of a list, all or those that are so far."""
        self._todo.list_of("tasks.inList", caller, list_id)

        def fits(task: Task) -> bool:
            is_so_far = isinstance(state, UnsetType) or task.state == state
            return task.list_id == list_id and is_so_far

        return self._todo.tasks.where(fits)


def refuse(method: str) -> NoReturn:
    """Refuse who is not logged in."""
    raise method_error(method, errors.NotYoursError, "Log in first")


@asynccontextmanager
async def open_server(
    port: int = 0, users: Sequence[tuple[str, str]] = ()
) -> AsyncGenerator[Server]:
    """Run the server for as long as the block lasts.

    Args:
        port: Port to listen on; 0 takes a free one.
        users: Names and passwords of accounts.
    """
    todo = Todo()
    only = [*lists_handlers(Lists(todo)), *tasks_handlers(Tasks(todo))]
    async with serve(port=port, users=users, only=only) as server:
        yield server


async def main() -> None:
    """Serve until it is stopped."""
    async with open_server(3000, [("ann", "ann-password")]) as server:
        print(server.url)  # noqa: T201  # where clients find it
        await anyio.sleep_forever()


if __name__ == "__main__":
    anyio.run(main)
