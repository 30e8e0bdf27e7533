"""An assessment whose plan has been followed for a while, with one meeting behind it: for pages and journeys."""

from datetime import date, timedelta

from roadmap.plan.following import explained, with_due, with_status
from roadmap.plan.following_models import Followed, Promise
from roadmap.plan.meeting_models import MeetingDecision, PlanMeeting
from roadmap.plan.models import Plan, PlanAction, PlanPriority
from roadmap.store import Store

LATE, SOON, FAR = timedelta(days=-12), timedelta(days=9), timedelta(days=200)
AGO = timedelta(days=70)


def lived(store: Store, assessment_id: str, today: date) -> Plan:
    """Keep a plan and a meeting that closed; since then one action was blocked, one moved and one is done."""
    store.save_plan(assessment_id, _plan(today, assessment_id))
    begun = store.begin_plan_meeting(
        assessment_id,
        PlanMeeting(
            held_on=today - AGO,
            recorded_by="Trauma lead",
            attendance={"leader": 6, "experience": 3},
            decisions=(MeetingDecision(words="Begin with the rota.", who="Service manager", by=today - LATE),),
        ),
    )
    store.close_plan_meeting(assessment_id, begun.model_copy(update={"next_on": today + SOON}), today=today - AGO)
    late, blocked, soon, _, done, *_ = store.plan(assessment_id).actions
    store.save_action(assessment_id, with_due(soon, today + SOON, today, "two people were ill"))
    stuck = explained(with_status(blocked, "blocked", today), "There is no room. The lead asks the school.", today)
    store.save_action(assessment_id, stuck)
    store.save_action(assessment_id, with_status(done, "done", today))
    store.save_action(assessment_id, late.model_copy(update={"lead": "Service manager"}))
    return store.plan(assessment_id)


def _plan(today: date, mark: str) -> Plan:
    waiting = Followed(
        feedback_due=today + LATE, promises=(Promise(kind="pay", words="fees for the planning day", due=today + LATE),)
    )
    wanted = [
        ("late", "p1", "Put one protected hour of reflection into the rotas of two teams", today + LATE, Followed()),
        ("blocked", "p1", "Find a room in which people can talk without being overheard", today + FAR, Followed()),
        ("soon", "p1", "Tell people beforehand what can change and what cannot", today + LATE, Followed()),
        ("waiting", "p2", "Seat three people with lived experience on the steering group", today + FAR, waiting),
        ("done", "p2", "Write the rates of pay down and show them to everybody who is asked", today + FAR, Followed()),
        ("undated", "p2", "Offer supervision each month to those who meet people on their hardest days", None, Followed()),
    ]
    titles = {
        "p1": ("Staff care and wellbeing", "staff_care"),
        "p2": ("Power sharing with experts by experience", "power_sharing"),
    }
    return Plan(
        priorities=tuple(
            PlanPriority(id=f"{mark}-{key}", position=n, domain=domain, title=title, decision="accepted")
            for n, (key, (title, domain)) in enumerate(titles.items(), start=1)
        ),
        actions=tuple(
            with_due(
                PlanAction(
                    id=f"{mark}-{key}",
                    priority_id=f"{mark}-{home}",
                    position=n,
                    do=do,
                    lead="Trauma lead",
                    decision="accepted",
                    followed=followed,
                ),
                due,
                today - AGO,
            )
            for n, (key, home, do, due, followed) in enumerate(wanted, start=1)
        ),
    )
