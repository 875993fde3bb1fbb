# SPDX-License-Identifier: MIT
"""The options for the schema to validate payloads against."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from quickmeet_runtime.transcripts.validation.validator import Validator

from .source import schema_document

__all__ = ["DEFAULT", "Against"]

Files = Annotated[list[Path] | None, Parameter(negative="")]


@Parameter(name="*")
@dataclass(frozen=True)
class Against:
    """The schema to validate payloads against. Default: that of quickmeet itself.

    Attributes:
        schema: Folder of YAML files, or a schema.json.
        overlay: File laid on top of the schema; repeatable, in order.
        package: Installed generated package whose schema to use.
    """

    schema: Path | None = None
    overlay: Files = None
    package: str | None = None

    @property
    def is_given(self) -> bool:
        """Whether a schema was named."""
        return any((self.schema, self.overlay, self.package))

    def document(self) -> dict[str, object]:
        """Read the schema once, in the form of ``schema.json``.

        Raises:
            UsageError: The schema cannot be read, or the linter reports findings.
        """
        return self._document

    def validator(self) -> Validator:
        """Make a validator for the schema.

        Raises:
            UsageError: The schema cannot be read, or the linter reports findings.
        """
        return Validator(self.document())

    @cached_property
    def _document(self) -> dict[str, object]:
        return schema_document(self.schema, self.overlay or (), self.package)


DEFAULT = Against()
