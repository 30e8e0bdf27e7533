"""A meeting about the plan as it stands on the screen, read from the store on each run, and how what it writes is kept."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from roadmap.assessment.models import Assessment
from roadmap.content.loading import load_words
from roadmap.content.models import Framework
from roadmap.content.words_models import Words
from roadmap.plan.changes import changes
from roadmap.plan.changes_told import ToldPriority, told
from roadmap.plan.feedback import late_contributions, owed
from roadmap.plan.meeting_models import PlanMeeting, last_closed, under_way
from roadmap.plan.models import Plan
from roadmap.plan.numbering import numbers
from roadmap.plan.reviewing import ToLookAt, to_look_at
from roadmap.reports.plan_meetings import MeetingParts, PlanTeller
from roadmap.store import StaleWrite, StoreProblem
from roadmap.ui import conflict, here, pieces
from roadmap.ui.words import say

#: What is said to screen readers after the next redraw.
SAID = "meeting:said"


@dataclass(frozen=True)
class Sitting:
    """One assessment's plan and its meetings, on a day. `parts` is what its papers are made from."""

    parts: MeetingParts

    @property
    def assessment(self) -> Assessment:
        return self.parts.assessment

    @property
    def framework(self) -> Framework:
        return self.parts.framework

    @property
    def plan(self) -> Plan:
        return self.parts.plan

    @property
    def meetings(self) -> tuple[PlanMeeting, ...]:
        return self.parts.meetings

    @property
    def today(self) -> date:
        return self.parts.printed_on

    @property
    def tell(self) -> PlanTeller:
        """Says how the plan stands, in the words of papers."""
        return PlanTeller(self.parts, self.plan, self.today)

    @property
    def meeting(self) -> PlanMeeting | None:
        """The meeting under way, also where it was begun on another day."""
        return under_way(self.meetings)

    @property
    def last(self) -> PlanMeeting | None:
        """The last meeting that closed."""
        return last_closed(self.meetings)

    @property
    def seen(self) -> ToLookAt:
        """What to look at, in order."""
        return to_look_at(self.plan, self.today, self.parts.late)

    @property
    def numbers(self) -> dict[str, str]:
        """The number of each priority and action."""
        return numbers(self.plan)

    def since_last(self) -> tuple[ToldPriority, ...]:
        """What changed since the last meeting; while one sits, up to its beginning, so that the list stays as it was read."""
        if self.last is None or self.last.closed_with is None:
            return ()
        now = self.meeting.opened_with if self.meeting else self.plan
        return _told(self.last.closed_with, now)

    def so_far(self) -> tuple[ToldPriority, ...]:
        """What changed while this meeting sits."""
        return _told(self.meeting.opened_with, self.plan) if self.meeting else ()


def read(assessment: Assessment, framework: Framework) -> Sitting:
    """Everything as it is kept now."""
    store, today = here.store(), here.today()
    plan, collections = store.plan(assessment.id), store.collections(assessment.id)
    kept = store.contributions(assessment.id)
    groups = [one.id for one in framework.perspectives]
    return Sitting(
        MeetingParts(
            assessment=assessment,
            framework=framework,
            words=paper_words(),
            printed_on=today,
            plan=plan,
            meetings=store.plan_meetings(assessment.id),
            late=late_contributions((*kept, *owed(collections, plan, kept, groups)), today),
            asked={one.id: one.title for one in collections},
        )
    )


def paper_words() -> Words:
    """The words of papers: what changed reads the same on the screen and on paper."""
    return load_words("report_en")


def _told(before: Plan, now: Plan) -> tuple[ToldPriority, ...]:
    return told(changes(before, now), now, paper_words().texts["changes"], pieces.date_words)


def keep(sitting: Sitting, base: PlanMeeting, changed: dict[str, object]) -> bool:
    """Keep what was written down since `base`, over what others wrote meanwhile. Whether it is kept.

    What two people wrote into the same place is shown beside each other first; pressed once more, the words of whoever pressed
    stand.
    """
    shown = f"meeting:theirs:{base.id}"
    mine, theirs = base.model_copy(update=changed), sitting.meeting
    if theirs is None:
        pieces.faults(say("meeting.closed_meanwhile"), [])
        return False
    wanted = conflict.merged(base, mine, theirs)
    both = {name: words for name, words in _notes(mine).items() if words != _notes(base)[name] and _notes(theirs)[name] != words}
    overwritten = [name for name in both if _notes(theirs)[name] != _notes(base)[name]]
    if overwritten and st.session_state.get(shown) != theirs.revision:
        st.session_state[shown] = theirs.revision
        conflict.show(_notes(mine), _notes(theirs), say("plan.stale_how"))
        return False
    try:
        here.store().save_plan_meeting(sitting.assessment.id, wanted)
    except StaleWrite:
        pieces.faults(say("meeting.stale"), [])
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
    else:
        st.session_state.pop(shown, None)
        st.session_state[SAID] = say("meeting.saved")
        return True
    return False


def _notes(meeting: PlanMeeting) -> dict[str, str]:
    """What was written under the headings, by their name."""
    headings = paper_words().texts["meeting_headings"]
    return {name: meeting.notes.get(heading, "") for heading, name in headings.items()}  # type: ignore[call-overload]
