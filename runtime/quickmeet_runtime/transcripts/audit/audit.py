# SPDX-License-Identifier: MIT
"""Audits of whole conversations: matches, deviations and unknown names."""

from collections.abc import Callable, Iterable
from pathlib import Path

from ...model.decoding.mismatches import Deviation
from ..recordings.reader import RecordedExchange, TruncatedRecordingError, read_items
from ..validation.validator import Validator
from .audit_run import AuditRun, AuditSummary
from .conversation import Conversation
from .rest_audit import RestAudit

__all__ = ["AuditSummary", "Deviation", "audit_recordings"]


def audit_recordings(
    validator: Validator,
    paths: Iterable[Path],
    *,
    lenient: bool = False,
    report: Callable[[Deviation], object] | None = None,
) -> AuditSummary:
    """Check recorded conversations against a schema.

    Args:
        validator: The schema.
        paths: Recordings: JSON lines or HAR.
        lenient: Leave out violations of kind ``unknown-field``.
        report: Called with each deviation as it is found; deviations are then counted
            and not kept, so that memory does not grow.

    Raises:
        RecordingError: A file is not a recording.
    """
    audit = AuditSummary()
    kept = None if report is None else 0
    run = AuditRun(validator, audit, lenient=lenient, report=report, kept=kept)
    for path in paths:
        conversation = Conversation(run, str(path))
        rest = RestAudit(run, str(path))
        try:
            for item in read_items(path):
                if isinstance(item, RecordedExchange):
                    rest.take(item.line, item.exchange)
                else:
                    conversation.take(item)
        except TruncatedRecordingError as error:
            audit.truncated.append(str(error))
        conversation.end()
    return audit
