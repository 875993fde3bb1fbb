# SPDX-License-Identifier: MIT
"""From the IR to source: formatted, checked, and without a date."""

import ast
import errno
import os
import re
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from quickmeet_codegen.failure import UnreadableError
from quickmeet_codegen.ir.schema import Schema
from quickmeet_codegen.python.literal import (
    Section,
    docstring,
    fits_first_line,
    punctuated,
)
from quickmeet_codegen.python.naming import RUNTIME_ERRORS
from quickmeet_codegen.python.runtime import FIXED_NAMES
from quickmeet_codegen.render import package
from quickmeet_codegen.render.package import header, package_exports, render
from quickmeet_codegen.render.source import RuffError, format_all
from quickmeet_codegen.render.types import in_order, tidy

Resolve = Callable[..., Schema]

TEMPLATES = Path(str(package.__file__)).parent / "templates"


def tidied(source: str) -> list[str]:
    return list(in_order(tidy(ast.parse(source))))


@pytest.fixture
def empty(resolve_texts: Resolve) -> Schema:
    """A schema that says as good as nothing."""
    return resolve_texts(rooms="domain: rooms\nsummary: Rooms.\n")


def test_an_empty_schema_gives_an_empty_client(empty: Schema) -> None:
    files = render(empty)
    assert set(files) == {
        "__init__.py",
        "client.py",
        "errors.py",
        "py.typed",
        "schema.json",
        "server/__init__.py",
        "server/names.py",
        "sync/__init__.py",
        "sync/client.py",
        "types/__init__.py",
        "validation.py",
    }
    assert "SERVER_VERSIONS: Final = ()" in files["__init__.py"]


def test_a_header_has_no_date_and_no_version(empty: Schema) -> None:
    for path, text in render(empty).items():
        if path.endswith(".py"):
            source = "errors.yaml" if path == "errors.py" else "*.yaml"
            assert text.startswith(header(source))


def test_the_package_offers_the_errors_of_the_runtime(empty: Schema) -> None:
    names = {name for export in package_exports(empty) for name in export.names}
    assert set(RUNTIME_ERRORS) <= FIXED_NAMES <= names


def test_templates_are_short() -> None:
    for path in TEMPLATES.iterdir():
        assert len(path.read_text("utf-8").splitlines()) <= 40, path.name


def test_source_that_is_not_python_names_its_module() -> None:
    with pytest.raises(RuffError, match=r"^bad\.py: ") as caught:
        format_all({"good.py": "a = 1\n", "bad.py": "def (:\n"})
    assert caught.value.file == "bad.py"
    assert caught.value.source == "def (:\n"


def test_imports_are_pruned_and_what_fits_a_line_is_one() -> None:
    source = "from a import (\n    b,\n    c,\n)\nx = [\n    c,\n]\n"
    made = format_all({"a.py": source, "b.py": ""})
    assert made == {"a.py": "from a import c\n\nx = [c]\n", "b.py": ""}


def test_the_folder_for_temporary_files_may_be_one_that_git_passes_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("*\n", "utf-8")  # as virtual environments do
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert format_all({"a.py": "import os\nx=1"}) == {"a.py": "x = 1\n"}


def test_a_full_folder_for_temporary_files_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UnreadableError, match=re.escape(f"{tmp_path}: cannot be")):
        format_all({"a.py": "a = 1\n"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x: Union[None, A, Union[B, C]]", "x: A | B | C | None"),
        ("x: Optional[A]", "x: A | None"),
        ("x: Optional[A | B]", "x: A | B | None"),
        ("x: Union[A]", "x: A"),
        ("x: 'list[A]'", "x: list[A]"),
        ("x: Any", "x: AnyJson"),
        ("x: A | Any | None", "x: AnyJson"),
        ("x: Any | UnsetType", "x: AnyJson | UnsetType"),
        ("x: Literal['Any', 'Union[A]']", "x: Literal['Any', 'Union[A]']"),
        ("x: A = 1", "x: A = 1"),
    ],
)
def test_annotations_have_one_form(before: str, after: str) -> None:
    assert after in tidied(f"class S:\n    {before}\n")[0]


