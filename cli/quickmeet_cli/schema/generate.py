# SPDX-License-Identifier: MIT
"""`quickmeet generate`: generate the client from the schema."""

import gc
import sys
import time
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from ..failure import UsageError, explained, needs
from ..projects.package_name import check_package_name
from .source import schema_source

_CACHE = Path()  # in .quickmeet_cache of the working folder
_MOST_YOUNG = 200_000
"""Allocations between two collections of cycles; the generator makes few cycles, and at
the default of 700 it spends a sixth of its time collecting them."""


def generate(  # noqa: PLR0913  # the options of the command
    *,
    schema: Path | None = None,
    overlay: Annotated[list[Path] | None, Parameter(negative="")] = None,
    package: str = "quickmeet",
    out: Path = Path("generated"),
    check: Annotated[bool, Parameter(negative="")] = False,
    force: Annotated[bool, Parameter(negative="")] = False,
    templates: Path | None = None,
) -> int:
    """Generate the client from the schema; write only changed files.

    Args:
        schema: Folder of YAML files, or a schema.json. Default: schema/ here, else
            the schema that came with quickmeet.
        overlay: File laid on top of the schema; repeatable, in order.
        package: Name of the generated package.
        out: Folder for the package.
        check: Write nothing; print the difference and exit 1 if stale.
        force: Also overwrite files that quickmeet did not generate.
        templates: Folder of Jinja templates that replace those of the same name; they
            can extend or include the originals as "quickmeet/NAME".
    """
    with explained(), needs("codegen"):
        from quickmeet_codegen.api import generate as make  # noqa: PLC0415
        from quickmeet_codegen.failure import (  # noqa: PLC0415  # extra
            ForeignFilesError,
            UnreadableError,
        )

        check_package_name(package)
        started = time.perf_counter()
        before = gc.get_threshold()
        gc.set_threshold(_MOST_YOUNG)
        try:
            result = make(
                schema_source(schema, tell=True),
                out / package,
                overlays=overlay or (),
                check=check,
                force=force,
                cache=_CACHE,
                templates=templates,
            )
        except ForeignFilesError as error:
            said = f"{error}\n  --force replaces them; another --out or --package"
            raise UsageError(f"{said} leaves them alone") from error
        except UnreadableError as error:
            raise UsageError(str(error)) from error
        finally:
            gc.set_threshold(*before)
    sys.stdout.writelines(f"{finding}\n" for finding in result.findings)
    if check:
        sys.stdout.write(result.diff)
    seconds = time.perf_counter() - started
    if result.findings:
        said = "nothing made"
    elif not result.changes:
        said = "up to date"
    elif check:
        said = f"{len(result.changes)} files are stale: run quickmeet generate"
    else:
        said = f"{len(result.changes)} files written"
    sys.stderr.write(f"{result.out}: {said} ({seconds:.1f} s)\n")
    return 0 if result.is_clean else 1
