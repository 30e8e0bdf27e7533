"""Three papers of a meeting: one before it, a sheet for one group's own half hour, and one that says what was agreed.

None of them holds a rating: before the meeting ratings stay hidden, and after it only what was agreed leaves the room.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from roadmap.assessment.agreement import ToTalkAbout
from roadmap.assessment.leaving_the_room import attendance_outside
from roadmap.assessment.meeting_models import LEFT_OPEN, PARKED, Decision, Meeting, MinorityView
from roadmap.assessment.meeting_papers import MINUTES_AN_ITEM, MINUTES_AROUND, PreMeetingPaper, Sheet
from roadmap.assessment.models import Audience
from roadmap.content.models import WE_DO_NOT_AGREE
from roadmap.reports.closing import someone_to_talk_to
from roadmap.reports.models import Block, Bullets, Document, Fields, Heading, Note, Numbered, Paragraph, Rich, Run, Table
from roadmap.reports.side_by_side import question
from roadmap.reports.telling import ReportParts, Teller, upper_first


@dataclass(frozen=True)
class HeldMeeting:
    """A meeting with what it decided, and the views of it that may leave the room."""

    meeting: Meeting
    decisions: tuple[Decision, ...]
    views: tuple[MinorityView, ...]


def before_paper(parts: ReportParts, paper: PreMeetingPaper, opening: str) -> Document:
    """What everybody invited reads beforehand; `opening` is what will be read out."""
    tell = Teller(parts)
    return tell.document(tell.raw("before.title"), _before(tell, paper, opening))


def _before(tell: Teller, paper: PreMeetingPaper, opening: str) -> Iterator[Block]:
    yield Note(title=tell.raw("before.how_title"), paragraphs=(opening, tell.raw("before.how")))
    yield Heading(level=1, text=tell.raw("before.talk_title"))
    if paper.talk:
        yield Paragraph(runs=tell.raw("before.talk_intro"))
        yield Numbered(items=tuple(_to_talk_about(tell, one) for one in paper.talk))
    else:
        yield Paragraph(runs=tell.raw("before.talk_none"))
    if paper.later:
        yield Paragraph(runs=tell.say("before.later", n=paper.later))
    yield Heading(level=1, text=tell.raw("before.accept_title"))
    if paper.accept:
        yield Paragraph(runs=tell.raw("before.accept_intro"))
        yield Table(
            header=tuple(tell.raw(f"before.{key}") for key in ("practice", "area", "outcome")),
            rows=tuple(
                (tell.item_name(one.item), tell.framework.domain_of[one.item].title, tell.outcome(one.item, one.outcome))
                for one in paper.accept
            ),
            widths=(3, 1.7, 1.6),
        )
    else:
        yield Paragraph(runs=tell.raw("before.accept_none"))
    if paper.settled:
        yield Paragraph(runs=tell.say("before.settled", n=len(paper.settled)))
    if paper.differences or paper.not_shown:
        yield Heading(level=1, text=tell.raw("before.differences_title"))
    if paper.differences:
        yield Bullets(items=tuple(_bold_then(tell.item_name(one.item), question(tell, one)) for one in paper.differences))
    for name in paper.not_shown:
        yield Paragraph(runs=tell.say("before.not_shown", name=upper_first(tell.perspectives[name].name)), style="quiet")
    yield from someone_to_talk_to(tell)


def _to_talk_about(tell: Teller, one: ToTalkAbout) -> Rich:
    why = tell.raw(f"before.{one.why.value}")
    if one.before and one.before.who:
        why += " " + tell.say("before.ask", who=one.before.who)
    area = tell.framework.domain_of[one.item].title
    return _bold_then(tell.item_name(one.item), f"({area}) {why}")


def _bold_then(name: str, words: str) -> Rich:
    return (Run(text=f"{name}. ", bold=True), Run(text=words))


def sheet_paper(parts: ReportParts, sheet: Sheet) -> Document:
    """One page or two for a group's own half hour, in plain words, with room to write."""
    tell = Teller(parts)
    return tell.document(tell.say("first_talk.title", minutes=sheet.minutes), _sheet(tell, sheet))


