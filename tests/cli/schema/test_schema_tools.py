# SPDX-License-Identifier: MIT
"""`generate`, `lint` and `validate`."""

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.timeout(120)  # some make the whole package

ROOT = Path(__file__).parents[3]
MAIN = "import sys; from quickmeet_cli import main; sys.exit(main())"
RECORDINGS = ROOT / "tests" / "data" / "transcripts"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the schema and the client made from it."""
    shutil.copytree(ROOT / "schema", tmp_path / "schema")
    shutil.copytree(
        ROOT / "generated" / "quickmeet",
        tmp_path / "generated" / "quickmeet",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_check_is_clean_until_one_letter_of_the_schema_changes(
    checkout: Path, run: Run
) -> None:
    assert run("generate", "--check").code == 0
    emoji = checkout / "schema" / "emoji.yaml"
    emoji.write_text(
        emoji.read_text("utf-8").replace("The emoji.", "The emojy."), "utf-8"
    )
    outcome = run("generate", "--check")
    assert outcome.code == 1
    assert "emojy" in outcome.out
    assert "-" in outcome.out
    assert "run quickmeet generate" in outcome.err
    assert run("generate").code == 0
    assert run("generate", "--check").code == 0


def test_an_authors_mistake_is_one_line_with_its_place(
    checkout: Path, run: Run
) -> None:
    emoji = checkout / "schema" / "emoji.yaml"
    text = emoji.read_text("utf-8").replace("$ref: CustomEmoji", "$ref: Custom", 1)
    emoji.write_text(text, "utf-8")
    for command in (("lint",), ("generate",)):
        outcome = run(*command)
        assert outcome.code == 1
        (line,) = outcome.out.splitlines()
        place, _, message = line.partition(" ")
        assert place.startswith("schema/emoji.yaml:")
        assert place.count(":") == 3
        assert "Custom" in message


@pytest.mark.usefixtures("checkout")
def test_lint_reports_as_json_too(run: Run) -> None:
    outcome = run("lint", "--format", "json")
    assert outcome.code == 0
    findings = json.loads(outcome.out)["findings"]
    assert {finding["rule"] for finding in findings} <= {"draft"}


def test_lint_lists_its_rules(run: Run) -> None:
    outcome = run("lint", "--rules")
    assert outcome.code == 0
    assert "  missing-type            A `$ref` names a type" in outcome.out
    listed = json.loads(run("lint", "--rules", "--format", "json").out)["rules"]
    assert {"code", "about", "says", "bad", "good", "is_note"} == set(listed[0])
    assert all(f"  {rule['code']} " in outcome.out for rule in listed)


def test_lint_explains_a_rule_by_its_examples(run: Run) -> None:
    outcome = run("lint", "--explain", "missing-type")
    assert outcome.code == 0
    assert outcome.out.startswith("missing-type: A `$ref` names a type")
    assert "reported:\n\n    methods:\n" in outcome.out
    assert "result: {$ref: Tusk}}  # <-\n" in outcome.out
    assert "result: {$ref: Task}}\n" in outcome.out
    assert "It fails nothing." in run("lint", "--explain", "draft").out
    unknown = run("lint", "--explain", "missing-tipe")
    assert unknown.code == 2
    assert "no rule is called 'missing-tipe': did you mean missing-type" in unknown.err


def test_a_schema_that_is_not_yaml_is_unreadable(checkout: Path, run: Run) -> None:
    (checkout / "schema" / "emoji.yaml").write_text("a: [", "utf-8")
    for command in ("lint", "generate"):
        outcome = run(command)
        assert outcome.code == 2
        assert "emoji.yaml" in outcome.err


def test_a_package_name_that_python_cannot_import_is_wrong_use(
    checkout: Path, run: Run
) -> None:
    outcome = run("generate", "--package", "no-name")
    assert outcome.code == 2
    assert "no-name" in outcome.err
    assert checkout.exists()


def test_the_installed_schema_is_a_source_without_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run("generate", "--package", "chat", "--out", "src")
    assert outcome.code == 0, outcome.out + outcome.err
    assert (tmp_path / "src" / "chat" / "messages.py").exists()
    assert run("lint").code == 0


def test_recorded_conversations_hold_no_violations(run: Run) -> None:
    files = [str(path) for path in sorted(RECORDINGS.rglob("*.jsonl"))]
    outcome = run("validate", "transcript", *files, "--format", "json")
    report = json.loads(outcome.out)
    assert outcome.code == 0
    assert report["violations"] == []
    assert report["frames"] > 5000
    assert report["validated"] > 1500
    assert "createDiscussion" not in report["unknown"]
    assert "canAccessRoom" in report["absent"]
    assert report["refused"]


def test_a_payload_is_checked_with_all_violations_and_their_paths(
    tmp_path: Path, run: Run
) -> None:
    params = tmp_path / "params.json"
    params.write_text('[{"rid": 5, "nonsense": true}]', "utf-8")
    outcome = run("validate", "method", "sendMessage", "--params", str(params))
    assert outcome.code == 1
    assert "$[0].rid" in outcome.out
    assert "unknown-field" in outcome.out
    lenient = run(
        *("validate", "method", "sendMessage", "--params", str(params)),
        *("--lenient", "--format", "json"),
    )
    kinds = {one["kind"] for one in json.loads(lenient.out)["violations"]}
    assert "unknown-field" not in kinds
    assert lenient.code == 1


def test_an_event_is_checked_by_its_wire_names(tmp_path: Path, run: Run) -> None:
    arguments = tmp_path / "event.json"
    arguments.write_text('[{"_id": "x"}]', "utf-8")
    outcome = run(
        "validate", "event", "notify-room", "GENERAL/deleteMessage", str(arguments)
    )
    assert outcome.code == 0, outcome.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", "method", "sendMessage"),
        ("validate", "method", "nope", "--params", "{file}"),
        ("validate", "method", "sendMessage", "--params", "missing.json"),
        ("validate", "transcript"),
        ("validate", "transcript", "{file}"),
        ("nonsense",),
        ("generate", "--nonsense"),
    ],
    ids=" ".join,
)
def test_wrong_use_exits_with_2_and_a_word(
    arguments: tuple[str, ...], tmp_path: Path, run: Run
) -> None:
    file = tmp_path / "file.json"
    file.write_text("[1]", "utf-8")
    outcome = run(*(one.replace("{file}", str(file)) for one in arguments))
    assert outcome.code == 2
    assert outcome.out + outcome.err


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_payload_without_an_end_is_refused(
    pack: Callable[[bytes], bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    run: Run,
) -> None:
    monkeypatch.setattr("quickmeet_cli.validation.validate._LARGEST", 1 << 20)
    file = tmp_path / "params.json"
    file.write_bytes(pack(b"[" + b" " * (1 << 20) + b"]"))
    outcome = run("validate", "method", "sendMessage", "--params", str(file))
    assert (outcome.code, "1 MiB or more" in outcome.err) == (2, True)


def test_a_custom_schema_in_the_working_folder_is_used_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "lists.yaml").write_text(
        "domain: lists\nnonsense: 1\n", "utf-8"
    )
    outcome = run("lint")
    assert outcome.code == 1
    assert outcome.out.startswith("schema/lists.yaml:2:1: unknown-key")
    assert outcome.err.startswith("schema: schema/\n")
    assert run("generate", "--package", "todo").code == 1
    assert not (tmp_path / "generated").exists()


def test_files_that_nobody_generated_are_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lists.yaml").write_text("domain: lists\nsummary: Lists.\n", "utf-8")
    client = tmp_path / "src" / "todo" / "client.py"
    client.parent.mkdir(parents=True)
    client.write_text("# my client\n", "utf-8")
    command = ("generate", "--schema", "lists.yaml", "--package", "todo", "--out")
    outcome = run(*command, "src")
    assert outcome.code == 2
    assert "src/todo/client.py" in outcome.err
    assert client.read_text("utf-8") == "# my client\n"
    assert run(*command, "src", "--force").code == 0
    assert client.read_text("utf-8") != "# my client\n"


def test_a_keyword_is_no_name_of_a_package(run: Run) -> None:
    outcome = run("generate", "--package", "class")
    assert outcome.code == 2
    assert "not a name that Python can import" in outcome.err


LISTS = """\
domain: lists
summary: Lists.
group: {class: Lists, summary: Lists.}
methods:
  lists.insert:
    name: insert
    summary: Insert.
    access: user
    params: [{name: title, schema: {type: string}, description: Title.}]
    result: {type: string}
