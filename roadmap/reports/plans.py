"""The priority action plan: numbered priorities, each with why and its actions; and what is not for the group yet."""

from collections.abc import Iterator

from roadmap.plan.models import Plan, PlanAction, PlanPriority
from roadmap.reports.models import Block, Bullets, Heading, Paragraph, Run, Table
from roadmap.reports.telling import Teller

_COLUMNS = ("action", "lead", "with", "due", "status", "feedback", "measure")
_WIDTHS = (3.3, 1.35, 2.9, 1.05, 1.15, 1.9, 2.1)


def plan_blocks(tell: Teller) -> Iterator[Block]:
    """The plan as the group keeps it. A rejected priority or action stands at the end with its reason."""
    plan = tell.parts.plan
    yield Heading(level=1, text=tell.raw("plan.title"))
    if plan is None:
        yield Paragraph(runs=tell.raw("plan.none"))
        return
    yield Paragraph(runs=tell.raw("plan.intro"))
    if tell.parts.notes:
        yield Paragraph(runs=(Run(text=tell.raw("plan.notes"), bold=True),))
        yield Bullets(items=tell.parts.notes)
    taken = [one for one in sorted(plan.priorities, key=lambda one: one.position) if one.decision != "rejected"]
    if not taken:
        yield Paragraph(runs=tell.raw("plan.none_taken"))
    for number, priority in enumerate(taken, start=1):
        yield from _priority(tell, plan, number, priority)
    yield from _not_yet(tell, plan)


def _priority(tell: Teller, plan: Plan, number: int, priority: PlanPriority) -> Iterator[Block]:
    yield Heading(level=2, text=tell.say("plan.priority", number=number, title=priority.title))
    if priority.why:
        yield Paragraph(runs=tell.say("plan.why", why=priority.why))
    if priority.outcome:
        yield Paragraph(runs=tell.say("plan.outcome", outcome=priority.outcome))
    if priority.decision == "offered":
        yield Paragraph(runs=tell.raw("plan.priority_offered"), style="quiet")
    if priority.vanished:
        yield Paragraph(runs=tell.raw("plan.vanished"), style="quiet")
    actions = [action for action in plan.actions_of(priority.id) if action.decision != "rejected"]
    if not actions:
        yield Paragraph(runs=tell.raw("plan.no_actions"))
        return
    yield Table(
        header=tuple(tell.raw(f"plan.{name}") for name in _COLUMNS),
        rows=tuple(_row(tell, action) for action in actions),
        caption=tell.say("plan.actions", number=number),
        widths=_WIDTHS,
    )


def _row(tell: Teller, action: PlanAction) -> tuple[tuple[Run, ...], ...]:
    do = [Run(text=action.do, bold=True), *_lines(tell, ("first_step", action.first_step), ("people_notice", action.outcome))]
    if action.effort and action.horizon:
        do.append(Run(text="\n" + tell.say("plan.effort", effort=tell.raw(f"plan.effort_{action.effort}"), horizon=action.horizon)))
    if action.vanished:
        do.append(Run(text="\n" + tell.raw("plan.vanished"), italic=True))
    with_whom = [Run(text=action.with_)]
    with_whom += _lines(tell, ("preparation", action.preparation), ("support", action.support), ("pay", action.pay))
    return (
        tuple(do),
        (Run(text=action.lead or tell.raw("plan.nobody")),),
        tuple(with_whom),
        (Run(text=tell.day(action.due) if action.due else tell.raw("plan.no_date")),),
        (Run(text=tell.raw("plan.accepted" if action.decision == "accepted" else "plan.offered")),),
        (Run(text=action.feedback),),
        (Run(text=action.measure), *_lines(tell, ("came_from", action.came_from))),
    )


def _lines(tell: Teller, *texts: tuple[str, str]) -> list[Run]:
    return [Run(text="\n" + tell.say(f"plan.{key}", text=text)) for key, text in texts if text]


def _not_yet(tell: Teller, plan: Plan) -> Iterator[Block]:
    priorities = [one for one in plan.priorities if one.decision == "rejected"]
    rows = [(one.title, one.because) for one in priorities]
    rows += [(action.do, action.because) for action in plan.actions if action.decision == "rejected"]
    # What belongs to a rejected priority is not for now either; what was written there stays readable.
    left = {one.id for one in priorities}
    rows += [(action.do, "") for action in plan.actions if action.priority_id in left and action.decision != "rejected"]
    if not rows:
        return
    yield Heading(level=2, text=tell.raw("plan.rejected"))
    yield Paragraph(runs=tell.raw("plan.rejected_intro"))
    yield Table(
        header=(tell.raw("plan.what"), tell.raw("plan.because")),
        rows=tuple((what, because or tell.raw("plan.no_reason")) for what, because in rows),
        widths=(2, 1),
    )
