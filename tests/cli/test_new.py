"""`new`: starting points that pass `check`, frameworks from spreadsheets, and nothing written over."""

import io
from pathlib import Path

import openpyxl

from roadmap.exchange.framework_spreadsheet import blank_spreadsheet
from tests.cli.conftest import Run


def test_everything_that_can_be_begun_passes_the_check(run: Run, tmp_path: Path) -> None:
    for kind in ("framework", "ladder", "evaluation", "workshop"):
        folder = tmp_path / kind
        ran = run("new", kind, folder, "--json")
        assert ran.status == 0
        assert ran.json == {"written": [path.as_posix() for path in sorted(folder.iterdir())]}
        assert ran.json["written"]
        assert run("check", folder).status == 0


def test_the_text_says_what_to_do_next(run: Run, tmp_path: Path) -> None:
    ran = run("new", "ladder", tmp_path / "ours")
    assert ran.out.splitlines()[-1].endswith(f"python -m roadmap check {(tmp_path / 'ours').as_posix()}")


def test_a_spreadsheet_becomes_a_framework(run: Run, tmp_path: Path) -> None:
    spreadsheet = tmp_path / "ours.xlsx"
    spreadsheet.write_bytes(blank_spreadsheet())
    assert run("new", "framework", tmp_path / "ours", "--from", spreadsheet).status == 0
    checked = run("check", tmp_path / "ours", "--json")
    assert [one["id"] for one in checked.json["frameworks"]] == ["ours"]


def test_faults_of_a_spreadsheet_come_by_cell(run: Run, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Driver", "Activity"])
    book.active.append(["Leadership", None])
    buffer = io.BytesIO()
    book.save(buffer)
    spreadsheet = tmp_path / "ours.xlsx"
    spreadsheet.write_bytes(buffer.getvalue())
    ran = run("new", "framework", tmp_path / "ours", "--from", spreadsheet, "--json")
    assert ran.status == 1
    (fault,) = ran.json["faults"]
    assert fault["code"] == "EMPTY_CELL"
    assert ran.err.startswith("Sheet!B2: EMPTY_CELL ")


def test_a_folder_with_something_in_it_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("kept", encoding="utf-8")
    ran = run("new", "framework", tmp_path)
    assert (ran.status, ran.out) == (1, "")
    assert "FOLDER_NOT_EMPTY there is something here already: choose a new or empty folder" in ran.err
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".db"] == ["kept.txt"]


def test_only_what_can_be_begun_is_offered(run: Run, tmp_path: Path) -> None:
    ran = run("new", "poster", tmp_path / "x", "--json")
    assert (ran.status, ran.error["code"]) == (2, "WRONG_USAGE")
    ran = run("new", "ladder", tmp_path / "x", "--from", "x.xlsx", "--json")
    assert (ran.status, ran.error["message"]) == (2, "Only a framework can be made from a spreadsheet: leave out --from.")
    assert not (tmp_path / "x").exists()
