# SPDX-License-Identifier: MIT
"""Locate the schema: the given folder, ``schema/`` here, or the installed one."""

import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from ..failure import UsageError, needs

__all__ = [
    "clean_schema",
    "named_schema",
    "schema_document",
    "schema_source",
]


def schema_source(
    given: Path | None, package: str | None = None, *, tell: bool = False
) -> Path:
    """Locate the schema to use.

    Args:
        given: A folder of YAML or a ``schema.json``; None for that of the package,
            else ``schema/`` in the working folder if it exists, else the one
            included in quickmeet.
        package: An installed package, which is found and not imported.
        tell: Name the schema on stderr if it was not given.

    Raises:
        UsageError: Both were given, or there is no such package.
    """
    if given is not None and package is not None:
        raise UsageError("--schema and --package each name a schema: give one of them")
    if given is not None:
        return given
    if package is not None:
        return _installed(package)
    here = Path("schema")
    if here.is_dir() and any(p.suffix in {".yaml", ".yml"} for p in here.iterdir()):
        found, said = here, f"{here}/"
    else:
        found = Path(str(files("quickmeet") / "schema.json"))
        said = f"{found}, which came with quickmeet"
    if tell:
        sys.stderr.write(f"schema: {said}\n")
    return found


def schema_document(
    schema: Path | None, overlays: Sequence[Path], package: str | None
) -> dict[str, object]:
    """Read a schema from files, from a package, or that of quickmeet itself.

    Args:
        schema: A folder of YAML or a ``schema.json``.
        overlays: Overlay files.
        package: An installed package, which is found and not imported.
    """
    from msgspec import json  # noqa: PLC0415  # not for `generate`

    if schema is None and not overlays:
        found = _installed(package or "quickmeet")
        return json.decode(found.read_bytes(), type=dict[str, object])
    with needs("codegen"):
        from quickmeet_codegen.api import whole_schema  # noqa: PLC0415  # extra

        with clean_schema():
            base = schema or _installed(package or "quickmeet")
            text = whole_schema(base, overlays)
    return json.decode(text, type=dict[str, object])


@contextmanager
def named_schema(given: str) -> Generator[Path]:
    """Read the schema of a file or folder, a git revision, or an installed package.

    Args:
        given: A path; ``REVISION:PATH`` of the repository around the working folder;
            or the name of a package that `quickmeet generate` made, which is found
            and not imported.
    """
    path = Path(given)
    revision, colon, inside = given.partition(":")
    if not path.exists() and colon and revision:
        from tempfile import TemporaryDirectory  # noqa: PLC0415  # rarely needed

        with TemporaryDirectory(prefix="quickmeet-") as folder:
            yield _checked_out(revision, inside or "schema", Path(folder))
    else:
        yield path if path.exists() or not given.isidentifier() else _installed(given)


def _checked_out(revision: str, inside: str, folder: Path) -> Path:
    """Check out a part of a git revision into a temporary folder."""
    import io  # noqa: PLC0415  # rarely needed, all three
    import subprocess  # noqa: PLC0415
    import tarfile  # noqa: PLC0415

    command = ["git", "archive", "--format=tar", "--end-of-options", revision, inside]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  # a revision and a path
    except FileNotFoundError as error:
        raise UsageError(f"{revision}:{inside}: git is not installed") from error
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise UsageError(f"{revision}:{inside}: {said[-1] if said else 'git failed'}")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        if hasattr(tarfile, "data_filter"):  # Python 3.11.4 and later
            archive.extraction_filter = tarfile.data_filter
        archive.extractall(folder)  # noqa: S202  # git's own archive
    return folder / inside


def _installed(package: str) -> Path:
    """Return the schema of an installed package."""
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    for folder in folders or ():
        found = Path(folder) / "schema.json"
        if found.exists():
            return found
    raise UsageError(
        f"{package}: there is no such file or folder, and no installed package of that "
        "name has a schema.json"
    )


@contextmanager
def clean_schema() -> Generator[None]:
    """Turn an invalid schema into a `UsageError`, after printing its findings.

    Raises:
        UsageError: A file cannot be read, or the linter reports findings.
    """
    from quickmeet_codegen.read.finding import (  # noqa: PLC0415  # extra
        FindingsError,
        UnreadableError,
    )

    try:
        yield
    except UnreadableError as error:
        raise UsageError(str(error)) from error
    except FindingsError as error:
        found = "\n".join(map(str, error.findings))
        said = f"the schema has {len(error.findings)} findings:\n{found}"
        raise UsageError(said) from error
