"""What of a meeting may leave the room: attendance, and the views that their holders want written down."""

from collections.abc import Iterable, Mapping

from roadmap.assessment.disclosure import ROOM_THRESHOLD
from roadmap.assessment.meeting_models import Meeting, MinorityView, Together
from roadmap.assessment.models import Audience, CollectionKind, Release


def attendance_outside(attendance: Mapping[str, int]) -> dict[str, int | None]:
    """Who was there, by group, as it may be said outside: with numbers only where each group has five people or more.

    One group of fewer takes the numbers from all of them, since whoever knows how many sat there could
    subtract. A group of whom nobody was there is not named.
    """
    there = {group: n for group, n in attendance.items() if n}
    told = all(n >= ROOM_THRESHOLD for n in there.values())
    return {group: n if told else None for group, n in there.items()}


def may_leave(view: MinorityView, release: Release, meetings: Iterable[Meeting]) -> bool:
    """Whether a view may be read outside the room: five people or more of its holder's group were there.

    There means both among those who answered in the room and, where the meeting in which the view was given
    counted this group, among those who sat in it. `release` is the one for the organisation; ValueError where
    it is for the room alone.
    """
    if release.audience is Audience.ROOM:
        raise ValueError("what may leave the room is asked of a release for the organisation")
    counted = next((one.attendance[view.perspective] for one in meetings if _counts(one, view)), None)
    answered = next((one.people or 0 for one in release.sets if one.id == view.perspective), 0)
    if release.kind is not CollectionKind.IN_THE_ROOM:  # a survey's people are not the people of the meeting
        return (counted or 0) >= ROOM_THRESHOLD
    return answered >= ROOM_THRESHOLD and (counted is None or counted >= ROOM_THRESHOLD)


def to_share(kept: Together) -> Together:
    """What a shareable archive holds: no held-back marks, views that a paper has carried, attendance as it may be said."""
    return Together(
        decisions=kept.decisions,
        meetings=tuple(one.model_copy(update={"attendance": _numbers(one.attendance)}) for one in kept.meetings),
        minority_views=tuple(view for view in kept.minority_views if view.issued_on is not None),
    )


def _counts(meeting: Meeting, view: MinorityView) -> bool:
    return meeting.id == view.meeting and view.perspective in meeting.attendance


def _numbers(attendance: Mapping[str, int]) -> dict[str, int]:
    return {group: n for group, n in attendance_outside(attendance).items() if n is not None}
