# SPDX-License-Identifier: MIT
"""Where the schema is: the folder given, ``schema/`` here, or the installed one."""

from importlib.resources import files
from pathlib import Path

__all__ = ["schema_source"]


def schema_source(given: Path | None) -> Path:
    """The schema to work from.

    Args:
        given: A folder of YAML or a ``schema.json``; None for ``schema/`` in the
            working folder if it is there, else what came with quickmeet.
    """
    if given is not None:
        return given
    here = Path("schema")
    if (here / "schema.meta.json").exists():
        return here
    return Path(str(files("quickmeet") / "schema.json"))
