"""A next round is one step, and the results then say what moved, who took part each time, and what a move may mean."""

from datetime import date

from streamlit.testing.v1 import AppTest

from roadmap.assessment.models import Assessment, CollectionKind, Contacts
from roadmap.store import Store
from roadmap.ui import rounds
from tests.examples import small_framework
from tests.pages.conftest import Launch


def said(app: AppTest) -> str:
    assert not app.exception
    assert not app.error
    return " ".join(str(one.value) for one in (*app.markdown, *app.caption))


def next_round(launch: Launch, made: Assessment) -> None:
    app = launch("results", made)
    next(button for button in app.button if button.label == "Start a new round").click().run()


def test_a_next_round_has_the_same_service_and_follows_without_answers(launch: Launch, answered: Assessment, kept: Store) -> None:
    next_round(launch, answered)
    made = kept.newest()
    assert made is not None
    assert (made.organisation, made.service, made.set_id) == (answered.organisation, answered.service, "start")
    assert made.follows == answered.id
    me = kept.remembered_respondent(made.id)
    assert me is not None
    assert kept.answers_of(me.id) == {}


def test_what_moved_is_said_with_who_took_part_and_that_lower_may_be_honest(
    launch: Launch, answered: Assessment, kept: Store
) -> None:
    next_round(launch, answered)
    made = kept.newest()
    assert made is not None
    framework, me = kept.framework_of(made.id), kept.own_respondent(made.id, "leader", "start")
    before = kept.remembered_respondent(answered.id)
    assert before is not None
    rows = [row for row in kept.answers_of(before.id).values() if row.answer != "dont_know"]
    for n, row in enumerate(rows):
        stages = framework.scale_of(row.item).stage_ids
        place = stages.index(row.answer or "")
        kept.save_answer(me.id, row.item, stages[place + 1] if n < 4 else stages[place])
    words = said(launch("results", made))
    assert "Of the 32 questions both rounds share, 4 moved by a stage or more." in words
    assert f"Not known in one of the rounds: {32 - len(rows)}." in words
    assert "A lower rating may mean that people feel safer to be honest." in words
    assert "*First round*: 1 trauma-informed leader" in words


def test_a_round_on_other_questions_is_refused_with_the_reason(launch: Launch, answered: Assessment, kept: Store) -> None:
    other = kept.create_assessment(
        "Harbour Council", "Children and families", "Before", small_framework(), "all", Contacts(), CollectionKind.IN_THE_ROOM,
        today=date(2025, 5, 4),
    )  # fmt: skip
    person = kept.own_respondent(other.id, "leader", "all")
    kept.save_answer(person.id, "breaks", "middle")
    kept.update_assessment(answered.model_copy(update={"follows": other.id}))
    words = said(launch("results", answered))
    assert "so the two cannot be compared" in words
    assert "small 0.1" in words


def test_two_rounds_of_one_name_are_told_apart() -> None:
    assert rounds.names_of("First round", "Second round") == ("First round", "Second round")
    assert rounds.names_of("Our round", "our round") == ("Our round, then", "our round, now")
