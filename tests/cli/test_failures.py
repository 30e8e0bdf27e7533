"""Whatever goes wrong, people get a sentence and the right status: no traceback, no noise from a broken pipe."""

import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from roadmap.cli import running
from roadmap.cli.layout import plain, table
from roadmap.cli.output import Failure
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("error", "status", "code", "message"),
    [
        (ValueError("secret"), 1, "UNEXPECTED", "Something went wrong that this tool has no words for (VALUE_ERROR). "),
        (MemoryError(), 1, "OUT_OF_MEMORY", "There is not enough memory for this."),
        (OSError(28, "No space left on device", "x.zip"), 1, "FILE", "x.zip cannot be used: no space left on device."),
        (Failure("MADE_UP", "Made up.", "here", 2), 2, "MADE_UP", "Made up."),
    ],
)
def test_every_exception_is_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, code: str, message: str
) -> None:
    def fails(*_: object) -> int:
        raise error

    monkeypatch.setattr("roadmap.cli.check.check", fails)
    ran = run("check", "--json")
    assert (ran.status, ran.error["code"]) == (status, code)
    assert ran.error["message"].startswith(message)
    in_words = run("check")
    assert (in_words.status, in_words.out, in_words.err) == (status, "", ran.error["message"] + "\n")
    assert "secret" not in ran.err


def test_stopping_from_the_keyboard_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    def stopped() -> int:
        raise KeyboardInterrupt

    assert running.guarded(stopped, as_json=True) == 130
    assert capsys.readouterr() == ("", "")


def test_wrong_usage_of_any_command_ends_with_2(run: Run) -> None:
    for arguments in ([], ["scroe"], ["score"], ["draft"], ["report", "x"], ["export"], ["place", "a", "b"], ["--nope"]):
        ran = run(*arguments, "--json") if arguments else run()
        assert ran.status == 2
        assert ran.err.count("\n") == 1
        assert "--help'." in ran.err
        if arguments:
            assert ran.error["code"] == "WRONG_USAGE"
    assert "Did you mean 'score'? Try" in run("scroe").err


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
@pytest.mark.parametrize("arguments", [["check"], ["check", "--json"], ["check", "--help"]])
def test_a_broken_pipe_is_quiet(arguments: list[str]) -> None:
    command = [sys.executable, "-m", "roadmap", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.close()  # long before anything is written
        assert started.stderr.read() == ""
        assert started.wait(60) == 1


def test_output_is_utf_8_whatever_the_machine_says(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("- {id: garden, intended: “höher”}\n", encoding="utf-8")
    command = [sys.executable, "-m", "roadmap", "place", str(path), "--json"]
    ran = subprocess.run(command, capture_output=True, check=False, timeout=60, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert b"Traceback" not in ran.stderr
    assert "“höher”" in ran.stdout.decode("utf-8")
    assert "“höher”" in ran.stderr.decode("utf-8")


def test_a_file_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    with mock.patch("roadmap.cli.files.os.open", side_effect=PermissionError(13, "Permission denied")):
        ran = run("demo", "--to", tmp_path / "x.zip", "--json")
    assert (ran.status, ran.error["code"]) == (1, "CANNOT_WRITE")
    assert ran.error["message"] == f"{(tmp_path / 'x.zip').as_posix()} cannot be written: permission denied."
    assert not [path for path in tmp_path.iterdir() if "x.zip" in path.name]


def test_columns_stand_in_line() -> None:
    assert table(["Topic", "Score"], [["Power sharing", "5"], ["Trust", "100"]], right={1}) == [
        "  Topic          Score",
        "  -------------  -----",
        "  Power sharing      5",
        "  Trust            100",
    ]


def test_marks_of_bold_and_italic_go_and_stars_stay() -> None:
    assert plain("it *stands* at **the top**, 2 * 3 * 4, a*b*c") == "it stands at the top, 2 * 3 * 4, a*b*c"