def _sheet(tell: Teller, sheet: Sheet) -> Iterator[Block]:
    yield Paragraph(runs=tell.say("first_talk.for_whom", name=tell.perspectives[sheet.perspective].name), style="lead")
    yield Paragraph(runs=tell.raw("first_talk.choice"))
    yield Heading(level=1, text=tell.raw("first_talk.plan_title"))
    middle = tell.say("first_talk.items", minutes=sheet.minutes - MINUTES_AROUND, each=MINUTES_AN_ITEM)
    yield Bullets(items=(tell.raw("first_talk.arrive"), middle, tell.raw("first_talk.close")))
    yield Heading(level=1, text=tell.raw("first_talk.ask_title"))
    if not sheet.ask:
        yield Paragraph(runs=tell.raw("first_talk.nothing"))
    for number, one in enumerate(sheet.ask, start=1):
        item = tell.framework.items[one.item]
        yield Heading(level=2, text=tell.say("first_talk.item", number=number, item=item.plain or item.text))
        yield Paragraph(runs=tell.raw(f"first_talk.{one.because.value}"), style="quiet", keep=True)
        yield Paragraph(runs=tell.raw("first_talk.notice"), keep=True)
        yield Paragraph(runs=tell.raw("first_talk.line"), keep=True)
        yield Paragraph(runs=tell.raw("first_talk.words"), keep=True)
        yield Paragraph(runs=tell.raw("first_talk.line"))
    if sheet.accept:
        yield Heading(level=1, text=tell.raw("first_talk.accept_title"))
        yield Paragraph(runs=tell.raw("first_talk.accept_text"))
        yield Bullets(items=tuple(tell.framework.items[item].plain or tell.item_name(item) for item in sheet.accept))
    yield Heading(level=1, text=tell.raw("first_talk.hear_title"))
    by = tell.parts.assessment.contacts.feedback_by
    yield Paragraph(runs=tell.say("first_talk.hear", date=tell.day(by)) if by else tell.raw("first_talk.hear_no_date"))
    yield from someone_to_talk_to(tell)


def after_paper(parts: ReportParts, held: HeldMeeting) -> Document:
    """What a meeting agreed, for the organisation. ValueError where the parts are for the room alone."""
    if parts.release.audience is Audience.ROOM:
        raise ValueError("a paper leaves the room: make it from a release for the organisation")
    tell = Teller(parts)
    return tell.document(tell.raw("after.title"), _after(tell, held))


def _after(tell: Teller, held: HeldMeeting) -> Iterator[Block]:
    meeting = held.meeting
    lines = [(tell.raw("after.date"), tell.day(meeting.held_on)), (tell.raw("after.recorded_by"), meeting.recorded_by)]
    if there := attendance_outside(meeting.attendance):
        names = [_there(tell, group, n) for group, n in there.items()]
        told = tell.listed(names)
        lines.append((tell.raw("after.there"), told[:1].upper() + told[1:]))
    yield Fields(fields=tuple(lines))
    agreed = [one for one in held.decisions if one.outcome not in (*LEFT_OPEN, WE_DO_NOT_AGREE)]
    yield Heading(level=1, text=tell.raw("after.agreed_title"))
    if agreed:
        yield Table(
            header=tuple(tell.raw(f"after.{key}") for key in ("practice", "outcome", "because")),
            rows=tuple(_agreed(tell, one) for one in agreed),
            widths=(2.4, 1.4, 2.6),
        )
    else:
        yield Paragraph(runs=tell.raw("after.agreed_none"))
    yield from _not_agreed(tell, [one for one in held.decisions if one.outcome == WE_DO_NOT_AGREE])
    yield from _left_open(tell, [one for one in held.decisions if one.outcome in LEFT_OPEN])
    if held.views:
        yield Heading(level=1, text=tell.raw("after.views_title"))
        yield Paragraph(runs=tell.raw("after.views_intro"))
        yield Bullets(items=tuple(_view(tell, one) for one in held.views))
    yield Paragraph(runs=tell.raw("after.leaves"), style="quiet")
    yield from someone_to_talk_to(tell)


def _there(tell: Teller, group: str, n: int | None) -> str:
    name = tell.perspectives[group].name if group in tell.perspectives else group
    return tell.say("after.there_counted", name=name, n=n) if n else name


def _agreed(tell: Teller, one: Decision) -> tuple[Rich, Rich, Rich]:
    because = [one.because] if one.because else [tell.raw("after.together")] if one.together else []
    if one.evidence:
        because.append(tell.say("after.evidence", evidence=one.evidence))
    return _plain(tell.item_name(one.item)), _plain(tell.outcome(one.item, one.outcome)), _plain(_lines(tell, because))


def _lines(tell: Teller, words: list[str]) -> str:
    return "\n".join(words) or tell.raw("after.nothing")


def _plain(words: str) -> Rich:
    return (Run(text=words),)


def _not_agreed(tell: Teller, decisions: list[Decision]) -> Iterator[Block]:
    if decisions:
        yield Heading(level=1, text=tell.raw("after.not_agreed_title"))
        yield Paragraph(runs=tell.raw("after.not_agreed_intro"))
        yield Bullets(items=tuple(_bold_then(tell.item_name(one.item), one.because) for one in decisions))


def _left_open(tell: Teller, decisions: list[Decision]) -> Iterator[Block]:
    if decisions:
        yield Heading(level=1, text=tell.raw("after.open_title"))
        yield Bullets(items=tuple(_plain(_open(tell, one)) for one in decisions))


def _open(tell: Teller, one: Decision) -> str:
    item = tell.item_name(one.item)
    return (
        tell.say("after.open_parked", item=item) if one.outcome == PARKED else tell.say("after.open_ask", item=item, who=one.who)
    )


def _view(tell: Teller, one: MinorityView) -> Rich:
    name = tell.perspectives[one.perspective].one if one.perspective in tell.perspectives else one.perspective
    return _bold_then(tell.item_name(one.item), f"{upper_first(name)}: “{one.words}”")
