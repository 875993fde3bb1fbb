# SPDX-License-Identifier: MIT
"""Functions for the command line: read facts from any source, and compare them."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from quickmeet_codegen.api import read_clean
from quickmeet_codegen.model.catalog import Catalog

from .compare import Drift, compare
from .drafts import drafts
from .known import Known
from .model import Facts, read_facts, write_facts
from .open_api import facts_of_open_api, is_open_api
from .packages import draw
from .report import page

__all__ = ["Comparison", "compare_facts", "facts_of", "write_facts"]

_RELEASE: Final = re.compile(r"\d+\.\d+\.\d+(-[\w.]+)?")


class Comparison(Struct, frozen=True):
    """The comparison of two releases with each other and with the schema.

    Attributes:
        drifts: Each difference.
        markdown: A page with the differences.
        drafts: Overlays with drafts, by domain.
    """

    drifts: tuple[Drift, ...]
    markdown: str
    drafts: dict[str, str]


def facts_of(source: str, packages: Sequence[str] = ()) -> Facts:
    """Read facts, or extract them.

    Args:
        source: A file of facts, an OpenAPI file, the version of a release on npm, or
            a folder whose ``node_modules`` has its packages.
        packages: npm packages to use instead of those of the release.

    Raises:
        UnreadableError: There are no facts.
    """
    path = Path(source)
    if not path.is_file() or _RELEASE.fullmatch(source):
        return draw(source, packages)
    return facts_of_open_api(path) if is_open_api(path) else read_facts(path)


def compare_facts(
    old: Facts, new: Facts, schema: Path, overlays: Sequence[Path] = ()
) -> Comparison:
    """Compare two releases with each other and with a schema.

    Args:
        old: Facts of the previous release.
        new: Facts of the new release.
        schema: The schema.
        overlays: Overlay files of the schema.

    Raises:
        UnreadableError: The schema cannot be read.
        FindingsError: It does not pass the linter.
    """
    known = Known(Catalog(read_clean(schema, overlays)))
    drifts = tuple(compare(old, new, known))
    return Comparison(drifts, page(old, new, drifts), drafts(drifts, new, known))
