"""The one page after a meeting about the plan: who by group, what was decided, what changed, and the next dates."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from textwrap import shorten

from roadmap.assessment.leaving_the_room import attendance_outside
from roadmap.plan.changes_told import ToldAction, ToldPriority
from roadmap.plan.following import State, feedback_state, state
from roadmap.plan.meeting_models import HEADINGS, PlanMeeting, last_closed
from roadmap.plan.numbering import taken_on
from roadmap.reports.models import Block, Bullets, Document, Fields, Heading, Paragraph, Table
from roadmap.reports.plan_meetings import MeetingParts, PlanTeller, ended, named, plain, sentence
from roadmap.reports.telling import upper_first

#: So many changes and days fit on the page beside a few decisions; the rest stands in the plan.
MOST_CHANGES, LEAST_CHANGES, MANY_DECISIONS, MOST_DATES = 6, 3, 3, 5
#: The longest name of an action, and the longest change, in characters.
NAME, LONGEST = 56, 200
#: Dates until the next meeting are listed; where no next meeting is set, those of so many days.
AHEAD = timedelta(days=60)


def after_meeting_paper(parts: MeetingParts, meeting: PlanMeeting) -> Document:
    """What a meeting came to. ValueError where it has not closed: until then it is not the group's word."""
    if meeting.closed_on is None or meeting.closed_with is None:
        raise ValueError("a meeting that is under way has no paper yet")
    tell = PlanTeller(parts, meeting.closed_with, meeting.closed_on)
    return tell.document(tell.say("meeting_after.title"), _blocks(tell, meeting))


def _blocks(tell: PlanTeller, meeting: PlanMeeting) -> Iterator[Block]:
    yield _facts(tell, meeting)
    yield Heading(level=1, text=tell.say("meeting_after.decided_title"))
    if meeting.decisions:
        yield Table(
            header=tuple(tell.say(f"meeting_after.{key}") for key in ("what", "who", "by")),
            rows=tuple(
                (one.words, one.who or tell.say("plan.nobody"), tell.say.day(one.by) if one.by else tell.say("plan.no_date"))
                for one in meeting.decisions
            ),
            widths=(4, 1.7, 1.5),
        )
    else:
        yield Paragraph(runs=tell.say("meeting_after.decided_none"))
    yield from _changed(tell, meeting)
    said = [(section, meeting.notes.get(section, "").strip()) for section in HEADINGS]
    if any(words for _, words in said):
        yield Heading(level=1, text=tell.say("meeting_after.said_title"))
        yield Bullets(items=tuple(named(tell.say(f"meeting_headings.{section}"), words) for section, words in said if words))
    yield from _dates(tell, meeting)


def _facts(tell: PlanTeller, meeting: PlanMeeting) -> Fields:
    say = tell.say
    fields = [(say("after.date"), say.day(meeting.held_on)), (say("after.recorded_by"), meeting.recorded_by)]
    there = attendance_outside(meeting.attendance)
    if there:
        names = {one.id: one.name for one in tell.parts.framework.perspectives}
        groups = [(names.get(group, group), n) for group, n in there.items()]
        listed = [say("after.there_counted", name=name, n=n) if n else name for name, n in groups]
        fields.append((say("after.there"), upper_first(say.listed(listed))))
    return Fields(fields=tuple(fields))


def _changed(tell: PlanTeller, meeting: PlanMeeting) -> Iterator[Block]:
    """What changed since the meeting before; at a first one, while it sat."""
    before = last_closed(tell.parts.meetings, meeting)
    since = before.closed_with if before and before.closed_with else meeting.opened_with
    found = tell.changed(since)
    key = "changed_since" if before else "changed"
    yield Heading(level=1, text=tell.say(f"meeting_after.{key}", day=tell.say.day(before.held_on if before else meeting.held_on)))
    if not found:
        yield Paragraph(runs=tell.say("meeting_after.changed_nothing"))
        return
    lines = list(_lines(found))
    room = max(LEAST_CHANGES, MOST_CHANGES - max(0, len(meeting.decisions) - MANY_DECISIONS))
    yield Bullets(items=tuple(named(_short(one.name), _short(sentence(one.lines), LONGEST)) for one in lines[:room]))
    if len(lines) > room:
        yield Paragraph(runs=tell.say("meeting_after.more", n=len(lines) - room), style="quiet")


def _short(words: str, most: int = NAME) -> str:
    """Words cut at a space: the page is one, and the plan holds them whole."""
    cut = shorten(words, most, placeholder="…")
    return f"{cut[:-1].rstrip(' ,;:.')}…" if cut != words and cut.endswith("…") else cut


def _lines(found: Sequence[ToldPriority]) -> Iterator[ToldAction]:
    for priority in found:
        if priority.lines:
            yield ToldAction(priority.name, priority.lines)
        yield from priority.actions


def _dates(tell: PlanTeller, meeting: PlanMeeting) -> Iterator[Block]:
    yield Heading(level=1, text=tell.say("meeting_after.dates_title"))
    next_on = tell.say.day(meeting.next_on) if meeting.next_on else tell.say("meeting_after.no_next")
    yield Paragraph(runs=tell.say("meeting_after.next", day=next_on))
    coming: dict[tuple[date, str], list[str]] = {}
    for day, key, action in sorted(_coming(tell, meeting)):
        coming.setdefault((day, key), []).append(action)
    if coming:
        lines = [
            named(tell.say.day(day), ended(tell.say(f"meeting_after.{key}", actions="; ".join(actions))))
            for (day, key), actions in coming.items()
        ]
        yield Bullets(items=tuple(lines[:MOST_DATES]))
    if len(coming) > MOST_DATES:
        yield Paragraph(runs=plain(tell.say("meeting_after.more", n=len(coming) - MOST_DATES)), style="quiet")


def _coming(tell: PlanTeller, meeting: PlanMeeting) -> Iterator[tuple[date, str, str]]:
    """What falls due until the next meeting, and days on which people were promised to hear: day, kind, action."""
    until = meeting.next_on or tell.today + AHEAD
    late = {one.of_action for one in tell.parts.late}
    for action in taken_on(tell.plan):
        stands, name = state(action, tell.today), _short(tell.name(action))
        if action.due and tell.today <= action.due <= until and stands not in (State.COMPLETE, State.FOLLOWED_THERE):
            yield action.due, "due", name
        promised = action.followed.feedback_due
        if promised and promised <= until and feedback_state(action, tell.today) is not State.COMPLETE:
            if promised >= tell.today:
                yield promised, "hear", name
            elif action.id in late:  # whoever has heard since is not said to wait
                yield promised, "should_have_heard", name
