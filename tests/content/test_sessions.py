"""Session plans: the two that ship keep the minutes they promise, and what they name is there."""

import shutil
from pathlib import Path

import pytest

from roadmap.content.checks import check_paths
from roadmap.content.loading import find_evaluation, find_session, sessions
from roadmap.content.places import QUESTIONS
from roadmap.content.session_models import ExerciseKind, SessionPlan

#: Minutes of each block as the brief on content lists them.
MINUTES = {
    "power_sharing_1": [15, 5, 15, 20, 35, 10, 40, 20, 20],
    "power_sharing_2": [10, 30, 30, 10, 25, 45, 8, 12, 10],
}


def test_two_sessions_ship_and_the_second_follows_the_first() -> None:
    assert sessions() == list(MINUTES)
    assert find_session("power_sharing_2").follows == "power_sharing_1"


@pytest.mark.parametrize("name", MINUTES)
def test_a_session_has_180_minutes_and_screens_on_for_at_most_40_in_three_stretches(name: str) -> None:
    plan = find_session(name)
    assert [block.minutes for block in plan.blocks] == MINUTES[name]
    assert (plan.minutes, plan.phones_at_most, plan.stretches_at_most) == (180, 40, 3)
    assert sum(block.phones for block in plan.blocks) <= 40
    assert all(block.phones for block in plan.blocks if block.exercises), (
        "nobody is told that phones stay down and then asked on one"
    )
    assert plan.evaluation
    given = find_evaluation(plan.evaluation)
    assert given.id == plan.evaluation
    waves = [block.wave for block in plan.blocks if block.wave]
    assert waves
    assert set(waves) <= set(given.wave_ids)


def test_every_kind_of_exercise_is_in_one_of_the_two_with_a_way_to_do_it_on_paper() -> None:
    exercises = [one for name in MINUTES for block in find_session(name).blocks for one in block.exercises]
    assert {one.kind for one in exercises} == set(ExerciseKind.__args__)
    assert all(one.paper and one.talk for one in exercises)


def test_a_plan_of_ones_own_is_found_by_its_file(tmp_path: Path) -> None:
    mine = shutil.copyfile(QUESTIONS / "workshops" / "power_sharing_1.yaml", tmp_path / "mine.yaml")
    assert isinstance(find_session(str(mine)), SessionPlan)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("item: time_paid", "item: time_payed", "UNKNOWN_ITEM the framework trauma_informed has no item 'time_payed'"),
        ("domains: [leadership,", "domains: [leaders,", "UNKNOWN_DOMAIN no domain 'leaders'"),
    ],
)
def test_what_a_plan_names_in_a_framework_must_be_there(tmp_path: Path, old: str, new: str, told: str) -> None:
    questions = shutil.copytree(QUESTIONS, tmp_path / "questions")
    file = questions / "workshops" / "power_sharing_2.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    (fault,) = check_paths([questions]).faults
    assert told in str(fault)


def test_screens_that_go_on_too_often_are_told(tmp_path: Path) -> None:
    questions = shutil.copytree(QUESTIONS / "workshops", tmp_path / "workshops")
    file = questions / "power_sharing_1.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("keep: true", "phones: 1\n    keep: true", 1), encoding="utf-8")
    told = [fault.message for fault in check_paths([file]).faults]
    assert told == ["screens are on for 41 minutes; at most 40"]
    file.write_text(file.read_text(encoding="utf-8").replace("stretches_at_most: 3", "stretches_at_most: 1"), encoding="utf-8")
    told = [fault.message for fault in check_paths([file]).faults]
    assert told == ["screens are on for 41 minutes; at most 40", "screens go on 2 times; at most 1"]


def test_the_wall_shows_who_listens_in_every_break_and_at_the_end() -> None:
    for name in MINUTES:
        plan = find_session(name)
        assert all(block.support for block in plan.blocks if "Break" in block.title or block is plan.blocks[-1])


def test_a_plan_that_was_just_begun_can_be_run(tmp_path: Path) -> None:
    from roadmap.content.starting import start
    from roadmap.workshop.asks import asks_of
    from tests.workshop.rooms import content

    (file,) = start("workshop", tmp_path / "Our Session")
    plan = find_session(str(file))
    assert (plan.id, sum(block.minutes for block in plan.blocks)) == ("our_session", plan.minutes)
    assert [ask.answer for ask in asks_of(plan, content())] == ["one", "one", "word"]
