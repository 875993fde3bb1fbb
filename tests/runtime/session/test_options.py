# SPDX-License-Identifier: MIT
"""Options stand twice, as a type checker wants them: both say the same."""

from typing import get_type_hints

from quickmeet_runtime.options.options import ConnectOptions, Options


def test_the_keyword_arguments_of_connect_are_the_options() -> None:
    assert get_type_hints(ConnectOptions) == get_type_hints(Options)


def test_they_stand_in_one_order() -> None:
    assert [*ConnectOptions.__annotations__] == [*Options.__struct_fields__]


def test_each_is_explained() -> None:
    words = Options.__doc__ or ""

    assert [
        name for name in Options.__struct_fields__ if f"{name}: " not in words
    ] == []