"""


def test_payloads_of_a_custom_schema_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    (tmp_path / "lists.yaml").write_text(LISTS, "utf-8")
    (tmp_path / "good.json").write_bytes(b'\xef\xbb\xbf["x"]')
    (tmp_path / "bad.json").write_text("[1]", "utf-8")
    monkeypatch.chdir(tmp_path)
    against = ("validate", "method", "lists.insert", "--schema", "lists.yaml")
    assert run(*against, "--params", "good.json").code == 0
    assert run(*against, "--params", "bad.json").code == 1
    (tmp_path / "more.yaml").write_text(
        LISTS.replace("string}, d", "integer}, d"), "utf-8"
    )
    overlaid = (*against, "--overlay", "more.yaml")
    assert run(*overlaid, "--params", "bad.json").code == 0
    made = run(
        "generate", "--schema", "lists.yaml", "--package", "lists_", "--out", "."
    )
    assert made.code == 0
    monkeypatch.syspath_prepend(str(tmp_path))  # pyright: ignore[reportUnknownMemberType]  # pytest's has no type
    package = ("validate", "method", "lists.insert", "--package", "lists_")
    assert run(*package, "--params", "bad.json").code == 1


def test_a_misspelt_name_is_reported_with_similar_ones(
    tmp_path: Path, run: Run
) -> None:
    (tmp_path / "params.json").write_text("[]", "utf-8")
    path = str(tmp_path / "params.json")
    outcome = run("validate", "method", "sendMesage", "--params", path)
    assert outcome.code == 2
    assert "did you mean 'sendMessage'" in outcome.err


def test_standard_input_is_a_hyphen() -> None:
    for command, given, code in (
        (("method", "sendMessage", "--params", "-"), b"[5]", 1),
        (("event", "room-messages", "GENERAL", "-"), b"[]", 1),
        (("transcript", "-"), b'{"dir": "in", "frame": "{}"}\n{"dir', 0),
    ):
        done = subprocess.run(
            [sys.executable, "-c", MAIN, "validate", *command],
            input=given,
            capture_output=True,
            check=False,
        )
        assert done.returncode == code, done.stderr
    assert b"-:2: the last line is truncated" in done.stderr
    assert b"nothing in it was checked against the schema" in done.stderr


def test_what_a_client_alone_sent_is_checked(tmp_path: Path, run: Run) -> None:
    frame = json.dumps(
        {"msg": "method", "method": "sendMessage", "id": "1", "params": [5]}
    )
    line = json.dumps({"dir": "out", "frame": frame})
    path = tmp_path / "sent.jsonl"
    path.write_text(f"{line}\n", "utf-8")
    outcome = run("validate", "transcript", str(path))
    assert outcome.code == 1
    assert f"{path}:1: out sendMessage $[0]" in outcome.out


def test_findings_are_written_for_workflows_and_code_scanning(
    tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "lists.yaml"
    path.write_text("domain: lists\nsummary: Lists.\nnonsense: 1\n", "utf-8")
    outcome = run("lint", "--schema", str(path), "--format", "github")
    assert outcome.code == 1
    assert outcome.out == (
        f"::error file={path},line=3,col=1,title=unknown-key::"
        "the schema language has no key 'nonsense' here\n"
    )
    outcome = run("lint", "--schema", str(path), "--format", "sarif")
    (found,) = json.loads(outcome.out)["runs"][0]["results"]
    place = found["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == str(path)
    assert place["region"] == {"startLine": 3, "startColumn": 1}
    (rule,) = json.loads(outcome.out)["runs"][0]["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"].startswith("Every key is one that")


def test_the_language_is_exported_for_editors(tmp_path: Path, run: Run) -> None:
    out = tmp_path / "schema.meta.json"
    assert run("export", "meta-schema", "--out", str(out)).code == 0
    assert out.read_text("utf-8") == (ROOT / "schema" / out.name).read_text("utf-8")


def test_facts_are_compared_with_the_schema_and_kept(run: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    field = {"type": "string", "optional": True, "schema": {"type": "string"}}
    known = {"types": {"IMessage": {"fields": {"msg": field}}}}
    old.write_text(json.dumps(known), "utf-8")
    known["types"]["IMessage"]["fields"]["mood"] = field
    new.write_text(json.dumps(known), "utf-8")
    words = ("facts", str(new), "--schema", str(ROOT / "schema"))

    outcome = run(
        *(*words, "--against", str(old), "--save", str(tmp_path / "kept.json")),
        *("--drafts", str(tmp_path / "drafts"), "--format", "json"),
    )
    assert outcome.code == 1
    (drift,) = json.loads(outcome.out)["drifts"]
    assert (drift["kind"], drift["part"]) == ("new", "mood")
    assert "mood" in (tmp_path / "drafts" / "messages.yaml").read_text("utf-8")
    again = run("facts", str(tmp_path / "kept.json"), *words[2:])
    assert again.code == 0
    assert again.out.startswith("lacking types IMessage.mood: string, optional")
    assert "# What changed upstream" in run(*words, "--format", "markdown").out
    assert run("facts", "nothing").code == 2


def test_a_misspelt_name_in_a_recording_is_reported_with_suggestions(
    run: Run, tmp_path: Path
) -> None:
    def frames(*messages: object) -> str:
        return "".join(
            json.dumps({"dir": way, "frame": json.dumps(message)}) + "\n"
            for way, message in zip(("out", "in", "in"), messages, strict=False)
        )

    path = tmp_path / "misspelt.jsonl"
    event = {"eventName": "GENERAL/deletedMessage", "args": [{"_id": "x"}]}
    path.write_text(
        frames(
            {"msg": "method", "method": "sendMesage", "id": "1", "params": []},
            {"msg": "result", "id": "1", "result": {}},
            {"msg": "changed", "collection": "stream-notify-room", "fields": event},
        )
    )
    outcome = run("validate", "transcript", str(path))
    assert "sendMesage 1 (did you mean sendMessage?)" in outcome.err
    assert "(did you mean stream-notify-room {id}/deleteMessage?)" in outcome.err
