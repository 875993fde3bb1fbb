# SPDX-License-Identifier: MIT
"""Writes the page of the linter's rules, each with two examples."""

from itertools import groupby
from typing import Final

from quickmeet_codegen.lint.rules import Rule, rules

__all__ = ["rules_page"]

_HEAD: Final = """\
# Rules of the linter

The rules by which `quickmeet lint` checks a schema, and `generate` before it writes
anything. Findings name them as `file:line:col: RULE message`, and
`quickmeet lint --explain RULE` shows one in a terminal. Each rule has an example that
it reports, on the line that ends in `# <-`, and one that it accepts. This page is
written from the linter's own registry, and our tests run every example.

Each example is a file `todo.yaml` without its head: `domain: todo`, a summary and a
group. Beside it are a domain with the type `Task`, and `errors.yaml` with
`TaskNotFoundError`. All keys: [the schema language](language.md).
"""
_RULE: Final = """\
### `{code}` {{ #{code} }}

{says}{note}

Reported:

```{language}
{bad}
```

Clean:

```{language}
{good}
```
"""


def rules_page() -> str:
    """Write all rules, subject by subject."""
    parts = [_HEAD]
    for subject, found in groupby(rules().items(), lambda one: one[1].about):
        parts.append(f"## {subject[0].upper()}{subject[1:]}\n")
        parts += [_section(code, rule) for code, rule in found]
    return "\n".join(parts)


def _section(code: str, rule: Rule) -> str:
    return _RULE.format(
        code=code,
        says=rule.says,
        note=" It is noted, and fails nothing." if rule.is_note else "",
        language="jinja" if rule.template else "yaml",
        bad=rule.bad.strip("\n"),
        good=rule.good.strip("\n"),
    )
