"""The two documents of an assessment: the whole report, and the plan alone."""

from collections.abc import Iterator

from roadmap.reports.areas import areas
from roadmap.reports.closing import not_shown, someone_to_talk_to, sources
from roadmap.reports.figures import profile, readiness
from roadmap.reports.ladders import activities
from roadmap.reports.models import Block, Document, PageBreak
from roadmap.reports.opening import about, contents, facts, stands_out
from roadmap.reports.own_words import own_words
from roadmap.reports.plan_sheet import plan_sheet
from roadmap.reports.plans import plan_blocks
from roadmap.reports.side_by_side import talk, views
from roadmap.reports.telling import ReportParts, Teller

__all__ = ["ReportParts", "assessment_report", "plan_report"]


def assessment_report(parts: ReportParts) -> Document:
    """The whole report: what stands out, figures, each area, activities, the plan, and what it rests on.

    Pure: the same parts give the same document. Everything about answers comes from the release and from the results
    computed from it, so a report holds nothing that the release withholds. There is no overall figure.
    """
    tell = Teller(parts)
    return tell.document(parts.framework.about.title, _report(tell)).model_copy(update={"plan": plan_sheet(tell)})


def _report(tell: Teller) -> Iterator[Block]:
    yield facts(tell)
    yield about(tell)
    yield contents(tell)
    yield PageBreak()
    yield from stands_out(tell)
    yield from profile(tell)
    yield from readiness(tell)
    yield from views(tell)
    yield from talk(tell)
    yield from own_words(tell)
    yield from areas(tell)
    yield PageBreak()
    yield from activities(tell)
    yield PageBreak(landscape=True)
    yield from plan_blocks(tell)
    yield PageBreak()
    yield from not_shown(tell)
    yield from sources(tell)
    yield from someone_to_talk_to(tell)


def plan_report(parts: ReportParts) -> Document:
    """The priority action plan alone, with the facts, what it is and is not, and someone to talk to."""
    tell = Teller(parts)
    return tell.document(tell.raw("document.plan_title"), _plan(tell)).model_copy(update={"plan": plan_sheet(tell)})


def _plan(tell: Teller) -> Iterator[Block]:
    yield facts(tell)
    yield about(tell)
    yield PageBreak(landscape=True)
    yield from plan_blocks(tell)
    yield PageBreak()
    yield from sources(tell)
    yield from someone_to_talk_to(tell)
