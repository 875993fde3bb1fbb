# Generated from schema/tasks.yaml. Do not edit: run `quickmeet generate`.
"""Follow tasks."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.publication import Publication, Stream
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group, stream_argument, stream_option

from . import types

__all__ = ["FOLLOW", "FOLLOW_EVENTS", "FOLLOW_LIST", "FOLLOW_WORDS", "Tasks"]

FOLLOW_EVENTS: Final[Stream[str]] = Stream("stream-tasks", "{list_id}", str)
FOLLOW_WORDS: Final[Stream[str]] = Stream("stream-tasks", "{list_id}/words", str)
FOLLOW_LIST: Final[Publication[types.Task]] = Publication(
    "tasks.inList", "tasks", lambda: types.Task
)
FOLLOW: Final[Publication[types.Task]] = Publication(None, "tasks", lambda: types.Task)


class Tasks(Group):
    """Follow tasks."""

    __slots__ = ()

    def follow_events(
        self, list_id: str, *, only: types.Filter | UnsetType | None = UNSET
    ) -> streams.Subscription[str]:
        """Follow what happens in a list.

        Wire name ``stream-tasks``, key ``{list_id}``.

        Args:
            list_id: The list.
            only: Which of them.
        """
        return self._session.subscribe(
            FOLLOW_EVENTS, (list_id,), stream_argument(UNSET if only is None else only)
        )

    def follow_words(self, list_id: str, *, word: str) -> streams.Subscription[str]:
        """Follow what is said in a list.

        Wire name ``stream-tasks``, key ``{list_id}/words``.

        Args:
            list_id: The list.
            word: The word.
        """
        return self._session.subscribe(
            FOLLOW_WORDS, (list_id,), stream_option("theWord", word)
        )

    def follow_list(
        self, list_id: str, *, most: int | UnsetType | None = UNSET
    ) -> streams.LiveCollection[types.Task]:
        """Follow the tasks of a list.

        Wire name ``tasks.inList``. Its documents are in the collection ``tasks``.

        Args:
            list_id: The list.
            most: How many.
        """
        return self._session.documents(
            FOLLOW_LIST, (list_id, UNSET if most is None else most)
        )

    def follow(self) -> streams.LiveCollection[types.Task]:
        """Follow all tasks that the server pushes.

        Collection ``tasks``. The server pushes them unasked.
        """
        return self._session.documents(FOLLOW)
