# SPDX-License-Identifier: MIT
"""`quickmeet diff`: exit codes, formats, the news fragment."""

import json
import shutil
from pathlib import Path

import pytest

from .conftest import Run

pytestmark = pytest.mark.timeout(120)  # reads the whole schema, twice

SCHEMA = Path(__file__).parents[2] / "schema"


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


def test_a_breaking_change_exits_1_and_is_told_as_text_json_and_news(
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
    assert json.loads(outcome.out) == {
        "breaking": 1,
        "changes": [
            {
                "subject": "types.Message.text",
                "kind": "changed",
                "message": "may now be absent",
                "breaks": ["client"],
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
