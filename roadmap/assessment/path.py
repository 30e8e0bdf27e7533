"""The order of what a respondent sees: welcome, view, one question at a time, the core done, more if they wish, notes, the code.

The whole path is a row of places, made from what the collection asks and what the person has chosen so
far. Next and back are neighbours in it; nothing here knows what was answered, and nothing has to be.
"""

from collections.abc import Collection
from enum import StrEnum

from pydantic import Field

from roadmap.assessment.models import Frozen
from roadmap.content.models import Domain, Framework, Item


class Step(StrEnum):
    """The kinds of screen, in the order in which they come."""

    WELCOME = "welcome"  # who asks and why, what will happen, choice
    VIEW = "view"  # which view is given today, where the link names none
    QUESTION = "question"
    CORE_DONE = "core-done"  # a whole contribution; more if they wish
    NOTE = "note"  # in their own words, only where somebody reads it
    CODE = "code"  # the return code, the date, somebody to talk to


class Place(Frozen):
    """One screen of the path."""

    step: Step
    item: str | None = Field(default=None, description="the item's id, of a question")

    @property
    def address(self) -> str:
        """What stands for this place in an address. An id has no hyphen, so no question is taken for a step."""
        return f"q-{self.item}" if self.item else self.step.value


class Asking(Frozen):
    """What a collection asks of those who come by its link."""

    first_set: str = Field(description="the set everybody is asked first")
    perspective: str | None = Field(default=None, description="the view that the link invites; None lets people choose")
    notes: bool = Field(default=False, description="whether somebody reads notes, so that they may be written")


class Chosen(Frozen):
    """What the person has chosen on the way."""

    perspective: str | None = None
    domains: tuple[str, ...] = Field(default=(), description="ids of the domains of which they wish to answer all questions")


WELCOME, VIEW, CORE_DONE = Place(step=Step.WELCOME), Place(step=Step.VIEW), Place(step=Step.CORE_DONE)
NOTE, CODE = Place(step=Step.NOTE), Place(step=Step.CODE)


def first_set(framework: Framework, wanted: str | None) -> str:
    """The set asked first: the wanted one; where that is everything, or none is named, the shared core if there is one."""
    if wanted and not framework.sets[wanted].everything:
        return wanted
    shared = next((s.id for s in framework.about.sets if s.shared), None)
    return shared or wanted or framework.about.sets[0].id


def core_items(framework: Framework, asking: Asking, perspective: str) -> tuple[Item, ...]:
    """The questions everybody of a perspective is asked first, in framework order."""
    return tuple(
        item for item in framework.items.values() if perspective in item.ask and framework.in_set(item, asking.first_set)
    )


def further_items(framework: Framework, asking: Asking, perspective: str, domain: Domain) -> tuple[Item, ...]:
    """The questions of a domain that come on top when it is chosen."""
    core = {item.id for item in core_items(framework, asking, perspective)}
    return tuple(item for item in domain.items if perspective in item.ask and item.id not in core)


def further_domains(framework: Framework, asking: Asking, perspective: str) -> tuple[Domain, ...]:
    """The domains in which there is more to answer than the first set."""
    return tuple(domain for domain in framework.domains if further_items(framework, asking, perspective, domain))


def items_asked(framework: Framework, asking: Asking, chosen: Chosen) -> tuple[Item, ...]:
    """Every question the person is asked, the first set before what they chose on top; none before the view is known."""
    perspective = asking.perspective or chosen.perspective
    if perspective is None:
        return ()
    more = (
        item
        for domain in framework.domains
        if domain.id in chosen.domains
        for item in further_items(framework, asking, perspective, domain)
    )
    return (*core_items(framework, asking, perspective), *more)


def path(framework: Framework, asking: Asking, chosen: Chosen) -> tuple[Place, ...]:
    """Every place in order, for what is chosen so far. Before the view is known it ends where the view is chosen."""
    start = (WELCOME,) if asking.perspective else (WELCOME, VIEW)
    perspective = asking.perspective or chosen.perspective
    if perspective is None:
        return start
    asked = items_asked(framework, asking, chosen)
    core = len(core_items(framework, asking, perspective))
    questions = [Place(step=Step.QUESTION, item=item.id) for item in asked]
    close = (NOTE, CODE) if asking.notes else (CODE,)
    return (*start, *questions[:core], CORE_DONE, *questions[core:], *close)


def after(places: tuple[Place, ...], here: Place) -> Place:
    """The next place; the last one has itself."""
    return places[min(places.index(here) + 1, len(places) - 1)]


def before(places: tuple[Place, ...], here: Place) -> Place:
    """The place before; the first one has itself."""
    return places[max(places.index(here) - 1, 0)]


def found(places: tuple[Place, ...], address: str | None) -> Place:
    """The place that an address names; the first one where it names none of these."""
    return next((place for place in places if place.address == address), places[0])


def carry_on(places: tuple[Place, ...], answered: Collection[str]) -> Place:
    """Where somebody goes on who comes back: after the last question they answered, else at the first question."""
    last = max((n for n, place in enumerate(places) if place.item in answered), default=None)
    if last is not None:
        return after(places, places[last])
    return next((place for place in places if place.step is Step.QUESTION), places[-1])
