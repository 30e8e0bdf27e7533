"""What was acknowledged is kept: when the process is killed, and when many save at once."""

import signal
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

from roadmap.assessment.models import Assessment, CollectionKind, Contacts, Respondent
from roadmap.content.models import Framework
from roadmap.plan.models import PlanInputs
from roadmap.store import Store

WRITER = """
import sys
from roadmap.store import Store
store = Store.open(sys.argv[1])
for number in range(100_000):
    store.save_answer(sys.argv[2], f"item_{number}", "end")
    print(number, flush=True)
"""
ROOT = Path(__file__).parents[2]


def test_a_killed_process_loses_nothing_acknowledged(store: Store, person: Respondent, database_url: str) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, database_url, person.id],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
    )
    assert writer.stdout
    acknowledged = [writer.stdout.readline() for _ in range(300)]
    writer.send_signal(signal.SIGKILL)
    acknowledged += writer.stdout.readlines()
    writer.wait()
    numbers = {int(line) for line in acknowledged if line.endswith("\n")}
    assert writer.returncode == -signal.SIGKILL
    assert len(numbers) >= 300
    kept = store.answers_of(person.id)
    assert {f"item_{number}" for number in numbers} <= kept.keys()
    store.save_answer(person.id, "after", "start")
    assert store.answers_of(person.id)["after"].answer == "start"


def in_threads(work: list[threading.Thread], failed: list[BaseException]) -> None:
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    assert failed == []


def test_twenty_people_saving_at_once_lose_nothing(store: Store, made: Assessment) -> None:
    collection = store.collection_of(made.id)
    people = [store.add_respondent(collection.id, "worker", "all") for _ in range(20)]
    failed: list[BaseException] = []

    def answer(person: Respondent) -> None:
        try:
            for number in range(15):
                store.save_answer(person.id, f"item_{number}", "middle")
                store.save_note(person.id, f"item_{number}", person.id)
        except BaseException as error:
            failed.append(error)

    in_threads([threading.Thread(target=answer, args=(person,)) for person in people], failed)
    rows = store.collected(collection.id).rows
    assert len(rows) == 20 * 15
    assert all((row.answer, row.note) == ("middle", row.respondent) for row in rows)


def test_steps_of_many_at_once_neither_fail_nor_mix(store: Store, made: Assessment) -> None:
    before = store.answered_rev(made.id)
    failed: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for step in range(5):
                store.save_plan_inputs(made.id, PlanInputs(ranking=(f"thread_{number}", f"step_{step}")))
                store.record(made.id, f"step_{number}_{step}", "facilitator")
        except BaseException as error:
            failed.append(error)

    in_threads([threading.Thread(target=work, args=(number,)) for number in range(20)], failed)
    assert store.answered_rev(made.id) == before + 200
    assert len(store.events(made.id)) == 100
    assert store.plan_inputs(made.id).ranking[1] == "step_4"


def test_one_person_at_many_tabs_is_made_once(store: Store, made: Assessment) -> None:
    found: list[str] = []
    failed: list[BaseException] = []

    def come() -> None:
        try:
            found.append(store.own_respondent(made.id, "leader", "all").id)
        except BaseException as error:
            failed.append(error)

    in_threads([threading.Thread(target=come) for _ in range(10)], failed)
    assert len(found) == 10
    assert len(set(found)) == 1


def test_many_joining_and_starting_at_once_all_succeed(store: Store, made: Assessment, framework: Framework) -> None:
    collection = store.collection_of(made.id)
    failed: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for _ in range(8):
                store.add_respondent(collection.id, "worker", "all")
            store.create_assessment(
                "Northlea Council", "S", str(number), framework, "all", Contacts(), CollectionKind.GROUP, today=date(2026, 3, 1)
            )
        except BaseException as error:
            failed.append(error)

    in_threads([threading.Thread(target=work, args=(number,)) for number in range(20)], failed)
    assert len(store.respondents(collection.id)) == 160
    assert sorted(assessment.round_name for assessment in store.assessments()) == sorted([made.round_name, *map(str, range(20))])
