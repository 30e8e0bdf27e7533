"""What a meeting has before it, read from the store on each run: one place for the page and its pieces."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from roadmap.assessment.agreement import Agenda, agenda
from roadmap.assessment.meeting_models import ASK_AND_COME_BACK, PARKED, Decision, Meeting, Together
from roadmap.assessment.models import Assessment
from roadmap.content.models import NOT_APPLICABLE, WE_DO_NOT_AGREE, Framework
from roadmap.exchange.standing import Standing
from roadmap.ui import here, pieces
from roadmap.ui.words import say

#: The revisions of decisions as they are on the screen, so that a press acts on what was seen.
SEEN = "agree:seen"


@dataclass(frozen=True)
class Room:
    """One assessment as the people in the room work on it."""

    assessment: Assessment
    framework: Framework
    standing: Standing
    together: Together
    revisions: dict[str, int]
    agenda: Agenda
    today: date

    @property
    def meeting(self) -> Meeting | None:
        """The meeting under way: begun today and not ended."""
        last = self.last
        return last if last and last.held_on == self.today and last.ended is None else None

    @property
    def last(self) -> Meeting | None:
        """The last meeting, under way or not."""
        return self.together.meetings[-1] if self.together.meetings else None

    def decided_on(self, day: date) -> list[Decision]:
        """The last decision on each item, of those made that day."""
        latest = {one.item: one for one in self.together.decisions}
        return [one for one in latest.values() if one.decided_on == day]


def read(assessment: Assessment, framework: Framework, stands: Standing) -> Room:
    """Everything as it is kept now. What is on the screen is remembered for the next press."""
    store, today = here.store(), here.today()
    together, revisions = store.together(assessment.id), store.decision_revisions(assessment.id)
    st.session_state[SEEN] = revisions
    before = agenda(
        stands.results,
        stands.release,
        framework,
        decisions=together.decisions,
        held_back=frozenset(together.held_back),
        today=today,
    )
    return Room(assessment, framework, stands, together, revisions, before, today)


def outcome_words(framework: Framework, item: str, outcome: str, who: str = "") -> str:
    """What was decided, in words."""
    if outcome == PARKED:
        return say("agree.parked")
    if outcome == ASK_AND_COME_BACK:
        return say("agree.ask", who=pieces.plain(who)) if who else say("agree.ask_somebody")
    if outcome == NOT_APPLICABLE:
        return say("question.not_applicable")
    if outcome == WE_DO_NOT_AGREE:
        return say("results.we_do_not_agree")
    return framework.stage_name(framework.items[item], outcome)


def decision_words(framework: Framework, decision: Decision) -> dict[str, str]:
    """A decision field by field in words, for setting two beside each other."""
    return {
        say("agree.field_outcome"): outcome_words(framework, decision.item, decision.outcome, decision.who),
        say("agree.field_because"): decision.because,
        say("agree.field_evidence"): decision.evidence,
    }


def group_name(framework: Framework, perspective: str) -> str:
    """A group's name; its id where the framework no longer has it."""
    name = next((one.name for one in framework.perspectives if one.id == perspective), perspective)
    return name[:1].upper() + name[1:]
