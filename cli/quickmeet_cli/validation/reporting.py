# SPDX-License-Identifier: MIT
"""Reports of validations: common options, and the summary at the end."""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Annotated, Literal

from cyclopts import Parameter

from quickmeet_runtime.transcripts.audit.audit import AuditSummary
from quickmeet_runtime.transcripts.validation.validator import Validator

from ..output import printable

__all__ = ["Format", "Lenient", "print_summary"]

Format = Literal["text", "json"]
Lenient = Annotated[bool, Parameter(negative="")]


_MOST_NAMED = 8
_KEY = re.compile(r"\{[^}]*\}")


def print_summary(audit: AuditSummary, validator: Validator) -> None:
    """Write the counts to stderr, except violations.

    Args:
        audit: The results.
        validator: The validator, whose names are suggested for unknown ones.
    """
    for title, counts, is_spelt in (
        ("unknown to the schema", audit.unknown, False),
        ("refused by the server", audit.refused, True),
        ("absent on the server", audit.absent, False),
    ):
        if counts:
            known = () if is_spelt else tuple(_names(validator))
            sys.stderr.write(f"{title}: {printable(_listed(counts, known))}\n")
    sys.stderr.writelines(f"{said}\n" for said in audit.truncated)
    if not audit.validated:
        sys.stderr.write("nothing in it was checked against the schema\n")
    requests = f", {audit.exchanges} requests by REST" if audit.exchanges else ""
    sys.stderr.write(
        f"{audit.frames} frames{requests}, {audit.validated} payloads checked, "
        f"{audit.deviations} violations\n"
    )


def _listed(counts: Counter[str], known: Sequence[str]) -> str:
    """List the most frequent names; ``--format json`` has all of them."""
    often = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    names = ", ".join(
        f"{name} {n}{_meant(name, known)}" for name, n in often[:_MOST_NAMED]
    )
    left = len(often) - _MOST_NAMED
    return f"{names} and {left} more names" if left > 0 else names


def _meant(name: str, known: Sequence[str]) -> str:
    """Suggest known names for misspelled ones."""
    if not known or name in known:
        return ""
    like = get_close_matches(name, known, n=1, cutoff=0.75)
    return f" (did you mean {like[0]}?)" if like else ""


def _names(validator: Validator) -> Iterator[str]:
    """Anything with a name that recordings count."""
    yield from validator.methods
    yield from validator.endpoints
    yield from validator.publications
    yield from validator.collections
    for stream, events in validator.streams.items():
        yield stream
        for pattern in events:
            yield f"{stream} {_KEY.sub('{id}', pattern)}"
