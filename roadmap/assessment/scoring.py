"""Computes everything the rules say about one release, from the release's own tables alone.

So no figure can tell more than the tables do. There is no overall figure.
"""

from collections.abc import Mapping

from roadmap.assessment.domains import domain_result
from roadmap.assessment.items import item_result
from roadmap.assessment.models import DomainResult, ItemResult, PerspectiveResult, Release, Results, ShownSet
from roadmap.assessment.readiness import readiness_result
from roadmap.assessment.views import differences
from roadmap.content.models import EVERYONE, Framework


def results(release: Release, framework: Framework) -> Results:
    """Results of Everyone, readiness by factor, each perspective, and differences in view between perspectives."""
    agreed = {agreement.item: agreement.outcome for agreement in release.agreements}
    return Results(
        domains=_domains(release, framework, EVERYONE, agreed),
        readiness=readiness_result(release, framework),
        items=_items(release, framework, EVERYONE, agreed),
        perspectives=tuple(_perspective(release, framework, shown) for shown in release.sets),
        differences=differences(release, framework),
    )


def _perspective(release: Release, framework: Framework, shown: ShownSet) -> PerspectiveResult:
    """One perspective. Under a threshold, one that is withheld and one that is empty look alike."""
    if release.k is not None and not release.tables.get(shown.id):
        return PerspectiveResult(id=shown.id, withheld=True)
    return PerspectiveResult(
        id=shown.id,
        people=shown.people,
        domains=_domains(release, framework, shown.id, {}),
        items=_items(release, framework, shown.id, {}),
    )


def _domains(release: Release, framework: Framework, set_id: str, agreed: Mapping[str, str]) -> tuple[DomainResult, ...]:
    """Every domain for one set of people, over the items that exist for it in this release."""
    found = []
    for domain in framework.domains:
        tables = [(item, release.table(item.id, set_id)) for item in domain.items]
        pairs = [(item, table) for item, table in tables if table is not None]
        if not pairs and release.k is not None:
            found.append(DomainResult(id=domain.id, withheld=True, holding=None))
            continue
        people = release.people_rating[set_id][domain.id] if release.people_rating else None
        found.append(domain_result(domain, framework.scales[domain.scale], pairs, people=people, agreed=agreed))
    return tuple(found)


def _items(release: Release, framework: Framework, set_id: str, agreed: Mapping[str, str]) -> tuple[ItemResult, ...]:
    """Every item that exists for one set of people, and those withheld from it, in framework order."""
    found = []
    for item_id in framework.items:
        table = release.table(item_id, set_id)
        if table is not None:
            found.append(
                item_result(
                    item_id,
                    framework.domain_of[item_id].id,
                    table,
                    framework.scale_of(item_id),
                    agreed=agreed.get(item_id),
                    no_evidence=set_id == EVERYONE and item_id in release.no_evidence,
                )
            )
        elif _looks_withheld(release, framework, set_id, item_id):
            found.append(ItemResult(id=item_id, withheld=True))
    return tuple(found)


def _looks_withheld(release: Release, framework: Framework, set_id: str, item_id: str) -> bool:
    """Whether an item without a table is listed as withheld.

    For a perspective that is every item which it is asked, by the framework or in fact, and which
    somebody was asked: whether nobody of it was asked, or it may not be shown, is not to be told apart.
    """
    if set_id == EVERYONE:
        return item_id in release.withheld
    somebody_asked = item_id in release.withheld or release.table(item_id) is not None
    is_asked = set_id in framework.items[item_id].ask or item_id in release.asked_besides.get(set_id, ())
    return release.k is not None and somebody_asked and is_asked
