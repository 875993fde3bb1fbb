# SPDX-License-Identifier: MIT
"""CommonMark, parsed by markdown-it-py and rendered in the server's dialect."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final
from unicodedata import category, east_asian_width

from quickmeet_runtime.errors import LocalProtocolError

from .dialect import FORMULA, MAIL, block, bold, code, italic, link, strike

try:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.tree import SyntaxTreeNode
except ImportError as missing:
    raise LocalProtocolError(
        "Markdown needs markdown-it-py: pip install 'quickmeet[bot]'"
    ) from missing

__all__ = ["rendered"]

_RULE: Final = "\u2014" * 3
_INDENT: Final = "\u2003"
_BULLET: Final = "\u2022"
_NOTHING: Final = "\u200b"
_SAID: Final = {"c++": "cpp", "c#": "csharp", "f#": "fsharp"}
"""Languages whose names have characters that the server does not accept there."""
_DEEPEST_HEADING: Final = 4
_DEEPEST: Final = 40
_MAIL: Final = "mailto:"
_LINKS: Final = ("http://", "https://", _MAIL, "tel:")
_WIDE: Final = frozenset("WF")
_NO_WIDTH: Final = frozenset(("Mn", "Me", "Cf"))
_TASK: Final = re.compile(r"\[([ xX])\] ")
_MARKS: Final = "*_~"
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SIGNS: Final = re.compile(r"[*~`]|(?<![^\W_])_|_(?![^\W_])")
_SCHEME: Final = re.compile(r"(?<!\w)https?$", re.IGNORECASE)
_LONGEST_SCHEME: Final = len(" https")
_URL: Final = re.compile(r"://[^\s<>`]*[^\s<>`.,:;!?\"'*_~()\[\]\\|]/?")
_URL_SIGNS: Final = re.compile(r"(?:[^\s<>\w]|_)*")
_LINE: Final = re.compile(
    r"^(?:(\d+)\.(?=[ \t])|(>|(?:[-*]|#{1,6})(?=[ \t])))", re.MULTILINE
)
_EDGES: Final = re.compile(r"[ \t]*\n[ \t]*")
_GAP: Final = re.compile(r"\n{3,}")

_Nodes = Sequence[SyntaxTreeNode]


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(
        ["table", "strikethrough"]
    )
    parser.inline.ruler.after("text", "bare_url", _read_url)
    parser.inline.ruler.before("escape", "formula", _read_formula)
    return parser


def _read_url(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # a rule's
    """Parse an address literally: no character in it is emphasis."""
    found = _URL.match(state.src, state.pos)
    if found is None or state.linkLevel:
        return False
    scheme = _SCHEME.search(state.pending[-_LONGEST_SCHEME:])
    if scheme is None:
        return False
    if not silent:
        state.pending = state.pending.removesuffix(scheme[0])
        state.push("bare_url", "", 0).content = scheme[0] + found[0]
    state.pos = found.end()
    return True


def _read_formula(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # likewise
    """Parse a formula literally: servers render those that language models write."""
    found = FORMULA.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("formula", "", 0).content = found[0]
    state.pos = found.end()
    return True


def rendered(text: str) -> str:
    """Render CommonMark in the server's dialect."""
    tree = SyntaxTreeNode(_parser().parse(text))
    return "\n\n".join(_blocks(tree.children, 0)).strip(" \t\n")


def _blocks(nodes: _Nodes, depth: int) -> Iterator[str]:
    for node in nodes:
        written = _BLOCKS.get(node.type, _paragraph)(node, depth)
        if written:
            yield written


def _paragraph(node: SyntaxTreeNode, depth: int) -> str:
    del depth
    if not node.children:
        return node.content
    return _at_lines(_lines(_inlines(node.children)))


def _lines(text: str) -> str:
    """A text whose lines each begin and end with a sign, as the server requires."""
    return _GAP.sub("\n\n", _EDGES.sub("\n", text)).strip(" \t\n")


def _heading(node: SyntaxTreeNode, depth: int) -> str:
    del depth
    level = min(int(node.tag.removeprefix("h")), _DEEPEST_HEADING)
    text = _lines(_inlines(node.children)).replace("\n", " ")  # the server's have one
    return f"{'#' * level} {text}" if text else ""


def _code_block(node: SyntaxTreeNode, depth: int) -> str:
    del depth
    language = node.info.strip().partition(" ")[0]
    return block(node.content, _SAID.get(language.casefold(), language))


def _quote(node: SyntaxTreeNode, depth: int) -> str:
    """A quotation; the server supports neither code blocks nor quotations in it."""
    lines: list[str] = []
    is_code = False
    for line in "\n\n".join(_blocks(node.children, depth)).split("\n"):
        if line.startswith("```"):
            is_code = not is_code
        else:
            lines.append(_literal(line) if is_code else line.removeprefix("> "))
    return "\n".join(f"> {line}" for line in lines)


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
    if not first and parts and not number:  # a mark alone is none
        return "\n".join(parts)
    head = f"{_INDENT * depth}{mark} {first}".rstrip()
    return "\n".join([head, *parts])


