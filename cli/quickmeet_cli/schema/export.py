# SPDX-License-Identifier: MIT
"""`quickmeet export`: the schema for other tools."""

import json
import sys
from collections.abc import Mapping
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from ..failure import UsageError, explained, needs
from .source import clean_schema, schema_source


def export(  # noqa: PLR0913  # options of one command
    target: Literal["json-schema", "asyncapi", "openapi", "meta-schema"],
    /,
    *,
    schema: Path | None = None,
    overlay: Annotated[list[Path] | None, Parameter(negative="")] = None,
    package: str | None = None,
    out: Path | None = None,
    folder: Path | None = None,
    base: str = "",
    relay: bool = False,
) -> int:
    """Write the schema for other tools, as JSON.

    Args:
        target: json-schema (2020-12: all types, params, results and events), asyncapi
            (3.1: methods, streams, publications) or openapi (3.1: endpoints that only
            REST has); meta-schema: the schema language itself, for editors.
        schema: Folder of YAML files, or a schema.json. Default: schema/ here, else
            the schema that came with quickmeet.
        overlay: File laid on top of the schema; repeatable, in order.
        package: Installed generated package whose schema to export.
        out: File to write; standard output when absent.
        folder: For json-schema: folder for a file of each type and payload, with an $id
            and a plain name, as other generators need them.
        base: The base of each $id, before the file's name, such as
            https://example.com/schemas/.
        relay: Of asyncapi: what `quickmeet relay` puts on the bus, by the types of the
            installed client, instead of what goes over the WebSocket.
    """
    if relay:
        with explained(), needs("nats"):
            if target != "asyncapi" or schema or overlay or package or folder or base:
                raise UsageError("--relay is for asyncapi, with --out or nothing else")
            from quickmeet_relay import async_api as bus_api  # noqa: PLC0415  # extra

            return _put(json.dumps(bus_api(), ensure_ascii=False, indent=1) + "\n", out)
    with explained(), needs("codegen"):
        from quickmeet_codegen.api import read_clean  # noqa: PLC0415  # extra
        from quickmeet_codegen.export.async_api import async_api  # noqa: PLC0415
        from quickmeet_codegen.export.json_schema import (  # noqa: PLC0415
            json_schema,
            json_schema_files,
        )
        from quickmeet_codegen.export.open_api import open_api  # noqa: PLC0415

        if target == "meta-schema":
            meta = files("quickmeet_codegen").joinpath("schema.meta.json")
            return _put(meta.read_text("utf-8"), out)
        with clean_schema():
            source = read_clean(schema_source(schema, package), overlay or ())
        if folder is not None:
            if target != "json-schema":
                raise UsageError(f"{target} is one document: --folder is not for it")
            return _put_all(json_schema_files(source, base), folder)
        if target == "json-schema":
            made = json_schema(source)
        elif target == "openapi":
            made = open_api(source, version("quickmeet"))
        else:
            made = async_api(source, version("quickmeet"))
        return _put(json.dumps(made, ensure_ascii=False, indent=1) + "\n", out)


def _put_all(files: Mapping[str, object], folder: Path) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, schema in files.items():
            text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
            (folder / name).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written: {error.strerror}") from error
    sys.stderr.write(f"{folder}: {len(files)} files\n")
    return 0


def _put(text: str, out: Path | None) -> int:
    if out is None:
        sys.stdout.write(text)
        return 0
    try:
        out.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{out}: cannot be written: {error.strerror}") from error
    return 0
