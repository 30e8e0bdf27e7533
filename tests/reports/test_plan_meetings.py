"""The papers of a meeting about the plan: people first, recommendations, blanks to fill; one page after it."""

from dataclasses import replace
from datetime import date

import pytest

from roadmap.plan.meeting_models import MeetingDecision, PlanMeeting
from roadmap.plan.models import Plan
from roadmap.reports.plan_meeting_after import after_meeting_paper
from roadmap.reports.plan_meeting_before import meeting_paper
from roadmap.reports.plan_meetings import MeetingParts, ended
from roadmap.reports.save import save
from tests.reports.lived_plan import TODAY, meeting_parts, meetings, plan_in_november, plan_in_september
from tests.reports.made_reports import READERS, section, written
from tests.reports.reading import pdf_pages, squeezed

FORMATS = (".docx", ".pdf", ".html")


def before() -> MeetingParts:
    """As a week before the second meeting."""
    return replace(meeting_parts(), meetings=meetings()[:1])


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_paper_before_says_what_waits_in_each_format(suffix: str) -> None:
    said = squeezed(READERS[suffix](save(meeting_paper(before()), suffix)))
    for words in (
        "The promised day has passed.", "pay, preparation or support that people were promised and have not had: 2.3.",
        "They were to hear by 7 November 2026", "Experts by experience, asked in Spring survey", "from Mairi",
        "fees for the planning day", "No room for it. The lead asks the school.",
        "Not said yet", "What has changed since the meeting on 14 September 2026", "because: two people were ill",
        "[To fill in: whom it touches differently", "[To fill in: which rights of children it touches", "£300 for fees",
        "People may be asked too often.", "4 overdue, 1 blocked",
    ):  # fmt: skip
        assert squeezed(words) in said, words


def test_people_who_wait_stand_above_what_is_late() -> None:
    issues = section(meeting_paper(before()), "Issues")
    places = [
        issues.index(words) for words in ("People who wait to hear from us", "Promises to people who help", "Late or blocked")
    ]
    assert places == sorted(places)


def test_where_nothing_waits_the_group_is_asked_to_note_it_and_the_headings_stand_all_the_same() -> None:
    said = written(meeting_paper(replace(before(), plan=Plan(), meetings=(), late=())))
    assert "Nothing waits for a decision." in said
    assert "Nothing is late or blocked" in said
    assert "None so far. This is the first." in said
    assert "What has changed" not in said
    for heading in ("Finance", "Equality", "Children's rights", "Risk"):
        assert heading in said


def test_where_nothing_changed_since_the_last_meeting_the_paper_says_so() -> None:
    paper = meeting_paper(replace(before(), plan=plan_in_september()))
    assert section(paper, "What has changed since the meeting on 14 September 2026").endswith("Nothing in the plan has changed.")


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_page_after_says_who_what_changed_and_when_next(suffix: str) -> None:
    parts = meeting_parts()
    said = squeezed(READERS[suffix](save(after_meeting_paper(parts, parts.meetings[1]), suffix)))
    for words in (
        "16 November 2026", "Written down by", "The head teacher is asked for a room by the lead.", "4 December 2026",
        "Not named yet", "because: two people were ill", "The fees come from the participation budget.",
        "Next meeting: 18 January 2027.", "Contributors were to hear by then, and have not yet",
    ):  # fmt: skip
        assert squeezed(words) in said, words


def test_a_meeting_of_three_decisions_and_much_that_changed_is_one_page() -> None:
    parts = meeting_parts()
    busy = parts.meetings[1].model_copy(
        update={"decisions": (*parts.meetings[1].decisions, MeetingDecision(words="Ask the night staff before we choose."))}
    )
    assert len(pdf_pages(save(after_meeting_paper(parts, busy), ".pdf"))) == 1
    all_new = busy.model_copy(update={"id": "m3", "opened_with": Plan()})
    alone = replace(parts, meetings=(all_new,))
    assert len(pdf_pages(save(after_meeting_paper(alone, all_new), ".pdf"))) == 1
    assert "more, in the plan." in written(after_meeting_paper(alone, all_new))


def test_attendance_has_no_number_where_a_group_had_fewer_than_five() -> None:
    parts = meeting_parts()
    said = written(after_meeting_paper(parts, parts.meetings[1]))
    assert "Trauma-informed leaders, experts by experience and experts by profession" in said
    assert "(6)" not in said
    five = parts.meetings[1].model_copy(update={"attendance": {"leader": 6, "experience": 5}})
    assert "(6) and experts by experience (5)" in written(after_meeting_paper(parts, five))


def test_a_meeting_that_is_under_way_has_no_paper_after_it() -> None:
    with pytest.raises(ValueError, match="under way has no paper yet"):
        after_meeting_paper(meeting_parts(), PlanMeeting(id="m", held_on=TODAY, recorded_by="Sam"))


def test_a_first_meeting_that_decided_nothing_says_so() -> None:
    plan = plan_in_november()
    first = PlanMeeting(
        id="m", held_on=TODAY, recorded_by="Sam", opened_with=plan, closed_on=date(2026, 11, 17), closed_with=plan
    )
    said = written(after_meeting_paper(replace(meeting_parts(), meetings=(first,)), first))
    assert "No decision was written down." in said
    assert "Nothing in the plan has changed." in said
    assert "Next meeting: not set yet." in said
    assert "What was said" not in said


def test_words_that_were_cut_get_no_full_stop() -> None:
    assert ended("Meet people…") == "Meet people…"
    assert ended("Meet people. ") == "Meet people."
