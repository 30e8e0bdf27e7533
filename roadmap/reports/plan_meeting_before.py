"""The paper a week before a meeting about the plan: issues, recommendations, and headed sections for those who must fill them."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from roadmap.plan.following import State, late_promises, state
from roadmap.plan.meeting_models import HEADINGS, last_closed
from roadmap.plan.meeting_models import Heading as Section
from roadmap.plan.models import PlanAction
from roadmap.plan.numbering import taken_on
from roadmap.plan.reviewing import needed, to_look_at
from roadmap.reports.models import Block, Bullets, Document, Fields, Heading, Numbered, Paragraph, Rich, Run, Table
from roadmap.reports.plan_meetings import MeetingParts, PlanTeller, change_blocks, named, plain

#: What an action says that belongs under a heading of the paper.
NOTED: dict[Section, str] = {"finance": "resource", "risk": "risk"}


def meeting_paper(parts: MeetingParts) -> Document:
    """What everybody who comes reads beforehand, as the plan stands on the day it is printed."""
    tell = PlanTeller(parts, parts.plan, parts.printed_on)
    return tell.document(tell.say("meeting_before.title"), _blocks(tell))


def _blocks(tell: PlanTeller) -> Iterator[Block]:
    last = last_closed(tell.parts.meetings)
    yield _facts(tell, last.next_on if last else None, last.held_on if last else None)
    yield Heading(level=1, text=tell.say("meeting_before.asked_title"))
    recommendations = needed(tell.plan, tell.today, tell.parts.late)
    if recommendations:
        yield Paragraph(runs=tell.say("meeting_before.asked_intro"))
        asked = [tell.say(f"needed.{one.ask.value}", numbers=tell.say.listed(one.numbers)) for one in recommendations]
        yield Numbered(items=tuple(plain(one) for one in asked))
    else:
        yield Paragraph(runs=tell.say("meeting_before.asked_nothing"))
    yield from _issues(tell)
    yield from _changed(tell)
    for section in HEADINGS:
        yield from _to_fill(tell, section)


def _facts(tell: PlanTeller, next_on: date | None, last_on: date | None) -> Fields:
    say = tell.say
    counted = Counter(state(one, tell.today) for one in taken_on(tell.plan))
    order = (*State, None)
    told = [say("meeting_before.count", n=counted[one], state=_in_a_sentence(tell, one)) for one in order if counted[one]]
    fields = [
        (say("meeting_before.for_meeting"), say.day(next_on) if next_on else say("meeting_before.no_day")),
        (say("meeting_before.last"), say.day(last_on) if last_on else say("meeting_before.first")),
        (say("meeting_before.stands"), ", ".join(told) or say("meeting_before.nothing_taken_on")),
        (say("facts.written"), say.day(tell.today)),
    ]
    return Fields(fields=tuple(fields))


def _in_a_sentence(tell: PlanTeller, found: State | None) -> str:
    return tell.say(f"plan.state_{found.value}").lower() if found else tell.say("plan.no_date").lower()


def _issues(tell: PlanTeller) -> Iterator[Block]:
    """People first, then what is late or blocked, then what is due soon."""
    seen, say = to_look_at(tell.plan, tell.today, tell.parts.late), tell.say
    yield Heading(level=1, text=say("meeting_before.issues_title"))
    if not seen.waiting:
        yield Paragraph(runs=say("meeting_before.issues_none"))
        return
    if seen.feedback_late:
        yield Heading(level=2, text=say("meeting_before.feedback_late"))
        yield Bullets(items=tuple(named(*tell.waiting(one)) for one in seen.feedback_late))
    if seen.promises_late:
        yield Heading(level=2, text=say("meeting_before.promises_late"))
        yield Bullets(items=tuple(_promises(tell, one) for one in seen.promises_late))
    late = (*seen.unexplained, *seen.explained)
    if late:
        yield Heading(level=2, text=say("meeting_before.late"))
        yield Table(
            header=tuple(say(f"meeting_before.{key}") for key in ("action", "lead", "due", "state", "why")),
            rows=tuple(_late(tell, one) for one in late),
            widths=(3, 1.9, 1.6, 1.2, 2.8),
        )
    if seen.due_soon:
        yield Heading(level=2, text=say("meeting_before.soon"))
        yield Table(
            header=tuple(say(f"meeting_before.{key}") for key in ("action", "lead", "due")),
            rows=tuple((plain(tell.name(one)), plain(_lead(tell, one)), plain(tell.due(one))) for one in seen.due_soon),
            widths=(4, 2, 1.8),
        )


def _lead(tell: PlanTeller, action: PlanAction) -> str:
    return action.lead or tell.say("plan.nobody")


def _late(tell: PlanTeller, action: PlanAction) -> tuple[Rich, ...]:
    words = (tell.name(action), _lead(tell, action), tell.due(action), tell.state(action), tell.why(action))
    return tuple(plain(one) for one in words)


def _promises(tell: PlanTeller, action: PlanAction) -> Rich:
    late = [
        tell.say(f"meeting_before.promised_{one.kind}", words=one.words.rstrip(" ."), day=tell.say.day(one.due))
        for one in late_promises(action, tell.today)
        if one.due
    ]
    return named(tell.name(action), " ".join(late))


def _changed(tell: PlanTeller) -> Iterator[Block]:
    last = last_closed(tell.parts.meetings)
    if last is None or last.closed_with is None:
        return
    yield Heading(level=1, text=tell.say("meeting_before.changed_title", day=tell.say.day(last.held_on)))
    found = tell.changed(last.closed_with)
    if not found:
        yield Paragraph(runs=tell.say("meeting_before.changed_nothing"))
    yield from change_blocks(found, level=2)


def _to_fill(tell: PlanTeller, section: Section) -> Iterator[Block]:
    """A heading with what actions say under it already, and a blank for somebody to fill."""
    yield Heading(level=1, text=tell.say(f"meeting_headings.{section}"))
    field = NOTED.get(section)
    noted = [(one, str(getattr(one, field)).strip()) for one in taken_on(tell.plan)] if field else []
    if any(words for _, words in noted):
        yield Paragraph(runs=tell.say(f"meeting_before.noted_{section}"), keep=True)
        yield Bullets(items=tuple(named(tell.name(one), words) for one, words in noted if words))
    yield Paragraph(runs=(Run(text=tell.say(f"meeting_before.fill_{section}"), italic=True),))
