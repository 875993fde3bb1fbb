# SPDX-License-Identifier: MIT
"""Standard output and error for commands: never fail because of a character.

Characters that a terminal or file cannot encode are written as JSON escapes, so that
JSON lines stay JSON. A closed pipe, as of ``| head -1``, ends a command quietly.
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
    """Run a command with output that handles encodings and closed pipes.

    Args:
        command: Returns the exit code.

    Returns:
        The command's exit code; 0 if the reader of its output has gone, 2 if the
        output cannot be written, such as on a full disk.
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
    """Restore an argument of the command line.

    If Python takes the locale for ASCII it keeps other bytes as surrogates, although
    terminals send UTF-8. Lone surrogates become U+FFFD.
    """
    with contextlib.suppress(UnicodeError):
        text = os.fsencode(text).decode()
    units = text.encode("utf-16-le", "surrogatepass")
    return units.decode("utf-16-le", "replace")


def printable(text: str) -> str:
    r"""Escape the control and format characters of a text for a terminal.

    Args:
        text: Untrusted text, whose escape sequences could rewrite the screen.

    Returns:
        The text on one line; unprintable characters as ``\x1b``.
    """
    return "".join(
        one if one.isprintable() else " ⏎ " if one == "\n" else _escaped(one)
        for one in text
    )


def _escaped(one: str) -> str:
    return one.encode("unicode_escape").decode()


def _prepare() -> None:
    """Open missing streams, and write unencodable characters as escapes."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by the shell: `>&-`
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_ESCAPES)


def _code_of(error: BaseException) -> int | None:
    """Return the exit code for an error of the output; None for other errors."""
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
    """Redirect Python's last flush to the null device."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, descriptor)
    os.close(devnull)
