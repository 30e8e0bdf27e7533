"""Faults in the example's files: whatever does not fit the framework or the ladder is told with its line."""

import shutil
from pathlib import Path

import pytest

from roadmap.content.faults import ContentFaults
from roadmap.content.places import QUESTIONS
from roadmap.exchange.example_files import FOLDER, load_example
from tests.exchange.example_rounds import default

SPOILT = [
    ("  leaders_listen:", "  leaders_lisen:", "'leaders_lisen' is not possible here.*Did you mean 'leaders_listen'"),
    ("leader: {stages: [0, 0, 1, 5, 6]", "leader: {stages: [0, 9, 1, 5, 6]", "21 is out of range; it must be at most 12 people"),
    ("leader: {stages: [0, 0, 1, 5, 6]", "leader: {stages: [0, 1, 5, 6]", "4 is out of range; it must be 5 stages"),
    ("outcome: mostly_in_place", "outcome: mostly", "'mostly' is not possible here"),
    ("worked_example: honest_informing", "worked_example: honest", "'honest' is not possible here"),
    ('closed_on: "2025-05-30"', 'closed_on: "2025-05-32"', "'2025-05-32' is not a date"),
    ("leader: {full: 12}", "leader: {whole: 12}", "'whole' is not possible here"),
    ("feeds_money: answer_no", "feeds_money: answer_never", "'answer_never' is not possible here"),
    ("ranking: [feedback", "ranking: [feedbak", "'feedbak' is not possible here"),
    ("placed_by: [leader, profession]", "placed_by: [boss]", "'boss' is not possible here"),
]
#: The same for what became of the plan, which is in the second round's file.
SPOILT_LATER = [
    ('held_on: "2026-09-10"', 'held_on: "2026-09-31"', "'2026-09-31' is not a date"),
    ("attendance: {leader: 5", "attendance: {leaders: 5", "'leaders' is not possible here"),
    ('      day: "2026-10-14"', '      day: "in October"', "'in October' is not a date"),
    ("      because: Two teams could only begin in August, when most families were away\n", "", "needs 'because'|because"),
    ('told_on: "2026-06-30"', 'told_on: "2026-06-33"', "'2026-06-33' is not a date"),
    ("    because: The duty rota has two posts open that nobody has applied for.\n", "", "because"),
    (
        "      perspective: experience\n      words: >-\n        I did",
        "      perspective: me\n      words: >-\n        I did",
        "'me' is not",
    ),
]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The questions, to be spoilt."""
    shutil.copytree(QUESTIONS / FOLDER, tmp_path / FOLDER)
    shutil.copytree(QUESTIONS / "ladders", tmp_path / "ladders")
    return tmp_path


@pytest.mark.parametrize(("was", "becomes", "message"), SPOILT)
def test_an_id_or_count_that_does_not_fit_is_told_with_its_line(copied: Path, was: str, becomes: str, message: str) -> None:
    path = copied / FOLDER / "first_round.yaml"
    text = path.read_text(encoding="utf-8")
    assert was in text
    line = text[: text.index(was)].count("\n") + 1
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(ContentFaults, match=message) as faults:
        load_example(*default(), copied)
    assert line in [fault.line for fault in faults.value.faults]


@pytest.mark.parametrize(("was", "becomes", "message"), SPOILT_LATER)
def test_what_became_of_the_plan_is_told_with_its_fault(copied: Path, was: str, becomes: str, message: str) -> None:
    path = copied / FOLDER / "second_round.yaml"
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(ContentFaults, match=message):
        load_example(*default(), copied)


def test_an_example_for_another_framework_is_refused(copied: Path) -> None:
    path = copied / FOLDER / "example.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("framework: trauma_informed", "framework: other"), encoding="utf-8")
    with pytest.raises(ContentFaults, match="'other' is not possible here; allowed: trauma_informed"):
        load_example(*default(), copied)
