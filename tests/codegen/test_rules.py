# SPDX-License-Identifier: MIT
"""Every rule is written down, and its examples are reported and passed as it says."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import quickmeet_codegen
from quickmeet_codegen.api import generate, lint
from quickmeet_codegen.lint.rules import Report, Rule, example_files, rules
from quickmeet_codegen.read.finding import Finding, Place

MARK = "# <-"
RULES = [pytest.param(code, known, id=code) for code, known in rules().items()]


def findings(folder: Path, known: Rule, text: str) -> tuple[Finding, ...]:
    """The findings for an example, by the command that reports them."""
    schema, templates = folder / "schema", folder / "templates"
    schema.mkdir()
    templates.mkdir()
    overlays: list[Path] = []
    for name, content in example_files(known, text).items():
        if name == "overlay.yaml":
            overlays.append(folder / name)
        home = folder if overlays[-1:] == [folder / name] else schema
        home = templates if name == known.template else home
        (home / name).write_text(content, "utf-8")
    if known.template is None:
        return lint(schema, overlays).findings
    return generate(schema, folder / "made", templates=templates).findings


def marked(known: Rule) -> Iterator[tuple[str, int]]:
    """Files and lines that the bad example is to be reported in."""
    for name, text in example_files(known, known.bad).items():
        for number, line in enumerate(text.splitlines(), 1):
            if MARK in line:
                yield name, number
                if known.times > 1:
                    return


@pytest.mark.parametrize(("code", "known"), RULES)
def test_a_bad_example_is_reported_by_its_rule_alone_in_its_line(
    code: str, known: Rule, tmp_path: Path
) -> None:
    found = findings(tmp_path, known, known.bad)
    assert {one.rule for one in found} == {code}, found
    assert {one.is_note for one in found} == {known.is_note}
    places = [(Path(one.place.file).name, one.place.line) for one in found]
    if MARK in known.bad:
        assert places == sorted(marked(known)), found
    else:  # it is of what was made: no line of a schema
        assert known.template is not None
        assert len(found) == 1


@pytest.mark.parametrize(("code", "known"), RULES)
def test_a_good_example_is_clean(code: str, known: Rule, tmp_path: Path) -> None:
    assert findings(tmp_path, known, known.good) == (), code


@pytest.mark.parametrize(("code", "known"), RULES)
def test_a_rule_is_one_sentence(code: str, known: Rule) -> None:
    assert known.says[0].isupper() or known.says[0] == "`", code
    assert known.says.endswith(".")
    assert known.says.count(". ") == 0
    assert MARK not in known.good


def test_every_reported_code_is_a_rule_and_every_rule_is_used() -> None:
    package = Path(next(iter(quickmeet_codegen.__path__)))
    said: set[str] = set()
    for path in package.rglob("*.py"):
        said |= {
            node.value
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    assert set(rules()) <= said, "rules that nothing reports"
    assert set(_reported(package)) <= set(rules()), "reported without a rule"


def _reported(package: Path) -> Iterator[str]:
    """Codes in calls that report: the first or second argument, a literal."""
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                place = {"Finding": 1, "self._find": 1}.get(name)
                place = 0 if name.endswith("report.add") else place
                if place is not None and len(node.args) > place:
                    code = node.args[place]
                    if isinstance(code, ast.Constant):
                        yield str(code.value)


def test_what_has_no_rule_cannot_be_reported() -> None:
    with pytest.raises(KeyError, match="no-such-rule"):
        Report().add("no-such-rule", Place("a.yaml"), "Words.")
