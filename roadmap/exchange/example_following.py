"""What became of the example's plan: how its actions went day after day, its meetings, and what people hear of what they said."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from roadmap.assessment.collection_models import Collection, CollectionSettings, NotesPromise
from roadmap.assessment.models import Contacts, Respondent
from roadmap.assessment.note_models import Choice, Note
from roadmap.content.example_models import ExampleContribution, ExampleMeeting, ExamplePromise, ExampleRound, ExampleStep
from roadmap.plan.feedback import published
from roadmap.plan.feedback_models import CameFrom, Contribution
from roadmap.plan.following import explained, with_due, with_status
from roadmap.plan.following_models import Promise, Reading
from roadmap.plan.meeting_models import MeetingDecision, PlanMeeting
from roadmap.plan.models import Plan, PlanAction

NewId = Callable[[], str]
#: What a step says in the words of an action that is followed, as it stands.
_AS_IT_STANDS = ("confidence", "confidence_because", "baseline", "target", "difference")


def settings_of(made: ExampleRound, contacts: Contacts) -> CollectionSettings:
    """What people were told before they answered."""
    told = made.contacts
    return CollectionSettings(
        contacts=contacts,
        feedback_from=told.feedback_from or "",
        feedback_where=told.feedback_where or "",
        notes=NotesPromise.model_validate(told.notes.model_dump()) if told.notes else NotesPromise(),
    )


# --- the plan, day after day -------------------------------------------------------------------


def plan_on(drawn_up: Plan, steps: Iterable[ExampleStep], until: date = date.max) -> Plan:
    """The plan as it stood on a day. A step of an action that the draft does not offer is passed over."""
    actions = {action.origin: action for action in drawn_up.actions}
    for step in steps:
        action = actions.get(step.action)
        if action is not None and date.fromisoformat(step.day) <= until:
            actions[step.action] = _stepped(action, step)
    return drawn_up.model_copy(update={"actions": tuple(actions.values())})


def _stepped(action: PlanAction, step: ExampleStep) -> PlanAction:
    on = date.fromisoformat(step.day)
    if step.status:
        action = with_status(action, step.status, on)
    if step.due:
        action = with_due(action, date.fromisoformat(step.due), on, step.because or "")
    action = explained(action, step.why or "", on)
    kept = action.followed
    said: dict[str, object] = {name: getattr(step, name) for name in _AS_IT_STANDS if getattr(step, name) is not None}
    if step.reading:
        said["readings"] = (*kept.readings, Reading(on=on, value=step.reading))
    if step.promises:
        said["promises"] = (*kept.promises, *(_promise(one) for one in step.promises))
    if step.feedback_due:
        said["feedback_due"] = date.fromisoformat(step.feedback_due)
    if step.feedback_given:
        said["feedback_given_on"] = on
    return action.model_copy(update={"followed": kept.model_copy(update=said)})


def _promise(made: ExamplePromise) -> Promise:
    return Promise(kind=made.kind, words=made.words, due=_day(made.due), done_on=_day(made.done_on))


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


# --- meetings ----------------------------------------------------------------------------------


def meetings_of(made: ExampleRound, drawn_up: Plan, steps: Sequence[ExampleStep], new_id: NewId) -> tuple[PlanMeeting, ...]:
    """The meetings, each with the plan as it stood when it began and when it closed on the same day."""
    return tuple(_meeting(one, drawn_up, steps, new_id()) for one in made.meetings)


def _meeting(made: ExampleMeeting, drawn_up: Plan, steps: Sequence[ExampleStep], meeting_id: str) -> PlanMeeting:
    held = date.fromisoformat(made.held_on)
    return PlanMeeting(
        id=meeting_id,
        held_on=held,
        recorded_by=made.recorded_by,
        attendance=made.attendance,
        decisions=tuple(MeetingDecision(words=one.words, who=one.who, by=_day(one.by)) for one in made.decisions),
        notes=made.notes,
        next_on=_day(made.next_on),
        opened_with=plan_on(drawn_up, steps, held - timedelta(days=1)),
        closed_on=held,
        closed_with=plan_on(drawn_up, steps, held),
    )


# --- what people hear --------------------------------------------------------------------------


def contributions_of(
    made: ExampleRound, plan: Plan, gathered: Collection, people: Sequence[Respondent], new_id: NewId
) -> tuple[tuple[Contribution, ...], tuple[Note, ...]]:
    """What people hear of what they said, and the notes of those who said something else."""
    kept, doubts = [], []
    ids = {action.origin: action.id for action in plan.actions}
    for one in made.contributions:
        contribution = _contribution(one, gathered, ids, new_id())
        if one.told_on:
            words = {action.id: action.do for action in plan.actions}
            contribution = published(contribution, words, date.fromisoformat(one.told_on))
        kept.append(contribution)
        if one.not_what_i_said:
            theirs = [person for person in people if person.perspective == one.not_what_i_said.perspective]
            read = date.fromisoformat(one.not_what_i_said.read_on)
            # Not the first of them, who gave most of the answers: anybody may be the one who came back.
            doubts.append(
                Note(
                    id=new_id(),
                    respondent=theirs[len(theirs) // 2].id,
                    words=one.not_what_i_said.words,
                    read_by=read,
                    choice=Choice.SHOW,
                    decided_on=read,
                    contribution=contribution.id,
                )
            )
    return tuple(kept), tuple(doubts)


def _contribution(made: ExampleContribution, gathered: Collection, ids: dict[str | None, str], new: str) -> Contribution:
    return Contribution(
        id=new,
        came_from=CameFrom(made.came_from),
        collection_id=gathered.id,
        to_group=made.to,
        heard=made.heard,
        group=made.to,
        doing=made.doing or "",
        cannot=made.cannot or "",
        because=made.because or "",
        by=_day(made.by),
        next_step=made.next_step or "",
        teller=made.teller,
        actions=tuple(ids[action] for action in made.actions if action in ids),
        promised_on=gathered.closed_on,
        due=_day(made.due),
    )
