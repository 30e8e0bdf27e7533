"""The plan as data, from which a spreadsheet is made that a group can sort, filter and edit."""

from roadmap.plan import following
from roadmap.plan.following import SOON, State
from roadmap.plan.models import PlanAction, PlanPriority
from roadmap.reports.models import PlanRow, PlanSheet
from roadmap.reports.telling import Teller

STATUSES = ("not_started", "under_way", "blocked", "done")
DECISIONS = ("offered", "accepted", "rejected")
CONFIDENCES = ("high", "medium", "low")


def plan_sheet(tell: Teller) -> PlanSheet | None:
    """Every action of the plan, in order, those that are not for the group yet last; None where there is no plan."""
    plan = tell.parts.plan
    if plan is None or not plan.priorities:
        return None
    priorities = sorted(plan.priorities, key=lambda one: (one.decision == "rejected", one.position))
    rows = [
        (action.decision == "rejected" or priority.decision == "rejected", _row(tell, number, priority, action))
        for number, priority in enumerate(priorities, start=1)
        for action in plan.actions_of(priority.id)
    ]
    statuses = {name: tell.raw(f"sheet.status_{name}") for name in STATUSES}
    return PlanSheet(
        title=tell.raw("sheet.title"),
        how=tell.raw("sheet.how"),
        columns={name: tell.raw(f"sheet.{name}") for name in PlanRow.model_fields},
        choices={
            "status": tuple(statuses.values()),
            "decision": tuple(tell.raw(f"sheet.decision_{name}") for name in DECISIONS),
            "confidence": tuple(tell.raw(f"sheet.confidence_{name}") for name in CONFIDENCES),
        },
        states={state.value: tell.raw(f"plan.state_{state.value}") for state in State},
        statuses=statuses,
        soon_days=SOON.days,
        rows=tuple(row for _, row in sorted(rows, key=lambda pair: pair[0])),
    )


def _row(tell: Teller, number: int, priority: PlanPriority, action: PlanAction) -> PlanRow:
    kept = action.followed
    found = following.state(action, tell.parts.printed_on)
    decision = "rejected" if priority.decision == "rejected" else action.decision
    return PlanRow(
        id=action.id,
        priority=f"{number} {priority.title}",
        action=action.do,
        first_step=action.first_step,
        lead=action.lead,
        with_whom=action.with_,
        outcome=action.outcome,
        decision=tell.raw(f"sheet.decision_{decision}"),
        status=tell.raw(f"sheet.status_{kept.status}"),
        first_due=kept.first_due or action.due,
        due=action.due,
        moved_because=kept.moves[-1].because if kept.moves else "",
        state=tell.raw(f"plan.state_{found.value}") if found else "",
        why_late=kept.explanations[-1].words if kept.explanations else "",
        confidence=tell.raw(f"sheet.confidence_{kept.confidence}") if kept.confidence else "",
        measure=action.measure,
        baseline=kept.baseline,
        target=kept.target,
        last_reading=f"{tell.day(kept.readings[-1].on)}: {kept.readings[-1].value}" if kept.readings else "",
        difference=kept.difference,
        feedback=action.feedback,
        feedback_due=kept.feedback_due,
        feedback_given_on=kept.feedback_given_on,
        preparation=action.preparation,
        support=action.support,
        pay=action.pay,
        effort=tell.parts.words.texts["plan"].get(f"effort_{action.effort}", action.effort),
        horizon=action.horizon,
        came_from=action.came_from,
    )
