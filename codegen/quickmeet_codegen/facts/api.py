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
    """Compare two releases with each other and with the schema.

    Attributes:
        drifts: Each difference.
        markdown: A page of them.
        drafts: Overlays with drafts, by domain.
    """

    drifts: tuple[Drift, ...]
    markdown: str
    drafts: dict[str, str]


def facts_of(source: str, packages: Sequence[str] = ()) -> Facts:
    """Read or draw facts.

    Args:
        source: A file of facts, an OpenAPI file, the version of a release on npm, or
            a folder whose ``node_modules`` has its packages.
        packages: Packages of npm to take instead of those of the release.

    Raises:
        UnreadableError: There are none.
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
        old: Facts of last time.
        new: Facts of now.
        schema: The schema.
        overlays: Files laid on top of it.

    Raises:
        UnreadableError: The schema cannot be read.
        FindingsError: It does not pass the linter.
    """
    known = Known(Catalog(read_clean(schema, overlays)))
    drifts = tuple(compare(old, new, known))
    return Comparison(drifts, page(old, new, drifts), drafts(drifts, new, known))
