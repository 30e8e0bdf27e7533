"""Forecasts before anybody is invited what an open survey would show of each perspective, by the rules of disclosure.

"If 12 are invited and 7 answer, nothing from this group will be shown on its own: ask them to answer as
a group instead?" Only rules (1) to (3) can be foreseen, since they depend on sizes alone; rule (4)
depends on what people answer, and may withhold single items more.
"""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from pydantic import Field

from roadmap.assessment.agreement import quieter_first
from roadmap.assessment.disclosure import shown_alone
from roadmap.assessment.models import Frozen
from roadmap.content.models import Framework

#: With fewer invited than this, a group's answer is the default (DESIGN 4).
INVITED_FOR_A_SURVEY = 20


class Shown(StrEnum):
    """What would be shown of a perspective for some items, and why."""

    ALONE = "alone"  # on its own
    TOO_FEW = "too_few"  # inside Everyone: fewer than k of them would answer
    PROTECTS_OTHERS = "protects_others"  # inside Everyone: else those hidden there could be worked out
    NOTHING = "nothing"  # fewer than k people in all would answer these items
    NOBODY = "nobody"  # nobody of it would answer


class Pattern(Frozen):
    """The items that ask the same perspectives, and what would be shown of each of these."""

    ask: tuple[str, ...]
    items: tuple[str, ...]
    everyone: bool = Field(description="whether anything would be shown at all")
    shown: dict[str, Shown]


class AsAGroup(StrEnum):
    """Why a group's answer is suggested."""

    NOTHING_SHOWN = "nothing_shown"  # with so many answers they would be seen on their own for no item
    FEW_INVITED = "few_invited"  # fewer than 20 are invited


class GroupForecast(Frozen):
    """One perspective: how many are invited and would answer, and for how many items it would be shown on its own."""

    perspective: str
    invited: int
    answering: int
    asked_items: int
    shown_items: int
    needed: int | None = Field(
        description="the least number of answers, of those invited, with which it would be shown for every item it is asked; "
        "None where not even all of them are enough, or it is asked nothing"
    )
    ask_as_a_group: bool = Field(description="whether to suggest that they answer as a group instead")
    because: tuple[AsAGroup, ...]


class Forecast(Frozen):
    """What would be seen of an open survey with threshold k, if as many answer as assumed."""

    k: int
    patterns: tuple[Pattern, ...] = Field(description="in the order in which the framework first asks so")
    groups: tuple[GroupForecast, ...] = Field(description="every perspective, in the framework's order")


def answering(invited: Mapping[str, int], share: Fraction) -> dict[str, int]:
    """How many of each perspective would answer if this share of those invited do, rounded down: better too few than a promise.

    `share` is from 0 to 1; ValueError otherwise.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"the share that answers is {share}: it is from 0 to 1")
    return {perspective: int(n * share) for perspective, n in invited.items()}


def forecast(
    framework: Framework, invited: Mapping[str, int], answers: Mapping[str, int], *, k: int, set_id: str | None = None
) -> Forecast:
    """What would be shown of each perspective if so many of those invited answer.

    `invited` and `answers` count people by perspective, left out is none; `set_id` names the set they
    are asked (None: every item). Assumes that everybody who answers is asked all of it. ValueError
    where k is below 1, a perspective or set is not the framework's, or more answer than are invited.
    """
    perspectives = tuple(perspective.id for perspective in framework.perspectives)
    if k < 1:
        raise ValueError(f"k is {k}: it is a number of people, at least 1")
    if set_id is not None and set_id not in framework.sets:
        raise ValueError(f"the framework has no set '{set_id}'")
    for perspective in (*invited, *answers):
        if perspective not in perspectives:
            raise ValueError(f"the framework has no perspective '{perspective}'")
    asked = {perspective: invited.get(perspective, 0) for perspective in perspectives}
    sizes = {perspective: answers.get(perspective, 0) for perspective in perspectives}
    for perspective in perspectives:
        if not 0 <= sizes[perspective] <= asked[perspective]:
            raise ValueError(f"{sizes[perspective]} answers from '{perspective}' with {asked[perspective]} invited")
    items_by_ask = _items_by_ask(framework, set_id)
    patterns = tuple(_pattern(framework, ask, items, sizes, k) for ask, items in items_by_ask.items())
    return Forecast(
        k=k, patterns=patterns, groups=tuple(_group(framework, p, asked[p], sizes, patterns, k) for p in perspectives)
    )


def _items_by_ask(framework: Framework, set_id: str | None) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The items of a set by whom they ask, perspectives in the framework's order."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for item in framework.items.values():
        if set_id is None or framework.in_set(item, set_id):
            ask = tuple(perspective.id for perspective in framework.perspectives if perspective.id in item.ask)
            found[ask] = (*found.get(ask, ()), item.id)
    return found


def _shown(framework: Framework, ask: tuple[str, ...], sizes: Mapping[str, int], k: int) -> dict[str, Shown]:
    """What would be shown of each perspective asked, by rules (1) to (3)."""
    asked = {perspective: sizes[perspective] for perspective in ask}
    alone = shown_alone(asked, k, tuple(reversed(quieter_first(framework)))) if sum(asked.values()) >= k else None
    found = {}
    for perspective, n in asked.items():
        if n == 0:
            found[perspective] = Shown.NOBODY
        elif alone is None:
            found[perspective] = Shown.NOTHING
        elif perspective in alone:
            found[perspective] = Shown.ALONE
        else:
            found[perspective] = Shown.TOO_FEW if n < k else Shown.PROTECTS_OTHERS
    return found


def _pattern(framework: Framework, ask: tuple[str, ...], items: tuple[str, ...], sizes: Mapping[str, int], k: int) -> Pattern:
    return Pattern(ask=ask, items=items, everyone=sum(sizes[p] for p in ask) >= k, shown=_shown(framework, ask, sizes, k))


def _group(
    framework: Framework, perspective: str, invited: int, sizes: Mapping[str, int], patterns: tuple[Pattern, ...], k: int
) -> GroupForecast:
    """One perspective over all patterns that ask it."""
    theirs = [pattern for pattern in patterns if perspective in pattern.ask]
    shown = [pattern for pattern in theirs if pattern.shown[perspective] is Shown.ALONE]
    because = []
    if invited and theirs and not shown:
        because.append(AsAGroup.NOTHING_SHOWN)
    if 0 < invited < INVITED_FOR_A_SURVEY:
        because.append(AsAGroup.FEW_INVITED)
    return GroupForecast(
        perspective=perspective,
        invited=invited,
        answering=sizes[perspective],
        asked_items=sum(len(pattern.items) for pattern in theirs),
        shown_items=sum(len(pattern.items) for pattern in shown),
        # From k on, more answers of its own change nothing for a perspective: only the others can still put it inside Everyone.
        needed=k if theirs and k <= invited and _always(framework, perspective, k, sizes, theirs, k) else None,
        ask_as_a_group=bool(because),
        because=tuple(because),
    )


def _always(framework: Framework, perspective: str, n: int, sizes: Mapping[str, int], theirs: list[Pattern], k: int) -> bool:
    """Whether a perspective would be shown for every item it is asked, if n of it and as many others as assumed answer."""
    changed = {**sizes, perspective: n}
    return all(_shown(framework, pattern.ask, changed, k)[perspective] is Shown.ALONE for pattern in theirs)
