"""Nobody who was promised to hear is forgotten, a promise's state follows from days, and people read what was published."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.assessment.collection_models import Collection, CollectionSettings
from roadmap.assessment.models import Audience, CollectionKind, Contacts, FrameworkRef, Release, ShownSet
from roadmap.plan import feedback
from roadmap.plan.feedback import Standing, Unready
from roadmap.plan.feedback_models import CameFrom, Contribution
from roadmap.plan.following_models import Followed
from roadmap.plan.merging import merged
from roadmap.plan.models import Plan, PlanAction

TODAY = date(2026, 11, 27)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
VIEWS = ("experience", "profession", "leader")


def contribution(**changed: object) -> Contribution:
    values = {"id": "c1", "collection_id": "s", "heard": "Nobody tells us who comes next", "teller": "Anna Reid"} | changed
    return Contribution.model_validate(values)


def answered(**changed: object) -> Contribution:
    return contribution(**({"doing": "Each young person hears two weeks before"} | changed))


def survey(collection_id: str = "s", by: date | None = TODAY, **changed: object) -> Collection:
    settings = CollectionSettings(contacts=Contacts(feedback_by=by), feedback_from="Anna Reid", feedback_where="the hall")
    values = {"id": collection_id, "assessment_id": "a", "kind": CollectionKind.OPEN_SURVEY, "settings": settings}
    return Collection.model_validate(values | changed)


def action(**changed: object) -> PlanAction:
    values = {"id": "x", "priority_id": "p", "position": 1, "do": "Tell people early", "decision": "accepted"}
    return PlanAction.model_validate(values | changed)


# --- how a promise stands ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "given_on", "expected"),
    [
        (None, None, Standing.PROMISED),
        (TODAY + timedelta(days=8), None, Standing.PROMISED),
        (TODAY + timedelta(days=7), None, Standing.DUE_SOON),
        (TODAY, None, Standing.DUE_SOON),
        (TODAY - timedelta(days=1), None, Standing.LATE),
        (TODAY - timedelta(days=1), TODAY, Standing.GIVEN),
        (None, TODAY, Standing.GIVEN),
    ],
)
def test_a_promise_stands_as_its_days_say(due: date | None, given_on: date | None, expected: Standing) -> None:
    assert feedback.standing(contribution(due=due, given_on=given_on), TODAY) is expected


@given(DAYS, DAYS, DAYS)
def test_a_promise_that_is_not_kept_never_gets_better_with_time(due: date, one: date, other: date) -> None:
    worse = [Standing.PROMISED, Standing.DUE_SOON, Standing.LATE]
    first, later = sorted((one, other))
    promised = contribution(due=due)
    assert worse.index(feedback.standing(promised, first)) <= worse.index(feedback.standing(promised, later))


def test_whoever_waits_longest_stands_first_among_the_late() -> None:
    one, other = contribution(id="1", due=TODAY - timedelta(days=2)), contribution(id="2", due=TODAY - timedelta(days=9))
    fine, given_late = contribution(id="3", due=TODAY), contribution(id="4", due=date(2020, 1, 1), given_on=TODAY)
    assert feedback.late_contributions([one, fine, other, given_late], TODAY) == (other, one)


def test_late_then_questioned_then_without_an_answer_and_what_was_given_last() -> None:
    done = answered(id="done", given_on=TODAY)
    doubted = answered(id="doubted", given_on=TODAY, due=TODAY)
    ready, empty = answered(id="ready", due=TODAY), contribution(id="empty", due=TODAY)
    late = contribution(id="late", due=TODAY - timedelta(days=1))
    ordered = feedback.in_order([done, ready, empty, doubted, late], frozenset({"doubted"}), TODAY)
    # What was given once counts as given, and what was questioned asks for a word before it.
    assert [one.id for one in ordered] == ["late", "doubted", "empty", "ready", "done"]


# --- nobody is forgotten ---------------------------------------------------------------------------


def test_each_group_that_was_asked_gets_a_place_for_its_answer() -> None:
    asked = survey(perspectives=("experience", "leader"))
    found = feedback.owed([asked, survey("later", by=None)], Plan(), [], VIEWS)
    assert [(one.collection_id, one.to_group, one.due, one.teller) for one in found] == [
        ("s", "experience", TODAY, "Anna Reid"),
        ("s", "leader", TODAY, "Anna Reid"),
    ]


def test_a_collection_for_everybody_owes_every_perspective_an_answer() -> None:
    assert [one.to_group for one in feedback.owed([survey()], Plan(), [], VIEWS)] == list(VIEWS)


@given(st.sets(st.sampled_from([*VIEWS, None])))
def test_a_group_is_owed_nothing_more_once_something_is_kept_for_it_or_for_everybody(kept: set[str | None]) -> None:
    there = [contribution(id=str(group), to_group=group) for group in kept]
    owed = {one.to_group for one in feedback.owed([survey()], Plan(), there, VIEWS)}
    assert owed == (set() if None in kept else set(VIEWS) - kept)


def test_one_note_that_is_answered_for_everybody_is_no_answer_to_the_groups() -> None:
    quoted = contribution(came_from=CameFrom.NOTE)
    assert [one.to_group for one in feedback.owed([survey()], Plan(), [quoted], VIEWS)] == list(VIEWS)


def test_what_a_group_answered_is_owed_as_a_group_s_answer() -> None:
    (owed,) = feedback.owed([survey(kind=CollectionKind.GROUP, perspectives=("experience",))], Plan(), [], VIEWS)
    assert owed.came_from is CameFrom.GROUP


def test_an_action_that_promised_feedback_is_owed_until_it_has_an_answer() -> None:
    promised = action(followed=Followed(feedback_due=TODAY), feedback="Everybody hears by letter")
    (owed,) = feedback.owed([], Plan(actions=(promised,)), [], VIEWS)
    assert (owed.of_action, owed.actions, owed.doing, owed.due) == ("x", ("x",), "Tell people early", TODAY)
    assert feedback.owed([], Plan(actions=(promised,)), [contribution(of_action="x")], VIEWS) == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"decision": "offered", "feedback": "By letter"},
        {"feedback": ""},
        {"feedback": "By letter", "followed": Followed(feedback_given_on=TODAY)},
    ],
)
def test_an_action_that_promised_nothing_or_kept_its_promise_owes_nothing(changed: dict[str, object]) -> None:
    assert feedback.owed([], Plan(actions=(action(**changed),)), [], VIEWS) == ()


def test_without_a_day_of_its_own_people_hear_within_twenty_working_days_after_the_action() -> None:
    (owed,) = feedback.owed([], Plan(actions=(action(feedback="By letter", due=date(2026, 12, 18)),)), [], VIEWS)
    assert owed.due == date(2027, 1, 19)  # neither Christmas nor New Year counts
    (without,) = feedback.owed([], Plan(actions=(action(feedback="By letter"),)), [], VIEWS)
    assert without.due is None


# --- what an answer lacks --------------------------------------------------------------------------


def test_an_answer_needs_what_was_heard_what_comes_of_it_and_whom_to_ask() -> None:
    assert feedback.unready(contribution(heard=" ", teller=""), frozenset()) == (Unready.HEARD, Unready.ANSWER, Unready.TELLER)
    assert feedback.unready(answered(), frozenset()) == ()
    assert feedback.unready(answered(heard="", words_gone=True), frozenset()) == ()


def test_what_cannot_be_done_needs_its_reason() -> None:
    assert feedback.unready(contribution(cannot="A worker for each of you"), frozenset()) == (Unready.BECAUSE,)
    assert feedback.unready(contribution(cannot="A worker for each of you", because="There is no money"), frozenset()) == ()


def test_a_group_is_named_only_where_it_is_shown_or_agreed_itself() -> None:
    named = answered(group="experience")
    assert feedback.unready(named, frozenset({"leader"})) == (Unready.GROUP,)
    assert feedback.unready(named, frozenset({"experience"})) == ()
    assert feedback.unready(answered(group="experience", group_agreed=True), frozenset()) == ()


@pytest.mark.parametrize(("audience", "expected"), [(Audience.ROOM, set()), (Audience.ORGANISATION, {"leader"})])
def test_who_may_be_named_is_who_a_release_outside_the_room_shows(audience: Audience, expected: set[str]) -> None:
    shown = (ShownSet(id="experience", people=None), ShownSet(id="leader", people=12))
    made = Release(
        framework=FrameworkRef(id="f", version="1", hash="0" * 64), collection_id="s", kind=CollectionKind.OPEN_SURVEY,
        audience=audience, k=10, people=15, sets=shown, tables={},
    )  # fmt: skip
    assert feedback.nameable([made], "s") == expected
    assert feedback.nameable([made], "other") == set()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Two of you said it, and 3 young people wrote it", ("Two of you", "3 young people")),
        ("Only one person said so", ("Only one person",)),
        ("We meet on two Mondays and pay £35", ()),
        ("Many of you said it", ()),
    ],
)
def test_words_that_tell_how_many_are_found(words: str, expected: tuple[str, ...]) -> None:
    assert feedback.tells_how_many(answered(heard=words)) == expected


# --- publishing ------------------------------------------------------------------------------------


def test_people_read_what_was_published_until_it_is_published_again() -> None:
    first = feedback.published(answered(actions=("x", "gone")), {"x": "Tell people early"}, TODAY)
    assert first.published is not None
    assert (first.published.actions, first.published.on, first.given_on) == (("Tell people early",), TODAY, TODAY)
    changed = first.model_copy(update={"doing": "Something else"})
    assert not feedback.is_changed(first, {"x": "Tell people early"})
    assert feedback.is_changed(changed, {"x": "Tell people early"})
    assert feedback.is_changed(first, {"x": "The action reads differently now"})
    again = feedback.published(changed, {"x": "Tell people early"}, TODAY + timedelta(days=3))
    assert again.given_on == TODAY
    assert again.published
    assert again.published.doing == "Something else"
    assert feedback.taken_down(again).published is None
    assert feedback.taken_down(again).given_on == TODAY


def test_an_action_that_went_into_another_is_named_by_that_one() -> None:
    one, other = action(id="one", do="Meet in the garden"), action(id="other", do="Meet out of doors")
    both = merged(one, other, {"do": "this"}, TODAY).kept
    linked = answered(actions=("other", "one", "gone"))
    assert feedback.with_standing_actions(linked, Plan(actions=(both,))).actions == ("one", "gone")
    assert feedback.with_standing_actions(linked, Plan(actions=(one, other))) is linked


def test_without_an_answer_nothing_is_published() -> None:
    with pytest.raises(ValueError, match="no answer"):
        feedback.published(contribution(), {}, TODAY)


def test_looking_again_is_dated_where_people_read_it() -> None:
    seen = feedback.looked_again(feedback.published(answered(), {}, TODAY), TODAY + timedelta(days=2))
    assert seen.published
    assert seen.published.looked_again_on == seen.looked_again_on == TODAY + timedelta(days=2)
    assert not feedback.is_changed(seen, {})


def test_people_read_what_is_published_for_their_own_collection_newest_first() -> None:
    old = feedback.published(answered(id="old"), {}, TODAY - timedelta(days=5))
    new = feedback.published(answered(id="new"), {}, TODAY)
    elsewhere = feedback.published(answered(id="other", collection_id="t"), {}, TODAY)
    assert [one.id for one in feedback.to_read([old, answered(id="draft"), elsewhere, new], "s")] == ["new", "old"]


def test_what_is_shared_is_what_was_published_and_no_draft() -> None:
    kept = feedback.published(answered(), {}, TODAY).model_copy(update={"doing": "A draft nobody has read"})
    (shared,) = feedback.to_share([kept, contribution(id="never")])
    assert shared.doing == "Each young person hears two weeks before"
    assert "A draft nobody has read" not in shared.model_dump_json()


# --- words that are taken back -----------------------------------------------------------------------


def test_a_note_s_words_go_from_the_draft_and_from_what_was_published() -> None:
    quoted = answered(came_from=CameFrom.NOTE, own_words=True, heard="Nobody asked me.")
    gone = feedback.published(quoted, {}, TODAY).without("Nobody asked me.")
    assert "Nobody asked me" not in gone.model_dump_json()
    assert gone.words_gone
    assert gone.published
    assert gone.published.words_gone
    assert quoted.without("Something else") == quoted
    assert answered(heard="Nobody asked me.").without("Nobody asked me.").heard  # what many said is not one person's to take
