"""`check`: all faults at once, in both forms, by both ways in; and it starts without anything heavy."""

import json
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Run

BROKEN = "# yaml-language-server: $schema=words.json\nid: en\nversion: yes\ntexts: {frame: {name: [x]}}\nmore: 1\n"


def words_file(tmp_path: Path) -> Path:
    path = tmp_path / "en.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    return path


def process(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "roadmap", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)


def test_all_content_that_ships_has_no_faults(run: Run) -> None:
    ran = run("check", "--json")
    assert ran.json["faults"] == []
    assert ran.status == 0
    assert ran.json["files"] > 15
    assert "trauma_informed" in [one["id"] for one in ran.json["frameworks"]]
    assert "tlap_coproduction" in [one["id"] for one in ran.json["ladders"]]
    assert [one["id"] for one in ran.json["evaluations"]] == ["power_sharing"]
    assert len(ran.json["evaluations"][0]["outcomes"]) == 5


def test_faults_are_told_by_file_and_line_and_counted(run: Run, tmp_path: Path) -> None:
    path = words_file(tmp_path)
    ran = run("check", path)
    assert ran.status == 1
    lines = ran.out.splitlines()
    assert f"{path.as_posix()}:3: NEEDS_QUOTES " in ran.out
    assert f"{path.as_posix()}:5: UNKNOWN_KEY " in ran.out
    assert lines[-1] == f"1 file checked: {len(lines) - 1} faults."


def test_as_json_there_is_one_object_and_messages_go_beside_it(run: Run, tmp_path: Path) -> None:
    path = words_file(tmp_path)
    ran = run("check", path, "--json")
    assert ran.status == 1
    assert set(ran.json) == {"files", "faults", "warnings", "frameworks", "ladders", "evaluations"}
    assert set(ran.json["faults"][0]) == {"path", "line", "code", "message", "found", "allowed", "nearest"}
    assert ran.err.splitlines()[:-1] == run("check", path).out.splitlines()[:-1]


def test_the_quick_way_in_says_the_same_as_the_slow_one(run: Run, tmp_path: Path) -> None:
    path = words_file(tmp_path)
    for arguments in ([str(path)], [str(path), "--json"], ["--json", str(tmp_path / "nothing.yaml")]):
        quick, slow = process("check", *arguments), run("check", *arguments)
        assert (quick.returncode, quick.stdout, quick.stderr) == (slow.status, slow.out, slow.err)


def test_it_starts_without_anything_heavy() -> None:
    heavy = ("typer", "pydantic", "sqlalchemy", "openpyxl", "streamlit", "plotly", "docx", "cryptography")
    script = (
        "import sys, runpy\n"
        "sys.argv = ['roadmap', 'check', '--json']\n"
        "try: runpy.run_module('roadmap', run_name='__main__')\n"
        f"except SystemExit as end: print(end.code, [one for one in {heavy} if one in sys.modules], file=sys.stderr)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=True)
    assert json.loads(ran.stdout)["faults"] == []
    assert ran.stderr.splitlines()[-1] == "0 []"


def test_wrong_usage_ends_with_2_in_words() -> None:
    ran = process("check", "--jsno")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("No such option: --jsno")
    assert ran.stderr.endswith("Try 'python -m roadmap check --help'.\n")
    assert "Usage: python -m roadmap check [OPTIONS] [PATH]..." in process("check", "--help").stdout
