# SPDX-License-Identifier: MIT
"""`quickmeet validate`: payloads and recorded conversations against the schema."""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, cast

from cyclopts import App, Parameter

from quickmeet_runtime.transcripts.audit import Audit, audit_recordings
from quickmeet_runtime.transcripts.reader import RecordingError
from quickmeet_runtime.transcripts.validation_engine import MissingEngineError
from quickmeet_runtime.transcripts.validator import (
    UNKNOWN_FIELD,
    UnknownNameError,
    Validator,
    Violation,
)

from .extras import MissingExtraError
from .failure import UsageError, explained
from .schema_source import schema_validator

validate = App(name="validate", help="Check payloads against the schema.")

Format = Literal["text", "json"]
Lenient = Annotated[bool, Parameter(negative="")]
File = Annotated[Path, Parameter(allow_leading_hyphen=True)]
Files = Annotated[list[Path] | None, Parameter(negative="")]


@Parameter(name="*")
@dataclass(frozen=True)
class Against:
    """Which schema to hold payloads against. Default: that of quickmeet itself.

    Attributes:
        schema: Folder of YAML files, or a schema.json.
        overlay: File laid on top of the schema; repeatable, in order.
        package: Installed package that quickmeet made, whose schema to use.
    """

    schema: Path | None = None
    overlay: Files = None
    package: str | None = None

    def validator(self) -> Validator:
        """Read the schema.

        Raises:
            UsageError: It cannot be read, or its linter finds something.
        """
        return schema_validator(self.schema, self.overlay or (), self.package)


_DEFAULT = Against()

_MOST_NAMED = 8


@validate.command
def method(  # noqa: PLR0913  # the options of the command
    name: str,
    /,
    *,
    params: File | None = None,
    result: File | None = None,
    against: Against = _DEFAULT,
    lenient: Lenient = False,
    format: Format = "text",  # noqa: A002  # the option's name
) -> int:
    """Check the parameters or the result of a method, each in a JSON file.

    Args:
        name: Wire name, such as sendMessage.
        params: File with the array of parameters; - is standard input.
        result: File with the result; - is standard input.
        against: Which schema.
        lenient: Leave out fields that the schema does not know.
        format: How to report.
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
    against: Against = _DEFAULT,
    lenient: Lenient = False,
    format: Format = "text",  # noqa: A002  # the option's name
) -> int:
    """Check what an endpoint is sent, or its answer, each in a JSON file.

    Args:
        name: Verb and path, such as "GET /v1/users.info".
        params: File with an object: what stands in path, query and body; - is
            standard input.
        result: File with the whole answer; - is standard input.
        against: Which schema.
        lenient: Leave out fields that the schema does not know.
        format: How to report.
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
    against: Against = _DEFAULT,
    lenient: Lenient = False,
    format: Format = "text",  # noqa: A002  # the option's name
) -> int:
    """Check the argument array of a stream's event.

    Args:
        stream: Wire name, with or without stream- in front.
        key: Event name as on the wire, or its pattern: {room_id}/deleteMessage.
        file: JSON file with the array of arguments; - is standard input.
        against: Which schema.
        lenient: Leave out fields that the schema does not know.
        format: How to report.
    """
    name = stream if stream.startswith("stream-") else f"stream-{stream}"

    def check(validator: Validator) -> list[Violation]:
        return validator.event(name, key, _array(file))

    return _payload(check, against, lenient=lenient, format_=format)


@validate.command
def transcript(
    *files: File,
    against: Against = _DEFAULT,
    lenient: Lenient = False,
    format: Format = "text",  # noqa: A002  # the option's name
) -> int:
    """Check recorded conversations: JSON lines, or a browser's HAR archive.

    What the server refused, and names that it does not have (404), are counted
    and not held against the schema.

    Args:
        files: The recordings, gzipped where they end in .gz; - is standard input.
        against: Which schema.
        lenient: Leave out fields that the schema does not know.
        format: How to report.
    """
    if not files:
        return _usage("no recording given")
    with explained():
        try:
            audit = audit_recordings(against.validator(), files, lenient=lenient)
        except RecordingError as error:
            raise UsageError(str(error)) from error
        except MissingEngineError as error:
            raise MissingExtraError(str(error)) from error
    if format == "json":
        sys.stdout.write(f"{json.dumps(audit.as_dict())}\n")
    else:
        _print_audit(audit)
    return 1 if audit.violations else 0


def _print_audit(audit: Audit) -> None:
    for found in audit.violations:
        sys.stdout.write(
            f"{found.file}:{found.line}: {found.direction} {found.name} "
            f"{found.violation}\n"
        )
    for title, counts in (
        ("unknown to the schema", audit.unknown),
        ("refused by the server", audit.refused),
        ("absent on the server", audit.absent),
    ):
        if counts:
            sys.stderr.write(f"{title}: {_listed(counts)}\n")
    sys.stderr.writelines(f"{said}\n" for said in audit.truncated)
    if not audit.validated:
        sys.stderr.write("nothing in it was held against the schema\n")
    sys.stderr.write(
        f"{audit.frames} frames, {audit.validated} payloads checked, "
        f"{len(audit.violations)} violations\n"
    )


def _listed(counts: Counter[str]) -> str:
    """The names that come most often; ``--format json`` has all of them."""
    often = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    names = ", ".join(f"{name} {n}" for name, n in often[:_MOST_NAMED])
    left = len(often) - _MOST_NAMED
    return f"{names} and {left} more names" if left > 0 else names


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
            sys.stdout.write(f"{violation}\n")
        sys.stderr.write(f"{len(found)} violations\n")
    return 1 if found else 0


def _json(file: Path) -> object:
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        if file.suffix == ".gz":
            data = gzip.decompress(data)
        value: object = json.loads(data.decode("utf-8-sig"))
    except OSError as error:
        raise UsageError(
            f"{file}: cannot be read: {error.strerror or error}"
        ) from error
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
    sys.stderr.write(f"quickmeet: {message}\n")
    return 2
