"""Hart's ladder and Shier's pathways: their own shapes, and what their authors warned of."""

from roadmap.content.loading import find_ladder
from roadmap.ladder.models import Activity
from roadmap.ladder.placement import place

HART, SHIER = find_ladder("hart"), find_ladder("shier")
LUNDY = {"space", "voice", "audience", "influence"}


def hart(**answers: str) -> str | None:
    given = {"own_choice": "yes", "shown_as": "as_it_was", "their_part": "real", "passed": "asked"} | answers
    rest = {
        name: "no" if "no" in HART.criterion[name].option_ids else HART.criterion[name].option_ids[0] for name in HART.criterion
    }
    placed = place(Activity(id="a", title="A", answers=rest | given), HART)
    assert placed.low == placed.high
    return placed.high


def test_hart_has_eight_rungs_of_which_three_are_no_taking_part() -> None:
    assert [rung.group for rung in HART.rungs].count("Not taking part") == 3
    assert len(HART.rungs) == 8
    assert HART.about.since_children


def test_what_adults_showed_as_more_than_it_was_is_manipulation_however_much_else_was_good() -> None:
    assert hart(shown_as="as_more", question_set_by="people", decided_by="shared") == "manipulation"


def test_being_seen_is_decoration_and_speaking_without_a_choice_is_tokenism() -> None:
    assert hart(their_part="seen", own_choice="no") == "decoration"
    assert hart(their_part="spoke", own_choice="partly") == "tokenism"


def test_the_furthest_rung_is_a_decision_shared_with_adults_and_not_children_alone() -> None:
    assert hart(question_set_by="people", decided_by="people") == "child_directed"
    assert hart(question_set_by="people", decided_by="shared") == "child_initiated"
    assert hart(question_set_by="organisation", decided_by="shared") == "adult_initiated"
    assert HART.rung_ids[-1] == "child_initiated"


def test_lundys_four_stand_beside_and_never_move_a_rung() -> None:
    without = Activity(id="a", title="A", answers={"own_choice": "yes"})
    every = Activity(id="a", title="A", answers={"own_choice": "yes"} | dict.fromkeys(LUNDY, "no"))
    before, after = place(without, HART), place(every, HART)
    assert (before.low, before.high) == (after.low, after.high)
    assert {name: after.conditions[name] for name in LUNDY} == dict.fromkeys(LUNDY, "no")


def test_shier_has_fifteen_steps_of_five_levels_and_three_aspects_and_looks_at_a_service() -> None:
    assert (SHIER.order, SHIER.about.subject, len(SHIER.rungs)) == ("steps", "service", 15)
    assert len({rung.group for rung in SHIER.rungs}) == 5
    assert [rung.aspect for rung in SHIER.rungs[:3]] == ["Openings", "Opportunities", "Obligations"]
    assert {rung.needs[0].criterion for rung in SHIER.rungs} == set(SHIER.criterion)


def test_a_service_stands_at_the_last_step_that_holds_with_all_below_and_hears_the_next() -> None:
    answers = {"listened_openings": "yes", "listened_opportunities": "yes", "listened_obligations": "partly"}
    placed = place(Activity(id="a", title="A", subject="service", answers=answers | {"shared_openings": "yes"}), SHIER)
    assert placed.high == "listened_opportunities_step"
    assert placed.next
    assert placed.next.rung == "listened_obligations_step"
    assert [action.id for action in placed.next.actions] == ["make_listened_obligations"]


def test_a_service_that_has_not_begun_hears_the_first_step() -> None:
    placed = place(Activity(id="a", title="A", subject="service", answers={"listened_openings": "no"}), SHIER)
    assert placed.high is None
    assert placed.next
    assert placed.next.rung == "listened_openings_step"
