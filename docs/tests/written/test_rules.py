# SPDX-License-Identifier: MIT
"""The page of the rules has every rule with its examples."""

from docs.written.rules import rules_page
from quickmeet_codegen.lint.rules import rules


def test_every_rule_is_on_the_page_with_its_examples() -> None:
    page = rules_page()
    for code, rule in rules().items():
        assert f"\n### `{code}` {{ #{code} }}\n\n{rule.says}" in page
        assert f"\n{rule.bad.strip()}\n" in page
        assert f"\n{rule.good.strip()}\n" in page


def test_rules_of_one_subject_stand_together() -> None:
    headings = [line for line in rules_page().splitlines() if line.startswith("## ")]
    assert len(headings) == len(set(headings))
