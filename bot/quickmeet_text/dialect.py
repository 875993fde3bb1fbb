# SPDX-License-Identifier: MIT
"""Write the server's markup from plain text."""

import re
from typing import Final

__all__ = [
    "FORMULA",
    "MAIL",
    "block",
    "bold",
    "code",
    "escape",
    "italic",
    "link",
    "mention",
    "quote",
    "strike",
]

_NOTHING: Final = "\u200b"
"""A zero-width space: it separates what would be markup together."""
FORMULA: Final = re.compile(
    r"\\\((?:[^\n\\]|\\(?!\))){1,500}\\\)|\\\[(?:[^\\]|\\(?!\])){1,1000}\\\]"
)
"""A formula in a line, or on lines of its own; servers render them by default."""
_HOST: Final = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?"
MAIL: Final = re.compile(
    r"(?<![\w.+@/\\-])[a-zA-Z0-9](?:[\w.+-]*[a-zA-Z0-9])?"
    rf"@{_HOST}(?:\.{_HOST})+",
    re.ASCII,
)
"""A mail address that is a link by itself."""
_BACKTICK: Final = "\u02cb"
"""Looks like a backtick, but does not end code."""

_SPECIAL: Final = re.compile(
    r"(?P<mark>[*_~`])"
    r"|(?P<name>[@#](?=[\w.:-])|:(?=[\w+-]+:))"
    r"|(?P<face>(?<!\S)(?:[:;](?=-?[()DPO](?!\S))|<(?=/?3(?!\S))))"
    r"|(?P<pair>\]\(|\|\||\\(?=[(\[])|<(?=[^>\n]+\|))"
    r"|(?P<backslash>\\(?=[*_~`#.]))"
    r"|^(?P<number>\d+)\.(?=\s)"
    r"|^(?P<line>\#{1,6}(?=\s)|>|[-*](?=\s))",
    re.MULTILINE,
)


def escape(text: str) -> str:
    """Escape a text so that nothing in it is markup, a mention or an emoji.

    Addresses stay links, and formulas between ``$`` stay formulas if the server has
    those turned on. Where the server has no backslash escape, a zero-width space
    separates what would be markup together.

    Args:
        text: Any text, such as a user's, or a file's name.
    """
    return _SPECIAL.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    text = found[0]
    match found.lastgroup:
        case "mark":
            return f"\\{text}"
        case "number":
            return f"{found['number']}\\."
        case "line":
            return f"{_NOTHING}{text}"
        case "pair" if len(text) > 1:
            return f"{text[0]}{_NOTHING}{text[1:]}"
        case _:
            return f"{text}{_NOTHING}"


def bold(text: str) -> str:
    """Write text in bold; line by line, since no markup spans lines."""
    return _lines(text, "*")


def italic(text: str) -> str:
    """Write text in italics."""
    return _lines(text, "_")


def strike(text: str) -> str:
    """Write text struck through."""
    return _lines(text, "~")


def _lines(text: str, mark: str) -> str:
    return "\n".join(
        f"{mark}{line}{mark}" if line.strip() else line for line in text.split("\n")
    )


def code(text: str) -> str:
    """Write inline code; several lines become a block."""
    if "\n" in text:
        return block(text)
    return f"`{text.replace('`', _BACKTICK)}`" if text else ""


def block(text: str, language: str = "") -> str:
    """Write a block of code.

    Args:
        text: The code.
        language: The programming language, for syntax highlighting.
    """
    kept = re.sub(r"(?<=``)`", f"{_NOTHING}`", text.removesuffix("\n"))
    known = re.sub(r"[^\w-]", "", language)
    return f"```{known}\n{kept}\n```"


def mention(username: str) -> str:
    """Mention a user (or ``all`` and ``here``), who is notified.

    Args:
        username: With or without the ``@``.
    """
    return f"@{username.removeprefix('@')}"


def link(url: str, label: str = "") -> str:
    """Write a link.

    Args:
        url: The target.
        label: The text that is shown; the address when empty.
    """
    target = url.strip().replace(" ", "%20").replace(")", "%29").replace("(", "%28")
    shown = re.sub(r"[\[\]\s]+", " ", label).strip()
    return f"[{shown}]({target})" if shown else target


def quote(text: str) -> str:
    """Write each line as a quotation."""
    return "\n".join(f"> {line}" for line in text.split("\n"))
