# SPDX-License-Identifier: MIT
"""`quickmeet validate`: payloads and recorded conversations against the schema."""

import gc
import gzip
import json
import sys
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Annotated, cast

from cyclopts import App, Parameter

from quickmeet_runtime.model.decoding.mismatches import Deviation
from quickmeet_runtime.transcripts.audit.audit import AuditSummary, audit_recordings
from quickmeet_runtime.transcripts.recordings.reader import RecordingError
from quickmeet_runtime.transcripts.validation.engine import MissingEngineError
from quickmeet_runtime.transcripts.validation.validator import (
    UNKNOWN_FIELD,
    UnknownNameError,
    Validator,
    Violation,
)

from ..failure import MissingExtraError, UsageError, explained, without_typed_secrets
from ..output import printable
from ..schema.against import DEFAULT, Against
from .live import live
from .reporting import Format, Lenient, print_summary

validate = App(name="validate", help="Check payloads against the schema.")

File = Annotated[Path, Parameter(allow_leading_hyphen=True)]

_GZIP = b"\x1f\x8b"
_LARGEST = 256 * 1024 * 1024
"""Limit on the size of an uncompressed payload in bytes."""
_UNTIL_COLLECTED = 50_000
"""Allocations between collections: decoded frames form no cycles."""
_IN_MEMORY = 1024 * 1024
"""Limit in bytes on violations in memory; more are written to a file."""


@validate.command
def method(  # noqa: PLR0913  # the options of the command
    name: str,
    /,
    *,
    params: File | None = None,
    result: File | None = None,
    against: Against = DEFAULT,
    lenient: Lenient = False,
    format: Format = "text",  # noqa: A002  # the option's name
) -> int:
    """Check the parameters or the result of a method, each in a JSON file.

    Args:
        name: Wire name, such as sendMessage.
        params: File with the array of parameters; - for standard input.
        result: File with the result; - for standard input.
        against: The schema.
        lenient: Ignore fields that the schema does not know.
        format: Output format.
    """
    if params is None and result is None:
        return _usage("nothing to check: use --params FILE or --result FILE")

    def check(validator: Validator) -> list[Violation]:
        found: list[Violation] = []
        if params is not None:
            found += validator.params(name, _array(params))
        if result is not None:
            found += validator.result(name, _json(result))
        return found

    return _payload(check, against, lenient=lenient, format_=format)


@validate.command
def endpoint(  # noqa: PLR0913  # the options of the command
    name: str,
    /,
    *,
    params: File | None = None,
    result: File | None = None,
    against: Against = DEFAULT,
    lenient: Lenient = False,
    format: Format = "text",  # noqa: A002  # the option's name
) -> int:
    """Check the parameters or the answer of an endpoint, each in a JSON file.

    Args:
        name: Verb and path, such as "GET /v1/users.info".
        params: File with an object: the path, query and body parameters; - for standard
            input.
        result: File with the complete answer; - for standard input.
        against: The schema.
        lenient: Ignore fields that the schema does not know.
        format: Output format.
    """
    if params is None and result is None:
        return _usage("nothing to check: use --params FILE or --result FILE")

    def check(validator: Validator) -> list[Violation]:
        found: list[Violation] = []
        if params is not None:
            found += validator.request(name, _object(params))
        if result is not None:
            found += validator.answer(name, _json(result))
        return found

    return _payload(check, against, lenient=lenient, format_=format)


@validate.command
def event(  # noqa: PLR0913  # the options of the command
    stream: str,
    key: str,
    file: File,
    /,
    *,
    against: Against = DEFAULT,
    lenient: Lenient = False,
    format: Format = "text",  # noqa: A002  # the option's name
) -> int:
    """Check the argument array of a stream's event.

    Args:
        stream: Wire name, with or without stream- in front.
        key: Event name as on the wire, or its pattern: {room_id}/deleteMessage.
        file: JSON file with the array of arguments; - for standard input.
        against: The schema.
        lenient: Ignore fields that the schema does not know.
        format: Output format.
    """
    name = stream if stream.startswith("stream-") else f"stream-{stream}"

    def check(validator: Validator) -> list[Violation]:
        return validator.event(name, key, _array(file))

    return _payload(check, against, lenient=lenient, format_=format)


