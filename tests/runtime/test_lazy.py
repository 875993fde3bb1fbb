# SPDX-License-Identifier: MIT
"""Small things that generated code stands on."""

import sys
from importlib import metadata
from types import ModuleType

import pytest
from msgspec import UNSET

from quickmeet_runtime.concurrency.exception_groups import says_more, unwrapped
from quickmeet_runtime.generator_api import (
    GENERATOR_API,
    GeneratorApiError,
    require_api,
)
from quickmeet_runtime.lazy import lazy_exports
from quickmeet_runtime.session.group import stream_option


def test_exports_are_imported_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    package = ModuleType("quickmeet_runtime.for_test")
    monkeypatch.setitem(sys.modules, package.__name__, package)
    load, names = lazy_exports(
        package.__name__, {"Timestamp": "quickmeet_runtime.model.payload"}
    )

    assert "Timestamp" in names()
    assert load("Timestamp") is vars(package)["Timestamp"]
    with pytest.raises(AttributeError, match="has no attribute 'Nothing'"):
        load("Nothing")


def test_a_package_says_the_version_that_is_installed() -> None:
    load, _ = lazy_exports("quickmeet", {})

    assert load("__version__") == metadata.version("quickmeet")
    with pytest.raises(AttributeError, match="has no attribute '__version__'"):
        lazy_exports("quickmeet_of_nobody", {})[0]("__version__")


def test_generated_code_has_to_fit_the_runtime() -> None:
    require_api(GENERATOR_API)
    with pytest.raises(GeneratorApiError, match="install a newer quickmeet"):
        require_api(GENERATOR_API + 1)
    with pytest.raises(GeneratorApiError, match="generate the client again"):
        require_api(GENERATOR_API - 1)


def test_an_option_that_was_not_given_is_left_out() -> None:
    assert stream_option("token", "x") == {"token": "x"}
    assert stream_option("token", UNSET) is None


def test_a_group_of_one_is_that_one() -> None:
    one, other = LookupError(), KeyError()
    group = ExceptionGroup("", [one, other])

    assert unwrapped(one) is one
    assert unwrapped(ExceptionGroup("", [ExceptionGroup("", [one])])) is one
    assert unwrapped(group) is group


def test_several_that_say_the_same_are_one() -> None:
    first = LookupError("gone")
    group = ExceptionGroup("", [first, ExceptionGroup("", [LookupError("gone")])])
    other = ExceptionGroup("", [first, LookupError("lost")])

    assert unwrapped(group) is first
    assert unwrapped(other) is other


def test_a_recreated_exception_group_says_nothing_new() -> None:
    one, other = LookupError(), KeyError()

    assert not says_more(ExceptionGroup("", [one]), one)
    assert not says_more(ExceptionGroup("", [one]), ExceptionGroup("", [one, other]))
    assert says_more(ExceptionGroup("", [one, other]), one)
    assert says_more(one, None)
