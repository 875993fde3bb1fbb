# Generated from schema/tasks.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Make, change and follow tasks."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.publication import Publication
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import NoSuchListError, NoSuchTaskError, NotYoursError

__all__ = ["CREATE", "DELETE", "FOLLOW_LIST", "SET_STATE", "Tasks"]

CREATE: Final[Method[types.Task]] = Method(
    "tasks.insert", lambda: types.Task, errors=(NoSuchListError, NotYoursError)
)
SET_STATE: Final[Method[None]] = Method(
    "tasks.setState", None, errors=(NoSuchTaskError, NotYoursError), repeatable=True
)
DELETE: Final[Method[None]] = Method(
    "tasks.remove", None, errors=(NoSuchTaskError, NotYoursError)
)
FOLLOW_LIST: Final[Publication[types.Task]] = Publication(
    "tasks.inList", "tasks", lambda: types.Task
)


class Tasks(Group):
    """Make, change and follow tasks."""

    __slots__ = ()

    async def create(
        self, list_id: str, text: str, *, due_at: Timestamp | UnsetType | None = UNSET
    ) -> types.Task:
        """Make a task.

        Wire name ``tasks.insert``.

        Args:
            list_id: Its list.
            text: What to do.
            due_at: When it must be done.

        Raises:
            NoSuchListError: There is no such list.
            NotYoursError: The list belongs to somebody else.
        """
        task = types.NewTask(
            list_id=list_id, text=text, due_at=UNSET if due_at is None else due_at
        )
        return await self._session.call(CREATE, (task,))

    async def set_state(self, task_id: str, state: types.State) -> None:
        """Say how far a task is.

        Wire name ``tasks.setState``. Safe to repeat: the state stays what it was set
        to.

        Args:
            task_id: The task.
            state: How far.

        Raises:
            NoSuchTaskError: There is no such task.
            NotYoursError: The list belongs to somebody else.
        """
        await self._session.call(SET_STATE, (task_id, state))

    async def delete(self, task_id: str) -> None:
        """Delete a task.

        Wire name ``tasks.remove``.

        Args:
            task_id: The task.

        Raises:
            NoSuchTaskError: There is no such task.
            NotYoursError: The list belongs to somebody else.
        """
        await self._session.call(DELETE, (task_id,))

    def follow_list(
        self, list_id: str, *, state: types.State | UnsetType | None = UNSET
    ) -> streams.LiveCollection[types.Task]:
        """Follow the tasks of a list.

        Wire name ``tasks.inList``. Its documents are in the collection ``tasks``.

        Args:
            list_id: The list.
            state: Only those that are so far.
        """
        return self._session.documents(
            FOLLOW_LIST, (list_id, UNSET if state is None else state)
        )