@validate.command
def transcript(
    *files: File,
    against: Against = DEFAULT,
    lenient: Lenient = False,
    format: Format = "text",  # noqa: A002  # the option's name
) -> int:
    """Check recorded conversations: JSON lines, or a browser's HAR archive.

    Refused calls, and names that the server does not have (404), are counted and
    not validated against the schema.

    Args:
        files: The recordings, gzipped or not; - for standard input.
        against: The schema.
        lenient: Ignore fields that the schema does not know.
        format: Output format.
    """
    if not files:
        return _usage("no recording given")
    with explained(), SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8") as told:

        def keep(deviation: Deviation) -> None:
            told.write(f"{json.dumps(deviation.as_dict())}\n")

        report = keep if format == "json" else _print_deviation
        validator = against.validator()
        gc.set_threshold(_UNTIL_COLLECTED)
        try:
            audit = audit_recordings(validator, files, lenient=lenient, report=report)
        except RecordingError as error:
            raise UsageError(str(error)) from error
        except MissingEngineError as error:
            raise MissingExtraError(str(error)) from error
        if format == "json":
            told.seek(0)
            _print_json(audit, told)
        else:
            print_summary(audit, validator)
    return 1 if audit.deviations else 0


def _print_deviation(deviation: Deviation) -> None:
    sys.stdout.write(f"{printable(str(deviation))}\n")


def _print_json(audit: AuditSummary, violations: Iterable[str]) -> None:
    """Write one object; its violations are streamed, not held in memory."""
    head = {name: one for name, one in audit.as_dict().items() if name != "violations"}
    sys.stdout.write(f'{json.dumps(head)[:-1]}, "violations": [')
    comma = ""
    for violation in violations:
        sys.stdout.write(f"{comma}{violation.rstrip()}")
        comma = ", "
    sys.stdout.write("]}\n")


def _payload(
    check: Callable[[Validator], list[Violation]],
    against: Against,
    *,
    lenient: bool,
    format_: Format,
) -> int:
    with explained():
        try:
            found = check(against.validator())
        except UnknownNameError as error:
            raise UsageError(str(error)) from error
        except MissingEngineError as error:
            raise MissingExtraError(str(error)) from error
    if lenient:
        found = [v for v in found if v.kind != UNKNOWN_FIELD]
    if format_ == "json":
        report = [{"path": v.path, "kind": v.kind, "message": v.message} for v in found]
        sys.stdout.write(f"{json.dumps({'violations': report})}\n")
    else:
        for violation in found:
            sys.stdout.write(f"{printable(str(violation))}\n")
        sys.stderr.write(f"{len(found)} violations\n")
    return 1 if found else 0


def _json(file: Path) -> object:
    is_stdin = str(file) == "-"
    try:
        with nullcontext(sys.stdin.buffer) if is_stdin else file.open("rb") as opened:
            data = opened.read(_LARGEST)
        if data.startswith(_GZIP):
            with gzip.open(BytesIO(data)) as packed:
                data = packed.read(_LARGEST)
        if len(data) == _LARGEST:  # the input may be endless
            raise UsageError(f"{file}: {_LARGEST >> 20} MiB or more: too large")
        value: object = json.loads(data.decode("utf-8-sig"))
    except OSError as error:
        hint = " (give a file, or - for the input)" if str(file)[0] in "[{" else ""
        raise UsageError(
            f"{file}: cannot be read: {error.strerror or error}{hint}"
        ) from error
    except (EOFError, zlib.error) as error:
        raise UsageError(f"{file}: cannot be unpacked: {error}") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{file}: not JSON: {error}") from error
    return value


def _array(file: Path) -> Sequence[object]:
    value = _json(file)
    if not isinstance(value, list):
        raise UsageError(f"{file}: not a JSON array of parameters or arguments")
    return cast("list[object]", value)


def _object(file: Path) -> dict[str, object]:
    value = _json(file)
    if not isinstance(value, dict):
        raise UsageError(f"{file}: not a JSON object with what is sent")
    return cast("dict[str, object]", value)


def _usage(message: str) -> int:
    sys.stderr.write(f"quickmeet: {without_typed_secrets(message)}\n")
    return 2


validate.command(live)
