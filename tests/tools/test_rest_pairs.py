# SPDX-License-Identifier: MIT
"""Recorded pairs of DDP and REST are read, asked again, and compared."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from tools.rest_pairs.__main__ import main
from tools.rest_pairs.recorded import Pair, RecordingError, read_pairs
from tools.rest_pairs.report import Report, expected_differences
from tools.rest_pairs.verdict import Verdict, judge

RECORDINGS = Path(__file__).parents[1] / "data" / "rest"


def written(folder: Path, **changes: Any) -> Path:
    """A recording of `starMessage`, with changes of its own."""
    recording: dict[str, Any] = {
        "method": "starMessage",
        "server": "6.5.3",
        "case": "ok",
        "ddp": {"params": [{"_id": "m", "rid": "r", "starred": True}], "result": True},
        "rest": {
            "http": "POST",
            "path": "/api/v1/chat.starMessage",
            "body": {"messageId": "m"},
            "status": 200,
            "response": {"success": True},
        },
        **changes,
    }
    path = folder / "starMessage.json"
    path.write_text(json.dumps(recording), "utf-8")
    return path


def pair_in(path: Path) -> Pair:
    (pair,) = read_pairs([path])
    return pair


async def test_every_recorded_pair_is_equal_or_differs_for_a_reviewed_reason() -> None:
    report = Report([await judge(pair) for pair in read_pairs([RECORDINGS])])

    assert [one.pair.name for one in report.unexplained] == []
    figures = json.loads(report.as_json())
    assert figures["pairs"] > 200
    assert figures["pairs"] == figures["equal"] + figures["differing"]


async def test_another_value_is_a_difference(tmp_path: Path) -> None:
    ddp = {"params": [{"_id": "m", "rid": "r", "starred": True}], "result": False}
    verdict = await judge(pair_in(written(tmp_path, ddp=ddp)))

    assert verdict.differences == ("$: False became True",)
    assert Report([verdict]).unexplained == [verdict]


async def test_another_error_is_a_difference(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        ddp={"params": [{"_id": "m", "starred": True}], "error": {"error": "error-a"}},
        rest={
            "http": "POST",
            "path": "/api/v1/chat.starMessage",
            "status": 400,
            "response": {"success": False, "error": "no", "errorType": "error-b"},
        },
    )
    (difference,) = (await judge(pair_in(path))).differences

    assert "'error-a' by DDP" in difference
    assert "'error-b' by REST" in difference


async def test_a_refusal_without_a_code_is_still_a_refusal(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        ddp={"params": [{"_id": "m", "starred": True}], "error": {"error": "error-a"}},
        rest={
            "http": "POST",
            "path": "/api/v1/chat.starMessage",
            "status": 400,
            "response": {"success": False, "error": "The room is not archived"},
        },
    )
    verdict = await judge(pair_in(path))

    assert verdict == Verdict(verdict.pair)


async def test_every_reviewed_reason_is_still_needed() -> None:
    report = Report([await judge(pair) for pair in read_pairs([RECORDINGS])])

    assert report.unused_reasons() == []


def test_reasons_are_of_kinds_and_name_no_pair() -> None:
    methods = {pair.method for pair in read_pairs([RECORDINGS])}

    for entry in expected_differences():
        assert entry.reason.endswith(".")
        assert not [one for one in methods if one in entry.difference]


async def test_requests_about_another_object_are_distinguished(tmp_path: Path) -> None:
    rest = {
        "http": "POST",
        "path": "/api/v1/chat.starMessage",
        "body": {"messageId": "other"},
        "status": 200,
        "response": {"success": True},
    }
    ddp = {"params": [{"_id": "m", "rid": "r", "starred": True}], "result": False}
    verdict = await judge(pair_in(written(tmp_path, ddp=ddp, rest=rest)))

    assert verdict.kinds == {"about another", "says nothing"}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"method": "novelty"}, "the schema has no such method"),
        (
            {"rest": {"http": "GET"}},
            "the recording makes no sense: Object missing required field `path`",
        ),
        (
            {"ddp": {"params": 1}},
            "the recording makes no sense: Expected `array`, got `int` - at `$.params`",
        ),
        (
            {
                "ddp": {
                    "params": [{"_id": "m", "starred": True}],
                    "error": {"error": "too-many-requests"},
                }
            },
            "one of the two calls came too fast",
        ),
        ({"method": "joinDefaultChannels"}, "the schema maps it to no endpoint"),
        (
            {"rest": {"http": "POST", "path": "/api/v1/x", "status": 405}},
            "the server lacks POST /v1/x",
        ),
        (
            {"rest": {"http": "POST", "path": "/api/v1/x", "status": 200}},
            "POST /v1/x instead of POST /v1/chat.starMessage",
        ),
    ],
)
async def test_what_cannot_be_compared_says_why(
    tmp_path: Path, changes: dict[str, Any], reason: str
) -> None:
    verdict = await judge(pair_in(written(tmp_path, **changes)))

    assert verdict == Verdict(verdict.pair, skipped=reason)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "not JSON"),
        ("[]", "names no method"),
        ('{"method": 5}', "names no method"),
    ],
)
def test_a_file_that_is_no_recording_is_refused(
    tmp_path: Path, text: str, problem: str
) -> None:
    path = tmp_path / "broken.json"
    path.write_text(text, "utf-8")

    with pytest.raises(RecordingError, match=problem):
        list(read_pairs([path]))


def test_a_folder_may_hold_other_files(tmp_path: Path) -> None:
    path = written(tmp_path, errors=None, more=None, server=None)
    (tmp_path / "package.json").write_text('{"name": "a"}', "utf-8")
    (tmp_path / "notes.json").write_text("[]", "utf-8")

    assert [pair.file for pair in read_pairs([tmp_path])] == [str(path)]


async def test_an_invalid_version_is_none(tmp_path: Path) -> None:
    verdict = await judge(pair_in(written(tmp_path, server="latest")))

    assert verdict == Verdict(verdict.pair)


def test_the_command_ends_with_one_line_of_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["pairs", str(written(tmp_path)), "--json"])

    assert main() == 0
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert figures == {
        "pairs": 1, "equal": 1, "differing": 0, "explained": 0, "skipped": 0,
    }  # fmt: skip


def test_the_command_fails_for_a_file_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["pairs", "nowhere.json"])

    assert main() == 2
    assert "cannot be read" in capsys.readouterr().err
