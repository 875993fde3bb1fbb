# SPDX-License-Identifier: MIT
"""The public functions: `generate`, `lint`, `diff`, and their results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a run without changes imports none of the generator
    from quickmeet_codegen.diff.change import SchemaChange
    from quickmeet_codegen.read.finding import Finding
    from quickmeet_codegen.read.source import SchemaSource
    from quickmeet_codegen.write.files import FileChange

__all__ = [
    "GenerateResult",
    "LintResult",
    "diff",
    "generate",
    "lint",
    "read_clean",
    "whole_schema",
]


@dataclass(frozen=True)
class LintResult:
    """The findings of the linter."""

    findings: "tuple[Finding, ...]"
    """Findings in the order of files and lines; notes fail nothing."""

    @property
    def is_clean(self) -> bool:
        """Whether there are no findings except notes."""
        return all(finding.is_note for finding in self.findings)


@dataclass(frozen=True)
class GenerateResult:
    """The result of the generator, or of a check."""

    out: Path
    findings: "tuple[Finding, ...]"
    """Why nothing was generated; empty on success."""
    changes: "tuple[FileChange, ...]"
    """Files that differ from the generated ones; written unless checking."""
    is_check: bool
    was_fresh: bool = False
    """Whether the digest matched, so that there was nothing to do."""

    @property
    def is_clean(self) -> bool:
        """Whether there are no findings, and with ``--check`` no stale files."""
        return not self.findings and not (self.is_check and self.changes)

    @property
    def diff(self) -> str:
        """All changes as one unified diff."""
        return "".join(change.diff(self.out) for change in self.changes)


def lint(schema: Path, overlays: Sequence[Path] = ()) -> LintResult:
    """Check a schema against the rules of the schema language.

    Args:
        schema: A folder of YAML files, or one YAML or JSON file.
        overlays: Overlay files.

    Raises:
        UnreadableError: A file does not exist or is not YAML or JSON.
    """
    from quickmeet_codegen.lint.linter import find_flaws  # noqa: PLC0415  # slow: ruamel
    from quickmeet_codegen.read.source import read_source  # noqa: PLC0415

    return LintResult(tuple(find_flaws(read_source(schema, overlays))))


def generate(  # noqa: PLR0913  # the options of the command
    schema: Path,
    out: Path,
    *,
    overlays: Sequence[Path] = (),
    check: bool = False,
    force: bool = False,
    cache: Path | None = None,
    templates: Path | None = None,
) -> GenerateResult:
    """Generate the client of a schema.

    Args:
        schema: A folder of YAML files, or one YAML or JSON file.
        out: Folder of the generated package.
        overlays: Overlay files.
        check: Write nothing; only report what would change.
        force: Replace files that were not generated, too.
        cache: Folder for a digest of the last run; without it everything is generated.
        templates: Folder of templates that replace ours of the same names.

    Raises:
        UnreadableError: A file cannot be read as a schema, ``out`` cannot be written,
            or ``templates`` contains other files than templates.
        ForeignFilesError: Files that were not generated would be replaced.
    """
    from quickmeet_codegen.read.files import schema_files  # noqa: PLC0415  # kept light
    from quickmeet_codegen.write.digest import Cache, input_digest  # noqa: PLC0415

    own: list[Path] = []
    if templates is not None:
        from quickmeet_codegen.render.templating import template_files  # noqa: PLC0415

        own = template_files(templates)
    digest = input_digest([*schema_files(schema), *overlays, *own], [out.name])
    kept = Cache.beside(cache, out) if cache is not None else None
    if kept and kept.is_fresh(digest, out):
        return GenerateResult(out, (), (), check, was_fresh=True)
    from quickmeet_codegen.read.finding import FindingsError  # noqa: PLC0415

    try:
        files = _make(schema, overlays, templates)
    except FindingsError as error:
        return GenerateResult(out, tuple(error.findings), (), check)
    result = _put(files, templates or schema, out, check=check, force=force)
    if kept and not result.findings and (not check or not result.changes):
        kept.keep(digest, files)
    return result


def diff(
    old: Path,
    new: Path,
    *,
    old_overlays: Sequence[Path] = (),
    overlays: Sequence[Path] = (),
) -> "tuple[SchemaChange, ...]":
    """Compare two schemas, and find which changes break.

    Args:
        old: A folder of YAML files, or one YAML or JSON file.
        new: The later schema, in the same form.
        old_overlays: Overlay files of the old one.
        overlays: Overlay files of the new one.

    Returns:
        Breaking changes first, then by subject; empty if the schemas mean the same.

    Raises:
        UnreadableError: A file does not exist or is not YAML or JSON.
        FindingsError: The new one does not pass the linter, or the old one cannot be
            interpreted; other rules of the linter do not apply to it.
    """
    from quickmeet_codegen.diff.schemas import (  # noqa: PLC0415  # slow: ruamel
        diff as compare,
    )
    from quickmeet_codegen.lint.linter import (  # noqa: PLC0415
        find_flaws,
        find_obstacles,
    )
    from quickmeet_codegen.read.finding import FindingsError  # noqa: PLC0415
    from quickmeet_codegen.read.source import read_source  # noqa: PLC0415

    before, after = read_source(old, old_overlays), read_clean(new, overlays)
    obstacles = find_obstacles(before)
    if obstacles:
        raise FindingsError(obstacles)
    try:
        return compare(before, after)
    except (
        LookupError
    ) as error:  # the old one has a dangling reference: the rules say which
        flaws = [finding for finding in find_flaws(before) if not finding.is_note]
        if not flaws:
            raise
        raise FindingsError(flaws) from error


def read_clean(schema: Path, overlays: Sequence[Path] = ()) -> "SchemaSource":
    """Read a schema and check that the linter passes it.

    Args:
        schema: A folder of YAML files, or one YAML or JSON file.
        overlays: Overlay files.

    Raises:
        UnreadableError: A file does not exist or is not YAML or JSON.
        FindingsError: The linter reported findings other than notes.
    """
    from quickmeet_codegen.lint.linter import find_flaws  # noqa: PLC0415
    from quickmeet_codegen.read.finding import FindingsError  # noqa: PLC0415
    from quickmeet_codegen.read.source import read_source  # noqa: PLC0415

    source = read_source(schema, overlays)
    flaws = [finding for finding in find_flaws(source) if not finding.is_note]
    if flaws:
        raise FindingsError(flaws)
    return source


def whole_schema(schema: Path, overlays: Sequence[Path] = ()) -> str:
    """Return a schema, with overlays, as the text of one ``schema.json``.

    Args:
        schema: A folder of YAML files, or one YAML or JSON file.
        overlays: Overlay files.

    Raises:
        UnreadableError: A file does not exist or is not YAML or JSON.
        FindingsError: The linter reported findings other than notes.
    """
    from quickmeet_codegen.resolve.schema import resolve  # noqa: PLC0415  # slow

    return resolve(read_clean(schema, overlays)).json


def _make(
    schema: Path, overlays: Sequence[Path], templates: Path | None
) -> dict[str, str]:
    from quickmeet_codegen.read.finding import (  # noqa: PLC0415
        Finding,
        FindingsError,
        Place,
    )
    from quickmeet_codegen.render.package import render  # noqa: PLC0415
    from quickmeet_codegen.render.source import (  # noqa: PLC0415  # slow
        RuffError,
        UnsafeSourceError,
    )
    from quickmeet_codegen.render.templating import Templates  # noqa: PLC0415
    from quickmeet_codegen.resolve.schema import resolve  # noqa: PLC0415

    source = read_clean(schema, overlays)
    try:
        return render(resolve(source), Templates(templates))
    except (RuffError, UnsafeSourceError) as error:
        place = Place(str(templates or schema))
        raise FindingsError([Finding(place, "unsafe-source", str(error))]) from error


def _put(
    files: Mapping[str, str], made_of: Path, out: Path, *, check: bool, force: bool
) -> GenerateResult:
    """Compare with the files on disk, and write differences unless checking."""
    from quickmeet_codegen.read.finding import Finding, Place  # noqa: PLC0415
    from quickmeet_codegen.write.files import (  # noqa: PLC0415  # noqa: PLC0415
        UnimportableError,
        changes,
        check_importable,
        restore,
        write,
    )

    restore(out)
    found = changes(files, out)
    if not check:
        try:
            write(found, out, is_forced=force, accept=check_importable)
        except UnimportableError as error:
            place = Place(str(made_of))
            flaw = Finding(place, "unimportable", str(error))
            return GenerateResult(out, (flaw,), (), check)
    return GenerateResult(out, (), tuple(found), check)
