"""Compares two rounds of one framework: what they share, what moved, and who took part each time.

Everything comes from the two releases, each made on its own when its round closed: only items
shown in both are compared, so that setting rounds beside each other shows nothing that they do not.
A lower rating may mean that people feel safer to be honest; nothing here calls a move good or bad.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field

from roadmap.assessment.domains import as_float, figures
from roadmap.assessment.models import CollectionKind, Frozen, ItemResult, Release, Results, ShownSet
from roadmap.content.models import NOT_APPLICABLE, WE_DO_NOT_AGREE, Framework
from roadmap.content.pinning import item_hash


@dataclass(frozen=True)
class Round:
    """One round as it may be seen: its framework, release and results."""

    framework: Framework
    release: Release
    results: Results


class WhyNot(StrEnum):
    """Why two rounds cannot be compared."""

    OTHER_FRAMEWORK = "other_framework"
    NO_SHARED_ITEMS = "no_shared_items"


class NotCompared(Frozen):
    """Two rounds that cannot be compared, with the reason and what each was answered on, as id and version."""

    why: WhyNot
    then: tuple[str, str]
    now: tuple[str, str]


class TookPart(Frozen):
    """Who took part in a round, as far as its release shows it."""

    kind: CollectionKind
    people: int | None = Field(description="all who took part; None where too few to be told")
    sets: tuple[ShownSet, ...]


class ItemChange(Frozen):
    """One item that both rounds show. Stages count from 0; None where it stands nowhere."""

    item: str = Field(description="its id now")
    was: str = Field(description="its id then; another one where it was renamed")
    domain: str = Field(description="its domain now")
    reworded: bool = Field(description="people read other words then, so a move may come from the words")
    split: bool = Field(description="views were split in either round, so the stage in the middle says little")
    then: int | None
    now: int | None
    moved: int | None = Field(description="stages from then to now; None where it stood nowhere in either round")


class DomainChange(Frozen):
    """One domain over the items that both rounds show and rate on the same scale, weighed as they are now."""

    id: str
    items: int
    then: float | None = Field(description="per cent of range; None where fewer than half of these items were rated")
    now: float | None


class Comparison(Frozen):
    """What changed between two rounds: "of the 15 shared items, 4 moved by a stage or more"."""

    then: TookPart
    now: TookPart
    other_kind: bool = Field(description="answers were gathered in another way then, so other people may be behind them")
    items: tuple[ItemChange, ...] = Field(description="every shared item, in the order of the framework now")
    moved: tuple[str, ...] = Field(description="shared items that moved by a stage or more, either way")
    not_known: tuple[str, ...] = Field(description="shared items that stood nowhere in either round")
    domains: tuple[DomainChange, ...] = Field(description="progress domains with a shared item")
    only_then: tuple[str, ...] = Field(description="items shown then and not now, by their id then")
    only_now: tuple[str, ...] = Field(description="items shown now and not then")
    other_scale: tuple[str, ...] = Field(description="items shown in both, but rated on other stages then: not shared")


def compare(then: Round, now: Round) -> Comparison | NotCompared:
    """What changed from one round to a later one, or why that cannot be said.

    An item is shared where both releases show it under the same id, or under the id it was renamed
    from, on the same stages. ValueError where the releases are for different audiences: what is
    made for one may not be carried to the other.
    """
    if then.release.audience is not now.release.audience:
        raise ValueError("the two releases are for different audiences")
    if then.framework.id != now.framework.id:
        return _not_compared(WhyNot.OTHER_FRAMEWORK, then, now)
    pairs = _pairs(then, now)
    shared = {item: was for item, was in pairs.items() if _stages(now, item) == _stages(then, was)}
    if not shared:
        return _not_compared(WhyNot.NO_SHARED_ITEMS, then, now)
    before, after = _shown(then), _shown(now)
    changes = tuple(_change(then, now, before[was], after[item]) for item, was in shared.items())
    return Comparison(
        then=_took_part(then),
        now=_took_part(now),
        other_kind=then.release.kind is not now.release.kind,
        items=changes,
        moved=tuple(change.item for change in changes if change.moved),
        not_known=tuple(change.item for change in changes if change.moved is None),
        domains=_domains(then, now, shared),
        only_then=tuple(item for item in before if item not in pairs.values()),
        only_now=tuple(item for item in after if item not in pairs),
        other_scale=tuple(item for item in pairs if item not in shared),
    )


def _not_compared(why: WhyNot, then: Round, now: Round) -> NotCompared:
    return NotCompared(why=why, then=(then.framework.id, then.framework.version), now=(now.framework.id, now.framework.version))


def _shown(one: Round) -> dict[str, ItemResult]:
    """The items of Everyone that a round shows."""
    return {item.id: item for item in one.results.items if item.counts is not None}


def _pairs(then: Round, now: Round) -> dict[str, str]:
    """For each item shown in both rounds, its id then. An id that stayed goes before a name that changed."""
    before, after = _shown(then), _shown(now)
    stayed = {item: item for item in after if item in before}
    renamed: dict[str, str] = {}
    for item in after:
        was = now.framework.items[item].renamed_from
        if item not in stayed and was in before and was not in stayed and was not in renamed.values():
            renamed[item] = was
    return {item: (stayed | renamed)[item] for item in after if item in stayed or item in renamed}


def _stages(one: Round, item: str) -> tuple[str, ...]:
    return one.framework.scale_of(item).stage_ids


def _change(then: Round, now: Round, before: ItemResult, after: ItemResult) -> ItemChange:
    first, second = _standing(before), _standing(after)
    return ItemChange(
        item=after.id,
        was=before.id,
        domain=now.framework.domain_of[after.id].id,
        reworded=item_hash(then.framework.items[before.id]) != item_hash(now.framework.items[after.id]),
        split="split" in (*before.flags, *after.flags),
        then=first,
        now=second,
        moved=None if first is None or second is None else second - first,
    )


def _standing(item: ItemResult) -> int | None:
    """The stage where an item stands for Everyone: agreed, else reached; None where it stands nowhere."""
    if item.counts is None or item.agreed in (NOT_APPLICABLE, WE_DO_NOT_AGREE):
        return None
    return list(item.counts).index(item.agreed) if item.agreed else item.reached


def _domains(then: Round, now: Round, shared: Mapping[str, str]) -> tuple[DomainChange, ...]:
    """Each progress domain over its shared items alone, so that an item asked only once moves nothing."""
    found = []
    for domain in now.framework.domains:
        items = [item for item in domain.items if item.id in shared]
        if domain.kind != "progress" or not items:
            continue
        before = [(item, table) for item in items if (table := then.release.table(shared[item.id])) is not None]
        after = [(item, table) for item in items if (table := now.release.table(item.id)) is not None]
        found.append(
            DomainChange(id=domain.id, items=len(items), then=as_float(figures(before).score), now=as_float(figures(after).score))
        )
    return tuple(found)


def _took_part(one: Round) -> TookPart:
    return TookPart(kind=one.release.kind, people=one.release.people, sets=one.release.sets)
