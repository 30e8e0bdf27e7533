"""The priority action plan: numbered priorities, each with why and its actions; and what is not for the group yet."""

from collections.abc import Iterator

from roadmap.plan import following
from roadmap.plan.following import State
from roadmap.plan.following_models import Promise
from roadmap.plan.models import Plan, PlanAction, PlanPriority
from roadmap.reports.models import Block, Bullets, Heading, Paragraph, Run, Table
from roadmap.reports.telling import Teller

_COLUMNS = ("action", "lead", "with", "due", "status", "feedback", "measure")
_WIDTHS = (2.4, 1.7, 2.3, 1.4, 2.2, 1.8, 2)


def plan_blocks(tell: Teller) -> Iterator[Block]:
    """The plan as the group keeps it. A rejected priority or action stands at the end with its reason."""
    plan = tell.parts.plan
    yield Heading(level=1, text=tell.raw("plan.title"))
    if plan is None:
        yield Paragraph(runs=tell.raw("plan.none"))
        return
    yield Paragraph(runs=tell.raw("plan.intro"))
    if tell.parts.notes:
        yield Paragraph(runs=(Run(text=tell.raw("plan.notes"), bold=True),), keep=True)
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
        yield Paragraph(runs=tell.say("plan.why", why=priority.why), keep=True)
    if priority.outcome:
        yield Paragraph(runs=tell.say("plan.outcome", outcome=priority.outcome), keep=True)
    if priority.decision == "offered":
        yield Paragraph(runs=tell.raw("plan.priority_offered"), style="quiet", keep=True)
    if priority.vanished:
        yield Paragraph(runs=tell.raw("plan.vanished"), style="quiet", keep=True)
    actions = [action for action in plan.actions_of(priority.id) if action.decision != "rejected"]
    if not actions:
        yield Paragraph(runs=tell.raw("plan.no_actions"))
        return
    yield Table(
        header=tuple(tell.raw(f"plan.{name}") for name in _COLUMNS),
        rows=tuple(_row(tell, f"{number}.{i}", action) for i, action in enumerate(actions, start=1)),
        caption=tell.say("plan.actions", number=number),
        widths=_WIDTHS,
    )
    yield from _details(tell, number, actions)
    yield from _takes(tell, number, actions)


def _row(tell: Teller, name: str, action: PlanAction) -> tuple[tuple[Run, ...], ...]:
    do = [Run(text=f"{name}  {action.do}", bold=True)]
    if action.vanished:
        do.append(Run(text="\n" + tell.raw("plan.vanished"), italic=True))
    measure = [Run(text=action.measure)]
    for one in action.merged_from:
        do.append(Run(text="\n" + tell.say("plan.became_one", do=one.other.do), italic=True))
    if action.came_from:
        measure.append(Run(text="\n" + tell.say("plan.came_from", text=action.came_from), italic=True))
    return (
        tuple(do),
        (Run(text=action.lead or tell.raw("plan.nobody")),),
        (Run(text=action.with_),),
        (Run(text=_due(tell, action)),),
        (Run(text=_status(tell, action)),),
        (Run(text=_feedback(tell, action)),),
        tuple(measure),
    )


def _status(tell: Teller, action: PlanAction) -> str:
    """How it stands on the day of printing, with the last 'why, and what will be done', and how sure the group is of it."""
    if action.decision != "accepted":
        return tell.raw("plan.offered")
    found = following.state(action, tell.parts.printed_on)
    words = tell.raw(f"plan.state_{found.value}" if found else "plan.accepted")
    if found is State.FOLLOWED_THERE:
        where = action.already_in
        return f"{words}\n{', '.join(part for part in (where.plan, where.place, where.link) if part)}"
    kept, lines = action.followed, [words]
    if kept.explanations and found in (State.OVERDUE, State.BLOCKED):
        lines.append(kept.explanations[-1].words)
    if kept.confidence:
        how_sure = tell.raw(f"sheet.confidence_{kept.confidence}")
        because = kept.confidence_because
        lines.append(tell.say("plan.sure_because", how_sure=how_sure, because=because) if because else how_sure)
    return "\n".join(lines)


def _feedback(tell: Teller, action: PlanAction) -> str:
    """How contributors hear, and whether they have."""
    kept = action.followed
    if kept.feedback_given_on:
        told = tell.say("plan.heard", day=tell.day(kept.feedback_given_on))
    elif kept.feedback_due:
        told = tell.say("plan.will_hear", day=tell.day(kept.feedback_due))
    else:
        return action.feedback
    return f"{told}\n{action.feedback}" if action.feedback else told


