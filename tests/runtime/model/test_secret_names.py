# SPDX-License-Identifier: MIT
"""Secret fields of a payload, by their names."""

import pytest

from quickmeet_runtime.model.payload import Model
from quickmeet_runtime.model.secret_names import MASK, masked_web_key


class Holder(Model, frozen=True):
    """Holds any document."""

    key: dict[str, object]


@pytest.mark.parametrize("member", ["k", "d", "p", "q", "dp", "dq", "qi", "oth"])
def test_what_is_secret_of_a_json_web_key_is_masked(member: str) -> None:
    web: dict[str, object] = {"kty": "oct", member: "hunter2", "alg": "A256CTR"}
    assert masked_web_key(web) == web | {member: MASK}
    assert "hunter2" not in repr(Holder(web))
    assert web[member] == "hunter2"


@pytest.mark.parametrize("other", [{}, {"k": "open"}, {"kty": "RSA", "n": "AQAB"}])
def test_other_documents_are_no_such_keys(other: dict[str, object]) -> None:
    assert masked_web_key(other) is None
    assert repr(Holder(other)) == f"Holder(key={other!r})"
