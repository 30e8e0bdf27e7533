"""What the open assessment says now: its release, results and placements, each computed once a change."""

from dataclasses import dataclass

import streamlit as st

from roadmap.assessment.disclosure import release
from roadmap.assessment.models import Assessment, Audience, CollectionKind, Release, Results
from roadmap.assessment.scoring import results
from roadmap.content.loading import find_ladder, load_support, load_words
from roadmap.content.models import Framework
from roadmap.ladder.placement import place
from roadmap.plan.candidates import Evidence, Placed
from roadmap.plan.drafting import draft
from roadmap.plan.models import Draft
from roadmap.reports.telling import ReportParts
from roadmap.ui import here
from roadmap.ui.words import section

DEFAULT_LADDER = "tlap_coproduction"
#: The threshold of an open survey (DESIGN 4).
K = 10


@dataclass(frozen=True)
class Standing:
    """One assessment as it may be seen by one audience."""

    release: Release
    results: Results


@st.cache_resource(show_spinner=False, max_entries=32)
def _standing(assessment_id: str, content_hash: str, revision: int, audience: Audience) -> Standing:
    store, framework = here.store(), here.pinned(assessment_id, content_hash)
    collection = store.collection_of(assessment_id)
    k = K if collection.kind is CollectionKind.OPEN_SURVEY else None
    shown = release(
        store.collected(collection.id), framework, k=k, audience=audience, agreements=tuple(store.agreements(assessment_id))
    )
    return Standing(shown, results(shown, framework))


def standing(assessment: Assessment, audience: Audience = Audience.ROOM) -> Standing:
    """Release and results; kept until something of the assessment changes."""
    revision = here.store().answered_rev(assessment.id)
    return _standing(assessment.id, assessment.framework.hash, revision, audience)


def placed(assessment: Assessment, ladder_id: str = DEFAULT_LADDER) -> tuple[Placed, ...]:
    """Every activity with where it stands, in the order they were added."""
    ladder = find_ladder(ladder_id)
    return tuple(Placed(one, place(one, ladder), ladder) for one in here.store().activities(assessment.id))


def drafted(assessment: Assessment, framework: Framework) -> Draft:
    """A fresh draft of the plan from what stands now."""
    now = standing(assessment)
    inputs = here.store().plan_inputs(assessment.id)
    return draft(Evidence(framework, now.release, now.results, placed(assessment), inputs, section("reasons")))


def report_parts(assessment: Assessment, framework: Framework, audience: Audience) -> ReportParts:
    """Everything a report for an audience is made from."""
    shown = standing(assessment, audience)
    return ReportParts(
        assessment=assessment,
        framework=framework,
        release=shown.release,
        results=shown.results,
        words=load_words("report_en"),
        printed_on=here.today(),
        placements=placed(assessment),
        plan=here.store().plan(assessment.id),
        support=load_support(),
    )
