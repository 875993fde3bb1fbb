# SPDX-License-Identifier: MIT
"""Secret fields of a payload, by their names."""

import pytest

from quickmeet_runtime.model.html import html_of
from quickmeet_runtime.model.payload import Model, field
from quickmeet_runtime.secrecy import MASK, without_secrets


class Holder(Model, frozen=True):
    """Holds any document."""

    key: dict[str, object]


class Setting(Model, frozen=True):
    """As administrators have it."""

    id: str = field(name="_id")
    value: object
    default: object = field(name="packageValue")
    group: str


@pytest.mark.parametrize("member", ["k", "d", "p", "q", "dp", "dq", "qi", "oth"])
def test_what_is_secret_of_a_json_web_key_is_masked(member: str) -> None:
    web: dict[str, object] = {"kty": "oct", member: "hunter2", "alg": "A256CTR"}
    assert without_secrets(web) == web | {member: MASK}
    assert "hunter2" not in repr(Holder(web))
    assert web[member] == "hunter2"


@pytest.mark.parametrize("other", [{}, {"k": "open"}, {"kty": "RSA", "n": "AQAB"}])
def test_other_documents_are_no_such_keys(other: dict[str, object]) -> None:
    assert without_secrets(other) == other
    assert repr(Holder(other)) == f"Holder(key={other!r})"


@pytest.mark.parametrize(
    "document",
    [
        {"accessToken": "hunter2"},
        {"services": [{"password": {"bcrypt": "hunter2"}}]},
        {"token": {"gcm": ["hunter2"]}},
        {"keys": [{"kty": "RSA", "d": "hunter2"}]},
        {"settings": [{"_id": "SMTP_Password", "value": "hunter2"}]},
    ],
)
def test_what_is_secret_in_a_document_is_masked(document: dict[str, object]) -> None:
    assert "hunter2" not in repr(Holder(document))
    assert "hunter2" not in html_of(Holder(document))
    assert MASK in repr(Holder(document))


def test_the_value_of_a_setting_is_masked_by_the_name_of_the_setting() -> None:
    secret = Setting("SMTP_Password", "hunter2", "hunter2", "Email")
    assert repr(secret) == (
        "Setting(id='SMTP_Password', value='***', default='***', group='Email')"
    )
    shown = Setting("Accounts_PasswordReset", True, False, "Accounts")  # noqa: FBT003
    assert "value=True, default=False" in repr(shown)
    assert "value='tokens'" in repr(Setting("Site_Name", "tokens", "", ""))


def test_what_is_no_text_or_no_secret_is_shown() -> None:
    shown = {"tokens": 3, "code": None, "note": "password"}
    assert without_secrets(shown) == shown


def test_odd_documents_are_shown() -> None:
    deep: list[object] = []
    for _ in range(400):
        deep = [deep]
    assert MASK in repr(Holder({"deep": deep}))
    assert repr(Holder({1: "one"})) == "Holder(key={1: 'one'})"  # type: ignore[dict-item]  # no JSON
