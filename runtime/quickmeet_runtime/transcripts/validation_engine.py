# SPDX-License-Identifier: MIT
"""The JSON Schema library, imported when somebody validates."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..errors import QuickmeetError

if TYPE_CHECKING:
    import jsonschema_rs

__all__ = ["MissingEngineError", "make_checker"]


class MissingEngineError(QuickmeetError, ImportError):
    """Validation needs the extra ``validate``; says how to install it."""


def make_checker(
    schema: Mapping[str, object],
) -> "jsonschema_rs.Draft202012Validator":
    """Compile a schema.

    Raises:
        MissingEngineError: jsonschema-rs is not installed.
    """
    try:
        import jsonschema_rs  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise MissingEngineError(
            "validation needs jsonschema-rs: "
            'python -m pip install "quickmeet[validate]"'
        ) from error
    return jsonschema_rs.Draft202012Validator(dict(schema))
