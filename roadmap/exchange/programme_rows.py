"""Makes the rows of a programme's tables from what may be shown of each figure."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from roadmap.assessment.sites import Counted, in_lower_two
from roadmap.content.models import DONT_KNOW, NOT_APPLICABLE
from roadmap.exchange.programme_models import ActionRow, ActivityRow, AnswerRow, ResultRow, ScaleRow
from roadmap.exchange.site_models import SiteItem, SitePlacement

#: An item or a domain, with the hash of its wording.
Key = tuple[str, str]
#: Where something stands, in up to three words; and whether it is counted there, or the site that has it.
Place = tuple[str | None, ...]
Cell = tuple[Literal["things", "sites"], Place]

LOWER_TWO = "lower_two"
BLANK = "blank"
NOT_SAID, NOT_KNOWN, NO_RUNG, OFF = "not_said", "not_known", "none", "off"


def others_of(item: SiteItem) -> dict[str, int]:
    """The answers to a shown item that are no stage, by their word."""
    return {DONT_KNOW: item.dont_know or 0, NOT_APPLICABLE: item.not_applicable or 0, BLANK: item.blank or 0}


def places_of(placed: SitePlacement) -> list[Place]:
    """The level of an activity with the rung it stands on; with each, on a ladder of kinds where several hold."""
    told = [OFF] if placed.off else [NOT_KNOWN] if not placed.known else [*placed.rungs] or [NO_RUNG]
    return [(placed.level or NOT_SAID, rung) for rung in told]


def scale_rows(scales: Mapping[str, tuple[str, ...]]) -> tuple[ScaleRow, ...]:
    """Every stage of every scale, least first."""
    return tuple(
        ScaleRow(scale=scale, stage=stage, place=place, lower_two=in_lower_two(stage, stages))
        for scale, stages in sorted(scales.items())
        for place, stage in enumerate(stages)
    )


def result_row(about: Literal["item", "domain"], key: Key, found: Counted[str] | None, asked: bool) -> ResultRow:
    """How many sites stand in the lower two stages; the state says why not, where nothing may be shown."""
    name, digest = key
    if found is None:
        state: Literal["withheld", "not_asked"] = "withheld" if asked else "not_asked"
        return ResultRow(about=about, id=name, hash=digest, state=state, sites=None, lower_two=None, share=None)
    lower = found.counts.get(LOWER_TWO, 0)
    return ResultRow(
        about=about, id=name, hash=digest, state="shown", sites=found.sites, lower_two=lower, share=lower / found.sites
    )


def answer_rows(key: Key, found: Counted[str] | None, stages: tuple[str, ...]) -> Iterator[AnswerRow]:
    """A row for each answer to an item, stages first."""
    for answer in (*stages, DONT_KNOW, NOT_APPLICABLE, BLANK):
        yield AnswerRow(
            item=key[0],
            hash=key[1],
            answer=answer,
            state="shown" if found else "withheld",
            sites=found.sites if found else None,
            people=found.counts.get(answer, 0) if found else None,
        )


def activity_rows(key: tuple[str, str], found: Counted[Cell] | None) -> Iterator[ActivityRow]:
    """A row for each place on a ladder where any site counted has an activity; one that says withheld where there are too few."""
    ladder, version = key
    if found is None:
        yield ActivityRow(
            ladder=ladder, version=version, state="withheld", level=None, rung=None, sites=None, sites_here=None, activities=None
        )
        return
    for (level, rung), sites_here, things in _places(found):
        shown: dict[str, Any] = {"level": level, "rung": rung, "sites_here": sites_here, "activities": things}
        yield ActivityRow(ladder=ladder, version=version, state="shown", sites=found.sites, **shown)


def action_rows(found: Counted[Cell] | None) -> Iterator[ActionRow]:
    """A row for each domain, horizon and decision that any plan has; one that says withheld where there are too few plans."""
    if found is None:
        yield ActionRow(domain=None, horizon=None, decision=None, state="withheld", sites=None, sites_here=None, actions=None)
        return
    for (domain, horizon, decision), sites_here, things in _places(found):
        shown: dict[str, Any] = {"domain": domain, "horizon": horizon, "decision": decision, "sites_here": sites_here}
        yield ActionRow(state="shown", sites=found.sites, actions=things, **shown)


def _places(found: Counted[Cell]) -> Iterator[tuple[Place, int, int]]:
    """Each place with how many sites have something there, and how many things there are, in the order of its words."""
    places = sorted({place for _, place in found.counts}, key=lambda place: tuple(word or "" for word in place))
    for place in places:
        yield place, found.counts.get(("sites", place), 0), found.counts.get(("things", place), 0)