def _table(node: SyntaxTreeNode, depth: int) -> str:
    del depth
    rows = [
        [_plain(cell.children) for cell in row.children]
        for part in node.children
        for row in part.children
    ]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = [
        " | ".join(
            cell + " " * (width - _width(cell))
            for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]
    lines.insert(1, "-+-".join("-" * width for width in widths))
    return block("\n".join(lines))


def _width(text: str) -> int:
    """How many columns a text takes in a block of code."""
    return sum(
        0 if category(one) in _NO_WIDTH else 1 + (east_asian_width(one) in _WIDE)
        for one in text
    )


def _html(node: SyntaxTreeNode, depth: int) -> str:
    del depth
    return _at_lines(_lines(_literal(node.content)))


def _inlines(nodes: _Nodes, before: str = "") -> str:
    """Render inline markup, after the text rendered `before`."""
    written = ""
    is_at_url = False
    for at, node in enumerate(nodes):
        after = nodes[at + 1].content[:1] if at + 1 < len(nodes) else ""
        is_apart = is_at_url and node.type != "text"  # by the space that is inserted
        last = " " if is_apart else (before + written)[-1:]
        if node.type == "em" and (_is_word(last) or _is_word(after)):
            sign = f"\\{node.markup}"  # the server has no italics within a word
            part = f"{sign}{_inlines(node.children)}{sign}"
        elif node.type == "link" and not _is_link(node):
            part = f"{_inlines(node.children, last)}{_place(node)}"
        elif node.type == "text" and is_at_url:
            signs = _URL_SIGNS.match(node.content)  # the server counts them to it
            end = signs.end() if signs else 0
            part = node.content[:end] + _literal(node.content[end:])
            is_at_url = end == len(part)
        else:
            part = _INLINES.get(node.type, _text)(node)
        if is_at_url and node.type != "text" and not part[:1].isspace():
            written += " "  # it would be part of the address
        elif part.startswith(tuple(_MARKS)) and last == part[:1]:
            written += _NOTHING
        written += part
        is_at_url = _is_address(node) or (is_at_url and node.type == "text")
    return written


def _is_address(node: SyntaxTreeNode) -> bool:
    """Whether a link is written as a bare address."""
    if node.type != "link" or _label(node):
        return node.type == "bare_url"
    return _is_link(node) and _URL.search(str(node.attrs.get("href"))) is not None


def _marked(node: SyntaxTreeNode, mark: Callable[[str], str], sign: str) -> str:
    """Emphasis; none if the text contains the sign, which would end it."""
    inner = _inlines(node.children)
    return inner if sign in inner else mark(inner)


def _is_word(sign: str) -> bool:
    return sign.isalnum()


def _text(node: SyntaxTreeNode) -> str:
    return _inlines(node.children) if node.children else _literal(node.content)


def _literal(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)


def _at_lines(text: str) -> str:
    """A paragraph in which no line begins a list or a quotation."""
    return _LINE.sub(
        lambda found: f"{found[1]}\\." if found[1] else f"{_NOTHING}{found[2]}", text
    )


def _is_link(node: SyntaxTreeNode) -> bool:
    """Whether the server makes a link of a target: not of a relative one."""
    return str(node.attrs.get("href", "")).startswith(_LINKS)


def _place(node: SyntaxTreeNode) -> str:
    target = str(node.attrs.get("href", ""))
    return f" ({target})" if target else ""


def _link(node: SyntaxTreeNode) -> str:
    target, label = str(node.attrs.get("href", "")), _label(node)
    mail = target.removeprefix(_MAIL)
    if label or mail == target:
        return link(target, label)
    # the server links most bare addresses, but none with its scheme
    return mail if MAIL.fullmatch(mail) else link(target, mail)


def _label(node: SyntaxTreeNode) -> str:
    """The label of a link; empty if it equals the target."""
    target, label = str(node.attrs.get("href", "")), _plain(node.children)
    return "" if label == target.removeprefix(_MAIL) else label


def _image(node: SyntaxTreeNode) -> str:
    target = str(node.attrs.get("src", ""))
    return f"!{link(target, node.content or 'image')}"


def _inline_html(node: SyntaxTreeNode) -> str:
    return "\n" if _BREAK.fullmatch(node.content) else _literal(node.content)


def _plain(nodes: _Nodes) -> str:
    """The text of tokens, without markup."""
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
    "strong": lambda node: _marked(node, bold, "*"),
    "em": lambda node: _marked(node, italic, "_"),
    "s": lambda node: _marked(node, strike, "~"),
    "code_inline": lambda node: code(node.content),
    "link": _link,
    "bare_url": lambda node: node.content,
    "formula": lambda node: node.content,
    "image": _image,
    "html_inline": _inline_html,
}
