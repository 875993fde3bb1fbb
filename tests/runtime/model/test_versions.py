# SPDX-License-Identifier: MIT
"""Versions of servers, and what they say of a method."""

import pytest

from quickmeet_runtime.model.operations.versions import Availability, Version, Versions


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("6.5.3", (6, 5, 3)),
        ("6.5", (6, 5)),
        ("9", (9,)),
        ("8.x", (8,)),
        ("8.1.x", (8, 1)),
        ("v7.0.0", (7, 0, 0)),
        (" 7.0.0 ", (7, 0, 0)),
        ("7.0.0-rc.1", (7, 0, 0)),
        ("6.4.0-develop", (6, 4, 0)),
        ("6.4.0+build.7", (6, 4, 0)),
    ],
)
def test_a_version_is_understood(text: str, parts: tuple[int, ...]) -> None:
    assert Version.parse(text).parts == parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "six",
        "6.",
        "6..3",
        "-6.5",
        "6,5",
        "6.5.3.1",
        "\u0666.\u0665",
        "6.5\n6.6",
        "1e9.0",
    ],
)
def test_an_invalid_version_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not the version"):
        Version.parse(text)


def test_only_the_beginning_of_nonsense_is_repeated() -> None:
    with pytest.raises(ValueError, match="not the version") as raised:
        Version.parse("?" * 10_000)

    assert len(str(raised.value)) < 120


@pytest.mark.parametrize(
    ("version", "release", "reaches"),
    [
        ("6.5.3", (6, 5, 3), True),
        ("6.5.3", (6, 5, 4), False),
        ("10.0.0", (9, 0, 0), True),
        ("6.5", (6, 5, 0), True),
        ("6.5", (6, 5, 2), None),
        ("6.5", (6, 6, 0), False),
        ("6", (6, 0, 0), True),
        ("6", (6, 2, 0), None),
        ("7.0.0-rc.1", (7, 0, 0), None),
        ("7.0.0-rc.1", (6, 9, 9), True),
    ],
)
def test_what_is_not_known_is_not_guessed(
    version: str,
    release: tuple[int, ...],
    reaches: bool | None,  # noqa: FBT001
) -> None:
    assert Version.parse(version).reaches(release) is reaches


@pytest.mark.parametrize(
    ("versions", "version", "presence"),
    [
        (Versions("0.74.0"), "6.5.3", Availability.PRESENT),
        (Versions("0.74.0"), "10.0.0", Availability.UNSURE),
        (Versions("4.0.0"), "3.18.0", Availability.ABSENT),
        (Versions("4.0.0"), "4", Availability.PRESENT),
        (Versions("4.2.0"), "4", Availability.UNSURE),
        (Versions("0.74.0", removed="7.0.0"), "6.14.0", Availability.PRESENT),
        (Versions("0.74.0", removed="7.0.0"), "7.0.0", Availability.ABSENT),
        (Versions("0.74.0", removed="7.0.0"), "12.0.0", Availability.ABSENT),
        (Versions("0.74.0", removed="7.0.0"), "7.0.0-rc.0", Availability.UNSURE),
        (Versions("0.74.0", absent=(8,)), "8.1.0", Availability.ABSENT),
        (Versions("0.74.0", unsure=(7,)), "7.1.0", Availability.UNSURE),
        (Versions("0.74.0", doubtful=(9,)), "9.0.0", Availability.DOUBTFUL),
        (
            Versions("0.74.0", removed="9.0.0", unsure=(9,)),
            "9.0.0",
            Availability.UNSURE,
        ),
        (Versions(), "9.1.0", Availability.PRESENT),
    ],
)
def test_a_version_says_whether_a_method_is_there(
    versions: Versions, version: str, presence: Availability
) -> None:
    assert versions.on(Version.parse(version)) is presence


def test_without_a_version_only_what_is_everywhere_is_there() -> None:
    assert Versions("0.74.0").on(None) is Availability.PRESENT
    assert Versions("0.74.0", removed="9.0.0").on(None) is Availability.UNSURE
    assert Versions("4.0.0").on(None) is Availability.UNSURE


def test_a_version_reads_as_it_is_written() -> None:
    assert str(Version.parse("6.5")) == "6.5"
