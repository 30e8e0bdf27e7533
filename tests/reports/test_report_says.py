"""What the report of an assessment says, and what it never says."""

from dataclasses import replace
from datetime import date

import pytest

from roadmap.assessment.models import Audience
from roadmap.ladder.placement import place
from roadmap.plan.candidates import Placed
from roadmap.plan.following_models import Promise
from roadmap.plan.merging import merged
from roadmap.plan.models import AlreadyIn
from roadmap.reports.assessment_report import assessment_report, plan_report
from roadmap.reports.models import Figure, Heading
from tests.reports.full import full_parts
from tests.reports.made_reports import changed, room, section, written


def test_it_says_what_it_is_and_is_not() -> None:
    for words in (
        "Independent. Not made or endorsed by the National Trauma Transformation Programme.",
        "Roadmap for Creating Trauma-Informed and Responsive Change",
        "never for league tables, inspection or funding",
        "there is no overall figure",
        "Experts by experience have not yet checked these words.",
    ):
        assert words in room()


def test_once_five_experts_by_experience_have_checked_the_words_it_no_longer_says_otherwise() -> None:
    parts = full_parts()
    about = parts.framework.about
    for checked, still in ((4, True), (5, False)):
        reviewed = about.reviewed_by.model_copy(update={"experience": checked})
        framework = parts.framework.model_copy(update={"about": about.model_copy(update={"reviewed_by": reviewed})})
        text = written(assessment_report(changed(parts, framework=framework)))
        assert ("have not yet checked these words" in text) is still


@pytest.mark.parametrize("word", ["placement", "perception gap", "claimed", "overall score", "weakest", "fail", "{", "}"])
def test_words_that_wound_or_slip_through_are_out(word: str) -> None:
    assert word not in room().lower()


def test_strengths_come_first_and_never_alone() -> None:
    headings = [block for block in assessment_report(full_parts()).blocks if isinstance(block, Heading)]
    assert [one.text for one in headings[:3]] == [
        "What stands out",
        "What is already strong",
        "What experts by experience rated lowest",
    ]
    assert headings[1].level == headings[2].level
    lowest = section(assessment_report(full_parts()), "What experts by experience rated lowest")
    assert lowest.count("Not started, in") + lowest.count("No sign of it, in") + lowest.count("Exploring, in") == 3


def test_it_says_when_experts_by_experience_were_not_asked() -> None:
    document = assessment_report(full_parts(people=(3, 0, 4)))
    assert "Experts by experience were not asked this time" in section(document, "What experts by experience rated lowest")
    assert "7 people: 3 trauma-informed leaders, no experts by experience and 4 experts by profession" in written(document)


def test_a_leader_alone_has_a_report_without_spread() -> None:
    document = assessment_report(full_parts(people=(1, 0, 0)))
    text = written(document)
    assert "1 person: a trauma-informed leader" in text
    assert "What people said" not in section(document, "Each area in turn")


def test_the_report_of_one_person_alone_says_so_and_hints_at_nobody_else() -> None:
    document = assessment_report(full_parts(audience=Audience.ORGANISATION, people=(1, 0, 0)))
    text = written(document)
    assert "One person answered alone" in text
    assert "every answer in it is that person's" in text
    assert "One person answered, so experts by experience have not been heard as a group yet." in text
    for words in ("In the room together", "Others took part", "Too few of them answered", "not shown on its own"):
        assert words not in text


def test_with_few_answers_views_are_worth_asking_about_and_never_differ() -> None:
    few = section(assessment_report(full_parts()), "Views side by side")
    assert "Worth asking: do trauma-informed leaders see this further on than experts by experience?" in few
    assert "differ" not in few
    many = section(assessment_report(full_parts(people=(30, 30, 30))), "Views side by side")
    assert "Views differ: trauma-informed leaders see this further on than experts by experience." in many


def test_at_most_eight_practices_are_worth_talking_about() -> None:
    blocks = assessment_report(full_parts()).blocks
    start = next(i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.text == "Worth talking about")
    assert 1 <= len(blocks[start + 2].rows) <= 8  # type: ignore[union-attr]


def test_agreements_evidence_and_its_absence_are_told() -> None:
    leadership = section(assessment_report(full_parts()), "Leadership")
    assert "We do not agree" in leadership
    assert "Agreed: exploring" in leadership
    assert "Because: Teams in Leadership gave two examples each." in leadership
    assert "Evidence noted: Minutes of the Leadership group, March 2026." in leadership
    assert "on 21 April 2026" in leadership
    parts = full_parts()
    name = parts.framework.domain("leadership").items[6].id
    items = tuple(one.model_copy(update={"flags": ("no_evidence",)}) if one.id == name else one for one in parts.results.items)
    results = parts.results.model_copy(update={"items": items})
    assert "No evidence noted yet" not in leadership
    assert "No evidence noted yet" in section(assessment_report(changed(parts, results=results)), "Leadership")


def test_what_holds_a_stage_is_named_by_the_numbers_in_the_table() -> None:
    parts = full_parts()
    domain = next(one for one in parts.results.domains if one.id == "leadership")
    items = parts.framework.domain("leadership").items
    numbers = [i for i, item in enumerate(items, start=1) if item.id in (domain.holding or ())]
    text = section(assessment_report(parts), "Leadership")
    line = next(line for line in text.split("\n") if line.startswith("What holds it there"))
    assert all(str(number) in line for number in numbers)
    assert "Where it stands: " in text


