"""Made-up sites for the tests of programmes: each from answers, by the same way as a real one."""

from collections.abc import Mapping, Sequence
from datetime import date

from roadmap.assessment.disclosure import release
from roadmap.assessment.models import (
    Agreement,
    Assessment,
    Audience,
    Collected,
    CollectionKind,
    FrameworkRef,
    Organisation,
    Release,
)
from roadmap.content.models import Framework
from roadmap.content.pinning import framework_hash
from roadmap.exchange.sealed_json import sealed, text_of
from roadmap.exchange.site_models import SiteRelease
from roadmap.exchange.site_release import site_release
from roadmap.plan.models import Plan, PlanAction, PlanPriority
from tests.assessment import cases

#: Two core items and one other in `trust`, one core item in `other`.
FRAMEWORK = cases.framework(
    [cases.item("a", set=["core"]), cases.item("b", set=["core"]), cases.item("c")],
    other=[cases.item("d", set=["core"])],
)
#: Ten people who do not all say the same; the lower median is at s1, in the lower two stages.
LOW = ["s1"] * 6 + ["s3"] * 4
#: The same, at s3.
HIGH = ["s1"] * 4 + ["s3"] * 6


def assessment(number: int, framework: Framework = FRAMEWORK, **more: object) -> Assessment:
    """The first round of a site; its number is in the random id of its organisation and in its name."""
    return Assessment(
        id=f"round-of-{number}",
        organisation=Organisation(id=f"{number:032x}", name=f"Northlea number {number}"),
        service="Housing",
        round_name="Spring",
        framework=FrameworkRef(id=framework.id, version=framework.version, hash=framework_hash(framework)),
        set_id="full",
        created_on=date(2026, 3, 1),
        closed_on=date(2026, 4, 1),
    ).model_copy(update=more)


def released(
    columns: Mapping[str, Sequence[str | None]],
    framework: Framework = FRAMEWORK,
    kind: CollectionKind = CollectionKind.OPEN_SURVEY,
    agreements: Sequence[Agreement] = (),
) -> Release:
    """What anyone may see of answers by item, of one perspective."""
    given = cases.by_item(columns)
    collected = Collected(kind=kind, respondents=given.respondents, rows=given.rows)
    k = 10 if kind is CollectionKind.OPEN_SURVEY else None
    return release(collected, framework, k=k, audience=Audience.ANYONE, agreements=agreements)


def site(
    number: int,
    columns: Mapping[str, Sequence[str | None]],
    framework: Framework = FRAMEWORK,
    kind: CollectionKind = CollectionKind.OPEN_SURVEY,
    **more: object,
) -> SiteRelease:
    """The release of a site."""
    return site_release(assessment(number, framework, **more), framework, released(columns, framework, kind))


def files(*sites: SiteRelease) -> list[tuple[str, bytes]]:
    """Sites as named files."""
    return [(f"site{number}.json", text_of(one)) for number, one in enumerate(sites, start=1)]


def like(one: SiteRelease, **more: object) -> SiteRelease:
    """The same site with something else, sealed again as somebody could who knows how."""
    return sealed(one.model_copy(update=more))


def plan(*horizons: str, domain: str | None = "trust") -> Plan:
    """A plan of one priority with an action for each horizon."""
    actions = [
        PlanAction(id=f"a{n}", priority_id="p", position=n, do="Meet Mary", horizon=horizon, decision="accepted")
        for n, horizon in enumerate(horizons)
    ]
    return Plan(priorities=(PlanPriority(id="p", position=1, domain=domain, title="Mary's idea"),), actions=tuple(actions))
