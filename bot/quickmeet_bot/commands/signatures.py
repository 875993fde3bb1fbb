# SPDX-License-Identifier: MIT
"""Validation of the signatures of handlers when they are added."""

import inspect
from collections.abc import Callable
from functools import partial
from inspect import Parameter
from types import FunctionType, MethodType
from typing import Final, cast, get_type_hints

__all__ = [
    "check_command",
    "check_handler",
    "check_predicate",
    "hint_of",
    "name_of",
    "parameters_of",
]

_EXAMPLE: Final = "async def {name}({takes}): ..."


def name_of(function: object) -> str:
    """The name of a function in error messages."""
    return getattr(function, "__name__", None) or repr(function)


def check_handler(function: Callable[..., object], *takes: str) -> None:
    """Check that a function can be called and awaited as a handler.

    Args:
        function: The handler.
        takes: Names of the arguments that it is called with.

    Raises:
        TypeError: It is not a function, has other parameters, or is not asynchronous.
    """
    _check_call(function, takes, "async def")
    _check_awaitable(function, takes)


def check_command(function: Callable[..., object]) -> None:
    """Check that a command can be awaited; its other parameters are not checked.

    Raises:
        TypeError: It is not a function, or is not asynchronous.
    """
    if not callable(function):
        raise TypeError(f"{function!r} is not a function; use this as its decorator")
    _check_awaitable(function, ("message", "..."))


def check_predicate(function: Callable[..., object]) -> None:
    """Check that a predicate is synchronous and takes a message.

    Raises:
        TypeError: It is not a function, has other parameters, or is asynchronous.
    """
    _check_call(function, ("message",), "def")
    if _is(inspect.iscoroutinefunction, function):
        raise TypeError(
            f"{name_of(function)}: a predicate must not be asynchronous: "
            "write `def` instead of `async def`, and `@router.where(predicate)` "
            "above the handler"
        )


def parameters_of(function: Callable[..., object]) -> list[Parameter]:
    """The parameters of a command behind the message.

    Raises:
        TypeError: It does not take the message first, or is a method without its
            object.
    """
    name = name_of(function)
    parameters = list(inspect.signature(function).parameters.values())
    if parameters and parameters[0].name in {"self", "cls"}:
        raise TypeError(
            f"{name}: a method needs its object: "
            f"add it as `router.command(object.{name})`"
        )
    if not parameters or parameters[0].kind in {
        Parameter.KEYWORD_ONLY,
        Parameter.VAR_KEYWORD,
    }:
        raise TypeError(f"{name}: the first parameter of a handler is the message")
    if parameters[0].kind is Parameter.VAR_POSITIONAL:
        return parameters
    return parameters[1:]


def hint_of(function: Callable[..., object], parameter: Parameter) -> object:
    """The annotation of a parameter; its text if it cannot be evaluated.

    Other annotations are not evaluated: that of the message is not needed here,
    and often imported for type checkers only.

    Raises:
        TypeError: It names something undefined at run time.
    """
    if parameter.annotation is Parameter.empty:
        return str

    def holder() -> None: ...

    holder.__annotations__ = {"it": parameter.annotation}
    names = getattr(_innermost(function), "__globals__", {})
    try:
        return get_type_hints(holder, names, include_extras=True)["it"]
    except NameError as error:
        raise TypeError(
            f"{name_of(function)}: {parameter.name}: {error}: what a command takes is "
            "imported, or defined in the module, when the program runs"
        ) from None


def _check_call(function: object, takes: tuple[str, ...], kind: str) -> None:
    if not callable(function):
        raise TypeError(f"{function!r} is not a function; use this as its decorator")
    try:
        signature = inspect.signature(function)
    except ValueError:  # it has no readable signature
        return
    try:
        signature.bind(*takes)
    except TypeError:
        name = name_of(function)
        raise TypeError(
            f"{name}{signature} is to take {' and '.join(takes)}: write "
            f"`{kind} {name}({', '.join(takes)}): ...`"
        ) from None


def _check_awaitable(function: Callable[..., object], takes: tuple[str, ...]) -> None:
    if not _may_be_awaited(function):
        name = name_of(function)
        wanted = _EXAMPLE.format(name=name, takes=", ".join(takes))
        raise TypeError(f"{name}: a handler must be asynchronous: write `{wanted}`")


def _may_be_awaited(function: Callable[..., object]) -> bool:
    """Whether a call may return an awaitable.

    A function that wraps another, or a ``lambda``, may return its awaitable.
    """
    if _is(inspect.isgeneratorfunction, function) or _is(
        inspect.isasyncgenfunction, function
    ):
        return False
    inner = _innermost(function)
    if _is(inspect.iscoroutinefunction, function) or not isinstance(
        inner, FunctionType
    ):
        return True
    is_lambda = inner.__name__ == "<lambda>"
    is_wrapper = getattr(function, "__wrapped__", None) is not None
    says_so = inner.__annotations__.get("return") not in (None, "None")
    return is_lambda or is_wrapper or says_so


def _is(test: Callable[[object], bool], function: object) -> bool:
    return test(function) or test(_innermost(function))


def _innermost(function: object) -> object:
    """The function in a partial one, a method, or an object that can be called."""
    while isinstance(function, partial):
        function = cast("object", function.func)
    function = inspect.unwrap(function) if callable(function) else function
    if isinstance(function, MethodType):
        return function.__func__
    if isinstance(function, FunctionType | type):
        return function
    call = inspect.getattr_static(type(function), "__call__", function)
    return cast("object", call)