def test_readiness_is_two_bars_and_no_figure_of_its_own() -> None:
    document = assessment_report(full_parts())
    text = section(document, "Are we ready to change?")
    assert "Commitment" in text
    assert "Belief that we can" in text
    profile = next(block for block in document.blocks if isinstance(block, Figure))
    assert "Readiness" not in "".join(row.name for row in profile.chart.rows)  # type: ignore[union-attr]


def test_activities_say_where_why_what_next_and_who() -> None:
    text = section(assessment_report(full_parts()), "Activities on the ladder of participation")
    for words in (
        "Where it stands: People had no real choice (Coercion).",
        "Why it stands here",
        "What would move it",
        "What we still need to ask",
        "What else counts, and never moves the step:",
        "Looked at by: trauma-informed leaders and experts by experience.",
        "It stands where it was meant to",
        "More was promised than was on offer.",
    ):
        if words != "What we still need to ask":
            assert words in text
    one = full_parts().placements[0]
    unsure = one.activity.model_copy(update={"answers": {"voluntary": "yes"}})
    parts = changed(full_parts(), placements=(Placed(unsure, place(unsure, one.ladder), one.ladder),))
    open_text = section(assessment_report(parts), "Activities on the ladder of participation")
    assert "somewhere from" in open_text
    assert "What we still need to ask" in open_text
    assert one.ladder.criterion["passed"].text in open_text


def test_answers_that_are_still_possible_stand_apart_with_or_between_them() -> None:
    parts = full_parts()
    one = parts.placements[0]
    criterion = one.ladder.criteria[0]
    both = tuple(option.id for option in criterion.options[:2])
    activity = one.activity.model_copy(update={"answers": {criterion.id: both}, "evidence": {criterion.id: "We asked twice."}})
    text = written(assessment_report(changed(parts, placements=(replace(one, activity=activity),))))
    assert " or ".join(option.text for option in criterion.options[:2]) in text


def test_the_plan_has_its_columns_and_what_is_not_for_now() -> None:
    document = assessment_report(full_parts())
    text = section(document, "Priority action plan")
    for words in ("Priority 1: ", "Lead", "With", "Due", "Status", "Next feedback", "Measure, and where it came from"):
        assert words in text
    assert "26 July 2026" in text
    assert "The same people are already busy with the new building." in section(document, "Not for us yet")


def test_what_is_followed_elsewhere_what_became_one_and_a_late_promise_are_told() -> None:
    parts = full_parts()
    assert parts.plan is not None
    taken = next(one for one in parts.plan.actions if one.decision == "accepted")
    other = taken.model_copy(update={"id": "other", "do": "Meet out of doors", "origin": "other.x"})
    both = merged(taken, other, {"do": "this"}, parts.printed_on).kept
    promises = (
        Promise(kind="support", words="Somebody they trust", done_on=date(2026, 1, 5)),
        Promise(kind="pay", words="£35 an hour", due=date(2026, 1, 5)),
    )
    lived = both.model_copy(
        update={
            "followed": both.followed.model_copy(update={"promises": promises}),
            "already_in": AlreadyIn(plan="Children's services plan", place="action 12"),
        }
    )
    plan = parts.plan.model_copy(update={"actions": tuple(lived if one == taken else one for one in parts.plan.actions)})
    text = section(assessment_report(changed(parts, plan=plan)), "Priority action plan")
    assert "Followed there\nChildren's services plan, action 12" in text
    assert "With it: Meet out of doors" in text
    assert (
        "Pay: £35 an hour (was to be there by 5 January 2026; it is late)\n"
        "Support: Somebody they trust (done on 5 January 2026)" in text
    )


def test_without_plan_or_activities_it_says_so() -> None:
    text = written(assessment_report(changed(full_parts(), plan=None, placements=())))
    assert "There is no plan yet." in text
    assert "No activity has been looked at yet." in text


def test_example_data_are_marked() -> None:
    assert assessment_report(full_parts()).mark == "Example: fictional data"
    assert assessment_report(full_parts(example=False)).mark is None


def test_support_lines_and_own_contacts_are_there() -> None:
    text = section(assessment_report(full_parts()), "Someone to talk to")
    for words in ("999", "116 123", "0800 83 85 87", "0800 1111", "Rivermouth Advocacy", "1 June 2026"):
        assert words in text


def test_the_same_parts_give_the_same_document() -> None:
    assert assessment_report(full_parts()) == assessment_report(full_parts())


def test_the_date_is_the_one_it_was_given() -> None:
    document = assessment_report(changed(full_parts(), printed_on=date(2027, 1, 3)))
    assert document.written_on == date(2027, 1, 3)
    assert "3 January 2027" in written(document)


def test_what_belongs_to_a_priority_that_is_not_for_us_yet_says_so() -> None:
    parts = full_parts()
    assert parts.plan is not None
    first, *others = parts.plan.priorities
    turned_down = first.model_copy(update={"decision": "rejected", "because": "A quiet year"})
    plan = parts.plan.model_copy(update={"priorities": (turned_down, *others)})
    rest = section(plan_report(changed(parts, plan=plan)), "Not for us yet")
    assert "A quiet year" in rest
    assert f"With its priority, {first.title}" in rest
    assert "No reason was written down" not in rest
