# SPDX-License-Identifier: MIT
"""The exports of ``import quickmeet``, and how little it loads."""

import json
import subprocess
import sys
from pkgutil import iter_modules
from types import ModuleType

import pytest

import quickmeet
import quickmeet.errors
import quickmeet.sync
import quickmeet.types
from quickmeet_codegen.python.naming import RESERVED_DOMAINS
from quickmeet_runtime.session.clients.client import ClientBase

HEAVY = {
    "anyio",
    "asyncio",
    "h11",
    "httpx2",
    "jinja2",
    "jsonschema_rs",
    "opentelemetry",
    "picows",
    "quickmeet_cli",
    "quickmeet_codegen",
    "quickmeet_devserver",
    "ruamel",
    "ssl",
    "websockets",
}


def loaded_by(statement: str) -> set[str]:
    """Modules that a statement loads in a fresh interpreter."""
    code = f"{statement}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(json.loads(done.stdout))


@pytest.mark.parametrize(
    "module",
    [quickmeet, quickmeet.types, quickmeet.errors, quickmeet.sync],
    ids=lambda module: module.__name__,
)
def test_everything_that_is_offered_is_there(module: ModuleType) -> None:
    assert len(set(module.__all__)) == len(module.__all__)
    for name in module.__all__:
        assert getattr(module, name) is not None
    assert set(module.__all__) <= set(dir(module))


def test_unknown_names_raise_an_attribute_error_that_says_so() -> None:
    with pytest.raises(AttributeError, match=r"'quickmeet' has no attribute 'nope'"):
        _ = getattr(quickmeet, "nope")  # noqa: B009  # checkers see it too


def test_a_name_is_the_same_object_wherever_it_is_taken_from() -> None:
    from quickmeet.messages import Messages  # noqa: PLC0415
    from quickmeet.types.messages import Message  # noqa: PLC0415

    assert quickmeet.Messages is Messages
    assert quickmeet.types.Message is Message
    assert quickmeet.RateLimitedError is quickmeet.errors.RateLimitedError


def test_classes_of_the_schema_hide_none_of_the_runtime() -> None:
    groups = {
        name: value.__module__
        for name in quickmeet.__all__
        if isinstance(value := getattr(quickmeet, name), type)
    }
    assert groups["OAuth"] == "quickmeet_runtime.auth.credentials"
    assert groups["Token"] == "quickmeet_runtime.auth.credentials"  # noqa: S105  # a module
    assert groups["Timestamp"] == "quickmeet_runtime.model.moment"


def test_a_group_can_hide_nothing_that_every_client_has() -> None:
    public = {name for name in dir(ClientBase) if not name.startswith("_")}
    assert public <= RESERVED_DOMAINS
    modules = {module.name for module in iter_modules(quickmeet.__path__)}
    groups = {name for name in dir(quickmeet.Client) if not name.startswith("_")}
    assert (
        modules - groups - {"bot", "e2ee", "relay", "text", "webhooks"}
        <= RESERVED_DOMAINS
    )


def test_an_import_alone_loads_nothing_heavy() -> None:
    loaded = loaded_by("import quickmeet")
    assert loaded & HEAVY == set()
    assert not {name for name in loaded if name.startswith("quickmeet.")}


def test_a_client_loads_no_rest_side_and_no_validation() -> None:
    loaded = loaded_by("import quickmeet; quickmeet.Client; quickmeet.connect")
    assert loaded & {"httpx2", "jsonschema_rs", "h11", "quickmeet_codegen"} == set()
    groups = {name for name in loaded if name.startswith("quickmeet.")}
    assert groups == {"quickmeet.client"}


def test_a_client_loads_nothing_that_a_connection_alone_does_not_need() -> None:
    loaded = loaded_by("import quickmeet; quickmeet.Client; quickmeet.connect")
    rare = {
        "quickmeet_runtime.model.decoding.salvage",
        "quickmeet_runtime.streams.changes.account",
        "quickmeet_runtime.streams.changes.room",
        "quickmeet_runtime.streams.documents.live",
    }
    assert loaded & rare == set()


def test_types_of_one_domain_load_those_that_they_name_and_no_other() -> None:
    loaded = loaded_by("from quickmeet.types import Setting")
    assert {name for name in loaded if name.startswith("quickmeet.")} == {
        "quickmeet.types",
        "quickmeet.types.common",
        "quickmeet.types.settings",
    }


def test_a_group_loads_its_types_when_an_operation_needs_them() -> None:
    group = "from quickmeet import permissions"
    loaded = loaded_by(group)
    assert "quickmeet.types.permissions" not in loaded
    assert "quickmeet.rooms" not in loaded
    loaded = loaded_by(f"{group}; permissions.LIST.decoder")
    assert "quickmeet.types.permissions" in loaded
    assert "quickmeet.types.messages" not in loaded


def test_names_are_completed_before_they_are_loaded() -> None:
    loaded = loaded_by("import quickmeet; assert 'Messages' in dir(quickmeet)")
    assert "quickmeet.messages" not in loaded
