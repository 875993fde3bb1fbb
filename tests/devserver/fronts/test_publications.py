# SPDX-License-Identifier: MIT
"""Documents of a custom API: what subscribers are sent of them."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from msgspec import Struct, field

from quickmeet_devserver import Caller, Collection
from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.fronts.publications.merge_box import MergeBox
from quickmeet_devserver.fronts.publications.subscriptions import PublishedSubscriptions
from quickmeet_runtime.errors import MethodError
from quickmeet_runtime.model.operations.handler import Publisher
from quickmeet_runtime.model.operations.handler_parts import Param
from quickmeet_runtime.model.operations.publication import Publication

NOBODY = Caller(None, None)


class Task(Struct, frozen=True):
    """A task."""

    id: str = field(name="_id")
    text: str = ""
    is_done: bool = field(name="done", default=False)


TASKS: Publication[Task] = Publication("tasks.of", "tasks", Task)


@pytest.fixture
def tasks() -> Collection[Task]:
    tasks = Collection("tasks", Task)
    tasks.add(Task(id="1", text="wash"))
    tasks.add(Task(id="2", text="cook", is_done=True))
    return tasks


@pytest.fixture
def sent() -> list[dict[str, Any]]:
    return []


@pytest.fixture
def subscriptions(sent: list[dict[str, Any]]) -> PublishedSubscriptions:
    return PublishedSubscriptions(lambda frame: sent.append(json.loads(frame)))


def always(answer: object) -> Callable[[Caller], object]:
    """Publish the same for everybody."""
    return lambda _: answer


def told(sent: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """The frames so far, which are then forgotten."""
    found = [
        (
            f["msg"],
            f["id"],
            f.get("fields"),
            *([f["cleared"]] if "cleared" in f else []),
        )
        for f in sent
    ]
    sent.clear()
    return found


async def test_a_query_reports_matching_and_no_longer_matching_documents(
    tasks: Collection[Task],
    subscriptions: PublishedSubscriptions,
    sent: list[dict[str, Any]],
) -> None:
    still_open = tasks.where(lambda task: not task.is_done)
    assert list(still_open) == [Task(id="1", text="wash")]
    publisher: Publisher[Caller] = Publisher(TASKS, always(still_open))
    await subscriptions.begin("s", publisher, NOBODY, [])
    assert told(sent) == [("added", "1", {"text": "wash", "done": False})]
    tasks.add(Task(id="1", text="wash up"))
    tasks.add(Task(id="2", text="cook"))
    tasks.add(Task(id="1", text="wash up", is_done=True))
    del tasks["2"]
    assert told(sent) == [
        ("changed", "1", {"text": "wash up"}),
        ("added", "2", {"text": "cook", "done": False}),
        ("removed", "1", None),
        ("removed", "2", None),
    ]
    subscriptions.end("s")
    tasks.add(Task(id="3"))
    assert told(sent) == []


async def test_what_two_subscriptions_have_goes_with_the_last_of_them(
    tasks: Collection[Task],
    subscriptions: PublishedSubscriptions,
    sent: list[dict[str, Any]],
) -> None:
    every: Publisher[Caller] = Publisher(TASKS, always(tasks))
    await subscriptions.begin("all", every, NOBODY, [])
    done = tasks.where(lambda task: task.is_done)
    await subscriptions.begin("done", Publisher(TASKS, always(done)), NOBODY, [])
    assert [frame[:2] for frame in told(sent)] == [("added", "1"), ("added", "2")]
    subscriptions.end("all")
    assert told(sent) == [("removed", "1", None)]
    subscriptions.end("done")
    assert told(sent) == [("removed", "2", None)]


async def test_another_user_is_sent_only_the_differences(
    tasks: Collection[Task],
    subscriptions: PublishedSubscriptions,
    sent: list[dict[str, Any]],
) -> None:
    def publish(caller: Caller, /) -> object:
        if caller.user_id == "nobody":
            raise MethodError("tasks.of", 403, "No")
        return None if caller.user_id is None else (tasks,)

    await subscriptions.begin("s", Publisher(TASKS, publish), NOBODY, [])
    assert told(sent) == []
    assert await subscriptions.begin_again(Caller(None, "ann")) == {}
    assert [frame[:2] for frame in told(sent)] == [("added", "1"), ("added", "2")]
    refused = await subscriptions.begin_again(Caller(None, "nobody"))
    assert refused["s"].code == 403
    assert "s" not in subscriptions
    assert [frame[:2] for frame in told(sent)] == [("removed", "1"), ("removed", "2")]


async def test_parameters_are_checked_and_what_breaks_is_an_error_for_the_client(
    tasks: Collection[Task],
    subscriptions: PublishedSubscriptions,
    sent: list[dict[str, Any]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def publish(_: Caller, /, list_id: str) -> object:
        assert list_id == "home", list_id
        return tasks

    publisher: Publisher[Caller] = Publisher(TASKS, publish, Param("list_id", str))
    assert repr(publisher) == "Publisher('tasks.of')"
    with pytest.raises(MethodFailed, match="Match failed"):
        await subscriptions.begin("s", publisher, NOBODY, [5])
    with pytest.raises(MethodFailed, match="500"):
        await subscriptions.begin("s", publisher, NOBODY, ["work"])
    assert "the publisher of tasks.of failed" in caplog.text
    await subscriptions.begin("s", publisher, NOBODY, ["home"])
    assert len(told(sent)) == 2
    subscriptions.close()
    tasks.add(Task(id="9"))
    assert told(sent) == []


def test_fields_of_several_subscriptions_are_merged_and_the_oldest_wins(
    sent: list[dict[str, Any]],
) -> None:
    box = MergeBox(lambda frame: sent.append(json.loads(frame)))
    box.put("one", "tasks", "1", {"a": 1, "b": 1})
    box.put("two", "tasks", "1", {"b": 2, "c": 2})
    assert told(sent) == [("added", "1", {"a": 1, "b": 1}), ("changed", "1", {"c": 2})]
    box.drop("one")
    assert told(sent) == [("changed", "1", {"b": 2}, ["a"])]
    box.put("two", "tasks", "1", {"b": 2, "c": 2})
    box.drop("two")
    box.put("two", "tasks", "1", None)
    assert told(sent) == [("removed", "1", None)]


def test_a_collection_is_a_mapping_of_its_documents(tasks: Collection[Task]) -> None:
    assert tasks["1"] == Task(id="1", text="wash")
    assert list(tasks) == ["1", "2"]
    assert repr(tasks) == "<Collection tasks, 2 documents>"
    assert tasks.pop("1").text == "wash"

    class Odd(Struct):
        id: int = field(name="_id")

    with pytest.raises(ValueError, match="is not text"):
        Collection("odd", Odd).add(Odd(5))
