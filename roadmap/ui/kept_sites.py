"""The sites whose figures are kept here, as the files they would send: the newest round of each that may be shown to anyone."""

from collections.abc import Sequence

from roadmap.assessment.models import Assessment, Audience
from roadmap.exchange.sealed_json import text_of
from roadmap.exchange.site_models import SiteRelease
from roadmap.exchange.site_release import site_release
from roadmap.ui import standing


def release_of(assessment: Assessment, name: str | None = None) -> SiteRelease | None:
    """What a site would send of a round; None where nothing of it may be shown to anyone yet."""
    stands = standing.standing(assessment, Audience.ANYONE)
    if stands is None:
        return None
    return site_release(
        assessment, stands.framework, stands.release, placed=stands.placed, plan=stands.parts.plan, name=name or None
    )


def files(assessments: Sequence[Assessment]) -> list[tuple[str, bytes]]:
    """Name and content of each site's file; of a service with several rounds the newest that has results.

    `assessments` newest first.
    """
    found: dict[str, tuple[str, bytes]] = {}
    for assessment in assessments:
        made = release_of(assessment)
        if made and made.site not in found:
            found[made.site] = (f"{assessment.organisation.name}, {assessment.service}", text_of(made))
    return list(found.values())
