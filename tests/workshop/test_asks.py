"""A plan becomes single questions in order, each with its own id and what can be answered."""

from tests.workshop.rooms import workshop


def test_the_questions_of_the_first_session_come_in_the_order_of_the_plan() -> None:
    ids = [ask.id for ask in workshop().asks]
    assert len(ids) == len(set(ids))
    assert ids[:4] == ["to_for_with.review_letter", "to_for_with.furniture", "to_for_with.shift_times", "to_for_with.poster"]
    assert ids[4:11] == [
        "two_activities.three_layouts.gut",
        *(f"two_activities.three_layouts.{name}" for name in ("voluntary", "passed", "shaped", "carried_out", "reviewed")),
        "two_activities.three_layouts.compare",
    ]
    assert ids[-2:] == ["obstacles", "one_word"]


def test_an_item_is_rated_on_its_own_scale_with_two_answers_beside() -> None:
    rate = next(ask for ask in workshop("power_sharing_2").asks if ask.item == "time_paid")
    assert [option.id for option in rate.options][-2:] == ["dont_know", "not_applicable"]
    assert len(rate.options) == 7
    assert rate.text
    assert rate.about == "How far is this true of our service today?"


def test_the_gut_offers_the_plain_names_of_every_rung_lowest_first() -> None:
    gut = next(ask for ask in workshop().asks if ask.part == "gut")
    assert gut.options[0].text == "People had no real choice"
    assert gut.options[0].note == "Coercion"


def test_three_of_eight_areas_are_put_in_order() -> None:
    rank = next(ask for ask in workshop("power_sharing_2").asks if ask.kind == "rank")
    assert (rank.answer, rank.choose, len(rank.options)) == ("order", 3, 8)