def test_an_alias_comes_after_what_it_names() -> None:
    source = "U: T = A | B\n'words'\nclass A: pass\nclass B: pass\n"
    assert tidied(source) == [
        "class A:\n    pass",
        "class B:\n    pass",
        "U: T = A | B\n'words'",
    ]


def test_a_class_quotes_what_comes_later() -> None:
    source = (
        "class A:\n    b: B\n    u: U\n\n    def m(self) -> A: pass\n"
        "    def n(self): pass\n"
        "class B:\n    a: A\nU: T = A | B\n"
    )
    first, second, third = tidied(source)
    assert "class B" in first
    assert "a: 'A'" in first
    assert "b: B" in second
    assert "u: 'U'" in second
    assert "-> 'A'" in second
    assert third == "U: T = A | B\n''"


def test_other_statements_are_left_behind() -> None:
    assert tidied("import os\nx = 1\nclass A: pass\n'words'\n") == [
        "class A:\n    pass"
    ]
    source = "U: T\nV: T = A\nW: T = V\n1\n"
    assert tidied(source) == ["U: T\n''", "V: T = A\n''", "W: T = V\n'1'"]


def test_a_docstring_breaks_after_its_first_sentence() -> None:
    text = "A sentence. " + "More words of it. " * 10
    lines = docstring(text, 4).splitlines()
    assert lines[:2] == ['"""A sentence.', ""]
    assert all(len(line) <= 88 for line in lines)


def test_lists_in_a_docstring_stay_lists() -> None:
    made = docstring("What.\n\nWords:\n- one\n- two " + "words " * 20, 0)
    assert "\n- one\n- two words" in made
    assert "\n  words" in made


def test_sections_without_entries_are_left_out() -> None:
    sections = [Section("Args", ()), Section("Returns", (("", "It."),))]
    assert docstring("Do.", 0, sections) == '"""Do.\n\nReturns:\n    It.\n"""'


def test_a_docstring_that_just_does_not_fit_closes_on_a_line_of_its_own() -> None:
    for length in range(76, 90):
        made = docstring("x" * length, 0)
        assert max(map(len, made.splitlines())) <= max(88, length + 4)
    assert fits_first_line("x" * 84, 0)
    assert not fits_first_line("x" * 86, 0)


@pytest.mark.parametrize("text", ["Do.", "Do!", "Do?", "Do:"])
def test_what_ends_a_sentence_is_kept(text: str) -> None:
    assert punctuated(text) == text
    assert punctuated(f" {text[:-1]} ") == "Do."


def test_files_are_given_in_one_order(empty: Schema) -> None:
    first: Mapping[str, str] = render(empty)
    assert list(render(empty).items()) == list(first.items())


def test_a_package_describes_its_own_schema_and_not_ours(
    resolve_texts: Resolve,
) -> None:
    head = "domain: lists\nsummary: Lists.\n"
    about = "about: {title: Todo API, description: Lists of things., license: 0BSD}\n"
    said = render(resolve_texts(lists=f"{head}{about}"))
    assert said["__init__.py"].splitlines()[1:5] == [
        "# SPDX-License-Identifier: 0BSD",
        '"""Typed client for the Todo API.',
        "",
        "Lists of things.",
    ]
    assert '"title": "Todo API"' in said["schema.json"]
    bare = render(resolve_texts(lists=head))
    assert bare["__init__.py"].splitlines()[1] == '"""Typed client for the API.'
    assert "QuickMeet.Chat" not in "".join(bare.values())


def test_a_package_reaches_what_stands_on_it(resolve_texts: Resolve) -> None:
    head = "domain: lists\nsummary: Lists.\n"
    about = "about: {title: Todo API, extensions: {bot: todo_bot}}\n"
    said = render(resolve_texts(lists=f"{head}{about}"))
    assert "from todo_bot import *" in said["bot.py"]
    assert '"bot": ".bot"' in said["__init__.py"]
    assert "bot" not in said["__init__.py"].partition("__all__ =")[2]
