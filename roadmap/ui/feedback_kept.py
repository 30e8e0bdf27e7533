"""Everything the page for closing the loop stands on: what is kept and owed, for whom, who may be named, what was shown."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import streamlit as st

from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Assessment, Audience
from roadmap.assessment.note_models import Choice, Note
from roadmap.content.models import Framework
from roadmap.plan import feedback
from roadmap.plan.feedback_models import CameFrom, Contribution
from roadmap.plan.models import Plan
from roadmap.ui import here, looked_at, pieces, standing
from roadmap.ui.words import say

#: What the last press did, said once after the next redraw.
SAID = "feedback:said"
#: What kept something from being done, until it is said.
TROUBLE = "feedback:trouble"


@dataclass(frozen=True)
class Loop:
    """One assessment's answers to those who gave their view, as they stand in one run of the page."""

    assessment: Assessment
    framework: Framework
    collections: tuple[Collection, ...]
    plan: Plan
    kept: tuple[Contribution, ...]
    questioned: frozenset[str]
    today: date

    @cached_property
    def listed(self) -> tuple[Contribution, ...]:
        """What is kept and what is owed, what presses most first."""
        views = [one.id for one in self.framework.perspectives]
        owed = feedback.owed(self.collections, self.plan, self.kept, views)
        return feedback.in_order((*self.kept, *owed), self.questioned, self.today)

    @cached_property
    def actions(self) -> dict[str, str]:
        """What each action that was taken on says, by its id."""
        return {one.id: one.do for one in self.plan.actions if one.decision == "accepted"}

    @cached_property
    def nameable(self) -> dict[str | None, frozenset[str]]:
        """By collection, the groups that its results show on their own."""
        releases = here.store().releases(self.assessment.id)
        return {one.id: feedback.nameable(releases, one.id) for one in self.collections}

    @cached_property
    def replies(self) -> dict[str, tuple[str, ...]]:
        """By contribution, what a reader chose to show of what people wrote to it."""
        found: dict[str, list[str]] = {}
        for note in here.store().notes(self.assessment.id):
            if note.contribution and note.choice in (Choice.SHOW, Choice.SHOW_PART):
                found.setdefault(note.contribution, []).append(_shown(note))
        return {one: tuple(sorted(words)) for one, words in found.items()}

    def may_be_named(self, one: Contribution) -> frozenset[str]:
        """The groups that may be named in an answer without asking them."""
        return self.nameable.get(one.collection_id, frozenset())

    def group(self, perspective: str | None) -> str:
        """A group's name inside a sentence."""
        return next((one.name for one in self.framework.perspectives if one.id == perspective), perspective or "")

    def collection(self, collection_id: str | None) -> str:
        """A collection's name; people outside this tool where there is none."""
        found = next((one for one in self.collections if one.id == collection_id), None)
        return looked_at.name_of(found) if found else say("feedback.for_outside")

    def whom(self, one: Contribution) -> str:
        """Whose answer it is: a collection and a group of it, or people outside this tool. Never one person."""
        if one.collection_id is None:
            if one.of_action and not one.to_whom:
                return say("feedback.for_action")
            return one.to_whom or say("feedback.for_outside")
        if one.to_group is None:
            return say("feedback.for_all", collection=self.collection(one.collection_id))
        return say("feedback.for_group", collection=self.collection(one.collection_id), group=self.group(one.to_group))

    def quotable(self) -> tuple[Contribution, ...]:
        """A contribution to begin for each note that its reader chose to show and nobody has answered yet."""
        answered = {one.heard for one in self.kept}
        found = []
        for collection in self.collections:
            stands = standing.standing(self.assessment, Audience.ORGANISATION, collection.id)
            for comment in stands.release.comments if stands else ():
                if comment.words not in answered:
                    found.append(_quoting(collection, comment.words))
        return tuple(found)


def loop(assessment: Assessment) -> Loop:
    """What stands now, read from the database."""
    store = here.store()
    plan = store.plan(assessment.id)
    return Loop(
        assessment=assessment,
        framework=here.framework(),
        collections=tuple(store.collections(assessment.id)),
        plan=plan,
        kept=tuple(feedback.with_standing_actions(one, plan) for one in store.contributions(assessment.id)),
        questioned=store.questioned(assessment.id),
        today=here.today(),
    )


def _quoting(collection: Collection, words: str) -> Contribution:
    return Contribution(
        came_from=CameFrom.NOTE,
        collection_id=collection.id,
        heard=words,
        own_words=True,
        teller=collection.settings.feedback_from,
        due=collection.settings.contacts.feedback_by,
    )


def _shown(note: Note) -> str:
    return note.part or note.words


def say_what_happened() -> None:
    """Say once what the last press did."""
    said, trouble = st.session_state.pop(SAID, ""), st.session_state.get(TROUBLE)
    if trouble and not said:  # of a press without a dialog; a dialog says its own
        pieces.faults(say("errors.not_saved"), st.session_state.pop(TROUBLE))
    if said:
        st.success(said, icon=":material/check:")
    pieces.announce(said)
