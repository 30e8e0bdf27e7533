"""Files of activities: YAML and JSON give the same data, each value knows its line, and what cannot be read is told."""

import json
from pathlib import Path

import pytest

from roadmap.content.faults import LOOK, ContentFaults
from roadmap.exchange.activity_files import read_activities

ACTIVITIES = [{"id": "garden", "title": "Garden/group 😀", "answers": {"asked": ["some", "design"], "pay": None}}]


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def told(path: Path) -> list[str]:
    with pytest.raises(ContentFaults) as faults:
        read_activities(path)
    return [str(fault).removeprefix(path.as_posix()) for fault in faults.value.faults]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ACTIVITIES),
        json.dumps(ACTIVITIES, indent="\t", ensure_ascii=False),
        "\ufeff" + json.dumps(ACTIVITIES, separators=(",", ":")).replace("/", "\\/"),
    ],
    ids=["escapes", "tabs", "closely written, with a byte-order mark"],
)
def test_json_is_read_as_json(tmp_path: Path, text: str) -> None:
    assert read_activities(written(tmp_path, "activities.json", text)).data == ACTIVITIES


def test_a_backslash_before_an_escape_stays(tmp_path: Path) -> None:
    data = ["\\ud83d\\ude00", 'a "quoted" \\ word', "\t"]
    assert read_activities(written(tmp_path, "activities.json", json.dumps(data))).data == data


def test_yaml_is_read_and_each_value_knows_its_line(tmp_path: Path) -> None:
    text = "- id: garden\n  title: Garden/group 😀\n  answers:\n    asked: [some, design]\n    pay:\n"
    document = read_activities(written(tmp_path, "activities.yaml", text))
    assert document.data == ACTIVITIES
    assert document.line((0, "answers", "asked")) == 4


def test_values_of_json_know_their_line_too(tmp_path: Path) -> None:
    document = read_activities(written(tmp_path, "activities.json", json.dumps(ACTIVITIES, indent=1)))
    assert document.line((0, "answers", "asked", 1)) == 8


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.yaml", "- id: [", ":2: NOT_YAML this is not YAML"),
        ("a.yaml", "-\tid: x\n\tb: 1", ":2: TAB a tab at the start of the line"),
        ("a.yaml", "- id: !!python/object:os.system x", ":1: TAG"),
        ("a.yaml", "- &a [x]\n- *a", ":1: ALIAS"),
        ("a.yaml", "", ":1: EMPTY_FILE there is nothing in this file"),
        ("a.json", " \n", ":1: EMPTY_FILE there is nothing in this file"),
        ("a.json", '[{"id": "x"},\n {"id" "y"}]', ":2: NOT_YAML this is not YAML: it should be JSON, as the file's name says"),
        ("a.json", '[{"id": "x", "id": "y"}]', ":1: DUPLICATE_KEY"),
        ("a.json", "[" * 100 + "]" * 100, ":1: TOO_DEEP"),
        ("a.json", '["' + "x" * 1_000_001 + '"]', ": TOO_LARGE"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path: Path, name: str, text: str, message: str) -> None:
    assert any(line.startswith(message) for line in told(written(tmp_path, name, text)))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert told(tmp_path / "nothing.yaml") == [f": CANNOT_READ cannot be read: No such file or directory. {LOOK}"]
