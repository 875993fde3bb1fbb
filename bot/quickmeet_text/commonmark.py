# SPDX-License-Identifier: MIT
"""CommonMark, read by markdown-it-py and written in the server's dialect."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final

from quickmeet_runtime.errors import LocalProtocolError

from .dialect import block, bold, code, italic, link, strike

try:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode
except ImportError as missing:
    raise LocalProtocolError(
        "Markdown is read by markdown-it-py: pip install 'quickmeet[bot]'"
    ) from missing

__all__ = ["rendered"]

_RULE: Final = "\u2014" * 3
_INDENT: Final = "\u2003"
_BULLET: Final = "\u2022"
_NOTHING: Final = "\u200b"
_DEEPEST_HEADING: Final = 4
_DEEPEST: Final = 40
_LINKS: Final = ("http://", "https://", "mailto:", "tel:")
_TASK: Final = re.compile(r"\[([ xX])\] ")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SIGNS: Final = re.compile(r"[*~`]|(?<![^\W_])_|_(?![^\W_])")
_LINE: Final = re.compile(r"^(?:(\d+)\.(?=\s)|([-*>]|#{1,6})(?=\s))", re.MULTILINE)

_Nodes = Sequence[SyntaxTreeNode]


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(
        ["table", "strikethrough"]
    )


def rendered(text: str) -> str:
    """Write CommonMark in the server's dialect."""
    tree = SyntaxTreeNode(_parser().parse(text))
    return "\n\n".join(_blocks(tree.children, 0))


def _blocks(nodes: _Nodes, depth: int) -> Iterator[str]:
    for node in nodes:
        written = _BLOCKS.get(node.type, _paragraph)(node, depth)
        if written:
            yield written


def _paragraph(node: SyntaxTreeNode, depth: int) -> str:
    del depth
    return _at_lines(_inlines(node.children)) if node.children else node.content


def _heading(node: SyntaxTreeNode, depth: int) -> str:
    del depth
    level = min(int(node.tag.removeprefix("h")), _DEEPEST_HEADING)
    return f"{'#' * level} {_inlines(node.children)}"


def _code_block(node: SyntaxTreeNode, depth: int) -> str:
    del depth
    return block(node.content, node.info.strip().partition(" ")[0])


def _quote(node: SyntaxTreeNode, depth: int) -> str:
    lines = "\n\n".join(_blocks(node.children, depth)).split("\n")
    return "\n".join(
        f"> {line.removeprefix('> ')}" for line in lines if not line.startswith("```")
    )


def _list(node: SyntaxTreeNode, depth: int) -> str:
    start = int(str(node.attrs.get("start", 1)))
    is_ordered = node.type == "ordered_list"
    return "\n".join(
        _item(item, depth, f"{number}." if is_ordered else "")
        for number, item in enumerate(node.children, start)
    )


def _item(item: SyntaxTreeNode, depth: int, number: str) -> str:
    mark = number or ("-" if depth == 0 else _BULLET)
    parts = list(_blocks(item.children, depth + 1))
    is_text = bool(item.children) and item.children[0].type == "paragraph"
    first = parts.pop(0) if parts and is_text else ""
    task = _TASK.match(first)
    if task is not None and depth == 0 and not number:
        mark, first = f"- [{task[1].lower()}]", first[task.end() :]
    head = f"{_INDENT * depth}{mark} {first}".rstrip()
    return "\n".join([head, *parts])


def _table(node: SyntaxTreeNode, depth: int) -> str:
    del depth
    rows = [
        [_plain(cell.children) for cell in row.children]
        for part in node.children
        for row in part.children
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        " | ".join(
            cell.ljust(width) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]
    lines.insert(1, "-+-".join("-" * width for width in widths))
    return block("\n".join(lines))


def _html(node: SyntaxTreeNode, depth: int) -> str:
    del depth
    return _literal(node.content.strip("\n"))


def _inlines(nodes: _Nodes) -> str:
    return "".join(_INLINES.get(node.type, _text)(node) for node in nodes)


def _text(node: SyntaxTreeNode) -> str:
    return _inlines(node.children) if node.children else _literal(node.content)


def _literal(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)


def _at_lines(text: str) -> str:
    """A paragraph whose lines begin nothing: neither a list nor a quotation."""
    return _LINE.sub(
        lambda found: f"{found[1]}\\." if found[1] else f"{_NOTHING}{found[2]}", text
    )


def _link(node: SyntaxTreeNode) -> str:
    target = str(node.attrs.get("href", ""))
    label = _plain(node.children)
    if not target.startswith(_LINKS):
        return f"{_inlines(node.children)} ({target})" if target else label
    return link(target, "" if label == target.removeprefix("mailto:") else label)


def _image(node: SyntaxTreeNode) -> str:
    target = str(node.attrs.get("src", ""))
    return f"!{link(target, node.content or 'image')}"


def _inline_html(node: SyntaxTreeNode) -> str:
    return "\n" if _BREAK.fullmatch(node.content) else _literal(node.content)


def _plain(nodes: _Nodes) -> str:
    """What is read, without any markup."""
    return "".join(
        _plain(node.children)
        if node.children and node.type != "image"
        else {"softbreak": " ", "hardbreak": " "}.get(node.type, node.content)
        for node in nodes
    )


_BLOCKS: Final[dict[str, Callable[[SyntaxTreeNode, int], str]]] = {
    "heading": _heading,
    "fence": _code_block,
    "code_block": _code_block,
    "blockquote": _quote,
    "bullet_list": _list,
    "ordered_list": _list,
    "hr": lambda _node, _depth: _RULE,
    "table": _table,
    "html_block": _html,
}
_INLINES: Final[dict[str, Callable[[SyntaxTreeNode], str]]] = {
    "softbreak": lambda _node: "\n",
    "hardbreak": lambda _node: "\n",
    "strong": lambda node: bold(_inlines(node.children)),
    "em": lambda node: italic(_inlines(node.children)),
    "s": lambda node: strike(_inlines(node.children)),
    "code_inline": lambda node: code(node.content),
    "link": _link,
    "image": _image,
    "html_inline": _inline_html,
}
