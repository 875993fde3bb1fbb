# SPDX-License-Identifier: MIT
"""Schemas are compiled with the types that they need, whatever else there is."""

import pytest

from quickmeet_runtime.transcripts.validation.validator import Validator

TYPES: dict[str, object] = {
    "Broken": {"type": "string", "pattern": "("},
    "Leaf": {"type": "integer"},
    "Branch": {
        "type": "object",
        "properties": {
            "leaf": {"$ref": "#/$defs/Leaf"},
            "twigs": {"type": "array", "items": {"$ref": "#/$defs/Branch"}},
        },
    },
}


@pytest.fixture
def validator() -> Validator:
    return Validator({"$defs": TYPES, "methods": {}, "streams": {}})


def test_a_type_that_is_not_named_is_not_compiled(validator: Validator) -> None:
    assert validator.type("Branch", {"leaf": 1}) == []
    with pytest.raises(ValueError, match="regex"):
        validator.type("Broken", "x")


def test_types_are_found_behind_others(validator: Validator) -> None:
    wrong = {"twigs": [{"twigs": [{"leaf": "x"}]}]}
    [found] = validator.type("Branch", wrong)
    assert (found.path, found.kind) == ("$.twigs[0].twigs[0].leaf", "type")
