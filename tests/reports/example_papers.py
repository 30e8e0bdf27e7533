"""The papers of the example, as a person takes them away on a day before its next meeting."""

from datetime import date

from roadmap.assessment.scoring import results
from roadmap.content.loading import load_support, load_words
from roadmap.ladder.placement import place
from roadmap.plan.candidates import Placed
from roadmap.plan.feedback import late_contributions, to_read
from roadmap.reports.assessment_report import assessment_report, plan_report
from roadmap.reports.contributors import ContributorsParts, contributors_sheet
from roadmap.reports.models import Document
from roadmap.reports.plan_meeting_after import after_meeting_paper
from roadmap.reports.plan_meeting_before import meeting_paper
from roadmap.reports.plan_meetings import MeetingParts
from roadmap.reports.room_slides import room_slides
from roadmap.reports.telling import ReportParts
from tests.exchange.example_rounds import default, rounds

DAY = date(2026, 11, 27)


def papers() -> dict[str, Document]:
    """Each paper by a name for its file; `slides` are for the room."""
    framework, ladder = default()
    kept, words, support = rounds()[1], load_words("report_en"), load_support()
    shown, about = kept.releases[0], kept.assessment
    placed = tuple(Placed(one, place(one, ladder), ladder) for one in kept.activities)
    parts = ReportParts(
        about, framework, shown, results(shown, framework), words, DAY, placements=placed, plan=kept.plan, support=support
    )
    late = late_contributions(kept.contributions, DAY)
    meeting = MeetingParts(about, framework, words, DAY, kept.plan, meetings=kept.plan_meetings, late=late)
    heard = to_read(kept.contributions, kept.looked_at.id)
    sheet = ContributorsParts(about, framework, heard, "Experts by experience", kept.looked_at.settings, words, support, DAY)
    return {
        "report": assessment_report(parts),
        "plan": plan_report(parts),
        "before": meeting_paper(meeting),
        "after": after_meeting_paper(meeting, kept.plan_meetings[-1]),
        "heard": contributors_sheet(sheet),
        "slides": room_slides(parts),
    }
