# SPDX-License-Identifier: MIT
"""The option ``audit``, as people give it, and as a session uses it."""

from msgspec.structs import replace

from ..options.auditor import Auditor
from ..options.options import Options

__all__ = ["with_auditor"]


def with_auditor(options: Options, client: type[object]) -> Options:
    """Make an audit that knows the schema of the client's package.

    Args:
        options: What was chosen.
        client: The class of the generated client.
    """
    audit = options.audit
    if audit is None or audit is False:
        return options
    from ..transcripts.live_audit import LiveAudit  # noqa: PLC0415  # rarely needed

    if not isinstance(audit, Auditor):
        audit = LiveAudit(None if audit is True else audit)
    if isinstance(audit, LiveAudit):
        audit.use_schema_of(client.__module__)
    return replace(options, audit=audit)
