# SPDX-License-Identifier: MIT
"""Answers of servers: a handler takes what the client's method sends."""

import inspect
from importlib.resources import files
from types import ModuleType

import msgspec
import pytest

from quickmeet_runtime.model.operations.handler import MethodHandler
from quickmeet_runtime.model.operations.operation import Upload
from quickmeet_runtime.protocol.frames import encode_params
from tests.support.handlers import HANDLERS, Recorder, group_of, invoked, sample


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"  # nothing waits


def test_every_method_has_a_handler() -> None:
    names = {handler.name for _, _, handler in HANDLERS}
    schema = msgspec.json.decode(
        files("quickmeet").joinpath("schema.json").read_bytes()
    )
    assert names == {*schema["methods"], *schema["endpoints"]}


@pytest.mark.parametrize(
    ("module", "name", "handler"),
    [pytest.param(*one, id=f"{one[0].__name__}.{one[1]}") for one in HANDLERS],
)
async def test_a_handler_is_given_what_the_client_was_given(
    module: ModuleType, name: str, handler: MethodHandler[None]
) -> None:
    recorder = Recorder()
    method = getattr(group_of(module, recorder), name)
    given: dict[str, object] = {}
    for parameter in inspect.signature(method, eval_str=True).parameters.values():
        try:
            given[parameter.name] = sample(parameter.annotation)
        except LookupError:
            if parameter.default is inspect.Parameter.empty:
                pytest.skip(f"no sample of {parameter.annotation}")
    if "event" in given or "room_id" in given:  # parts of a key have no slash
        given.update({key: "x" for key, value in given.items() if value == "x/y"})
    await invoked(method, given)
    if "page_size" in given:
        given |= {"count": given.pop("page_size"), "offset": 0}
    if any(isinstance(value, Upload) for value in given.values()):
        pytest.skip("a file is no JSON")
    sent = msgspec.json.decode(msgspec.json.encode(encode_params(recorder.params)))
    assert recorder.method is handler.method
    assert handler.arguments(sent) == given
