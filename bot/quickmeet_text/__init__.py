# SPDX-License-Identifier: MIT
"""Text of messages: writing the server's markup, and taking long texts apart.

The server's markup is a dialect: ``*bold*``, ``_italic_``, ``~struck~``, line breaks as
they are written, no tables, no lists in lists. People and language models write
CommonMark; `from_markdown` converts it to the server's markup and `to_markdown`
converts back; a text that goes both ways reads the same for the server.

The dialect cannot express all of it:

- Tables are blocks of code, and headings stop at the fourth level, on one line each.
- Nested lists become lines with a drawn bullet, as text for readers; items have
  one paragraph, and blocks in an item (a quotation, code, a heading) stand behind it,
  where an empty line comes between them the second time.
- A quotation has no quotation and no block of code in it.
- Emphasis does not span lines, does not hold its own sign, and italics are none inside
  of a word.
- HTML, and links that lead nowhere outside, are text.
- An address takes what stands right behind it, but for signs that end a sentence: a
  space parts them.
"""

from .dialect import (
    block,
    bold,
    code,
    escape,
    italic,
    link,
    mention,
    quote,
    strike,
)
from .length import MAX_LENGTH, length
from .markdown import from_markdown, to_markdown
from .splitting import split

__all__ = [
    "MAX_LENGTH",
    "block",
    "bold",
    "code",
    "escape",
    "from_markdown",
    "italic",
    "length",
    "link",
    "mention",
    "quote",
    "split",
    "strike",
    "to_markdown",
]
