"""The papers of a meeting: each says its own in every format, and none holds a rating or a view of too few."""

from datetime import date, time

import pytest

from roadmap.assessment.agreement import agenda
from roadmap.assessment.meeting_models import ASK_AND_COME_BACK, PARKED, Decision, HowWritten, Meeting, MinorityView
from roadmap.assessment.meeting_papers import pre_meeting_paper, sheet
from roadmap.assessment.models import Audience, CollectionKind
from roadmap.content.models import WE_DO_NOT_AGREE
from roadmap.reports.meetings import HeldMeeting, after_paper, before_paper, sheet_paper
from roadmap.reports.models import Document
from roadmap.reports.save import SUFFIXES, save
from roadmap.reports.telling import ReportParts
from tests.reports.full import full_parts
from tests.reports.made_reports import READERS, written
from tests.reports.reading import squeezed

DAY = date(2026, 11, 23)
OPENING = "What leaves the room is what we agree."


def outside() -> ReportParts:
    return full_parts(CollectionKind.IN_THE_ROOM, Audience.ORGANISATION, None, (6, 3, 5))


def before_papers(parts: ReportParts) -> tuple[Document, Document]:
    listed = agenda(parts.results, parts.release, parts.framework, today=DAY)
    paper = pre_meeting_paper(listed, parts.results, parts.release, parts.framework)
    return (
        before_paper(parts, paper, OPENING),
        sheet_paper(parts, sheet(listed, parts.results, parts.release, parts.framework)),
    )


def held(parts: ReportParts, **changes: object) -> HeldMeeting:
    first, second, third, fourth = list(parts.framework.items)[:4]
    stage = parts.framework.scale_of(first).stage_ids[1]
    made = {
        "meeting": Meeting(
            id="m", held_on=DAY, began=time(10), recorded_by="Trauma lead", attendance={"leader": 6, "experience": 3}
        ),
        "decisions": (
            Decision(item=first, outcome=stage, because="we saw it", evidence="minutes of May", decided_on=DAY),
            Decision(item=second, outcome=WE_DO_NOT_AGREE, because="two views <b>", decided_on=DAY),
            Decision(item=third, outcome=PARKED, decided_on=DAY),
            Decision(item=fourth, outcome=ASK_AND_COME_BACK, who="the night staff", decided_on=DAY),
        ),
        "views": (
            MinorityView(item=first, perspective="leader", words="Not on nights", how=HowWritten.BY_HOLDER, issued_on=DAY),
        ),
    }
    return HeldMeeting(**{**made, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_paper_after_says_all_that_was_decided_in_each_format(suffix: str) -> None:
    parts = outside()
    said = squeezed(READERS[suffix](save(after_paper(parts, held(parts)), suffix)))
    for words in (
        "Written down by", "Trauma lead", "23 November 2026", "we saw it", "Evidence: minutes of May", "two views <b>",
        "for another day", "we ask the night staff and come back", "Not on nights",
    ):  # fmt: skip
        assert squeezed(words) in said
    for item in list(parts.framework.items)[:4]:
        assert squeezed(parts.framework.items[item].text) in said


def test_attendance_has_no_numbers_where_a_group_had_fewer_than_five() -> None:
    parts = outside()
    said = written(after_paper(parts, held(parts)))
    assert "(6)" not in said
    assert "(3)" not in said
    five = Meeting(held_on=DAY, began=time(10), recorded_by="Sam", attendance={"leader": 6, "experience": 5})
    assert "(6)" in written(after_paper(parts, held(parts, meeting=five)))


def test_the_rooms_own_parts_are_refused() -> None:
    parts = full_parts(CollectionKind.IN_THE_ROOM, Audience.ROOM, None, (6, 3, 5))
    with pytest.raises(ValueError, match="a paper leaves the room"):
        after_paper(parts, held(parts))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_both_papers_before_can_be_read_in_each_format(suffix: str) -> None:
    paper, for_the_group = before_papers(outside())
    assert squeezed(OPENING) in squeezed(READERS[suffix](save(paper, suffix)))
    said = squeezed(READERS[suffix](save(for_the_group, suffix)))
    assert squeezed("For experts by experience, in your own group") in said
    assert squeezed("What do you notice in this service?") in said


def test_papers_before_tell_nobodys_ratings_and_name_who_is_not_shown() -> None:
    parts = outside()
    paper, for_the_group = (written(document) for document in before_papers(parts))
    assert "Experts by experience: not shown on its own, so that nobody can be picked out." in paper
    assert "You rated this among the lowest." not in for_the_group  # three of them: nothing of their ratings is used
    counts = [str(item.counts) for item in parts.results.items]
    assert not any(count in paper + for_the_group for count in counts)
    assert "%" not in paper + for_the_group
