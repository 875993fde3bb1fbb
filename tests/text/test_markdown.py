# SPDX-License-Identifier: MIT
"""CommonMark becomes what the server reads the same way, and back."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quickmeet
from quickmeet import text
from tests.support.cpu import cpu_seconds

PAIRS = {
    "bold": ("**a**", "*a*"),
    "italic": ("*a* b", "_a_ b"),
    "both": ("***a***", "_*a*_"),
    "struck": ("~~a~~", "~a~"),
    "code": ("`a*b`", "`a*b`"),
    "heading": ("## a", "## a"),
    "deep heading": ("###### a", "#### a"),
    "underlined heading": ("a\n===", "# a"),
    "link": ("[a](https://b.example)", "[a](https://b.example)"),
    "address": ("<https://b.example>", "https://b.example"),
    "mail": ("<a_b.c@d.example>!", "a_b.c@d.example!"),
    "mail with a label": ("[a](mailto:b@c.example)", "[a](mailto:b@c.example)"),
    "odd mail": ("<_a_@b.example>", "[_a_@b.example](mailto:_a_@b.example)"),
    "link to a place on the page": ("[a](#b)", "a (#b)"),
    "empty link": ("[a]()", "a"),
    "picture": ("![a](https://b.example/c.png)", "![a](https://b.example/c.png)"),
    "list": ("* a\n* b", "- a\n- b"),
    "numbered list": ("3. a\n4. b", "3. a\n4. b"),
    "list in a list": (
        "- a\n  - b\n    - c",
        "- a\n\u2003\u2022 b\n\u2003\u2003\u2022 c",
    ),
    "task": ("- [x] a\n- [ ] b", "- [x] a\n- [ ] b"),
    "code in a list": ("- a\n\n  ```py\n  b\n  ```", "- a\n```py\nb\n```"),
    "quote": ("> a\n> *b*", "> a\n> _b_"),
    "code in a quote": ("> ```\n> a\n> ```", "> a"),
    "markup in code in a quote": (
        "> ```\n> *a* _b_\n> ```\n> *c*",
        "> \\*a\\* \\_b\\_\n> \n> _c_",
    ),
    "fence": ("~~~py\na\n~~~", "```py\na\n```"),
    "indented code": ("    a", "```\na\n```"),
    "rule": ("a\n\n***", "a\n\n\u2014\u2014\u2014"),
    "table": ("|a|bc|\n|-|-|\n|*d*|e|", "```\na | bc\n--+---\nd | e\n```"),
    "hard break": ("a\\\nb", "a\nb"),
    "markup break": ("a<br>b", "a\nb"),
    "literal signs": ("2 * 3 * 4 \\_x\\_", "2 \\* 3 \\* 4 \\_x\\_"),
    "names with underscores": ("a_b_c", "a_b_c"),
    "literal list": ("\\- a\n1\\. b", "\u200b- a\n1\\. b"),
    "markup": ("<b>*a*</b>", "<b>_a_</b>"),
    "block of markup": ("<div>\n*a*\n</div>", "<div>\n\\*a\\*\n</div>"),
    "mention": ("@ann and #general", "@ann and #general"),
    "mention in code": ("`@ann`\n```\n@ann\n```", "`@ann`\n\n```\n@ann\n```"),
    "nested emphasis": ("**a *b* ~~c~~**", "*a _b_ ~c~*"),
    "bold within a word": ("a**b**c", "a*b*c"),
    "formula": ("so \\(a_1*b_2*c\\)!", "so \\(a_1*b_2*c\\)!"),
    "formula of several lines": (
        "so\n\n\\[\nx_1 = \\frac{a}{b}*c*d\n\\]",
        "so\n\n\\[\nx_1 = \\frac{a}{b}*c*d\n\\]",
    ),
    "half a formula": ("\\(a *b*", "(a _b_"),
    "multiplication": ("2*3*4 *a*b", "2\\*3\\*4 \\*a\\*b"),
    "bold beside bold": ("**a**__b__", "*a*\u200b*b*"),
    "emphasis of its own sign": ("**`a*b`** *`_c_`* **d\\*e**", "`a*b` `_c_` d\\*e"),
    "address with signs": (
        "https://a.example/~b_(c)?d=*e*&f=__g__ h_",
        "https://a.example/~b_(c)?d=*e*&f=__g__ h\\_",
    ),
    "address that ends with a sign": (
        "**b** https://a.example/b_(c)_ and",
        "*b* https://a.example/b_(c)_ and",
    ),
    "markup behind an address": (
        "(https://a.example)`b` https://a.example`c` https://a.example?\nd",
        "(https://a.example) `b` https://a.example `c` https://a.example?\nd",
    ),
    "emphasis in a link within a word": ("a[*b*](/c)", "a\\*b\\* (/c)"),
    "italics beside italics": ("*a*_b_*c*", "_a_\u200b_b_\u200b_c_"),
    "address in emphasis": ("**https://a.example/b_c**", "*https://a.example/b_c*"),
    "address as its own name": (
        "[https://a.example/~b](https://a.example/~b)",
        "https://a.example/~b",
    ),
    "link with brackets": (
        "[a [b]](https://b.example/c_(d))",
        "[a b](https://b.example/c_%28d%29)",
    ),
    "wide table": (
        "|\u65e5|b|\n|-|-|\n|e\u0301|f|",
        "```\n\u65e5 | b\n---+--\ne\u0301  | f\n```",
    ),
    "table in a list": (
        "- a\n\n  |b|c|\n  |-|-|\n  |d|e|",
        "- a\n```\nb | c\n--+--\nd | e\n```",
    ),
    "language with signs": ("```c++ title\na\n```", "```cpp\na\n```"),
    "markup at the edges": ("<br>a<br><br><br>b<br>", "a\n\nb"),
    "spaces at the edges": (" <b> \nc", "<b>\nc"),
    "heading of two lines": ("a\nb\n===", "# a b"),
    "empty heading": ("#\n\na", "a"),
    "literal quotation": ("\\>a", "\u200b>a"),
    "sign alone": ("\\- \n\\#", "-\n#"),
    "address before a sign": ("<https://a.example>*b*", "https://a.example _b_"),
    "many backticks": ("    `````", "```\n``\u200b`\u200b`\u200b`\n```"),
    "list in an empty item": ("- - a", "\u2003\u2022 a"),
    "markup that looks like a list": ("<div>\n- a", "<div>\n\u200b- a"),
    "lines of Windows": ("a\r\nb\r\n\r\n- c\r\n- d", "a\nb\n\n- c\n- d"),
}


@pytest.mark.parametrize("name", PAIRS)
def test_commonmark_is_written_in_the_dialect(name: str) -> None:
    given, expected = PAIRS[name]
    assert text.from_markdown(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("*a* _b_ ~c~", "**a** _b_ ~~c~~"),
        ("**a** __b__ ~~c~~", "**a** _b_ ~~c~~"),
        ("<https://a.example|b>", "[b](https://a.example)"),
        ("a\nb", "a  \nb"),
        ("a\n- b", "a\n- b"),
        ("```py\n*a*\n```", "```py\n*a*\n```"),
        ("`*a*`", "`*a*`"),
        ("2 * 3", "2 \\* 3"),
        ("a\n---\nb\n===\n-", "a  \n\\---  \nb  \n\\===  \n\\-"),
        ("- a", "- a"),
        ("* a", "* a"),
        ("\\*a\\*", "\\*a\\*"),
        ("https://a.example/_b_", "https://a.example/_b_"),
        (
            "[a](b) []() [a](https://b.example)",
            "\\[a](b) \\[]() [a](https://b.example)",
        ),
        ("[a]: b\n![a](b)", "\\[a]: b  \n!\\[a](b)"),
        ("&amp; & &#8;", "\\&amp; & \\&#8;"),
        ("\\( \\a \\", "\\\\( \\a \\\\"),
        ("+ a\n1) b\n#\n1.", "\\+ a  \n1\\) b  \n\\#  \n1\\."),
        ("\u200b# a\n\u200b> b\n\u200b- c", "\\# a  \n\\> b  \n\\- c"),
        ("a|b\n-|-\n> ||\n> --", "a|b  \n\\-|-\n> ||\n> \\--"),
        ("    a\n\tb\n c", "a  \nb  \n c"),
    ],
)
def test_the_dialect_is_written_as_commonmark(given: str, expected: str) -> None:
    assert text.to_markdown(given) == expected


@pytest.mark.parametrize(
    "name",
    [
        *("bold", "italic", "struck", "code", "heading", "link", "list", "task"),
        *("nested emphasis", "bold within a word", "bold beside bold"),
        *("multiplication", "address with signs", "address that ends with a sign"),
        *("italics beside italics", "markup behind an address"),
        *("markup in code in a quote", "emphasis of its own sign"),
        *("link with brackets", "fence", "table"),
    ],
)
def test_what_comes_back_reads_the_same(name: str) -> None:
    given, written = PAIRS[name]
    assert text.from_markdown(text.to_markdown(text.from_markdown(given))) == written


@given(st.text(alphabet="ab*_~`#>-[]()!<|\\1. \n", max_size=60))
def test_any_text_is_translated(given: str) -> None:
    text.to_markdown(text.from_markdown(given))


def test_deep_nesting_is_no_harm() -> None:
    assert text.from_markdown("> " * 5000 + "a")
    assert text.from_markdown("*" * 20000 + "a")


def test_without_the_extra_the_error_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "quickmeet_text.commonmark", raising=False)
    monkeypatch.setitem(sys.modules, "markdown_it", None)
    with pytest.raises(quickmeet.LocalProtocolError, match="pip install"):
        text.from_markdown("a")


@pytest.mark.parametrize("part", ["--a ", "@b ", "https://a ", "`a` ", "_a_ ", "\\[a "])
def test_a_text_takes_time_in_proportion_to_its_length(part: str) -> None:
    def seconds(length: int) -> float:
        given = part * (length // len(part))
        return cpu_seconds(lambda: text.from_markdown(given))

    seconds(2_500)  # the parser is loaded
    assert seconds(40_000) < 100 * seconds(2_500) + 0.1  # 256 were it quadratic
