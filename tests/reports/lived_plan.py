"""A plan in the middle of its life with two meetings, as papers and pages about it show it."""

from datetime import date, timedelta

from roadmap.content.loading import find_framework, load_words
from roadmap.plan.feedback import late_contributions, owed
from roadmap.plan.feedback_models import Contribution
from roadmap.plan.following import explained, with_due, with_status
from roadmap.plan.following_models import Promise
from roadmap.plan.meeting_models import MeetingDecision, PlanMeeting
from roadmap.plan.models import Plan, PlanAction
from roadmap.reports.plan_meetings import MeetingParts
from tests.reports.full import full_parts

LAST, TODAY, NEXT = date(2026, 9, 14), date(2026, 11, 16), date(2027, 1, 18)


def plan_in_september() -> Plan:
    """Every action that was drafted is taken on and has a date."""
    drafted = full_parts().plan
    assert drafted is not None
    days = [TODAY - timedelta(days=40), TODAY + timedelta(days=10), TODAY + timedelta(days=120)]
    taken = [
        with_due(one.model_copy(update={"decision": "accepted", "due": None}), days[n % 3], LAST)
        for n, one in enumerate(drafted.actions)
    ]
    return Plan(
        priorities=tuple(one.model_copy(update={"decision": "accepted"}) for one in drafted.priorities), actions=tuple(taken)
    )


def plan_in_november() -> Plan:
    """One is blocked, one moved, one done; contributors wait to hear of one, and pay is late for another."""
    first, second, third, fourth, fifth, *others = plan_in_september().actions
    blocked = explained(
        with_status(first, "blocked", TODAY - timedelta(days=20)), "No room for it. The lead asks the school.", TODAY
    )
    moved = with_due(second, TODAY + timedelta(days=60), TODAY, "two people were ill")
    done = with_status(third, "done", TODAY)
    waiting = _followed(fourth, feedback_due=TODAY - timedelta(days=9))
    unpaid = _followed(fifth, promises=(Promise(kind="pay", words="fees for the planning day", due=TODAY - timedelta(days=3)),))
    noted = unpaid.model_copy(update={"resource": "£300 for fees", "risk": "People may be asked too often."})
    return plan_in_september().model_copy(update={"actions": (blocked, moved, done, waiting, noted, *others)})


def _followed(action: PlanAction, **changed: object) -> PlanAction:
    return action.model_copy(update={"followed": action.followed.model_copy(update=changed)})


def meetings() -> tuple[PlanMeeting, ...]:
    """One in September, and one in November that has just closed."""
    return (
        PlanMeeting(
            id="m1", held_on=LAST, recorded_by="Trauma lead", next_on=TODAY, closed_on=LAST, closed_with=plan_in_september()
        ),
        PlanMeeting(
            id="m2",
            held_on=TODAY,
            recorded_by="Trauma lead",
            attendance={"leader": 6, "experience": 3, "profession": 5},
            decisions=(
                MeetingDecision(
                    words="The head teacher is asked for a room by the lead.", who="Trauma lead", by=date(2026, 12, 4)
                ),
                MeetingDecision(words="Fees for the planning day are paid this week."),
            ),
            notes={"finance": "The fees come from the participation budget.", "risk": ""},
            next_on=NEXT,
            opened_with=plan_in_november(),
            closed_on=TODAY,
            closed_with=plan_in_november(),
        ),
    )


def meeting_parts() -> MeetingParts:
    """Everything a paper of these meetings is made from."""
    of_a_survey = (Contribution(id="c", collection_id="s", to_group="experience", teller="Mairi", due=LAST),)
    return MeetingParts(
        assessment=full_parts().assessment,
        framework=find_framework("trauma_informed"),
        words=load_words("report_en"),
        printed_on=TODAY,
        plan=plan_in_november(),
        meetings=meetings(),
        late=late_contributions((*of_a_survey, *owed((), plan_in_november(), (), ())), TODAY),
        asked={"s": "Spring survey"},
    )
