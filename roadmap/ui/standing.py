"""What the open assessment says now, computed once a change."""

import streamlit as st

from roadmap.assessment.models import Assessment, Audience
from roadmap.content.loading import find_ladder, load_support, load_words
from roadmap.exchange import standing as shared
from roadmap.exchange.gathering import gather
from roadmap.exchange.standing import Standing
from roadmap.ladder.placement import place
from roadmap.plan.candidates import Placed
from roadmap.reports.telling import ReportParts
from roadmap.ui import here
from roadmap.ui.words import section

DEFAULT_LADDER = "tlap_coproduction"


@st.cache_resource(show_spinner=False, max_entries=32)
def _standing(
    assessment_id: str, content_hash: str, revision: int, audience: Audience, collection_id: str | None
) -> Standing | None:
    parts = gather(here.store(), assessment_id, with_answers=True)
    return shared.standing(parts, here.pinned(assessment_id, content_hash), find_ladder(DEFAULT_LADDER), audience, collection_id)


def standing(assessment: Assessment, audience: Audience = Audience.ROOM, collection_id: str | None = None) -> Standing | None:
    """Release, results and activities, kept until something of the assessment changes; None where nothing may be shown.

    Without a collection it is the one people expect first.
    """
    revision = here.store().answered_rev(assessment.id)
    return _standing(assessment.id, assessment.framework.hash, revision, audience, collection_id)


def forget() -> None:
    """Compute everything afresh from now on: a backup took the place of what was kept."""
    _standing.clear()


def placed(assessment: Assessment, ladder_id: str) -> tuple[Placed, ...]:
    """Every activity, or service, that a ladder is made for, with where it stands on it, in the order they were added."""
    ladder = find_ladder(ladder_id)
    return tuple(
        Placed(one, place(one, ladder), ladder)
        for one in here.store().activities(assessment.id)
        if one.subject == ladder.about.subject
    )


def report_parts(stands: Standing) -> ReportParts:
    """Everything a report is made from."""
    plan = stands.parts.plan
    notes = stands.experts_list(plan, section("reasons"), section("plan")) if plan.priorities else ()
    return ReportParts(
        assessment=stands.parts.assessment,
        framework=stands.framework,
        release=stands.release,
        results=stands.results,
        words=load_words("report_en"),
        printed_on=here.today(),
        placements=stands.placed,
        plan=plan,
        notes=tuple(notes),
        support=load_support(),
    )
