"""`evaluate`: the published figures from raw rows, in words and as JSON; every fault with status 1 and nothing else printed."""

import csv
import json
from pathlib import Path

import pytest

from roadmap.content.loading import find_evaluation
from tests.cli.conftest import Run
from tests.evaluation.rebuilding import rebuilt


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    path = tmp_path / "forms.csv"
    rows = rebuilt(find_evaluation("power_sharing"))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_the_published_figures(forms: Path, run: Run) -> None:
    done = run("evaluate", forms, "--attended", "pre=38", "--attended", "post=33", "--json")
    found = json.loads(done.out)
    assert done.status == 0
    assert found["waves"]["pre"] == {"respondents": 28, "attended": 38, "rate": 28 / 38}
    first = found["outcomes"][0]
    assert set(first) == {"id", "pre", "post", "change"}
    assert set(first["pre"]) == {"agree", "respondents", "percent", "low", "high", "worst", "best"}
    assert [round(first["change"][name]) for name in ("points", "low", "high")] == [43, 22, 61]
    assert found["reactions"][0]["respondents"] == 0
    assert any("cannot say how many people changed" in note for note in found["notes"])


def test_in_words_the_count_stands_beside_the_percentage(forms: Path, run: Run) -> None:
    done = run("evaluate", forms, "--attended", "pre=38", "--attended", "post=33")
    assert "Before: 28 forms came back from 38 people who were there (74 %)." in done.out
    assert "16 of 28  57 %" in done.out
    assert "From before to after: +43 points (95 % interval 22 to 61)." in done.out
    assert "improved" not in done.out


def test_places_are_pooled_and_stand_alone_only_where_nobody_can_be_worked_out(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "sites.csv"
    lines = ["wave,respondent,item,answer,site"]
    for wave, agree in (("pre", 3), ("post", 6)):
        for site, n in (("North", 8), ("South", 10), ("West", 11)):
            lines += [f"{wave},{site}{form},what_it_is,{'agree' if form < agree else 'disagree'},{site}" for form in range(n)]
    path.write_text("\n".join(lines))
    found = json.loads(run("evaluate", path, "--json").out)
    assert found["outcomes"][0]["pre"]["respondents"] == 29
    assert [(one["id"], one["withheld"]) for one in found["sites"]] == [("West", False), ("North", True), ("South", True)]
    assert found["sites"][0]["outcomes"][0]["pre"]["agree"] == 3
    assert found["sites"][1]["outcomes"] is None
    words = run("evaluate", path).out
    assert "Only inside the whole: North, South." in words
    assert "3 of 11 (27 %)" in words
    assert "of 8" not in words


def test_more_forms_than_people_is_a_fault(forms: Path, run: Run) -> None:
    done = run("evaluate", forms, "--attended", "pre=20", "--json")
    assert done.status == 1
    assert json.loads(done.out)["faults"][0]["code"] == "MORE_THAN_ATTENDED"


def test_faults_of_attendance_and_of_the_file(forms: Path, tmp_path: Path, run: Run) -> None:
    assert "'before=3' is not WAVE=NUMBER" in run("evaluate", forms, "--attended", "before=3").err
    empty = tmp_path / "empty.csv"
    empty.write_text("wave,respondent,item,answer\n")
    done = run("evaluate", empty)
    assert (done.status, done.out) == (1, "")
    assert "there are no responses in this file" in done.err


def test_an_evaluation_that_is_not_there(forms: Path, run: Run) -> None:
    done = run("evaluate", forms, "--evaluation", "power")
    assert done.status == 1
    assert "there is no such evaluation (there are: power_sharing)" in done.err


def test_a_new_evaluation_passes_check_and_is_told(tmp_path: Path, run: Run) -> None:
    assert run("new", "evaluation", tmp_path / "ours").status == 0
    found = json.loads(run("check", tmp_path / "ours", "--json").out)
    assert found["evaluations"] == [{"id": "ours", "outcomes": ["first_outcome"]}]
    assert found["faults"] == []
