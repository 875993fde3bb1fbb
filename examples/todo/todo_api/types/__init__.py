# Generated from schema/*.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Payload types of the whole API, each loaded when first asked for."""

from typing import TYPE_CHECKING

from quickmeet_runtime.lazy import lazy_exports

if TYPE_CHECKING:
    from quickmeet_runtime.model.payload import Timestamp

    from .lists import TodoList
    from .tasks import NewTask, State, Task
else:
    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "Timestamp": "quickmeet_runtime.model.payload",
            "TodoList": ".lists",
            "State": ".tasks",
            "Task": ".tasks",
            "NewTask": ".tasks",
        },
    )

__all__ = ["NewTask", "State", "Task", "Timestamp", "TodoList"]
