# SPDX-License-Identifier: MIT
"""The pages that strangers read first say what is so."""

import ast
import pkgutil
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "tools").glob("*/README.md")),  # not those of what they install
    *(ROOT / "docs" / "pages" / name for name in ("index.md", "quickstart.md")),
    *(ROOT / "docs" / "pages" / name for name in ("architecture.md", "glossary.md")),
    *sorted((ROOT / "docs" / "pages" / "tasks").glob("*.md")),
    *sorted((ROOT / "docs" / "pages" / "migrate").glob("*.md")),
]
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")
_BUILT = (
    "api/", "connection.md", "delivery.md", "demo.svg", "errors.md", "gone.md",
    "language.md", "reference/", "rules.md",
)  # fmt: skip
"""What only `nox -s docs` writes."""


def sessions() -> set[str]:
    """Name the sessions of noxfile.py, without running it."""
    found: set[str] = set()
    for node in ast.parse((ROOT / "noxfile.py").read_bytes()).body:
        if not isinstance(node, ast.FunctionDef):
            continue
        for decorator in node.decorator_list:
            text = ast.unparse(decorator)
            if text.startswith("nox.session"):
                named = re.search(r"name='([^']+)'", text)
                found.add(named[1] if named else node.name)
    return found


def test_contributing_lists_every_session() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rows = re.findall(r"^\| ((?:`[a-z_-]+`(?:, )?)+) \|", text, re.MULTILINE)
    listed = {name for row in rows for name in re.findall(r"`([^`]+)`", row)}
    assert listed == sessions()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_links_to_what_is_there(page: Path) -> None:
    broken = [
        link
        for link in _LINK.findall(page.read_text("utf-8"))
        if not re.match(r"[a-z]+:", link)
        and not link.removeprefix("../").startswith(_BUILT)
        and not (page.parent / link).exists()
    ]
    assert not broken


def test_pages_include_documentation_of_what_is_there() -> None:
    texts = [page.read_text("utf-8") for page in PAGES]
    named = re.findall(r"^::: ([\w.]+)$", "\n".join(texts), re.MULTILINE)
    assert named
    for name in named:
        pkgutil.resolve_name(name)


def test_every_file_that_the_architecture_names_is_there() -> None:
    text = (ROOT / "docs" / "pages" / "architecture.md").read_text("utf-8")
    roots = [
        ROOT,
        ROOT / "runtime" / "quickmeet_runtime",
        ROOT / "codegen" / "quickmeet_codegen",
        ROOT / "devserver" / "quickmeet_devserver",
        ROOT / "bot" / "quickmeet_bot",
        ROOT / "relay" / "quickmeet_relay",
        *(ROOT / "devserver" / "quickmeet_devserver").iterdir(),
        *(ROOT / "runtime" / "quickmeet_runtime").iterdir(),
        *(ROOT / "runtime" / "quickmeet_runtime" / "streams").iterdir(),
    ]
    shortened = {
        "runtime/.../": "runtime/quickmeet_runtime/",
        "devserver/.../": "devserver/quickmeet_devserver/",
        "codegen/.../": "codegen/quickmeet_codegen/",
        "quickmeet/messages.py": "generated/quickmeet/messages.py",
    }
    for short, whole in shortened.items():
        text = text.replace(short, whole)
    named = set(re.findall(r"[\w./-]+/(?=[\s`])|[\w./-]+\.(?:py|yaml)\b", text))
    lacking = {
        name
        for name in named
        if not re.search("DOMAIN|SUBJECT", name)
        and not any((root / name).exists() for root in roots)
    }
    assert not lacking
