"""Somebody who gives their view: by which collection they came, what it asks, and whose answers this browser gives.

A link shows no answers. They can be seen only in the tab in which they were given, or with the return code: after
F5, or in a second tab, this browser still knows whose answers it adds to, and shows none of them.
"""

from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import AnswerRow, Assessment, CollectionKind, Respondent
from roadmap.assessment.path import Asking, Chosen, Place, first_set, found, items_asked, path
from roadmap.content.models import Framework, Item
from roadmap.store import NotKept
from roadmap.ui import here, promise
from roadmap.ui.visitor import may, remember, visitor

#: In this tab: whose answers may be shown here, and what was chosen before there was any answer.
MINE, VIEW, MORE, WAY = "giving:mine", "giving:view", "giving:more", "giving:way"
#: In this tab: whose return code was given.
BY_CODE = "giving:by_code"
SUPPORTER = "supporter"


@dataclass(frozen=True)
class Giving:
    """One person on their way through the questions of a collection, as they stand in one run of a page."""

    collection: Collection
    assessment: Assessment
    framework: Framework
    asking: Asking
    respondent: Respondent | None

    @property
    def perspective(self) -> str | None:
        """The view they give, once it is known."""
        chosen = self.respondent.perspective if self.respondent else st.session_state.get(VIEW)
        return chosen or self.asking.perspective

    @property
    def shown(self) -> bool:
        """Whether this tab may show what they answered; before the first answer there is nothing to hide."""
        return self.respondent is None or st.session_state.get(MINE) == self.respondent.id

    @cached_property
    def answers(self) -> dict[str, AnswerRow]:
        """What they have answered, whether or not it may be shown."""
        return here.store().answers_of(self.respondent.id) if self.respondent else {}

    @cached_property
    def chosen(self) -> Chosen:
        """Their view and the topics they wish to say more about: ticked, or begun before."""
        first = {item.id for item in items_asked(self.framework, self.asking, Chosen(perspective=self.perspective))}
        begun = {self.framework.domain_of[item].id for item in self.answers if item not in first}
        ticked = {*st.session_state.get(MORE, ()), *begun}
        domains = tuple(domain.id for domain in self.framework.domains if domain.id in ticked)
        return Chosen(perspective=self.perspective, domains=domains)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every screen on their way."""
        return path(self.framework, self.asking, self.chosen)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every question they are asked."""
        return items_asked(self.framework, self.asking, self.chosen)


def current() -> Giving | None:
    """Who gives their view here; None for somebody who did not come by a collection's link."""
    who = visitor()
    if not who.collection_id:
        return None
    collection = here.store().collection(who.collection_id)
    assessment = here.kept(collection.assessment_id)
    assert assessment, "a collection goes with its assessment"
    framework = here.pinned(assessment.id, assessment.framework.hash)
    known = who.respondent_id or (st.session_state.get(MINE) if who.handed_over else None)
    return Giving(collection, assessment, framework, asked(collection, assessment, framework, who.perspective), _kept(known))


def asked(collection: Collection, assessment: Assessment, framework: Framework, perspective: str | None) -> Asking:
    """What a collection asks. A link's view that nobody is invited for, or the framework does not have, is chosen instead."""
    invited = views(collection, framework)
    named = perspective if perspective in invited else invited[0] if len(invited) == 1 else None
    room = assessment.set_id if collection.kind is CollectionKind.IN_THE_ROOM else None
    return Asking(first_set=first_set(framework, collection.set_id or room), perspective=named, notes=promise.writes(collection))


def views(collection: Collection, framework: Framework) -> tuple[str, ...]:
    """The perspectives that are invited, in the framework's order."""
    every = tuple(perspective.id for perspective in framework.perspectives)
    return tuple(view for view in every if view in collection.perspectives) or every


def _kept(respondent_id: str | None) -> Respondent | None:
    try:
        return here.store().respondent(respondent_id) if respondent_id else None
    except NotKept:
        return None


def begun(giving: Giving) -> Respondent:
    """The respondent, made at their first answer and not before: whoever only looks is not counted."""
    if giving.respondent and visitor().respondent_id == giving.respondent.id:
        return giving.respondent
    again = current()
    if again and again.respondent:
        return again.respondent
    assert giving.perspective, "the view is chosen before the first question"
    made = here.store().add_respondent(
        giving.collection.id, giving.perspective, giving.asking.first_set, way=st.session_state.get(WAY)
    )
    belongs(made)
    return made


def belongs(respondent: Respondent) -> None:
    """From now on this browser gives answers for them, and this tab may show them: they are theirs."""
    remember(respondent.id)
    st.session_state[MINE] = respondent.id


def forget() -> None:
    """This browser gives answers for nobody, and nothing of anybody is left in this tab."""
    remember(None)
    for key in [key for key in st.session_state if str(key) not in ("places", "here", "assessment")]:
        del st.session_state[key]


def take_view(giving: Giving, perspective: str) -> None:
    """Keep which view they give today."""
    st.session_state[VIEW] = perspective
    if giving.respondent and giving.respondent.perspective != perspective:
        here.store().change_respondent(giving.respondent.model_copy(update={"perspective": perspective}))


def at(giving: Giving) -> Place:
    """The screen that the address names; the first one where it names none of theirs."""
    return found(giving.places, st.query_params.get("at"))


def move(place: Place) -> None:
    """Go to a screen with the run that is about to begin; only in a callback."""
    st.query_params["at"] = place.address


def looked_at() -> Giving | None:
    """What somebody would see who comes by a link of the collection that the address names, for whoever runs its assessment.

    None where the address names none of theirs. Nobody is counted and nothing is kept.
    """
    assessment, named = here.assessment(), st.query_params.get("c")
    if assessment is None or not may(Deed.SEE, Thing.COLLECTION):
        return None
    collection = next((one for one in here.store().collections(assessment.id) if one.id == named), None)
    if collection is None:
        return None
    framework = here.pinned(assessment.id, assessment.framework.hash)
    return Giving(collection, assessment, framework, asked(collection, assessment, framework, None), None)
