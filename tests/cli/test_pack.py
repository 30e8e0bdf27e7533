"""`pack`: a folder of files, never over what is there."""

from pathlib import Path

from tests.cli.conftest import Run


def test_the_pack_is_written_and_says_where_to_begin(run: Run, tmp_path: Path) -> None:
    ran = run("pack", tmp_path / "new" / "pack")
    assert ran.status == 0
    written = sorted(path.relative_to(tmp_path / "new" / "pack").as_posix() for path in (tmp_path / "new").rglob("*.*"))
    assert ran.out.startswith(f"Written: {len(written)} files in ")
    assert ran.out.endswith("Begin with 00-start-here.html.\n")
    assert written[0] == "00-start-here.docx"


def test_nothing_is_written_where_one_file_is_there_already(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    kept = folder / "01-six-week-guide.pdf"
    kept.write_text("ours")
    ran = run("pack", folder, "--json")
    assert ran.status == 1
    assert ran.error["code"] == "FILE_EXISTS"
    assert [path.name for path in folder.iterdir()] == [kept.name]
    assert run("pack", folder, "--replace").status == 0
    assert kept.read_bytes().startswith(b"%PDF")


def test_a_file_in_the_place_of_the_folder_is_told(run: Run, tmp_path: Path) -> None:
    there = tmp_path / "pack"
    there.write_text("ours")
    ran = run("pack", there, "--json")
    assert (ran.status, ran.error["code"]) == (1, "NO_FOLDER")
    assert there.read_text() == "ours"


def test_another_ladder_is_taken(run: Run, tmp_path: Path) -> None:
    assert run("pack", tmp_path, "--ladder", "arnstein").status == 0
    assert run("pack", tmp_path / "other", "--ladder", "none-such", "--json").status == 1
