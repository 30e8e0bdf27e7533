"""`score`: results from files of answers, in the room and as an open survey, and every kind of bad input."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from roadmap.assessment.answers_file import COLUMNS
from roadmap.cli import output
from roadmap.cli.layout import words
from roadmap.content.loading import find_framework
from tests.cli.conftest import Ran, Run

FRAMEWORK = find_framework("trauma_informed")
SHARED = next(item for item in FRAMEWORK.items.values() if FRAMEWORK.shared_set(item))
STAGES = FRAMEWORK.scale_of(SHARED.id).stage_ids
LEADER, EXPERIENCE, PROFESSION = "leader", "experience", "profession"
Rows = Sequence[tuple[object, ...]]


def written(tmp_path: Path, rows: Rows, header: Sequence[str] = COLUMNS, name: str = "answers.csv") -> Path:
    path = tmp_path / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def views(n: int) -> list[tuple[object, ...]]:
    """n leaders who see a practice nearly in place, and n experts by experience who see little of it."""
    leaders: list[tuple[object, ...]] = [(f"l{i}", LEADER, SHARED.id, STAGES[3 + (i % 2)], "") for i in range(n)]
    return leaders + [(f"e{i}", EXPERIENCE, SHARED.id, STAGES[i % 2], "") for i in range(n)]


def test_the_shape_in_the_room(run: Run, tmp_path: Path) -> None:
    ran = run("score", written(tmp_path, views(2)), "--json")
    assert (ran.status, ran.err) == (0, "")
    assert list(ran.json) == [
        "framework", "kind", "people", "release", "domains", "readiness", "items", "perspectives", "differences",
    ]  # fmt: skip
    assert (ran.json["kind"], ran.json["people"], ran.json["release"]) == ("in_the_room", 4, None)
    (item,) = ran.json["items"]
    assert item["id"] == SHARED.id
    assert item["counts"] == dict(zip(STAGES, (1, 1, 0, 1, 1), strict=True))
    (difference,) = ran.json["differences"]
    assert (difference["a"], difference["b"], difference["gap"], difference["flagged"]) == (LEADER, EXPERIENCE, 75.0, True)


def test_numbers_are_not_rounded(run: Run, tmp_path: Path) -> None:
    rows = [(f"l{i}", LEADER, SHARED.id, STAGES[i // 2], "") for i in range(3)]
    (item,) = run("score", written(tmp_path, rows), "--json").json["items"]
    assert item["mean"] == 1 / 3


def test_with_release_it_is_an_open_survey_after_disclosure_control(run: Run, tmp_path: Path) -> None:
    rows = [*views(4), ("p1", PROFESSION, SHARED.id, STAGES[2], "")]
    ran = run("score", written(tmp_path, rows), "--release", 4, "--json")
    assert (ran.json["kind"], ran.json["release"]["k"]) == ("open_survey", 4)
    shown = {one["id"]: one["people"] for one in ran.json["release"]["sets"]}
    assert shown[PROFESSION] is None
    assert shown[EXPERIENCE] == 4
    assert shown[LEADER] is None, "the next one hides the single person"


def test_a_survey_of_too_few_shows_nothing(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, views(2))
    assert run("score", path, "--release", 10, "--json").json["people"] is None
    text = run("score", path, "--release", 10).out
    assert "Who took part" not in text
    assert "1 question: not shown on its own, so that nobody can be picked out." in text
    assert "trauma-informed leaders (" not in text


def test_the_text_is_for_people(run: Run, tmp_path: Path) -> None:
    ran = run("score", written(tmp_path, views(12)))
    domain = FRAMEWORK.domain_of[SHARED.id]
    assert (ran.status, ran.err) == (0, "")
    assert "24 people. Who took part: trauma-informed leaders (12), experts by experience (12)." in ran.out
    assert "no overall figure" in ran.out
    lines = [line.rstrip() for line in ran.out.splitlines()]
    at = lines.index("Where it stands (scores 0 to 100)")
    header, row = lines[at + 2], lines[at + 4]
    assert header.split("  ")[1:2] == ["Area"]
    places = [header.index(word) for word in ("leaders", "experience", "Everyone")]
    assert places == sorted(places), "perspectives stand first and Everyone last"
    assert row.split()[: len(domain.short.split())] == domain.short.split()
    assert "Difference in view" in lines
    differ = words("results.view_differ", item=SHARED.text.rstrip("."), a="trauma-informed leaders", b="experts by experience")
    assert f"- {differ} (75 apart)" in " ".join(ran.out.split())


def test_few_ratings_are_worth_asking_and_give_no_figure(run: Run, tmp_path: Path) -> None:
    text = " ".join(run("score", written(tmp_path, views(2))).out.split())
    asked = words("results.view_few", item=SHARED.text.rstrip("."), a="trauma-informed leaders", b="experts by experience")
    assert f"- {asked}" in text
    assert "apart)" not in text


def test_another_framework_is_a_folder(run: Run, tmp_path: Path) -> None:
    assert run("new", "framework", tmp_path / "garden").status == 0
    framework = find_framework(str(tmp_path / "garden"))
    item = next(iter(framework.items.values()))
    row = ("r1", framework.perspectives[0].id, item.id, framework.scale_of(item.id).stage_ids[0])
    ran = run("score", written(tmp_path, [row], COLUMNS[:4]), "--framework", tmp_path / "garden", "--json")
    assert (ran.status, ran.json["framework"]["id"]) == (0, framework.id)


def bad(ran: Ran) -> list[str]:
    """The faults of a run that was to find some: in both forms of output."""
    assert ran.status == 1
    assert set(ran.json) <= {"faults", "more"}
    told = [f"{fault['line']} {fault['code']} {fault['message']}" for fault in ran.json["faults"]]
    assert all(fault["message"] in ran.err for fault in ran.json["faults"][: output.MOST_LINES])
    return told


def test_unknown_items_and_stages_are_told_with_what_was_meant(run: Run, tmp_path: Path) -> None:
    rows = [("r1", LEADER, SHARED.id + "s", STAGES[0], ""), ("r2", "leaders", SHARED.id, STAGES[0][:-1], "")]
    assert bad(run("score", written(tmp_path, rows), "--json")) == [
        f"2 NOT_IN_FRAMEWORK the framework has no item '{SHARED.id}s': use an id that it has. Did you mean '{SHARED.id}'?",
        "3 NO_SUCH_PERSPECTIVE the framework has no perspective 'leaders'; allowed: leader, experience, profession. "
        "Did you mean 'leader'?",
        f"3 NO_SUCH_ANSWER '{STAGES[0][:-1]}' is no answer to this item; allowed: {', '.join(STAGES)}, dont_know, "
        f"not_applicable, not_asked, or empty. Did you mean '{STAGES[0]}'?",
    ]


def test_duplicate_rows_are_told_with_the_earlier_one(run: Run, tmp_path: Path) -> None:
    rows = [("r1", LEADER, SHARED.id, STAGES[0], "")] * 2
    assert bad(run("score", written(tmp_path, rows), "--json")) == [
        "3 TWO_ANSWERS 'r1' has answered this item already, in row 2: keep one"
    ]


def test_a_wrong_header_is_told_once(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, views(50), ("Respondents", "perspective", "item", "answer", "note"))
    told = bad(run("score", path, "--json"))
    assert told[0].startswith("1 MISSING_COLUMN there is no column 'respondent'")
    assert told[1].startswith("1 UNKNOWN_COLUMN the column 'Respondents' is not one of an answers file")
    assert len(told) == 2


@pytest.mark.parametrize(
    ("before", "line_end", "encoding"),
    [("\ufeff", "\n", "utf-8"), ("", "\r\n", "utf-8"), ("\ufeff", "\r\n", "utf-16-le"), ("", "\n", "cp1252")],
    ids=["byte-order mark", "Windows line ends", "UTF-16", "as Excel saves it"],
)
def test_files_from_windows_are_read_as_any_other(run: Run, tmp_path: Path, before: str, line_end: str, encoding: str) -> None:
    plain = written(tmp_path, [*views(2), ("é", LEADER, SHARED.id, "", "")], name="plain.csv")
    other = tmp_path / "windows.csv"
    text = before + plain.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\n", line_end)
    other.write_bytes(text.encode(encoding))
    assert run("score", other, "--json").json == run("score", plain, "--json").json


def test_a_json_file_scores_as_a_csv_file(run: Run, tmp_path: Path) -> None:
    plain = written(tmp_path, views(2))
    other = tmp_path / "answers.json"
    other.write_text(json.dumps([dict(zip(COLUMNS, row, strict=True)) for row in views(2)]), encoding="utf-8")
    assert run("score", other, "--json").json == run("score", plain, "--json").json


def test_ten_megabytes_of_rubbish_below_a_good_header_stay_readable(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "rubbish.csv"
    path.write_text(",".join(COLUMNS) + "\n" + "x,y,z\n" * 20_000, encoding="utf-8")
    ran = run("score", path, "--json")
    told = bad(ran)
    assert len(told) == output.MOST_FAULTS
    assert ran.json["more"] > 10_000
    assert len(ran.err.splitlines()) == output.MOST_LINES + 1
    assert "more faults." in ran.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "EMPTY_FILE"),
        (b"\x00\x01" * 5_000_000, "NOT_A_TABLE"),
        (b"x" * 10_000_000, "BROKEN_ROW"),
        (b"PK\x03\x04", "NOT_SPREADSHEET"),
    ],
    ids=["empty", "bytes", "one line", "cut short"],
)  # fmt: skip
def test_what_is_no_file_of_answers_is_one_fault(run: Run, tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(content)
    ran = run("score", path, "--json")
    (fault,) = ran.json["faults"]
    assert (ran.status, fault["code"]) == (1, code)
    assert fault["path"].endswith("answers.csv")


def test_a_missing_file_and_an_unknown_framework_are_faults(run: Run, tmp_path: Path) -> None:
    assert "CANNOT_READ" in run("score", tmp_path / "none.csv").err
    ran = run("score", written(tmp_path, views(2)), "--framework", "trauma_informd", "--json")
    assert ran.json["faults"][0]["nearest"] == "trauma_informed"


@pytest.mark.parametrize("k", ["0", "-3", "ten", "1.5"])
def test_a_threshold_is_a_number_of_people(run: Run, tmp_path: Path, k: str) -> None:
    ran = run("score", written(tmp_path, views(2)), "--release", k, "--json")
    assert (ran.status, ran.error["code"], ran.error["where"]) == (2, "WRONG_USAGE", "python -m roadmap score")
    assert "'--release'" in ran.error["message"]
