# SPDX-License-Identifier: MIT
"""`quickmeet diff`: exit codes, formats, the news fragment."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.timeout(120)  # reads the whole schema, twice

SCHEMA = Path(__file__).parents[3] / "schema"


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """A copy of the schema in which a field became optional."""
    folder = tmp_path / "later"
    shutil.copytree(SCHEMA, folder)
    messages = folder / "messages.yaml"
    text = messages.read_text("utf-8")
    changed = text.replace("[_id, rid, msg, ts, u]", "[_id, rid, ts, u]", 1)
    assert changed != text
    messages.write_text(changed, "utf-8")
    return folder


def test_the_installed_package_is_compared_by_its_name(run: Run) -> None:
    outcome = run("diff", "quickmeet", str(SCHEMA))
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "no changes\n"


def test_a_breaking_change_exits_1_and_is_written_as_text_json_and_news(
    run: Run, later: Path, tmp_path: Path
) -> None:
    fragment = tmp_path / "+later.schema.md"
    outcome = run("diff", "quickmeet", str(later), "--fragment", str(fragment))
    assert outcome.code == 1
    assert outcome.out == (
        "Breaking (1)\n  ~ types.Message.text: may now be absent  [client]\n"
    )
    assert outcome.err == "1 change, 1 breaking\n"
    assert "- `types.Message.text`: may now be absent" in fragment.read_text("utf-8")
    outcome = run("diff", "quickmeet", str(later), "--format", "json")
    assert outcome.code == 1
    place = json.loads(outcome.out)["changes"][0]["place"]
    assert place.startswith(f"{later}{os.sep}messages.yaml:")
    assert json.loads(outcome.out) == {
        "breaking": 1,
        "changes": [
            {
                "subject": "types.Message.text",
                "kind": "changed",
                "message": "may now be absent",
                "breaks": ["client"],
                "place": place,
            }
        ],
    }


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("nowhere", "no installed package of that name has a schema.json"),
        ("nowhere/schema.json", "nowhere/schema.json: there is no such file or folder"),
        ("json", "no installed package of that name has a schema.json"),
    ],
)
def test_what_cannot_be_read_exits_2_in_one_line(
    run: Run, source: str, said: str
) -> None:
    outcome = run("diff", source, "quickmeet")
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err
    assert outcome.err.count("\n") == 1


def test_findings_of_a_schema_are_shown_and_exit_2(run: Run, later: Path) -> None:
    emoji = later / "emoji.yaml"
    text = emoji.read_text("utf-8").replace("$ref: CustomEmoji", "$ref: Custom", 1)
    emoji.write_text(text, "utf-8")
    outcome = run("diff", "quickmeet", str(later))
    assert (outcome.code, outcome.out) == (2, "")
    assert "missing-type there is no type 'Custom'" in outcome.err


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose schema lost a type since its first commit."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "schema" / "lists.yaml"
    path.parent.mkdir()
    head = "domain: lists\nsummary: Lists.\n"
    path.write_text(
        f"{head}types:\n  Ident: {{type: string, description: It.}}\n", "utf-8"
    )
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "gc.auto=0"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
        subprocess.run([*git, *words], check=True, cwd=tmp_path)
    path.write_text(head, "utf-8")
    return path


def test_a_git_revision_is_compared(small: Path, run: Run) -> None:
    outcome = run("diff", "HEAD:schema", "schema")
    assert outcome.code == 1
    assert "types.Ident: the type is gone  [client, server]" in outcome.out
    assert run("diff", "HEAD:schema", "HEAD:schema/lists.yaml").code == 0
    outcome = run("diff", "nowhere:schema", "schema")
    assert outcome.code == 2
    assert outcome.err.startswith("quickmeet: nowhere:schema: ")
    assert small.exists()


def test_only_the_levels_that_are_asked_for_fail(small: Path, run: Run) -> None:
    assert run("diff", "HEAD:schema", "schema", "--level", "wire").code == 0
    assert run("diff", "HEAD:schema", "schema", "--level", "client").code == 1
    waivers = small.parent.parent / "waivers.toml"
    waivers.write_text(
        '[[waiver]]\nsubject = "types.Ident"\nreason = "unused"\nuntil = 9999-01-01\n',
        "utf-8",
    )
    outcome = run("diff", "HEAD:schema", "schema", "--waivers", str(waivers))
    assert outcome.code == 0
    assert "waived: types.Ident, until 9999-01-01: unused" in outcome.err


def test_changes_are_written_in_formats_of_other_tools(small: Path, run: Run) -> None:
    outcome = run("diff", "HEAD:schema", "schema", "--format", "github")
    assert outcome.out == (
        f"::error file={Path('schema', 'lists.yaml')},line=1,col=1,"
        "title=breaks-client::"
        "types.Ident: the type is gone [breaks client, server]\n"
    )
    outcome = run("diff", "HEAD:schema", "schema", "--format", "sarif")
    (found,) = json.loads(outcome.out)["runs"][0]["results"]
    assert (found["ruleId"], found["level"]) == ("breaks-client", "error")
    outcome = run("diff", "HEAD:schema", "schema", "--format", "markdown")
    assert outcome.out.startswith("Breaking changes of the schema:\n")
    small.parent.rename("my schema")
    outcome = run("diff", "HEAD:schema", "my schema", "--format", "sarif")
    assert '"uri": "my%20schema/lists.yaml"' in outcome.out


def test_changes_by_an_overlay_are_reported(small: Path, run: Run) -> None:
    overlay = small.parent.parent / "mine.yaml"
    overlay.write_text("domain: lists\nsummary: My lists.\n", "utf-8")
    outcome = run("diff", "schema", "--overlay", str(overlay), "--format", "json")
    assert outcome.code == 0
    (change,) = json.loads(outcome.out)["changes"]
    assert change["message"] == "reworded: summary"
