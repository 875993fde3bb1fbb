# SPDX-License-Identifier: MIT
"""Text of messages: writing the server's markup, and taking long texts apart.

The server's markup is a dialect: ``*bold*``, ``_italic_``, ``~struck~``, line breaks as
they are written, no tables, no lists in lists. People and language models write
CommonMark; `from_markdown` makes the one of the other.
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
