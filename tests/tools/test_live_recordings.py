# SPDX-License-Identifier: MIT
"""The schema admits all that fresh recordings of real servers hold."""

from pathlib import Path

import quickmeet
from quickmeet_runtime.transcripts.audit.audit import audit_recordings

RECORDINGS = sorted((Path(__file__).parents[1] / "data" / "live").glob("*.jsonl"))
"""Of 6.5.3 and 3.4.0, with nulls, odd attachments and refused calls."""


def test_fresh_recordings_hold_no_violations_and_nothing_unknown() -> None:
    audit = audit_recordings(quickmeet.validator(), RECORDINGS)

    assert [str(one) for one in audit.violations] == []
    assert dict(audit.unknown) == {}
    assert len(RECORDINGS) > 15
