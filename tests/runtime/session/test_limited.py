# SPDX-License-Identifier: MIT
"""A session within other limits hands everything on, and its limits with calls."""

from collections.abc import Callable
from typing import Any, Final, cast

import pytest

from quickmeet_runtime.calls.budget import CallLimits
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.publication import Publication, Stream
from quickmeet_runtime.session.calling import CallingSession
from quickmeet_runtime.session.clients.calling_client import LimitedCaller

LIMITS: Final = CallLimits(1.0, 2.0)
METHOD: Final[Method[object]] = Method("m", object)
STREAM: Final[Stream[object]] = Stream("s", "{key}", object)
PUBLICATION: Final[Publication[object]] = Publication("p", "c", object)


class Session:
    """Notes what it is asked."""

    files = "files"

    def __init__(self) -> None:
        self.asked: Final[list[tuple[str, tuple[object, ...]]]] = []

    def __getattr__(self, name: str) -> Callable[..., str]:
        def ask(*arguments: object) -> str:
            self.asked.append((name, arguments))
            return f"what {name} gives"

        return ask


@pytest.mark.parametrize(
    ("name", "arguments", "further"),
    [
        ("call", (METHOD, (1,)), (LIMITS,)),
        ("subscribe", (STREAM, ("r",), {"x": 1}), ()),
        ("changes", (STREAM, "r", None), ()),
        ("changes_mine", (STREAM, object, None), ()),
        ("mirror", (METHOD, STREAM, METHOD, STREAM), ()),
        ("documents", (PUBLICATION, (1,)), ()),
    ],
)
def test_it_hands_on_what_it_is_asked(
    name: str, arguments: tuple[object, ...], further: tuple[object, ...]
) -> None:
    session = Session()
    limited: Any = LimitedCaller(cast("CallingSession", session), LIMITS)

    given = getattr(limited, name)(*arguments)

    assert given == f"what {name} gives"
    assert session.asked == [(name, (*arguments, *further))]


def test_files_take_as_long_as_they_take() -> None:
    limited = LimitedCaller(cast("CallingSession", Session()), LIMITS)

    assert cast("object", limited.files) == "files"
