# SPDX-License-Identifier: MIT
"""A mismatch costs its field or its item, and nothing else."""

from typing import Any

import msgspec
import pytest
from msgspec import UNSET, Raw, Struct, UnsetType, field

from quickmeet_runtime.model.decoding.salvage import Salvager, parsed
from quickmeet_runtime.model.payload import Model, Timestamp


class Author(Model, frozen=True, kw_only=True):
    """Who wrote."""

    id: str = field(name="_id")
    name: str | UnsetType | None = UNSET


class Line(Model, frozen=True, kw_only=True, tag="line", tag_field="type"):
    """A line."""

    text: str


class Rule(Model, frozen=True, kw_only=True, tag="rule", tag_field="type"):
    """A rule."""

    width: int | UnsetType | None = UNSET


class Note(Model, frozen=True, kw_only=True):
    """Something with a field of each kind."""

    id: str = field(name="_id")
    sent_at: Timestamp = field(name="ts")
    author: Author | UnsetType | None = UNSET
    text: str | UnsetType | None = UNSET
    size: int | UnsetType | None = UNSET
    edited_at: Timestamp | UnsetType | None = field(name="editedAt", default=UNSET)
    parts: list[Line | Rule] | UnsetType | None = UNSET
    labels: dict[str, int] | UnsetType | None = UNSET
    extra: Raw | UnsetType = UNSET


class Sent(Struct, frozen=True, array_like=True):
    """A note and where it was."""

    note: Note
    room: str = ""


GOOD: dict[str, Any] = {"_id": "n", "ts": {"$date": 1000}}
NOTE = Note(id="n", sent_at=Timestamp(1000))


@pytest.mark.parametrize(
    ("odd", "expected", "paths"),
    [
        ({"text": 5}, {}, ["$.text"]),
        ({"text": None, "size": None}, {"text": None, "size": None}, []),
        ({"author": 5}, {}, ["$.author"]),
        (
            {"author": {"_id": "a", "name": []}},
            {"author": Author(id="a")},
            ["$.author.name"],
        ),
        ({"size": 5.0}, {"size": 5}, []),
        ({"size": "5"}, {}, ["$.size"]),
        ({"editedAt": {"$date": None}}, {"edited_at": None}, []),
        ({"editedAt": {"$date": 5.7}}, {"edited_at": Timestamp(5)}, []),
        (
            {"editedAt": {"$date": "1970-01-01T00:00:01Z"}},
            {"edited_at": Timestamp(1000)},
            [],
        ),
        ({"editedAt": "yesterday"}, {}, ["$.editedAt"]),
        (
            {"parts": [{"type": "line", "text": "a"}, 5, {"type": "line"}]},
            {"parts": [Line(text="a"), Line(text=UNSET)]},  # type: ignore[arg-type]  # unreadable
            ["$.parts[1]", "$.parts[2].text"],
        ),
        ({"parts": "x"}, {}, ["$.parts"]),
        ({"labels": {"a": 1, "b": "x"}}, {"labels": {"a": 1}}, ["$.labels.b"]),
        ({"extra": [1]}, {"extra": Raw(b"[1]")}, []),
    ],
)
def test_what_does_not_match_costs_its_field(
    odd: dict[str, object], expected: dict[str, object], paths: list[str]
) -> None:
    found, mismatches = Salvager(Note).read(GOOD | odd)

    assert found == msgspec.structs.replace(NOTE, **expected)
    assert [one.path for one in mismatches] == paths
    assert mismatches.total == len(paths)


def test_an_item_without_identity_is_left_out_of_its_list() -> None:
    found, mismatches = Salvager(list[Note]).read([{"ts": 5}, GOOD, {"_id": 5}, 7])

    assert found == [NOTE]
    assert mismatches.total == 3


def test_an_event_without_identity_is_none() -> None:
    with pytest.raises(msgspec.ValidationError, match=r"missing - at `\$\[0\]\._id`"):
        Salvager(Sent).read([{"text": "?"}, "r"], is_item=True)


def test_an_event_needs_only_its_identity() -> None:
    (note, room), _ = _parts(Salvager(Sent).read([{"_id": "n"}, 5], is_item=True))

    assert note.id == "n"
    assert note.sent_at == Timestamp(0)
    assert room == ""


def _parts(read: tuple[Sent, object]) -> tuple[tuple[Note, str], object]:
    sent, mismatches = read
    return (sent.note, sent.room), mismatches


def test_a_required_field_reads_as_unset() -> None:
    found, mismatches = Salvager(Author).read({"name": "him"})

    assert found.id is UNSET
    assert [str(one) for one in mismatches] == ["$._id: missing"]


def test_many_mismatches_are_counted_and_the_first_ones_kept() -> None:
    _, mismatches = Salvager(list[int]).read(["x"] * 1000)

    assert mismatches.total == 1000
    assert len(mismatches) == 20


def test_nesting_without_end_is_refused_and_no_recursion_error() -> None:
    deep: object = 5
    for _ in range(400):
        deep = [deep]
    nested: Any = list[object]
    for _ in range(200):
        nested = list[nested]
    found, mismatches = Salvager(nested).read(deep)

    assert isinstance(found, list)
    assert mismatches.total == 1


def test_numbers_that_are_too_large_are_still_parsed() -> None:
    assert parsed(b'{"a": 1e400}') == {"a": float("inf")}
