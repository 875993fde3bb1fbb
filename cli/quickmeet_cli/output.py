# SPDX-License-Identifier: MIT
"""Standard output and error for commands: no character makes them fail.

What a terminal or file cannot encode is written as JSON escapes, so that JSON lines
stay JSON. A reader that has gone, as of ``| head -1``, ends a command quietly.
"""

import codecs
import contextlib
import errno
import io
import os
import sys
from collections.abc import Callable, Iterator
from typing import Final, cast

__all__ = ["argument_text", "printable", "with_output"]

_ESCAPES: Final = "quickmeet-json"
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


def _as_json_escapes(error: UnicodeError) -> tuple[str, int]:
    r"""Write characters as ``\uXXXX``, those beyond the first 65,536 as two."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    pairs = (units[i : i + 2] for i in range(0, len(units), 2))
    return "".join(f"\\u{pair.hex()}" for pair in pairs), error.end


codecs.register_error(_ESCAPES, _as_json_escapes)


def with_output(command: Callable[[], int]) -> int:
    """Run a command with output that fails for good reasons only.

    Args:
        command: Gives the exit code.

    Returns:
        The command's exit code; 0 where nobody reads its output any more, and 2
        where it cannot be written, such as on a full disk.
    """
    _prepare()
    try:
        code = command()
        sys.stdout.flush()
    except BaseException as error:
        found = _code_of(error)
        if found is None:
            raise
        return found
    return code


def argument_text(text: str) -> str:
    """An argument of the command line as it was meant.

    Where Python takes the locale for ASCII it keeps other bytes as surrogates; a
    terminal sends UTF-8 all the same. Halves of surrogate pairs become U+FFFD.
    """
    with contextlib.suppress(UnicodeError):
        text = os.fsencode(text).decode()
    units = text.encode("utf-16-le", "surrogatepass")
    return units.decode("utf-16-le", "replace")


def printable(text: str) -> str:
    r"""A text without what a terminal acts upon: control and format characters.

    Args:
        text: Of anybody; escape sequences could otherwise rewrite the screen.

    Returns:
        The text on one line; what cannot be printed as ``\x1b``.
    """
    return "".join(
        one if one.isprintable() else " ⏎ " if one == "\n" else _escaped(one)
        for one in text
    )


def _escaped(one: str) -> str:
    return one.encode("unicode_escape").decode()


def _prepare() -> None:
    """Open streams that are missing, and write characters they lack as escapes."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by the shell: `>&-`
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_ESCAPES)


def _code_of(error: BaseException) -> int | None:
    """The exit code of an error of the output; None for others."""
    for one in _leaves(error):
        if isinstance(one, BrokenPipeError):
            _give_up_stdout()
            return 0
        if isinstance(one, OSError) and one.filename is None and one.errno in _FULL:
            _give_up_stdout()
            sys.stderr.write(f"quickmeet: cannot write the output: {one.strerror}\n")
            return 2
    return None


def _leaves(error: BaseException) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        group = cast("BaseExceptionGroup[BaseException]", error)
        for one in group.exceptions:
            yield from _leaves(one)
    else:
        yield error


def _give_up_stdout() -> None:
    """Send Python's last flush to the null device."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, descriptor)
    os.close(devnull)
