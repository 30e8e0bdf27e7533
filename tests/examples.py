"""Small made-up content and results that tests of several rooms use."""

from datetime import date, time

from roadmap.assessment.collection_models import Collection
from roadmap.assessment.meeting_models import Decision, HowWritten, Meeting, MinorityView, Together
from roadmap.assessment.models import (
    Agreement,
    AnswerRow,
    Assessment,
    Audience,
    CollectionKind,
    Contacts,
    FrameworkRef,
    Organisation,
    Release,
    Respondent,
    ShownSet,
    Table,
)
from roadmap.content.models import Framework
from roadmap.content.pinning import framework_hash, pin
from roadmap.evaluation.kept_models import SharedEvaluation, SharedTime
from roadmap.exchange.models import ArchiveParts, RawAnswers
from roadmap.ladder.models import Activity, Override
from roadmap.plan.feedback_models import Contribution, Told
from roadmap.plan.meeting_models import MeetingDecision, PlanMeeting
from roadmap.plan.models import Plan, PlanAction, PlanInputs, PlanPriority
from tests.evaluation.courses import counted, course

HEADER = {
    "version": "0.1",
    "language": "en-GB",
    "source": "made up for tests",
    "official_text": False,
    "reviewed_by": {"experience": 0, "profession": 0, "leader": 0},
}
ACTION = {
    "do": "Ask people",
    "first_step": "Choose a day",
    "outcome": "People say they were asked",
    "measure": "How many were asked",
    "lead": "service manager",
    "with": "a group of people who use the service",
    "feedback": "within 20 working days",
    "effort": "small",
    "horizon": "0-6",
    "sources": ["made-up"],
}


def small_framework() -> Framework:
    """Three stages, two perspectives, a progress domain of two items and a readiness domain of one."""
    perspectives = [
        {"id": name, "name": f"{name}s", "one": f"a {name}", "short": name, "about": f"people who are a {name}"}
        for name in ("leader", "worker")
    ]
    stages = [{"id": name, "name": name.capitalize()} for name in ("start", "middle", "end")]
    return Framework.model_validate(
        {
            "about": {
                "id": "small",
                **HEADER,
                "title": "A small framework",
                "about": "For tests",
                "credit": "Nobody",
                "perspectives": perspectives,
                "scales": [{"id": "steps", "stages": stages}],
                "sets": [{"id": "all", "name": "All", "about": "Every item", "everything": True}],
                "domains": ["ready", "care"],
            },
            "domains": [
                _domain("ready", "readiness", ["we_want_to"]),
                _domain("care", "progress", ["time_to_talk", "breaks"]),
            ],
            "planning": {
                "id": "planning",
                **HEADER,
                "weights": {
                    "distance": {"each": 40, "most": 30},
                    "difference": 10,
                    "split": 10,
                    "unknown": {"points": 5, "share": 0.25},
                    "no_evidence": 5,
                    "activity": {"each": 10, "most": 30},
                    "experience": [15, 12],
                    "importance": {"high": 10, "medium": 5, "low": 0},
                },
                "choose": {
                    "take": 3,
                    "most": 5,
                    "share_of_highest": 0.5,
                    "candidates": 3,
                    "least_actions": 2,
                    "most_actions": 5,
                    "small": 10,
                },
                "hide_first": ["leader", "worker"],
                "talk_first": {"id": "talk", **ACTION},
            },
        }
    )


def _domain(domain_id: str, kind: str, items: list[str]) -> dict[str, object]:
    return {
        "id": domain_id,
        **HEADER,
        "kind": kind,
        "title": domain_id.capitalize(),
        "short": domain_id,
        "intro": "An introduction – with a dash",
        "scale": "steps",
        "items": [{"id": item, "text": f"About {item}", "ask": ["leader", "worker"]} for item in items],
    }


def small_release(audience: Audience = Audience.ORGANISATION) -> Release:
    """A release of the small framework with one table."""
    return Release(
        framework=FrameworkRef(id="small", version="0.1", hash="0" * 64),
        kind=CollectionKind.IN_THE_ROOM,
        audience=audience,
        k=None,
        people=3,
        sets=(ShownSet(id="leader", people=3), ShownSet(id="worker", people=None)),
        tables={"everyone": {"breaks": Table(stages=(1, 1, 0), dont_know=1)}},
        agreements=(Agreement(item="breaks", outcome="middle", agreed_on=date(2026, 3, 2)),),
    )


