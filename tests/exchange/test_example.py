"""The example: it loads, it is marked as made up, people answer as counted, and it can be put back and removed."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import count

import pytest

from roadmap.assessment.models import CollectionKind, Respondent
from roadmap.content.checks import check_paths
from roadmap.content.example_models import Counts
from roadmap.content.places import QUESTIONS
from roadmap.content.schemas import MODELS
from roadmap.exchange.example import build, build_example, kept_in, put_back, put_into, take_out
from roadmap.exchange.example_files import FOLDER
from roadmap.exchange.example_people import asked, spread
from roadmap.exchange.gathering import gather
from roadmap.exchange.models import ArchiveParts
from roadmap.store import Store
from tests.exchange.example_rounds import content, default, ids, raw, rounds

#: Places and bodies that a made-up Scottish council could be taken for.
REAL = (
    "Aberdeen", "Angus", "Argyll", "Clackmannan", "Dumfries", "Dundee", "Ayrshire", "Dunbarton", "Lothian", "Renfrew",
    "Edinburgh", "Eilean Siar", "Falkirk", "Fife", "Glasgow", "Highland", "Inverclyde", "Moray", "Orkney", "Perth",
    "Kinross", "Borders", "Shetland", "Lanark", "Stirling", "Scottish Government", "NHS", "Resilience Learning",
    "Life Changes", "Barnardo",
)  # fmt: skip


def test_the_files_have_no_fault() -> None:
    report = check_paths([QUESTIONS / FOLDER])
    assert report.files == 1 + len(content().rounds)
    assert report.faults == ()
    assert {"example", "example_round"} <= set(MODELS)


def test_there_are_two_rounds_and_the_second_follows_the_first() -> None:
    first, second = (parts.assessment for parts in rounds())
    assert (first.round_name, second.round_name) == ("First round, May 2025", "Second round, May 2026")
    assert (first.follows, second.follows) == (None, first.id)
    assert first.organisation == second.organisation
    assert all(parts.assessment.example for parts in rounds())
    said = (first.organisation.name, first.service, content().about.source, *(made.source for made in content().rounds))
    assert all("made up" in text.casefold() for text in said)
    assert all("made up" in parts.assessment.contacts.daytime_support for parts in rounds())


def test_three_perspectives_took_part_in_numbers_that_can_be_shown() -> None:
    shown = [{s.id: s.people for s in parts.releases[0].sets} for parts in rounds()]
    assert shown == [
        {"leader": 12, "experience": 11, "profession": 31},
        {"leader": 13, "experience": 17, "profession": 34},
    ]


def test_people_give_exactly_the_answers_that_the_files_count() -> None:
    framework = default()[0]
    for made, parts in zip(content().rounds, rounds(), strict=True):
        answers = raw(parts)
        by_id = {person.id: person for person in answers.respondents}
        given: Counter[tuple[str, str, str | None]] = Counter(
            (row.item, by_id[row.respondent].perspective, row.answer) for row in answers.rows
        )
        for item, by_view in made.answers.items():
            for view, counts in by_view.items():
                wanted = dict(zip(framework.scale_of(item).stage_ids, counts.stages, strict=True))
                wanted |= {"dont_know": counts.dont_know, "not_applicable": counts.not_applicable}
                assert {answer: given[item, view, answer] for answer in wanted} == wanted, (item, view)


def test_leaders_and_experts_by_profession_are_counted_for_everything_they_are_asked_and_experience_for_the_core() -> None:
    framework = default()[0]
    for made in content().rounds:
        for item in framework.items.values():
            wanted = {view for view in item.ask if view != "experience" or "core" in item.set}
            assert wanted <= set(made.answers[item.id]), item.id


def test_nobody_gives_one_answer_throughout_and_some_stop_early() -> None:
    stages = {s.id: n for scale in default()[0].about.scales for n, s in enumerate(scale.stages)}
    for parts in rounds():
        answers = raw(parts)
        by_person: dict[str, list[int]] = {person.id: [] for person in answers.respondents}
        for row in answers.rows:
            if row.answer in stages:
                by_person[row.respondent].append(stages[row.answer])
        means = [sum(given) / len(given) for given in by_person.values()]
        assert all(len(set(given)) >= 3 for given in by_person.values())
        assert min(means) > 0.8
        assert max(means) < 3.2
        core = [p for p in answers.respondents if p.perspective == "experience" and p.set_id == "core"]
        lengths = [len([row for row in answers.rows if row.respondent == p.id]) for p in core]
        assert max(lengths) == 15
        assert 5 <= min(lengths) < 15
        assert lengths == sorted(lengths, reverse=True)  # the same few people stop early


def test_only_those_whose_set_holds_a_question_are_asked_it() -> None:
    sets = ("core", "full", "core")
    people = [Respondent(id=str(n), perspective="experience", set_id=set_id) for n, set_id in enumerate(sets)]
    framework = default()[0]
    assert [p.id for p in asked(people, "hear_back", "experience", framework)] == ["0", "1", "2"]
    assert [p.id for p in asked(people, "answers_published", "experience", framework)] == ["1"]
    assert asked(people, "reflective_time", "experience", framework) == []
    assert asked(people, "hear_back", "leader", framework) == []


@pytest.mark.parametrize("people", [1, 2, 3, 10, 31])
def test_turning_keeps_every_answer_and_gives_it_to_others_next_time(people: int) -> None:
    counts = Counts(stages=(people, people, 0), dont_know=1)
    first, second = (spread(counts, ("low", "middle", "high"), turn) for turn in (0, 1))
    assert Counter(first) == Counter(second) == {"low": people, "middle": people, "dont_know": 1}
    assert first != second or people == 1
    assert spread(Counts(stages=(0, 0, 0)), ("low", "middle", "high"), 4) == []


def test_the_keyboard_belongs_to_a_leader_of_the_full_set_who_has_written_notes() -> None:
    for parts in rounds():
        answers = raw(parts)
        own = next(person for person in answers.respondents if person.id == answers.own_respondent)
        assert (own.perspective, own.set_id) == ("leader", parts.assessment.set_id)
        assert any(row.note for row in answers.rows if row.respondent == own.id)


def test_every_note_found_a_rating_to_stand_beside() -> None:
    for made, parts in zip(content().rounds, rounds(), strict=True):
        kept = {(row.item, row.answer, row.note) for row in raw(parts).rows if row.note}
        assert kept == {(note.item, note.answer, note.note) for note in made.notes}


def test_the_same_ids_build_the_same_example() -> None:
    again = build_example(*default(), ids())
    assert again == list(rounds())
    assert [parts.model_dump_json() for parts in again] == [parts.model_dump_json() for parts in rounds()]


def test_other_ids_build_the_same_figures_and_the_same_plan() -> None:
    numbers = count(10**6, -7)
    other = build(content(), *default(), lambda: f"{next(numbers):08d}")
    for parts, then in zip(other, rounds(), strict=True):
        assert [one.tables for one in parts.releases] == [one.tables for one in then.releases]
        assert [(a.origin, a.decision) for a in parts.plan.actions] == [(a.origin, a.decision) for a in then.plan.actions]


def test_a_closed_open_survey_is_released_once_with_ten_as_its_threshold() -> None:
    for parts in rounds():
        assert parts.kind is CollectionKind.OPEN_SURVEY
        assert parts.looked_at.closed_on == parts.assessment.closed_on is not None
        assert [(release.k, release.audience) for release in parts.releases] == [(10, "organisation"), (10, "anyone")]


def test_nothing_in_it_names_a_real_organisation() -> None:
    for path in sorted((QUESTIONS / FOLDER).glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        assert "made up" in text.casefold()
        assert [name for name in REAL if re.search(rf"\b{name}", text)] == []


def test_it_goes_into_a_store_comes_back_as_it_was_and_goes_again(store: Store) -> None:
    own = store.restore_assessment(_own_parts())
    newest = put_into(store, *default(), _random_ids("a"))
    assert newest.round_name == "Second round, May 2026"
    assert [one.id for one in kept_in(store)] == [newest.id, newest.follows]
    held = gather(store, newest.id, with_answers=True)
    keyboard = store.remembered_respondent(newest.id)
    assert keyboard is not None
    assert [one.held_on for one in held.plan_meetings] == [one.held_on for one in rounds()[1].plan_meetings]
    assert [one.published for one in held.contributions if one.published]
    assert len(store.questioned(newest.id)) == 1
    store.clear_answer(keyboard.id, "hear_back")
    store.remove_activity(newest.id, held.activities[0].id)
    back = put_back(store, *default(), _random_ids("b"))
    again = gather(store, back.id, with_answers=True)
    assert [a.title for a in again.activities] == [a.title for a in held.activities]
    assert [one.tables for one in again.releases] == [one.tables for one in held.releases]
    assert len(raw(again).rows) == len(raw(held).rows)
    assert [one.id for one in kept_in(store)] == [back.id, back.follows]
    take_out(store)
    assert store.assessments() == [own]


def _random_ids(start: str) -> Callable[[], str]:
    numbers = count()
    return lambda: f"{start}{next(numbers):031d}"


def _own_parts() -> ArchiveParts:
    """An assessment that is no example, of an organisation with the example's name."""
    first = rounds()[0]
    own = first.assessment.model_copy(update={"id": "own", "example": False})
    return first.model_copy(update={"assessment": own, "raw": None, "activities": (), "releases": ()})
