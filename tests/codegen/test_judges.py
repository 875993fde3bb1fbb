# SPDX-License-Identifier: MIT
"""Every key of the schema language has a judge: a new one cannot go unseen."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from msgspec import Struct
from msgspec.structs import fields

from quickmeet_codegen.diff import key_judges, routing, schemas, types, verdict
from quickmeet_codegen.diff.change import Judge, differs, judged, words
from quickmeet_codegen.model.catalog import DomainSpec, ErrorSpec, GroupSpec
from quickmeet_codegen.model.endpoints import EndpointSpec
from quickmeet_codegen.model.operations import (
    CollectionSpec,
    EventSpec,
    HistorySpec,
    MethodSpec,
    PublicationSpec,
    Recover,
    SchemaParam,
    View,
)
from quickmeet_codegen.model.payload import (
    DerivedSpec,
    Discriminator,
    Payload,
    VersionSpec,
)
from quickmeet_codegen.model.rest import RestCallSpec

JUDGES: dict[type[Struct], Mapping[str, Judge]] = {
    CollectionSpec: key_judges.COLLECTION_JUDGES,
    DerivedSpec: types.DERIVED_JUDGES,
    DomainSpec: schemas.DOMAIN_JUDGES,
    EndpointSpec: key_judges.ENDPOINT_JUDGES,
    ErrorSpec: schemas.ERROR_JUDGES,
    EventSpec: key_judges.EVENT_JUDGES,
    GroupSpec: schemas.GROUP_JUDGES,
    HistorySpec: key_judges.HISTORY_JUDGES,
    MethodSpec: key_judges.METHOD_JUDGES,
    SchemaParam: key_judges.PARAM_JUDGES,
    Payload: verdict.SCHEMA_JUDGES,
    PublicationSpec: key_judges.PUBLICATION_JUDGES,
    Recover: key_judges.RECOVER_JUDGES,
    RestCallSpec: routing.REST_JUDGES,
    VersionSpec: routing.VERSION_JUDGES,
    View: key_judges.VIEW_JUDGES,
}
META: Any = json.loads(
    (Path(__file__).parents[2] / "schema" / "schema.meta.json").read_text("utf-8")
)
WHOLE = {
    "AboutSpec", "ByMoment", "ChangesSpec", "HistoryKey", "KeySpec", "LaterThan",
    "MirrorSpec",
    "LookupSpec", "PagesSpec", "PagingSpec", "RateLimit", "Repeat", "ResultSpec",
    "SourceSpec",
    Discriminator.__name__,
}  # fmt: skip
"""Judged as one value, by the judge of the key that holds them."""


def structs(hint: object) -> Iterator[type[Struct]]:
    if isinstance(hint, type) and issubclass(hint, Struct):
        yield hint
    for inner in get_args(hint):
        yield from structs(inner)


def reachable(start: type[Struct]) -> set[type[Struct]]:
    found: set[type[Struct]] = set()
    waiting = [start]
    while waiting:
        struct = waiting.pop()
        if struct not in found:
            found.add(struct)
            for hint in get_type_hints(struct).values():
                waiting += structs(hint)
    return found


@pytest.mark.parametrize("struct", JUDGES, ids=lambda struct: struct.__name__)
def test_each_key_of_the_language_has_a_judge_and_no_judge_is_idle(
    struct: type[Struct],
) -> None:
    assert {known.name for known in fields(struct)} == set(JUDGES[struct])


def test_everything_that_a_domain_can_say_is_judged() -> None:
    found = reachable(DomainSpec) - set(JUDGES)
    assert {struct.__name__ for struct in found} == WHOLE


def test_a_key_without_a_judge_is_an_error() -> None:
    old, new = GroupSpec("A", "One."), GroupSpec("A", "Two.")
    with pytest.raises(KeyError, match="class_name"):
        list(judged("group", old, new, {"summary": words}))


def test_a_judge_tells_the_key_as_it_is_written() -> None:
    old, new = GroupSpec("A", "One."), GroupSpec("B", "One.")
    judges = {"class_name": differs("client"), "summary": words, "description": words}
    judges |= {"carrier": words, "was": words}
    (change,) = judged("group", old, new, judges)
    assert str(change) == 'group: class: "A" -> "B" [breaks client]'


@pytest.mark.parametrize(
    ("definition", "struct"),
    [
        ("collection", CollectionSpec),
        ("endpoint", EndpointSpec),
        ("error", ErrorSpec),
        ("event", EventSpec),
        ("history", HistorySpec),
        ("method", MethodSpec),
        ("parameter", SchemaParam),
        ("publication", PublicationSpec),
        ("rest_call", RestCallSpec),
        ("schema", Payload),
        ("versions", VersionSpec),
        ("view", View),
    ],
)
def test_the_model_has_each_key_that_the_meta_schema_has(
    definition: str, struct: type[Struct]
) -> None:
    known = META["$defs"][definition]["properties"]
    assert {one.encode_name for one in fields(struct)} == set(known)