def small_together() -> Together:
    """A meeting that decided one thing, left another open, and issued its paper with a view."""
    return Together(
        decisions=(
            Decision(item="breaks", outcome="middle", decided_on=date(2026, 3, 2)),
            Decision(item="time_to_talk", outcome="ask_and_come_back", who="the night staff", decided_on=date(2026, 3, 2)),
        ),
        meetings=(
            Meeting(
                id="d" * 32,
                revision=2,
                held_on=date(2026, 3, 2),
                began=time(10, 0),
                recorded_by="Trauma lead",
                attendance={"leader": 6},
                ended=time(12, 0),
                stopped_at="time_to_talk",
                paper_on=date(2026, 3, 3),
            ),
        ),
        minority_views=(
            MinorityView(
                id="e" * 32,
                revision=2,
                item="breaks",
                perspective="leader",
                words="Not on nights – ✓",
                how=HowWritten.READ_BACK,
                meeting="d" * 32,
                issued_on=date(2026, 3, 3),
            ),
        ),
    )


def small_activity(activity_id: str = "") -> Activity:
    """An activity with one of everything."""
    return Activity(
        id=activity_id,
        title="Garden group",
        answers={"asked": "yes", "changed": ("some", "design")},
        evidence={"asked": "minutes of 3 May"},
        placed_by=("leader",),
        override=Override(rung="consultation", because="we saw it"),
    )


def small_plan() -> Plan:
    """Two priorities with an action each, as a first draft gives them."""
    return Plan(
        priorities=(
            PlanPriority(id="p1", position=1, domain="care", title="Time to talk"),
            PlanPriority(id="p2", position=2, domain=None, title="Something of our own"),
        ),
        actions=(
            PlanAction(
                id="a1", priority_id="p1", position=1, origin="breaks.plan_breaks", do="Plan breaks", due=date(2027, 1, 31)
            ),
            PlanAction(id="a2", priority_id="p2", position=1, do="Meet"),
        ),
    )


def small_plan_meeting() -> PlanMeeting:
    """A meeting about the plan that decided one thing and closed."""
    return PlanMeeting(
        id="f" * 32,
        revision=3,
        held_on=date(2026, 4, 6),
        recorded_by="Trauma lead",
        attendance={"leader": 6},
        decisions=(MeetingDecision(words="Ask the night staff – ✓", who="Team lead", by=date(2026, 5, 1)),),
        notes={"finance": "No money is needed."},
        next_on=date(2026, 6, 1),
        opened_with=small_plan(),
        closed_on=date(2026, 4, 6),
        closed_with=small_plan(),
    )


def small_contribution(**changed: object) -> Contribution:
    """Something that was heard, with an answer that people read since 2 March."""
    told = Told(heard="We wait too long", doing="Plan breaks", teller="Anna Reid", on=date(2026, 3, 2))
    values = {
        "heard": "We wait too long", "doing": "Plan breaks", "teller": "Anna Reid", "actions": ("a1",), "of_action": "a1",
        "due": date(2026, 5, 1), "given_on": date(2026, 3, 2), "published": told,
    } | changed  # fmt: skip
    return Contribution.model_validate(values)


def small_parts(framework: Framework) -> ArchiveParts:
    """Everything a shareable archive can hold, on this framework."""
    ref = FrameworkRef(id=framework.id, version=framework.version, hash=framework_hash(framework))
    return ArchiveParts(
        assessment=Assessment(
            id="a" * 32,
            revision=3,
            organisation=Organisation(id="b" * 32, name="Northlea – ✓"),
            service="Housing",
            round_name="Spring",
            framework=ref,
            set_id="all",
            contacts=Contacts(asked_by="Lead", feedback_by=date(2026, 5, 1)),
            created_on=date(2026, 3, 1),
        ),
        collections=(Collection(id="e" * 32, assessment_id="a" * 32, kind=CollectionKind.IN_THE_ROOM, set_id="all"),),
        framework_text=pin(framework),
        releases=(small_release(),),
        agreements=(Agreement(item="breaks", outcome="middle", agreed_on=date(2026, 3, 2)),),
        together=small_together(),
        activities=(small_activity("c" * 32),),
        plan_inputs=PlanInputs(wanted={"care": "end"}, ranking=("care",)),
        plan=small_plan(),
        plan_meetings=(small_plan_meeting(),),
        contributions=(small_contribution(id="9" * 32, revision=1, collection_id="e" * 32),),
        evaluations=(small_evaluation("8" * 32, "a" * 32),),
    )


def small_evaluation(evaluation_id: str, assessment_id: str) -> SharedEvaluation:
    """An evaluation with its first time closed, as it leaves in an archive."""
    about = course().model_copy(update={"id": evaluation_id, "assessment": assessment_id})
    time = SharedTime(count=counted("pre", {"": (12, 5)}), attended=15, opened_on=date(2026, 3, 3), closed_on=date(2026, 3, 4))
    return SharedEvaluation(course=about, times=(time,))


def with_answers(parts: ArchiveParts) -> ArchiveParts:
    """The same parts with one person's answers."""
    raw = RawAnswers(
        respondents=(Respondent(id="d" * 32, perspective="leader", set_id="all"),),
        rows=(AnswerRow(respondent="d" * 32, item="breaks", answer="middle", note="a note of one person"),),
        own_respondent="d" * 32,
        checks={"money": "partly"},
    )
    return parts.model_copy(update={"raw": raw})
