# SPDX-License-Identifier: MIT
"""The page of the schema language has every key of the meta-schema, with an example."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import pytest
from hypothesis import strategies as st
from tests.support.steady import given

from docs.written.language import META, Facts, keys_of, language_page, said_of
from docs.written.yaml_text import block, flow
from quickmeet_codegen.read.document import read_document

DEFINITIONS = cast("Mapping[str, Facts]", META["$defs"])
ATOMS = st.none() | st.booleans() | st.integers(-9, 9) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t:#,-{}[]&*!")
)  # fmt: skip
VALUES = st.recursive(
    ATOMS, lambda inner: st.lists(inner) | st.dictionaries(st.text("ab: -"), inner)
)


@pytest.mark.parametrize("name", ["", *DEFINITIONS])
def test_each_key_is_on_the_page_with_its_words_and_an_example(name: str) -> None:
    page = language_page()
    schema = DEFINITIONS[name] if name else META
    for path, facts, is_required in keys_of(schema):
        words, examples = said_of(facts)
        key = f"| **`{path}`** | " if is_required else f"| `{path}` | "
        assert key + words.replace("|", "\\|") in page, path
        assert any(shown(one) in page for one in examples), path


def shown(example: object) -> str:
    """An example in a table; long ones are a block."""
    text = flow(example).replace("|", "\\|")
    return f"`{text}`" if len(text) <= 150 else block(example, 2)


def test_the_first_example_of_the_page_is_a_schema(tmp_path: Path) -> None:
    text = language_page().partition("```yaml\n")[2].partition("```")[0]
    path = tmp_path / "todo.yaml"
    path.write_text(text, "utf-8")
    value = read_document(path).value
    assert list(value) == ["domain", "summary", "group", "types", "methods", "streams"]


@given(value=VALUES)
def test_what_is_written_is_read_as_it_was(
    value: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("yaml") / "a.yaml"
    for text in (f"it: {flow(value)}\n", f"it:\n{block(value, 2)}\n"):
        path.write_text(text, "utf-8")
        assert json.dumps(read_document(path).value["it"]) == json.dumps(value), text
