# SPDX-License-Identifier: MIT
"""Text of messages: write the server's markup, and split long texts.

The server's markup is a dialect: ``*bold*``, ``_italic_``, ``~struck~``, line breaks as
they are written, no tables, no nested lists. People and language models write
CommonMark; `from_markdown` converts it to the server's markup and `to_markdown`
converts back; a text that is converted both ways means the same to the server.

The dialect cannot express all of it:

- Tables are blocks of code, and headings stop at the fourth level, on one line each.
- Nested lists become lines of text with a bullet character. Items have one paragraph;
  blocks in an item (a quotation, code, a heading) follow it, separated by an empty line
  in the second conversion.
- A quotation cannot contain a quotation or a block of code.
- Emphasis cannot span lines or contain its own sign, and there are no italics inside of
  a word.
- HTML and relative links become text.
- A URL includes what directly follows it, except for punctuation that ends a sentence;
  a space is put between them.
"""

from .dialect import block, bold, code, escape, italic, link, mention, quote, strike
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
