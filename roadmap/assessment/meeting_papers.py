"""What two papers before an agreement meeting list: the group's own paper, and a sheet for the quietest group's 30 minutes.

Item ids and reasons only, no figures: ratings stay hidden until they are revealed in the room. A paper
leaves the room, so it is made from a release and an agenda for the organisation, never from the room's own.
"""

from enum import StrEnum

from pydantic import Field

from roadmap.assessment.agreement import Agenda, Offered, ToTalkAbout, quieter_first
from roadmap.assessment.models import Audience, Difference, Frozen, Release, Results
from roadmap.assessment.views import lowest_of, shown_differences
from roadmap.content.models import Framework

#: Of 30 minutes, ten are for arriving, what can change and what cannot, and by when people hear; four items fill the rest.
SHEET_MINUTES = 30
MINUTES_AROUND = 10
MINUTES_AN_ITEM = 5
MOST_ON_A_SHEET = (SHEET_MINUTES - MINUTES_AROUND) // MINUTES_AN_ITEM


class PreMeetingPaper(Frozen):
    """What everybody invited reads beforehand."""

    accept: tuple[Offered, ...] = Field(description="would be accepted together: say beforehand if you hold one back")
    talk: tuple[ToTalkAbout, ...]
    later: int = Field(description="how many more wait for another meeting")
    settled: tuple[str, ...]
    differences: tuple[Difference, ...] = Field(description="questions about differences in view, at most five a domain")
    not_shown: tuple[str, ...] = Field(
        description="perspectives not shown on their own, the quieter first; the paper says the one sentence"
    )


class AskedBecause(StrEnum):
    """Why an item is on the sheet."""

    TO_BE_TALKED_ABOUT = "to_be_talked_about"
    DIFFERENCE = "difference"
    RATED_LOWEST = "rated_lowest"
    ABOUT_TO_BE_ACCEPTED = "about_to_be_accepted"


class SheetItem(Frozen):
    """One question for the group to talk about among themselves."""

    item: str
    because: AskedBecause


class Sheet(Frozen):
    """What one group talks about in 30 minutes of their own, before or instead of sitting in the meeting."""

    perspective: str
    minutes: int
    ask: tuple[SheetItem, ...] = Field(description="at most four, in the words for this group")
    accept: tuple[str, ...] = Field(description="of what would be accepted together, the items this group is asked about")


def pre_meeting_paper(agenda: Agenda, results: Results, release: Release, framework: Framework) -> PreMeetingPaper:
    """The paper before a meeting. ValueError where the release is for the room alone."""
    _refuse_the_rooms_own(release)
    shown = {one.id for one in release.sets if release.tables.get(one.id)}
    return PreMeetingPaper(
        accept=agenda.accept,
        talk=agenda.talk,
        later=len(agenda.later),
        settled=agenda.settled,
        differences=shown_differences(results.differences, framework),
        not_shown=tuple(p for p in quieter_first(framework) if p not in shown),
    )


def sheet(agenda: Agenda, results: Results, release: Release, framework: Framework, perspective: str | None = None) -> Sheet:
    """The sheet for a group, by default the one that is least often heard.

    First what the meeting will talk about, then where this group sees something differently, then what
    it rated lowest, then what is about to be accepted: only items that the group is asked, each once.
    Where the group is not shown on its own, nothing of its ratings is used. ValueError where the
    release is for the room alone or the framework has no such perspective.
    """
    _refuse_the_rooms_own(release)
    group = perspective or quieter_first(framework)[0]
    if group not in {one.id for one in framework.perspectives}:
        raise ValueError(f"the framework has no perspective '{group}'")
    theirs = {item.id for item in framework.items.values() if group in item.ask}
    settled = set(agenda.settled)
    because: dict[str, AskedBecause] = {}
    for item_id, reason in [
        *((one.item, AskedBecause.TO_BE_TALKED_ABOUT) for one in agenda.talk),
        *((one.item, AskedBecause.DIFFERENCE) for one in results.differences if one.flagged and group in (one.a, one.b)),
        *((one.id, AskedBecause.RATED_LOWEST) for one in lowest_of(results, group) or ()),
        *((one.item, AskedBecause.ABOUT_TO_BE_ACCEPTED) for one in agenda.accept),
    ]:
        if item_id in theirs - settled:
            because.setdefault(item_id, reason)
    ask = [SheetItem(item=item_id, because=reason) for item_id, reason in because.items()][:MOST_ON_A_SHEET]
    asked = {one.item for one in ask}
    return Sheet(
        perspective=group,
        minutes=SHEET_MINUTES,
        ask=tuple(ask),
        accept=tuple(one.item for one in agenda.accept if one.item in theirs - asked),
    )


def _refuse_the_rooms_own(release: Release) -> None:
    if release.audience is Audience.ROOM:
        raise ValueError("a paper leaves the room: make it from a release for the organisation")
