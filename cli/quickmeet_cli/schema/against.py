# SPDX-License-Identifier: MIT
"""Which schema payloads are held against, as the options of commands say."""

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
    """Which schema to hold payloads against. Default: that of quickmeet itself.

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
        """Read the schema once, as ``schema.json`` has it.

        Raises:
            UsageError: It cannot be read, or its linter finds something.
        """
        return self._document

    def validator(self) -> Validator:
        """Read the schema.

        Raises:
            UsageError: It cannot be read, or its linter finds something.
        """
        return Validator(self.document())

    @cached_property
    def _document(self) -> dict[str, object]:
        return schema_document(self.schema, self.overlay or (), self.package)


DEFAULT = Against()