def _details(tell: Teller, number: int, actions: list[PlanAction]) -> Iterator[Block]:
    """What does not fit into the row: the first step, what people will notice, how those who help are looked after."""
    columns = [
        ("step", 2.4, [action.first_step for action in actions]),
        ("notice", 2.4, [action.outcome for action in actions]),
        ("prepare", 2, [action.preparation for action in actions]),
        ("supported", 2, [action.support for action in actions]),
        ("paid", 2.6, [action.pay for action in actions]),
        ("measured", 2, [_measured(tell, action) for action in actions]),
        ("noticed", 2, [action.followed.difference for action in actions]),
    ]
    yield from _filled(tell, number, "plan.details", columns)


def _takes(tell: Teller, number: int, actions: list[PlanAction]) -> Iterator[Block]:
    """What an action takes and risks, when it begins, what will show that it is done, and what was promised to those who help."""
    columns = [
        ("starts", 1.4, [tell.day(action.start) if action.start else "" for action in actions]),
        ("resource", 2, [action.resource for action in actions]),
        ("risk", 2.6, [action.risk for action in actions]),
        ("shown_by", 2, [action.evidence_of_done for action in actions]),
        ("promised", 3, [_promised(tell, action) for action in actions]),
    ]
    yield from _filled(tell, number, "plan.takes", columns)


def _promised(tell: Teller, action: PlanAction) -> str:
    """Each promise to people who help as a line, those that are late first."""
    late = following.late_promises(action, tell.parts.printed_on)
    return "\n".join(_promise(tell, one) for one in (*late, *(one for one in action.followed.promises if one not in late)))


def _promise(tell: Teller, one: Promise) -> str:
    said = f"{tell.raw(f'plan.promise_{one.kind}')}: {one.words}"
    if one.done_on:
        return tell.say("plan.promise_kept", promise=said, day=tell.day(one.done_on))
    if one.due is None:
        return said
    late = one.due < tell.parts.printed_on
    return tell.say("plan.promise_late" if late else "plan.promise_due", promise=said, day=tell.day(one.due))


def _filled(tell: Teller, number: int, caption: str, columns: list[tuple[str, float, list[str]]]) -> Iterator[Block]:
    """A table of a priority's actions with those columns and rows in which something is said; nothing where there is none."""
    filled = [column for column in columns if any(column[2])]
    if filled:
        yield Table(
            header=(tell.raw("plan.number"), *(tell.raw(f"plan.{name}") for name, _, _ in filled)),
            rows=tuple(
                (f"{number}.{i}", *texts)
                for i, texts in enumerate(zip(*(column[2] for column in filled), strict=True), start=1)
                if any(texts)
            ),
            caption=tell.say(caption, number=number),
            widths=(1.1, *(width for _, width, _ in filled)),
        )


def _measured(tell: Teller, action: PlanAction) -> str:
    """Where the measure stood at first, where it should come to, and its readings."""
    kept = action.followed
    lines = [tell.say("plan.baseline", value=kept.baseline)] if kept.baseline else []
    lines += [tell.say("plan.target", value=kept.target)] if kept.target else []
    return "\n".join([*lines, *(f"{tell.day(one.on)}: {one.value}" for one in kept.readings)])


def _due(tell: Teller, action: PlanAction) -> str:
    """When it is due, and how much work over how long the draft reckoned with."""
    due = tell.day(action.due) if action.due else tell.raw("plan.no_date")
    kept = action.followed
    if kept.first_due and kept.moves:
        due += "\n" + tell.say("plan.moved", day=tell.day(kept.first_due), because=kept.moves[-1].because)
    if not (action.effort and action.horizon):
        return due
    effort = tell.parts.words.texts["plan"].get(f"effort_{action.effort}", action.effort)
    return f"{due}\n{tell.say('plan.effort', effort=effort, horizon=action.horizon)}"


def _not_yet(tell: Teller, plan: Plan) -> Iterator[Block]:
    priorities = [one for one in plan.priorities if one.decision == "rejected"]
    rows = [(one.title, one.because) for one in priorities]
    rows += [(action.do, action.because) for action in plan.actions if action.decision == "rejected"]
    # What belongs to a rejected priority is not for now either; what was written there stays readable.
    left = {one.id: tell.say("plan.with_its_priority", title=one.title) for one in priorities}
    rows += [
        (action.do, left[action.priority_id])
        for action in plan.actions
        if action.priority_id in left and action.decision != "rejected"
    ]
    if not rows:
        return
    yield Heading(level=2, text=tell.raw("plan.rejected"))
    yield Paragraph(runs=tell.raw("plan.rejected_intro"), keep=True)
    yield Table(
        header=(tell.raw("plan.what"), tell.raw("plan.because")),
        rows=tuple((what, because or tell.raw("plan.no_reason")) for what, because in rows),
        widths=(2, 1),
    )
