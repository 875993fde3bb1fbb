# SPDX-License-Identifier: MIT
"""Inline elements of a message: emphasis, links, mentions, emoji, code, formulas.

As seen in the recording 40_markdown_constructs; other constructs stay text.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from quickmeet_devserver.base.documents import Document

__all__ = ["EMOJI", "emoji_of", "parse_inline", "plain"]

_PICTURE = (
    r"(?:[\U0001F1E6-\U0001F1FF]{2}"
    r"|[\u2600-\u27BF\U0001F300-\U0001FAFF]\uFE0F?[\U0001F3FB-\U0001F3FF]?"
    r"(?:\u200D[\u2600-\u27BF\U0001F300-\U0001FAFF]\uFE0F?[\U0001F3FB-\U0001F3FF]?)*)"
)
EMOJI: Final = re.compile(rf":(?P<code>[\w+-]+):|(?P<picture>{_PICTURE})")

_EMOTICONS: Final = {
    ":)": "slight_smile",
    ":-)": "slight_smile",
    ":(": "disappointed",
    ":-(": "disappointed",
    ":D": "smiley",
    ":-D": "smiley",
    ":P": "stuck_out_tongue",
    ":-P": "stuck_out_tongue",
    ":O": "open_mouth",
    ";)": "wink",
    ";-)": "wink",
    "<3": "heart",
    "</3": "broken_heart",
}
_DOMAIN = r"(?:[a-zA-Z0-9-]+\.)+(?:com|org|net|io|dev|chat|edu|gov|info|app|de|uk|eu)"
_TARGET = r"(?:https?://|mailto:|tel:)[^\s()\"]+"

# Linear in the length of a text: what may fail at its end has a start that cannot
# begin again inside it, or a bound, so that no text can hold the server up.
_TOKENS: Final = re.compile(
    "|".join(
        (
            r"\\(?P<escaped>[*_~`#.])",
            r"`(?P<code>[^`\n]+)`",
            rf"!\[(?P<alt>[^\]\n]{{0,500}})\]\((?P<image>{_TARGET})\)",
            rf"\[(?P<label>[^\]\n*_~]{{0,500}})\]\((?P<target>{_TARGET})\)",
            rf"<(?P<angle>{_TARGET}?)\|(?P<title>[^>\n]+)>",
            r"\$(?P<dollars>[^$\n]+)\$|\\\((?P<parens>.{1,500}?)\\\)",
            r"\*\*(?P<bold2>[^*\n]+)\*\*|\*(?P<bold>[^*\n]+)\*",
            r"__(?P<italic2>[^_\n]+)__(?!\w)|_(?P<italic>[^_\n]+)_(?!\w)",
            r"~~(?P<strike2>[^~\n]+)~~|~(?P<strike>[^~\n]+)~",
            r"color:#(?P<color>[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b",
            r"(?<![\w.+-])(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
            rf"(?P<url>(?<!\()https?://[^\s<>]+|(?<![\w@/.-])(?:www\.)?{_DOMAIN}(?:[/?#][^\s<>]*)?)",
            r"(?<!\w)\+(?P<phone>\d{7,15})\b",
            r"(?<!\w)@(?P<user>[\w.:-]*\w)",
            r"(?<!\w)#(?P<channel>[\w.-]*\w)",
            rf"(?P<emoji>(?<!\w):[\w+-]+:|{_PICTURE})",
            rf"(?<!\S)(?P<emoticon>{'|'.join(map(re.escape, _EMOTICONS))})(?!\S)",
        )
    )
)


def plain(text: str) -> Document:
    """Make an element of plain text."""
    return {"type": "PLAIN_TEXT", "value": text}


def parse_inline(text: str, *, in_strike: bool = False) -> list[Document]:
    """Parse the content of a line.

    Args:
        text: The text, without line breaks.
        in_strike: Whether it is struck through; code is not read there.
    """
    return list(_joined(_nodes(text, in_strike=in_strike)))


def emoji_of(text: str) -> Document:
    """Make the element of an emoji, given as a character or as ``:name:``."""
    if text.startswith(":"):
        name = text.strip(":")
        return {"type": "EMOJI", "value": plain(name), "shortCode": name}
    return {"type": "EMOJI", "unicode": text}


def _nodes(text: str, *, in_strike: bool) -> Iterator[Document]:
    position = 0
    for found in _TOKENS.finditer(text):
        if found.start() < position:
            continue
        yield plain(text[position : found.start()])
        position = found.end()
        kind = found.lastgroup or ""
        if in_strike and kind == "code":
            yield plain(found[0])
        else:
            yield _MAKERS[kind](found)
    yield plain(text[position:])


def _joined(nodes: Iterator[Document]) -> Iterator[Document]:
    """Join adjacent plain texts, and drop empty ones."""
    text = ""
    for node in nodes:
        if node["type"] == "PLAIN_TEXT":
            text += node["value"]
            continue
        if text:
            yield plain(text)
            text = ""
        yield node
    if text:
        yield plain(text)


def _link(target: str, label: str) -> Document:
    return {"type": "LINK", "value": {"src": plain(target), "label": [plain(label)]}}


def _styled(kind: str, text: str) -> Document:
    return {"type": kind, "value": parse_inline(text, in_strike=kind == "STRIKE")}


def _url(found: re.Match[str]) -> Document:
    text = found["url"]
    return _link(text if "://" in text else f"//{text}", text)


def _labelled(found: re.Match[str]) -> Document:
    return _link(found["target"], found["label"])


def _image(found: re.Match[str]) -> Document:
    value = {"src": plain(found["image"]), "label": plain(found["alt"])}
    return {"type": "IMAGE", "value": value}


def _mention(kind: str, name: str) -> Document:
    return {"type": kind, "value": plain(name)}


def _color(found: re.Match[str]) -> Document:
    digits = found["color"]
    if len(digits) == 3:  # noqa: PLR2004  # short form
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue, alpha = bytes.fromhex(digits.ljust(8, "f"))
    return {"type": "COLOR", "value": {"r": red, "g": green, "b": blue, "a": alpha}}


def _emoticon(found: re.Match[str]) -> Document:
    text = found["emoticon"]
    return {"type": "EMOJI", "value": plain(text), "shortCode": _EMOTICONS[text]}


_MAKERS: Final[dict[str, Callable[[re.Match[str]], Document]]] = {
    "escaped": lambda found: plain(found["escaped"]),
    "code": lambda found: {"type": "INLINE_CODE", "value": plain(found["code"])},
    "image": _image,
    "target": _labelled,
    "title": lambda found: _link(found["angle"], found["title"]),
    "dollars": lambda found: {"type": "INLINE_KATEX", "value": found["dollars"]},
    "parens": lambda found: {"type": "INLINE_KATEX", "value": found["parens"]},
    "bold2": lambda found: _styled("BOLD", found["bold2"]),
    "bold": lambda found: _styled("BOLD", found["bold"]),
    "italic2": lambda found: _styled("ITALIC", found["italic2"]),
    "italic": lambda found: _styled("ITALIC", found["italic"]),
    "strike2": lambda found: _styled("STRIKE", found["strike2"]),
    "strike": lambda found: _styled("STRIKE", found["strike"]),
    "color": _color,
    "mail": lambda found: _link(f"mailto:{found['mail']}", found["mail"]),
    "url": _url,
    "phone": lambda found: _link(f"tel:{found['phone']}", f"+{found['phone']}"),
    "user": lambda found: _mention("MENTION_USER", found["user"]),
    "channel": lambda found: _mention("MENTION_CHANNEL", found["channel"]),
    "emoji": lambda found: emoji_of(found["emoji"]),
    "emoticon": _emoticon,
}
