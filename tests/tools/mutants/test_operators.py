# SPDX-License-Identifier: MIT
"""What a line is broken into."""

import ast

import pytest
from tools.mutants.operators import mutants_of


def broken(source: str) -> set[str]:
    text = source.encode()
    return {mutant.applied(text).decode() for mutant in mutants_of(text)}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b", {"a <= b", "pass"}),
        ("x = a is not b", {"x = a is b"}),
        ("x = a in b", {"x = a not in b"}),
        ("x = a and b", {"x = a or b", "x = True and b", "x = a and True"}),
        ("x = a or b", {"x = a and b", "x = False or b", "x = a or False"}),
        ("x = not a", {"x = (a)"}),
        ("x = True", {"x = False"}),
        ("x = 5", {"x = (5 + 1)"}),
        ("x = a + b", {"x = a - b"}),
        ("x = (a) < (b)", {"x = (a) <= (b)"}),
        ("self.x = a", {"pass"}),
        ("x = a", set[str]()),
        ("x += a", {"pass"}),
        ("del x[a]", {"pass"}),
        ("f(a)", {"pass"}),
        ("if a: b", {"if not (a): b", "if a: pass"}),
        ("while a: b", {"while False: b", "while a: pass"}),
        ("x = b if a else c", {"x = b if not (a) else c"}),
    ],
)
def test_a_statement_is_broken_in_each_way(source: str, expected: set[str]) -> None:
    assert broken(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring."""',
        "def f(a: int = 1 < 2) -> None:\n    '''Docstring.'''",
        "x: list[int]",
        'raise ValueError(f"{a + b}")',
        "assert a < b",
        'x = f"{a + 1}"',
        'logger.debug("x", a + b)',
        "import a",
    ],
)
def test_code_that_no_test_should_notice_is_not_mutated(source: str) -> None:
    assert broken(source) == set()


def test_places_are_bytes_so_that_any_text_may_stand_before() -> None:
    assert broken('f("ä", a < b)') >= {'f("ä", a <= b)'}


def test_every_mutant_of_a_module_parses() -> None:
    source = (
        b"def f(a, b):\n    for one in a:\n        if one and (b < 3\n"
        b"            or not a):\n            continue\n    return\n"
    )
    mutants = list(mutants_of(source))
    assert len(mutants) > 8
    for mutant in mutants:
        assert mutant.parses(source)
        ast.parse(mutant.applied(source))
