# SPDX-License-Identifier: MIT
"""Payloads as notebooks show them."""

from quickmeet.types import LoginResult, Message, MessageAuthor, MessageHistory
from quickmeet_runtime.model.payload import Page, Timestamp


def message(text: str) -> Message:
    return Message(
        id="m1",
        room_id="GENERAL",
        text=text,
        sent_at=Timestamp(0),
        author=MessageAuthor(id="u1", username="alice"),
    )


def shown(value: object) -> str:
    html = value._repr_html_()  # type: ignore[attr-defined]  # IPython's
    assert isinstance(html, str)
    return html


def test_a_message_is_a_table_of_what_it_has() -> None:
    html = shown(message("hello"))
    for said in ("<caption>Message</caption>", "hello", "alice", "1970-01-01T00:00:00"):
        assert said in html
    assert "thread_id" not in html
    assert "UNSET" not in html


def test_what_others_wrote_is_no_markup() -> None:
    html = shown(message("<script>alert(1)</script>"))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_page_has_a_row_for_each_and_says_what_it_leaves_out() -> None:
    html = shown(Page([message(str(number)) for number in range(120)]))
    assert html.count("<tr>") > 100
    assert "and 20 more" in html
    assert shown(Page[Message]([]))


def test_long_texts_are_cut_and_depth_is_bounded() -> None:
    assert len(shown(message("x" * 100_000))) < 5_000


def test_what_is_inside_of_a_payload_is_a_table_in_it() -> None:
    history = MessageHistory(messages=[message("the last")])
    html = shown(history)
    assert html.count("<table>") == 3  # itself, the list, the author
    assert "the last" in html


def test_secrets_are_masked() -> None:
    login = LoginResult(user_id="u1", token="very-secret")  # noqa: S106  # none
    assert "very-secret" not in shown(login)


def test_a_page_is_a_list() -> None:
    page = Page([message("a")])
    assert page == [message("a")]
    assert isinstance(page, list)
