# SPDX-License-Identifier: MIT
"""Every public name is on a page, and every page in the navigation."""

import json
import re
import zlib
from importlib.resources import files
from pathlib import Path

import quickmeet
from docs.building.inventory import complete, missing, names_in
from docs.written.api import (
    FOREIGN,
    SUBJECTS,
    api_pages,
    options_table,
    subject_of,
    sync_names,
)
from docs.written.gone import gone_page
from docs.written.llms import llms_text
from docs.written.reference import write_pages
from quickmeet_runtime.options.options import ConnectOptions

ROOT = Path(__file__).parents[3]
PAGES = ROOT / "docs" / "pages"
SCHEMA = json.loads((files("quickmeet") / "schema.json").read_text("utf-8"))
HEAD = b"# Sphinx inventory version 2\n# Project: q\n# Version: 0\n# zlib\n"


def inventory(*names: str) -> bytes:
    lines = "".join(f"{name} py:class 1 a/#$ -\n" for name in names)
    return HEAD + zlib.compress(lines.encode())


def test_every_public_name_has_a_page() -> None:
    pages = "\n".join(api_pages().values())
    for name in quickmeet.__all__:
        if subject_of(name) is not None and name not in FOREIGN:
            assert f"\n::: quickmeet.{name}\n" in pages, name
    assert all(f"#quickmeet.{name} }}" in pages for name in FOREIGN)
    assert set(api_pages()) == {subject.slug for subject in SUBJECTS} | {"sync"}
    for name in sync_names():
        assert f"\n::: quickmeet.sync.{name}\n" in pages, name


def test_every_option_of_a_session_is_explained() -> None:
    rows = dict(
        re.findall(
            r"^\| `(\w+)` \| .{15,} Default: (.+)\. \|$", options_table(), re.MULTILINE
        )
    )
    assert set(rows) == set(ConnectOptions.__annotations__)
    assert rows["time_limit"] == "`30.0`"
    assert rows["reconnect"] == "`quickmeet.Reconnect()`"
    assert "## Options { #options }" in api_pages()["connect"]


def test_an_inventory_is_completed_and_names_what_lacks() -> None:
    known = [f"quickmeet.{name}" for name in quickmeet.__all__ if name not in FOREIGN]
    whole = complete(inventory(*known))
    assert names_in(whole) == {f"quickmeet.{name}" for name in quickmeet.__all__}
    assert missing(whole) == set()
    assert missing(complete(inventory(*known[1:]))) == {known[0].rpartition(".")[2]}
    assert complete(whole) == whole


def test_every_page_is_in_the_navigation() -> None:
    write_pages()
    navigation = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[2]
    pages = {page.relative_to(PAGES).as_posix() for page in PAGES.rglob("*.md")}
    listed = {line.split()[-1] for line in navigation.splitlines() if ".md" in line}
    assert listed == pages


def test_a_method_that_is_gone_says_what_is_called_instead() -> None:
    page = gone_page(SCHEMA)
    instead = "done for you: `POST /v1/chat.sendMessage`"
    assert f"| `messages.send` | `sendMessage` | 9.0.0 | {instead} |" in page


def test_llms_txt_lists_pages_and_groups() -> None:
    text = llms_text(PAGES, SCHEMA)
    assert "/tasks/service/): A bot that runs for months" in text
    assert "client.messages" in text
    assert "load_history" in text
