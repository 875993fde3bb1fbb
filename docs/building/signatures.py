# SPDX-License-Identifier: MIT
"""Signatures as people read them: what may be left out is drawn as ``...``.

An extension of griffe, which reads the sources for the reference. `UNSET` and its type
say to checkers that an argument may be absent; on a page they drown what it is.
"""

import griffe

__all__ = ["ReadableSignatures"]


class ReadableSignatures(griffe.Extension):
    """Draws ``count: int | UnsetType | None = UNSET`` as ``count: int = ...``."""

    def on_function(self, *, func: griffe.Function, **_: object) -> None:
        """Change the parameters of a function that has just been read."""
        for parameter in func.parameters:
            if str(parameter.default) == "UNSET":
                parameter.default = "..."
                parameter.annotation = _shown(parameter.annotation)


def _shown(annotation: str | griffe.Expr | None) -> str | griffe.Expr | None:
    """Take the members of a union away that stand for absent."""
    if not isinstance(annotation, griffe.ExprBinOp):
        return annotation
    if str(annotation.right) in {"UnsetType", "None"}:
        return _shown(annotation.left)
    return annotation
