"""Makes and reads the release of one site: the figures of its round that anyone may see, from what its archive shows already."""

import hashlib
from collections.abc import Sequence

from roadmap.assessment.models import Assessment, Audience, DomainResult, ItemResult, Release
from roadmap.assessment.scoring import results
from roadmap.assessment.sites import core_hash, core_items, core_results, core_stage, stands_at
from roadmap.content.ladder_models import Ladder
from roadmap.content.models import NOT_APPLICABLE, Domain, Framework
from roadmap.content.pinning import item_hash
from roadmap.exchange import sealed_json
from roadmap.exchange.site_codes import SiteCode
from roadmap.exchange.site_models import (
    HOLDS_SITE,
    Horizon,
    SiteAction,
    SiteDomain,
    SiteFramework,
    SiteItem,
    SitePlacement,
    SiteRelease,
    SiteScale,
    State,
)
from roadmap.ladder.models import Placement
from roadmap.plan.candidates import Placed
from roadmap.plan.models import Plan

HORIZONS: dict[str, Horizon] = {"0-6": "0-6", "6-12": "6-12", "12-36": "12-36"}


def site_release(
    assessment: Assessment,
    framework: Framework,
    release: Release,
    *,
    placed: Sequence[Placed] = (),
    plan: Plan | None = None,
    name: str | None = None,
) -> SiteRelease:
    """The release of a site for anyone, sealed. It never holds a view, a note, a title or a word of anybody.

    ValueError where the release is for the people in the room only.
    """
    if release.audience is Audience.ROOM:
        raise ValueError("a release for the room is not for anyone")
    found, core = results(release, framework), core_results(release, framework)
    items = {item.id: item for item in found.items}
    return sealed_json.sealed(
        SiteRelease(
            site=_site(assessment),
            name=name,
            example=assessment.example,
            round=_round(assessment),
            month=f"{assessment.closed_on or assessment.created_on:%Y-%m}",
            framework=SiteFramework.model_validate(release.framework.model_dump()),
            set=assessment.set_id,
            collection=release.kind,
            k=release.k,
            people=release.people,
            scales=tuple(SiteScale(id=scale.id, stages=scale.stage_ids) for scale in framework.about.scales),
            items=tuple(_item(item_id, items.get(item_id), framework) for item_id in framework.items),
            domains=tuple(
                _domain(domain, whole, alone, release, framework)
                for domain, whole, alone in zip(framework.domains, found.domains, core.domains, strict=True)
            ),
            # In an order of their own, since that of the archive could tell when each was added.
            placements=tuple(sorted((_placement(one) for one in placed), key=repr)),
            actions=tuple(sorted(_actions(plan or Plan()), key=repr)),
        )
    )


def read_site(content: bytes, path: str) -> SiteRelease:
    """The site release that a file holds; ContentFaults with what is wrong with it."""
    return sealed_json.read(content, path, SiteRelease, HOLDS_SITE, SiteCode.NOT_A_SITE)


def _site(assessment: Assessment) -> str:
    """A fingerprint of a site. The organisation's id is random, so nobody can find the service by trying names."""
    told = f"{assessment.organisation.id}\n{' '.join(assessment.service.split()).casefold()}"
    return hashlib.sha256(told.encode()).hexdigest()


def _round(assessment: Assessment) -> str:
    """What the round is called; nothing where that names the organisation or the service."""
    said = assessment.round_name.casefold()
    named = (assessment.organisation.name.strip().casefold(), assessment.service.strip().casefold())
    return "" if any(name and name in said for name in named) else assessment.round_name


def _item(item_id: str, found: ItemResult | None, framework: Framework) -> SiteItem:
    item, scale = framework.items[item_id], framework.scale_of(item_id)
    state: State = "not_asked" if found is None else "withheld" if found.withheld else "shown"
    shown = found if found and state == "shown" else None
    return SiteItem(
        id=item_id,
        domain=framework.domain_of[item_id].id,
        scale=scale.id,
        core=framework.shared_set(item) is not None,
        hash=item_hash(item),
        state=state,
        counts=shown.counts if shown else None,
        dont_know=shown.dont_know if shown else None,
        not_applicable=shown.not_applicable if shown else None,
        blank=shown.blank if shown else None,
        stands=stands_at(shown, scale.stage_ids) if shown else None,
        agreed=shown.agreed in (*scale.stage_ids, NOT_APPLICABLE) if shown else None,
    )


def _domain(domain: Domain, whole: DomainResult, alone: DomainResult, release: Release, framework: Framework) -> SiteDomain:
    state: State = "shown" if whole.items else "withheld" if any(i.id in release.withheld for i in domain.items) else "not_asked"
    shown = whole if state == "shown" else DomainResult(id=domain.id)
    core = len(core_items(domain, framework))
    return SiteDomain(
        id=domain.id,
        kind=domain.kind,
        scale=domain.scale,
        state=state,
        items=shown.items,
        applicable=shown.applicable,
        rated=shown.rated,
        score=shown.score,
        low=shown.low,
        high=shown.high,
        stage=shown.stage,
        dont_know_share=shown.dont_know_share,
        core_items=core,
        core_hash=core_hash(domain, framework),
        core_stage=core_stage(alone, core),
    )


def _placement(placed: Placed) -> SitePlacement:
    rungs, known = _rungs(placed.placement, placed.ladder)
    off = placed.placement.off is not None
    return SitePlacement(
        ladder=placed.ladder.id,
        version=placed.ladder.about.version,
        level=placed.activity.level,
        rungs=() if off else rungs,
        known=off or known,
        off=off,
    )


def _rungs(placement: Placement, ladder: Ladder) -> tuple[tuple[str, ...], bool]:
    """The rung an activity stands on, or those that are possible; and whether that is certain."""
    if ladder.order == "kinds":
        certain = set(placement.possible) <= set(placement.holds)
        return (placement.holds if certain else tuple(dict.fromkeys((*placement.holds, *placement.possible)))), certain
    if placement.high is None or placement.low == placement.high:
        return (() if placement.high is None else (placement.high,)), True
    order = ladder.rung_ids
    lowest = 0 if placement.low is None else order.index(placement.low)
    return order[lowest : order.index(placement.high) + 1], False


def _actions(plan: Plan) -> list[SiteAction]:
    """The actions of a plan without their words; one of a rejected priority is rejected, one no longer offered is left out."""
    priorities = {priority.id: priority for priority in plan.priorities}
    return [
        SiteAction(
            domain=priorities[action.priority_id].domain,
            horizon=HORIZONS.get(action.horizon, "not_said"),
            decision="rejected" if priorities[action.priority_id].decision == "rejected" else action.decision,
        )
        for action in plan.actions
        if not (action.vanished and action.decision == "offered")
    ]
