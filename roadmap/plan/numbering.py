"""Under which number a priority or an action is spoken of: 2, or 2.1. What is not for the group yet has none."""

from roadmap.plan.models import Plan, PlanAction, PlanPriority


def standing_priorities(plan: Plan) -> list[PlanPriority]:
    """The priorities that were not turned down, in order."""
    return [one for one in sorted(plan.priorities, key=lambda one: one.position) if one.decision != "rejected"]


def numbers(plan: Plan) -> dict[str, str]:
    """By id: the number of each priority and action that was not turned down, counted as the plan prints them."""
    found = {}
    for n, priority in enumerate(standing_priorities(plan), start=1):
        found[priority.id] = str(n)
        standing = [action for action in plan.actions_of(priority.id) if action.decision != "rejected"]
        found |= {action.id: f"{n}.{m}" for m, action in enumerate(standing, start=1)}
    return found


def taken_on(plan: Plan) -> list[PlanAction]:
    """The actions that are followed, as the plan numbers them: taken on, under a priority that was not turned down."""
    return [
        action
        for priority in standing_priorities(plan)
        for action in plan.actions_of(priority.id)
        if action.decision == "accepted"
    ]
