"""The example: it loads, it is marked as made up, and its figures teach what it promises."""

import re
import shutil
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import count
from pathlib import Path

import pytest

from roadmap.assessment.disclosure import unanimous
from roadmap.assessment.models import Collected, CollectionKind, DomainResult, Respondent, Results
from roadmap.assessment.scoring import results
from roadmap.assessment.tables import base_tables
from roadmap.assessment.views import lowest_of, strengths
from roadmap.content.checks import check_paths
from roadmap.content.example_models import Counts
from roadmap.content.faults import ContentFaults
from roadmap.content.ladder_models import Ladder
from roadmap.content.loading import find_framework, find_ladder, load_examples
from roadmap.content.models import WE_DO_NOT_AGREE, Framework
from roadmap.content.places import QUESTIONS
from roadmap.content.schemas import MODELS
from roadmap.exchange.example import build, build_example, kept_in, put_back, put_into, take_out
from roadmap.exchange.example_files import FOLDER, ExampleContent, load_example
from roadmap.exchange.example_people import asked, spread
from roadmap.exchange.gathering import gather
from roadmap.exchange.models import ArchiveParts, RawAnswers
from roadmap.ladder.models import Placement
from roadmap.ladder.placement import place
from roadmap.store import Store

#: Places and bodies that a made-up Scottish council could be taken for.
REAL = (
    "Aberdeen", "Angus", "Argyll", "Clackmannan", "Dumfries", "Dundee", "Ayrshire", "Dunbarton", "Lothian", "Renfrew",
    "Edinburgh", "Eilean Siar", "Falkirk", "Fife", "Glasgow", "Highland", "Inverclyde", "Moray", "Orkney", "Perth",
    "Kinross", "Borders", "Shetland", "Lanark", "Stirling", "Scottish Government", "NHS", "Resilience Learning",
    "Life Changes", "Barnardo",
)  # fmt: skip


def ids() -> Callable[[], str]:
    """Ids one after the other, the same for each build."""
    numbers = count()
    return lambda: f"{next(numbers):08d}"


@cache
def default() -> tuple[Framework, Ladder]:
    return find_framework("trauma_informed"), find_ladder("tlap_coproduction")


@cache
def content() -> ExampleContent:
    return load_example(*default())


@cache
def rounds() -> tuple[ArchiveParts, ...]:
    return tuple(build(content(), *default(), ids()))


@cache
def found(place_of_round: int) -> Results:
    return results(rounds()[place_of_round].releases[0], default()[0])


def domain(place_of_round: int, name: str) -> DomainResult:
    return next(d for d in found(place_of_round).domains if d.id == name)


def raw(parts: ArchiveParts) -> RawAnswers:
    assert parts.raw is not None
    return parts.raw


def _collected(parts: ArchiveParts) -> Collected:
    return Collected(kind=parts.kind, respondents=raw(parts).respondents, rows=raw(parts).rows)


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


# --- what it teaches -------------------------------------------------------------------------


def test_relationships_are_strongest_and_power_sharing_and_feedback_have_furthest_to_go() -> None:
    for n in (0, 1):
        scores = {d.id: d.score for d in found(n).domains if d.score is not None}
        order = sorted(scores, key=scores.__getitem__)
        assert order[-1] == "relationships"
        assert order[0] == "feedback"
        assert "power_sharing" in order[:4]
        assert "time_to_know" in [item.id for item in strengths(found(n))]
        lowest = lowest_of(found(n), "experience")
        assert lowest is not None
        assert {"hear_back", "help_decide"} <= {item.id for item in lowest}


def test_leaders_rate_several_shared_questions_higher_than_experts_by_experience() -> None:
    for n, least in ((0, 5), (1, 3)):
        flagged = [d for d in found(n).differences if (d.a, d.b) == ("leader", "experience") and d.flagged and d.gap is not None]
        assert len(flagged) >= least
        assert all((d.gap or 0) >= 25 for d in flagged)


def test_a_difference_with_few_ratings_and_one_whose_figure_is_held_back_are_there() -> None:
    flagged = [d for d in found(0).differences if d.flagged]
    assert any(d.few and d.gap is not None for d in flagged)
    assert any(d.gap is None for d in flagged)


@pytest.mark.parametrize(("n", "item"), [(0, "workload_fits_hours"), (1, "reflective_time")])
def test_one_question_is_split(n: int, item: str) -> None:
    assert [i.id for i in found(n).items if "split" in i.flags] == [item]


def test_a_quarter_or_more_cannot_tell_on_some_question() -> None:
    for n in (0, 1):
        unknown = [i.id for i in found(n).items if i.dont_know and i.asked and 4 * i.dont_know >= i.asked]
        assert "money_for_trust" in unknown
        assert len(unknown) <= 3
    assert any(i.blank for i in found(1).items)
    assert any(i.not_applicable and i.rated for i in found(1).items)


def test_one_question_is_withheld_for_all_and_one_of_the_core_for_each_perspective() -> None:
    for parts, n, core in zip(rounds(), (0, 1), ("keep_in_touch", "places_safe"), strict=True):
        assert parts.releases[0].withheld == ("waiting_choice",)
        for perspective in found(n).perspectives:
            assert core in [i.id for i in perspective.items or () if i.withheld]
        assert parts.releases[0].table(core) is not None
        tables = base_tables(_collected(parts), default()[0])
        assert unanimous(tables["leader"][core])
        assert unanimous(tables["everyone"]["waiting_choice"])


