# SPDX-License-Identifier: MIT
"""Templates of one's own take the place of ours."""

from pathlib import Path

import pytest

from quickmeet_codegen.api import GenerateResult, generate
from quickmeet_codegen.read.finding import UnreadableError

SCHEMA = Path(__file__).parents[2] / "examples" / "todo" / "schema"


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    return folder


def made(
    tmp_path: Path, templates: Path | None, cache: Path | None = None
) -> GenerateResult:
    out = tmp_path / "todo_api"
    return generate(SCHEMA, out, templates=templates, cache=cache)


def test_a_template_takes_the_place_of_ours_and_can_include_it(
    tmp_path: Path, templates: Path
) -> None:
    own = (
        "{% include 'quickmeet/validation.jinja' %}\n\nimport os\n\nHOME = os.environ\n"
    )
    (templates / "validation.jinja").write_text(own, "utf-8")
    (templates / "notes.txt").write_text("of no concern", "utf-8")
    result = made(tmp_path, templates)
    assert result.is_clean
    text = (tmp_path / "todo_api" / "validation.py").read_text("utf-8")
    assert "def validator()" in text
    assert "HOME = os.environ" in text
    assert "class Tasks(Group)" in (tmp_path / "todo_api" / "tasks.py").read_text(
        "utf-8"
    )


def test_types_are_made_by_a_template_of_ones_own(
    tmp_path: Path, templates: Path
) -> None:
    ours = Path(generate.__code__.co_filename).parent / "render" / "templates"
    text = (ours / "msgspec.jinja2").read_text("utf-8")
    (templates / "msgspec.jinja2").write_text(
        text.replace(", frozen=True", ""), "utf-8"
    )
    assert made(tmp_path, templates).is_clean
    types = (tmp_path / "todo_api" / "types" / "tasks.py").read_text("utf-8")
    assert "class Task(Model, kw_only=True" in types


def test_changing_a_template_makes_the_package_again(
    tmp_path: Path, templates: Path
) -> None:
    own = templates / "validation.jinja"
    own.write_text("{% include 'quickmeet/validation.jinja' %}\n", "utf-8")
    cache = tmp_path / "cache"
    assert made(tmp_path, templates, cache).changes
    assert made(tmp_path, templates, cache).was_fresh
    own.write_text("{% include 'quickmeet/validation.jinja' %}\nONE = 1\n", "utf-8")
    (change,) = made(tmp_path, templates, cache).changes
    assert "ONE = 1" in change.diff(tmp_path)
    assert made(tmp_path, None, cache).changes


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("{{ header }\n", ":1:1", "unexpected '}'"),
        ("{{ header }}\n\n{{ nothing }}\n", ":3:1", "'nothing' is undefined"),
        ("{% include 'nowhere.jinja' %}\n", ":1:1", "nowhere.jinja"),
        ("\n{{ 1 / 0 }}\n", ":2:1", "ZeroDivisionError: division by zero"),
        ("\n{{ 1 + 'a' }}\n", ":2:1", "TypeError: unsupported operand"),
        ("{% include 'validation.jinja' %}\n", ":1:1", "RecursionError"),
        ("\udcff", ":1:1", "UnicodeDecodeError: 'utf-8' codec"),
        ("{{ header }}\ndef :\n", "", "validation.py"),
        (
            "{{ header }}\nimport nothing_such\nprint(nothing_such)\n",
            "",
            "nothing_such",
        ),
    ],
)
def test_a_template_that_fails_is_a_finding_with_its_line(
    text: str, place: str, said: str, tmp_path: Path, templates: Path
) -> None:
    own = templates / "validation.jinja"
    own.write_bytes(text.encode("utf-8", "surrogateescape"))
    (finding,) = made(tmp_path, templates).findings
    assert said in finding.message
    assert str(finding.place).startswith(f"{own}{place}" if place else str(templates))
    assert not (tmp_path / "todo_api").exists()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("\n{% if %}\n", 2, "Expected an expression"),
        ("class {{ class_name }}:\n    {{ nothing.more }}\n", 2, "undefined"),
        ("\n\n{{ 1 / 0 }}\n", 3, "ZeroDivisionError"),
    ],
)
def test_a_template_of_types_that_fails_is_a_finding_with_its_line(
    text: str, line: int, said: str, tmp_path: Path, templates: Path
) -> None:
    own = templates / "msgspec.jinja2"
    own.write_text(text, "utf-8")
    (finding,) = made(tmp_path, templates).findings
    assert said in finding.message
    assert (finding.place.file, finding.place.line) == (str(own), line)
    assert not (tmp_path / "todo_api").exists()


def test_a_misspelt_template_is_refused_with_a_suggestion(
    tmp_path: Path, templates: Path
) -> None:
    with pytest.raises(UnreadableError, match="has no templates; there are client"):
        made(tmp_path, templates)
    (templates / "vlidation.jinja").write_text("", "utf-8")
    with pytest.raises(UnreadableError, match=r"did you mean 'validation\.jinja'"):
        made(tmp_path, templates)
    with pytest.raises(UnreadableError, match="not a folder of templates"):
        made(tmp_path, tmp_path / "nowhere")
