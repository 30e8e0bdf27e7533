"""Closing the loop: who was promised to hear, how each promise stands, what an answer still lacks, and what people read.

"Sometimes we get asked to do too much participation stuff, and nothing comes from it": a promise is kept here for each
group that was asked, so that none is forgotten.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from roadmap.assessment.collecting import feedback_by
from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Audience, CollectionKind, Release
from roadmap.plan.feedback_models import Answer, CameFrom, Contribution, Told
from roadmap.plan.models import Plan, PlanAction

#: An answer due within so many days is due soon: it takes about a week to write one and have it read.
SOON = timedelta(days=7)
#: Words that tell how many said something; small numbers tell most.
_HOW_MANY = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|both|only one|a couple)"
    r"(?: of (?:you|us|them|the)"
    r"| (?:\w+ )?(?:people|persons?|respondents?|parents?|carers?|workers?|leaders?|staff))\b",
    re.IGNORECASE,
)


class Standing(StrEnum):
    """How a promise to tell people stands on a day."""

    LATE = "late"
    DUE_SOON = "due_soon"
    PROMISED = "promised"
    GIVEN = "given"


class Unready(StrEnum):
    """What keeps an answer from being published."""

    HEARD = "heard"
    ANSWER = "answer"
    BECAUSE = "because"
    TELLER = "teller"
    GROUP = "group"


def standing(one: Contribution, today: date) -> Standing:
    """How the promise stands. The day it was promised for counts; without a day it is never late."""
    if one.given_on is not None:
        return Standing.GIVEN
    if one.due is None or one.due - today > SOON:
        return Standing.PROMISED
    return Standing.LATE if one.due < today else Standing.DUE_SOON


def is_answered(one: Answer) -> bool:
    """Whether it says what is being done, or what cannot be done."""
    return bool(one.doing.strip() or one.cannot.strip())


def late_contributions(contributions: Iterable[Contribution], today: date) -> tuple[Contribution, ...]:
    """Everybody who should have heard by now and has not, whoever waits longest first: a meeting sees these first."""
    late = [one for one in contributions if standing(one, today) is Standing.LATE]
    return tuple(sorted(late, key=lambda one: (one.due or date.max, one.id)))


def in_order(contributions: Iterable[Contribution], questioned: frozenset[str], today: date) -> tuple[Contribution, ...]:
    """Late first, then what people said they did not say, then what has no answer, by day; what was given stands last."""

    def place(one: Contribution) -> tuple[int, date]:
        stands = standing(one, today)
        if stands is Standing.LATE:
            return 0, one.due or date.max
        if one.id in questioned:
            return 1, one.due or date.max
        if stands is Standing.GIVEN:
            return 4, date.max
        return (3 if is_answered(one) else 2), one.due or date.max

    return tuple(sorted(contributions, key=place))


# --- promises that were made -------------------------------------------------------------------


def owed(
    collections: Sequence[Collection], plan: Plan, kept: Sequence[Contribution], perspectives: Sequence[str]
) -> tuple[Contribution, ...]:
    """A contribution to begin for each group that was promised to hear and has none yet, and for each action's promise.

    `perspectives` are the framework's, for a collection that asks everybody. They are not kept before somebody writes in
    them, and say nothing of whether anybody took part: only that they were asked.
    """
    from_people = [
        Contribution(
            came_from=CameFrom.GROUP if collection.kind is CollectionKind.GROUP else CameFrom.COLLECTION,
            collection_id=collection.id,
            to_group=group,
            teller=collection.settings.feedback_from,
            promised_on=collection.opens_on,
            due=collection.settings.contacts.feedback_by,
        )
        for collection in collections
        if collection.settings.contacts.feedback_by is not None
        for group in (collection.perspectives or perspectives)
        if not any(_keeps(one, collection.id, group) for one in kept)
    ]
    return (*from_people, *_owed_by_actions(plan, kept))


def _keeps(one: Contribution, collection_id: str, group: str) -> bool:
    """Whether it is the answer a group was promised. One note that is answered for everybody is no answer to a group."""
    if one.collection_id != collection_id:
        return False
    return one.to_group == group or (one.to_group is None and one.came_from is not CameFrom.NOTE)


def _owed_by_actions(plan: Plan, kept: Sequence[Contribution]) -> Iterable[Contribution]:
    answered = {one.of_action for one in kept}
    for action in plan.actions:
        if action.decision != "accepted" or action.id in answered or action.followed.feedback_given_on is not None:
            continue
        if action.followed.feedback_due is not None or action.feedback.strip():
            yield Contribution(
                came_from=CameFrom.MEETING,
                doing=action.do,
                actions=(action.id,),
                of_action=action.id,
                by=action.due,
                due=_due_of(action),
            )


def _due_of(action: PlanAction) -> date | None:
    """The day that was promised; else as many working days after the action is due as contributors wait at most."""
    if action.followed.feedback_due is not None:
        return action.followed.feedback_due
    return feedback_by(action.due) if action.due else None


# --- publishing --------------------------------------------------------------------------------


def unready(one: Contribution, nameable: frozenset[str]) -> tuple[Unready, ...]:
    """What an answer still lacks before people can read it; nothing where it can be published."""
    found = []
    if not one.heard.strip() and not one.words_gone:
        found.append(Unready.HEARD)
    if not is_answered(one):
        found.append(Unready.ANSWER)
    if one.cannot.strip() and not one.because.strip():
        found.append(Unready.BECAUSE)
    if not one.teller.strip():
        found.append(Unready.TELLER)
    if one.group is not None and not one.group_agreed and one.group not in nameable:
        found.append(Unready.GROUP)
    return tuple(found)


def nameable(releases: Iterable[Release], collection_id: str | None) -> frozenset[str]:
    """The groups of a collection that may be named as having said something: those that its releases show on their own.

    Not those of a release that is for the room alone.
    """
    shown = (one for one in releases if one.collection_id == collection_id and one.audience is not Audience.ROOM)
    return frozenset(group.id for one in shown for group in one.sets if group.people is not None)


def tells_how_many(one: Answer) -> tuple[str, ...]:
    """Words that tell how many people said something, in the order in which they stand: small numbers pick people out."""
    texts = (one.heard, one.doing, one.cannot, one.because, one.next_step)
    return tuple(dict.fromkeys(found.group() for text in texts for found in _HOW_MANY.finditer(text)))


def with_standing_actions(one: Contribution, plan: Plan) -> Contribution:
    """The contribution that names, for an action that went into another one, the action that it went into."""
    standing = (plan.action(action) for action in one.actions)
    named = tuple(dict.fromkeys(now.id if now else was for was, now in zip(one.actions, standing, strict=True)))
    return one if named == one.actions else one.model_copy(update={"actions": named})


def published(one: Contribution, actions: Mapping[str, str], today: date) -> Contribution:
    """The contribution with its answer as people read it from today on. The first such day stays the day it was given.

    `actions` says what each action of the plan is about, by its id; one that is gone is left out. ValueError where the answer
    is not there yet.
    """
    if not is_answered(one):
        raise ValueError("there is no answer to publish yet")
    return one.model_copy(update={"published": _told(one, actions, today), "given_on": one.given_on or today})


def is_changed(one: Contribution, actions: Mapping[str, str]) -> bool:
    """Whether what people read is no longer what the group has written."""
    return one.published is not None and _told(one, actions, one.published.on) != one.published


def taken_down(one: Contribution) -> Contribution:
    """The contribution as nobody outside reads it. The day on which it was first given stays: it happened."""
    return one.model_copy(update={"published": None})


def looked_again(one: Contribution, today: date) -> Contribution:
    """The contribution after the group looked again at what somebody said they did not say; readers see the day too."""
    told = one.published and one.published.model_copy(update={"looked_again_on": today})
    return one.model_copy(update={"looked_again_on": today, "published": told})


def _told(one: Contribution, actions: Mapping[str, str], on: date) -> Told:
    answer = {name: getattr(one, name) for name in Answer.model_fields}
    linked = tuple(actions[action] for action in one.actions if action in actions)
    return Told(**answer, on=on, actions=linked, looked_again_on=one.looked_again_on)


# --- what people read ----------------------------------------------------------------------------


def to_read(contributions: Iterable[Contribution], collection_id: str | None) -> tuple[Contribution, ...]:
    """What the people of a collection can read, newest first; all of them see what any group of it is told.

    Whoever reads is not asked which group they are in, so the page says nothing of who came.
    """
    theirs = [one for one in contributions if one.published and one.collection_id == collection_id]
    return tuple(sorted(theirs, key=lambda one: (-(one.published.on.toordinal() if one.published else 0), one.id)))


def to_share(contributions: Iterable[Contribution]) -> tuple[Contribution, ...]:
    """What a shareable archive holds: what was published, as it was published, and no draft."""
    return tuple(_as_published(one, one.published) for one in contributions if one.published)


def _as_published(one: Contribution, told: Told) -> Contribution:
    answer = {name: getattr(told, name) for name in Answer.model_fields}
    return one.model_copy(update=answer)
