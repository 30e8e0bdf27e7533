"""What the report of an assessment says, and what it never says."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pytest

from roadmap.assessment.disclosure import release as release_of
from roadmap.assessment.models import Audience, Collected, CollectionKind
from roadmap.assessment.scoring import results as results_of
from roadmap.ladder.models import Override
from roadmap.ladder.placement import place
from roadmap.plan.candidates import Placed
from roadmap.reports.assessment_report import ReportParts, assessment_report, plan_report
from roadmap.reports.models import Document, Figure, Heading
from roadmap.reports.save import SUFFIXES, save
from tests.reports.full import collected, full_parts
from tests.reports.reading import excel_text, html_text, pdf_text, slides_text, squeezed, word_text
from tests.reports.samples import texts

READERS: dict[str, Callable[[bytes], str]] = {
    ".docx": word_text,
    ".xlsx": excel_text,
    ".pptx": slides_text,
    ".pdf": pdf_text,
    ".html": lambda file: html_text(file.decode()),
}
WITHHELD = "not shown on its own, so that nobody can be picked out"


def changed(parts: ReportParts, **changes: Any) -> ReportParts:
    """The same parts with some of them changed."""
    return ReportParts(**{**parts.__dict__, **changes})


def survey(people: tuple[int, int, int] = (14, 6, 22)) -> ReportParts:
    """An open survey with a threshold of ten."""
    return full_parts(CollectionKind.OPEN_SURVEY, Audience.ORGANISATION, 10, people)


def written(document: Document) -> str:
    """Every text of a document, a line each."""
    alts = [block.alt for block in document.blocks if isinstance(block, Figure)]
    return "\n".join([*texts(document), *alts])


@cache
def room() -> str:
    return written(assessment_report(full_parts()))


def section(document: Document, title: str) -> str:
    """The texts under one heading of the first or second level, up to the next of its level."""
    found, level = [], 0
    for block in document.blocks:
        if isinstance(block, Heading) and level and block.level <= level:
            break
        if isinstance(block, Heading) and block.text == title:
            level = block.level
        if level:
            found += texts(block)
    assert found, f"there is no section '{title}'"
    return "\n".join(found)


# --- everything is in every format ----------------------------------------------------------


def marked() -> tuple[ReportParts, list[str]]:
    """A full assessment in which each text that people type is marked, and the marks."""
    parts = full_parts()
    marks: list[str] = []

    def mark(where: str) -> str:
        marks.append(f"Zq{len(marks)}x {where}")
        return marks[-1]

    about = parts.assessment
    about = about.model_copy(
        update={
            "organisation": about.organisation.model_copy(update={"name": mark("organisation")}),
            "service": mark("service"),
            "round_name": mark("round"),
            "contacts": about.contacts.model_copy(
                update={"asked_by": mark("asked by"), "daytime_support": mark("daytime"), "independent": mark("independent")}
            ),
        }
    )
    agreements = tuple(
        one.model_copy(update={"because": mark("because"), "evidence": mark("evidence")}) for one in parts.release.agreements
    )
    placed = []
    for one in parts.placements:
        activity = one.activity.model_copy(
            update={
                "title": mark("title"),
                "description": mark("description"),
                "why_intended": mark("why"),
                "evidence": {name: mark("noted") for name in list(one.activity.answers)[:3]},
                "override": Override(rung=one.ladder.rung_ids[2], because=mark("override")),
            }
        )
        placed.append(Placed(activity, place(activity, one.ladder), one.ladder))
    plan = parts.plan
    assert plan is not None
    fields = ("do", "first_step", "outcome", "measure", "lead", "with_", "feedback", "preparation", "support", "pay", "came_from")
    kept = tuple(
        one.model_copy(update={"do": mark("do"), "because": mark("because")})
        if one.decision == "rejected"
        else one.model_copy(update={name: mark(name) for name in fields})
        for one in plan.actions
    )
    priorities = tuple(
        one.model_copy(update={"title": mark("title"), "why": mark("why"), "outcome": mark("outcome")}) for one in plan.priorities
    )
    plan = plan.model_copy(update={"actions": kept, "priorities": priorities})
    release = parts.release.model_copy(update={"agreements": agreements})
    return changed(
        parts, assessment=about, release=release, placements=tuple(placed), plan=plan, notes=(mark("note"), mark("another note"))
    ), marks


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_all_that_people_wrote_is_in_each_format(suffix: str) -> None:
    parts, marks = marked()
    document = assessment_report(parts)
    text = READERS[suffix](save(document, suffix))
    assert len(marks) > 150
    assert [mark for mark in marks if squeezed(mark) not in text] == []
    assert [one for one in texts(document) if squeezed(one) not in text] == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_plan_alone_holds_the_whole_plan(suffix: str) -> None:
    parts, marks = marked()
    text = READERS[suffix](save(plan_report(parts), suffix))
    assert parts.plan is not None
    wanted = [one.do for one in parts.plan.actions] + [one.title for one in parts.plan.priorities]
    assert [words for words in wanted if squeezed(words) not in text] == []
    assert squeezed(marks[0]) in text


def test_every_rating_of_everyone_is_told() -> None:
    parts = full_parts()
    tell = section(assessment_report(parts), "Each area in turn")
    for item in parts.results.items:
        assert parts.framework.items[item.id].text in tell
    first = parts.results.items[0]
    stages = parts.framework.scale_of(first.id).stages
    counts = ", ".join(f"{n} {stages[i].name.lower()}" for i, n in enumerate((first.counts or {}).values()) if n)
    assert counts in tell
    assert f"{(first.dont_know or 0) + (first.blank or 0)} don't know or left blank" in tell


# --- what is withheld -----------------------------------------------------------------------


def test_nothing_of_a_withheld_group_changes_the_report() -> None:
    """Leaders and experts by experience are both shown only inside Everyone: exchanging their answers changes nothing."""
    parts = survey()
    answers = collected(parts.framework, {"leader": 14, "experience": 6, "profession": 22}, CollectionKind.OPEN_SURVEY)
    swap = {"leader-0": "experience-0", "experience-0": "leader-0"}
    both = {name for name, item in parts.framework.items.items() if {"leader", "experience"} <= set(item.ask)}
    rows = tuple(
        row.model_copy(update={"respondent": swap.get(row.respondent, row.respondent)}) if row.item in both else row
        for row in answers.rows
    )
    documents = []
    for one in (answers.rows, rows):
        given = Collected(kind=answers.kind, respondents=answers.respondents, rows=one)
        shown = release_of(given, parts.framework, k=10, audience=Audience.ORGANISATION)
        documents.append(assessment_report(changed(parts, release=shown, results=results_of(shown, parts.framework))))
    assert {(r.respondent, r.item, r.answer) for r in rows} != {(r.respondent, r.item, r.answer) for r in answers.rows}
    assert documents[0] == documents[1]


def test_a_withheld_group_has_one_sentence_and_no_number() -> None:
    document = assessment_report(survey())
    facts = written(document)
    assert "42 people: 14 trauma-informed leaders and 22 experts by profession. Others took part" in facts
    assert "6 experts by experience" not in facts
    assert "Trauma-informed leaders: not shown on their own for some questions" in section(document, "What is not shown")
    assert "Experts by experience: not shown on their own" in section(document, "What is not shown")
    lowest = section(document, "What experts by experience rated lowest")
    assert f"What experts by experience rated lowest is {WITHHELD}" in lowest
    assert "their views are not set side by side" in section(assessment_report(survey((6, 4, 22))), "Views side by side")


def test_a_withheld_item_has_no_figure() -> None:
    parts = survey()
    answers = collected(parts.framework, {"leader": 14, "experience": 6, "profession": 22}, CollectionKind.OPEN_SURVEY)
    name = parts.framework.domain("leadership").items[1].id
    rows = tuple(row.model_copy(update={"answer": "exploring"}) if row.item == name else row for row in answers.rows)
    given = Collected(kind=answers.kind, respondents=answers.respondents, rows=rows)
    shown = release_of(given, parts.framework, k=10, audience=Audience.ORGANISATION)
    assert shown.withheld == (name,)
    document = assessment_report(changed(parts, release=shown, results=results_of(shown, parts.framework)))
    words = parts.framework.items[name].text
    assert f"Not shown for anybody: {words}" in section(document, "What is not shown")
    lines = section(document, "Leadership").split("\n")
    place_of = next(i for i, line in enumerate(lines) if words in line)
    assert [line.lower() for line in lines[place_of + 1 : place_of + 3]] == [WITHHELD, WITHHELD]


def test_outside_the_room_a_small_group_has_no_number() -> None:
    parts = full_parts(audience=Audience.ORGANISATION, people=(9, 3, 12))
    text = written(assessment_report(parts))
    assert "3 experts by experience" not in text
    assert "24 people" in text


def test_too_few_people_have_no_number() -> None:
    text = written(assessment_report(survey((2, 1, 3))))
    assert "Fewer than 10 people, so no number is given" in text
    assert "6 people" not in text


# --- what it says ---------------------------------------------------------------------------


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


def test_the_plan_has_its_columns_and_what_is_not_for_now() -> None:
    document = assessment_report(full_parts())
    text = section(document, "Priority action plan")
    for words in ("Priority 1: ", "Lead", "With", "Due", "Status", "Next feedback", "Measure, and where it came from"):
        assert words in text
    assert "26 July 2026" in text
    assert "The same people are already busy with the new building." in section(document, "Not for us yet")


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
