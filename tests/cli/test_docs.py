"""docs/command-line.md is complete, names nothing that is not there, and every example in it runs."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from roadmap.assessment.answer_codes import AnswerCode
from roadmap.cli.app import app
from roadmap.content.loading import find_framework
from roadmap.evaluation.response_codes import ResponseCode
from roadmap.exchange.framework_spreadsheet import blank_spreadsheet
from roadmap.exchange.merge_codes import MergeCode
from roadmap.exchange.row_codes import RowCode
from tests.cli.conftest import Run, open_survey

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
SECTIONS: dict[str, str] = dict(re.findall(r"^## `(\w+)`\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL))
COMMANDS: dict[str, Any] = get_command(app).commands  # type: ignore[attr-defined]


def examples(section: str) -> list[list[str]]:
    """The arguments of every command in a section's examples."""
    blocks = re.findall(r"^```sh\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    assert all(line.startswith("python -m roadmap ") for line in lines)
    return [shlex.split(line)[3:] for line in lines]


def put_files(folder: Path) -> None:
    """The files that the examples name: those the page shows, all content, and a spreadsheet."""
    for name, content in re.findall(r"^`([\w.]+)`:\n\n```\w+\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL):
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "activities.xlsx").write_bytes(blank_spreadsheet())
    (folder / "questions").symlink_to(ROOT / "questions")


def test_every_command_is_described_in_the_order_of_its_help() -> None:
    assert list(SECTIONS) == list(COMMANDS)
    assert re.findall(r"^\| \[`(\w+)`\]", TEXT, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_described_and_every_one_described_is_there(name: str) -> None:
    options = {option for parameter in COMMANDS[name].params for option in parameter.opts if option.startswith("--")}
    described = set(re.findall(r"^\| `(--[\w-]+)", SECTIONS[name], re.MULTILINE))
    assert described == options - {"--help"}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_runs(run: Run, name: str, own_store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ROADMAP_PASSPHRASE", "four plain words here")
    put_files(tmp_path)
    if name == "invite":
        open_survey(own_store, find_framework("trauma_informed"))
    found = examples(SECTIONS[name])
    assert any("--json" in arguments for arguments in found if arguments[0] == name)
    for arguments in found:
        ran = run(*arguments)
        assert ran.status == 0, (arguments, ran.err)
        if "--json" in arguments and arguments[0] == name:
            undescribed = [key for key in ran.json if f"`{key}`" not in SECTIONS[name]]
            assert undescribed == []


def test_every_failure_is_described() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "roadmap" / "cli").glob("*.py")]
    raised = {code for source in sources for code in re.findall(r'Failure\(\s*"([A-Z_]+)"', source)}
    assert len(raised) > 8
    described = set(re.findall(r"`([A-Z_]+)`", TEXT.split("## Failures")[1]))
    assert described == raised | {"ARCHIVE_PROBLEM", "STORE_PROBLEM", "NOT_KEPT"}


def test_every_fault_of_an_answers_file_is_described() -> None:
    described = set(re.findall(r"^\| `([A-Z_]+)` \|", SECTIONS["score"], re.MULTILINE))
    assert described == {*map(str, RowCode), *map(str, AnswerCode)}


def test_every_fault_of_a_file_of_responses_is_described() -> None:
    described = set(re.findall(r"^\| `([A-Z_]+)` \|", SECTIONS["evaluate"], re.MULTILINE))
    assert described == set(map(str, ResponseCode))


def test_what_keeps_archives_from_being_merged_is_described() -> None:
    described = dict(re.findall(r"^\| `([A-Z_]+)` \| (.+?) \|$", SECTIONS["merge"], re.MULTILINE))
    assert described == {str(code): code.meaning for code in MergeCode}