def test_people_are_resolved_and_not_yet_sure_together() -> None:
    for n in (0, 1):
        readiness = found(n).readiness
        assert readiness is not None
        assert readiness.reading == ("commitment_over", "efficacy_under")


def test_the_second_round_moves_most_areas_on_and_one_back() -> None:
    moved = {d.id: d.score - (domain(0, d.id).score or 0) for d in found(1).domains if d.score is not None}
    assert [name for name, by in moved.items() if by <= -5] == ["staff_care"]
    assert all(moved[name] >= 5 for name in ("leadership", "workforce", "power_sharing", "environments", "feedback"))
    stages = {n: domain(n, "power_sharing").stage for n in (0, 1)}
    assert stages == {0: "exploring", 1: "partly_in_place"}


def test_the_group_agreed_disagreed_and_rated_one_at_the_top_without_evidence() -> None:
    agreed = rounds()[1].agreements
    assert all(one.because for one in agreed)
    assert WE_DO_NOT_AGREE in [one.outcome for one in agreed]
    assert [one.item for one in agreed if one.outcome == "embedded" and not one.evidence] == ["leaders_steering_group"]
    assert domain(1, "feedback").agreed_score is not None


def placements() -> list[Placement]:
    return [place(one, default()[1]) for one in rounds()[1].activities]


def test_the_activities_show_a_range_an_override_a_promise_and_where_it_is_right() -> None:
    placed = placements()
    assert len(placed) == 6
    assert [p.ask for p in placed if p.low != p.high] == [("shaped",)]
    assert len([p for p in placed if p.override]) == 1
    assert len([p for p in placed if "more_promised" in p.flags]) == 1
    assert len([p for p in placed if p.gap == 0]) >= 2
    assert len([p for p in placed if p.gap]) >= 2
    assert all(one.intended and one.why_intended and one.placed_by for one in rounds()[1].activities)
    assert rounds()[1].activities[0].answers == next(
        e.answers for e in load_examples().examples if e.id == "survey_that_changed_something"
    )


def test_the_plan_has_actions_taken_on_one_edited_and_a_refusal_with_its_reason() -> None:
    plan = rounds()[1].plan
    assert [p.domain for p in plan.priorities] == ["readiness", "power_sharing", "feedback", "policies"]
    assert [p.decision for p in plan.priorities] == ["accepted", "accepted", "accepted", "rejected"]
    accepted = [a for a in plan.actions if a.decision == "accepted"]
    assert len(accepted) >= 4
    assert all(a.due and a.due > rounds()[1].assessment.created_on for a in accepted)
    assert any(a.edited for a in accepted)
    assert all(p.because for p in plan.priorities if p.decision == "rejected")
    assert all(a.because for a in plan.actions if a.decision == "rejected")
    assert any(a.decision == "rejected" for a in plan.actions)
    assert any(a.decision == "offered" for a in plan.actions)
    assert {a.origin for a in plan.actions if a.came_from} == {a.origin for a in plan.actions}


def test_every_decision_of_the_files_is_about_something_that_the_draft_offers() -> None:
    for made, parts in zip(content().rounds, rounds(), strict=True):
        assert made.plan is not None
        assert {one.action for one in made.plan.actions} <= {action.origin for action in parts.plan.actions}
        assert {one.domain for one in made.plan.priorities} <= {priority.domain for priority in parts.plan.priorities}


# --- whole, again, and put away --------------------------------------------------------------


def test_the_same_ids_build_the_same_example() -> None:
    again = build_example(*default(), ids())
    assert again == list(rounds())
    assert [parts.model_dump_json() for parts in again] == [parts.model_dump_json() for parts in rounds()]


def test_other_ids_build_the_same_figures_and_the_same_plan() -> None:
    numbers = count(10**6, -7)
    other = build(content(), *default(), lambda: f"{next(numbers):08d}")
    for parts, then in zip(other, rounds(), strict=True):
        assert parts.releases == then.releases
        assert [(a.origin, a.decision) for a in parts.plan.actions] == [(a.origin, a.decision) for a in then.plan.actions]


def test_a_closed_open_survey_is_released_once_with_ten_as_its_threshold() -> None:
    for parts in rounds():
        assert parts.kind is CollectionKind.OPEN_SURVEY
        assert parts.assessment.closed_on is not None
        assert [release.k for release in parts.releases] == [10]


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
    store.clear_answer(keyboard.id, "hear_back")
    store.remove_activity(newest.id, held.activities[0].id)
    back = put_back(store, *default(), _random_ids("b"))
    again = gather(store, back.id, with_answers=True)
    assert [a.title for a in again.activities] == [a.title for a in held.activities]
    assert again.releases == held.releases
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


# --- faults ----------------------------------------------------------------------------------


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The questions, to be spoilt."""
    shutil.copytree(QUESTIONS / FOLDER, tmp_path / FOLDER)
    shutil.copytree(QUESTIONS / "ladders", tmp_path / "ladders")
    return tmp_path


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


def test_an_example_for_another_framework_is_refused(copied: Path) -> None:
    path = copied / FOLDER / "example.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("framework: trauma_informed", "framework: other"), encoding="utf-8")
    with pytest.raises(ContentFaults, match="'other' is not possible here; allowed: trauma_informed"):
        load_example(*default(), copied)
