"""The document behind the slides for the room: what stands out, the figures, what to talk about, and the priorities."""

from collections.abc import Iterable, Iterator

from roadmap.plan.editing import chosen, chosen_actions
from roadmap.reports.figures import profile, readiness
from roadmap.reports.ladders import activities
from roadmap.reports.models import Block, Bullets, Document, Figure, Heading, Note, Paragraph, Run, Table
from roadmap.reports.opening import about, facts, stands_out
from roadmap.reports.own_words import own_words
from roadmap.reports.side_by_side import talk, views
from roadmap.reports.telling import ReportParts, Teller

#: As many characters of one comment as can be read from the back of a room.
LONGEST = 300


def room_slides(parts: ReportParts) -> Document:
    """What a room looks at together. Everything about answers comes from the release, as in the whole report."""
    tell = Teller(parts)
    return tell.document(parts.framework.about.title, _slides(tell))


def _slides(tell: Teller) -> Iterator[Block]:
    yield from stands_out(tell)
    yield from _without_key(profile(tell))
    yield from readiness(tell)
    yield from views(tell)
    yield from talk(tell)
    yield from own_words(tell, LONGEST)
    yield from (block for block in activities(tell) if isinstance(block, Figure | Table) or _is_first_heading(block))
    yield from _priorities(tell)
    yield Heading(level=1, text=tell.raw("about.title"))
    yield facts(tell)
    yield Note(paragraphs=about(tell).paragraphs)


def _without_key(blocks: Iterable[Block]) -> Iterator[Block]:
    """Without the lines that explain dots and bands: on slides a chart has bars, and its numbers follow."""
    drawn = False
    for block in blocks:
        drawn = drawn or isinstance(block, Figure)
        if drawn or not (isinstance(block, Paragraph) and block.style == "quiet"):
            yield block


def _is_first_heading(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1


def _priorities(tell: Teller) -> Iterator[Block]:
    plan = tell.parts.plan
    if plan is None or not plan.priorities:
        return
    yield Heading(level=1, text=tell.raw("plan.title"))
    yield Paragraph(runs=tell.raw("plan.intro"))
    for number, priority in chosen(plan):
        yield Heading(level=2, text=tell.say("plan.priority", number=number, title=priority.title))
        if priority.why:
            yield Paragraph(runs=priority.why)
        actions = chosen_actions(plan, priority.id)
        if actions:
            yield Bullets(items=tuple((Run(text=action.do),) for action in actions))
