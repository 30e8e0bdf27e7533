"""Makes a whole framework from rows of driver, activity and stages, as people keep them in a spreadsheet."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from roadmap.content.models import Framework
from roadmap.content.reserved import RESERVED
from roadmap.content.slugs import Ids, slug

#: The stages where a list of activities names none.
DEFAULT_STAGES = ("Not started", "Exploring", "Partly in place", "Mostly in place", "Embedded and reviewed")
#: Domain files lie beside these two.
_FILE_NAMES = ("framework", "planning")
_NOBODY = {"experience": 0, "profession": 0, "leader": 0, "date": None}
_PERSPECTIVES: tuple[dict[str, str], ...] = (
    {
        "id": "leader",
        "name": "leaders",
        "one": "a leader",
        "short": "leaders",
        "about": "You lead or manage people, a service or a budget.",
    },
    {
        "id": "experience",
        "name": "experts by experience",
        "one": "an expert by experience",
        "short": "experience",
        "about": "You have used this service or one like it, or you care for somebody who has.",
    },
    {
        "id": "profession",
        "name": "experts by profession",
        "one": "an expert by profession",
        "short": "profession",
        "about": "You work with people, or you support those who do.",
    },
)


class Row(NamedTuple):
    """One activity: the driver it belongs to, its words, and what each stage looks like (all or none)."""

    driver: str
    activity: str
    descriptors: tuple[str, ...] = ()


def framework_from_rows(
    rows: Sequence[Row], title: str, source: str, stages: Sequence[str] = DEFAULT_STAGES, framework_id: str | None = None
) -> Framework:
    """A framework that passes every check: a domain a driver in order of appearance, an item a row.

    Everybody is asked everything. Each item gets one generic action made from its wording, marked as a
    starting point, so that a plan can be drafted. `stages` are names, least first; three to seven.
    Pydantic's ValidationError where there are no rows or the stages are too few or many.
    """
    ids = Ids((*RESERVED, *_FILE_NAMES, "talk_first"))
    stage_ids = [ids.new(name, "stage") for name in stages]
    drivers = list(dict.fromkeys(row.driver for row in rows))
    header = {"version": "1.0", "language": "en-GB", "source": source, "official_text": False, "reviewed_by": _NOBODY}
    domains = []
    for driver in drivers:
        domain_id = ids.new(driver, "domain")
        items = [_item(row, ids, stage_ids) for row in rows if row.driver == driver]
        domains.append(header | _domain(domain_id, driver, items))
    about = header | {
        "id": framework_id or slug(title, "framework"),
        "title": title,
        "about": "Made from a list of activities. Scores are this tool's summary, for learning. There is no overall figure.",
        "credit": f"The activities are those of the list that was brought in. {source}",
        "perspectives": _PERSPECTIVES,
        "scales": [{"id": "stages", "stages": [{"id": one, "name": name} for one, name in zip(stage_ids, stages, strict=True)]}],
        "sets": [{"id": "full", "name": "Full", "about": "Every activity of the list.", "everything": True}],
        "sources": [{"id": "own-list", "title": source}],
        "domains": [domain["id"] for domain in domains],
    }
    return Framework.model_validate({"about": about, "domains": domains, "planning": header | _planning()})


def _domain(domain_id: str, driver: str, items: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": domain_id,
        "kind": "progress",
        "title": driver,
        "short": _short(driver),
        "intro": f"{driver}, as the list that was brought in describes it.",
        "scale": "stages",
        "items": items,
    }


def _short(driver: str) -> str:
    return driver if len(driver) <= 25 else driver[:24].rstrip() + "…"


def _item(row: Row, ids: Ids, stage_ids: Sequence[str]) -> dict[str, Any]:
    item_id = ids.new(row.activity, "activity")
    return {
        "id": item_id,
        "text": row.activity,
        "ask": [one["id"] for one in _PERSPECTIVES],
        "descriptors": dict(zip(stage_ids, row.descriptors, strict=False)),
        "sources": ["own-list"],
        "actions": [_action(ids.new(f"begin_{item_id}"), row.activity, stage_ids[:-1])],
    }


def _action(action_id: str, activity: str, leaves: Iterable[str]) -> dict[str, Any]:
    """A generic action, which says that it is one."""
    return {
        "id": action_id,
        "leaves": list(leaves),
        "do": f"Agree one step towards “{activity}” (a starting point made from the list; rewrite it)",
        "first_step": "Ask those nearest to it what already works, and choose one step within two weeks",
        "outcome": "To be agreed: what would people notice?",
        "measure": "To be agreed: how would you know that it happened?",
        "lead": "To be agreed: a role",
        "with": "Experts by experience choose whether and how to take part; experts by profession bring examples from practice",
        "feedback": "Everyone who gave a view hears within 20 working days what was agreed and what was not",
        "effort": "medium",
        "horizon": "6-12",
        "sources": ["own-list"],
    }


def _planning() -> dict[str, Any]:
    """The usual weights; experts by experience are the last to be hidden where numbers are small."""
    return {
        "id": "planning",
        "weights": {
            "distance": {"each": 40, "most": 30},
            "difference": 10,
            "split": 10,
            "unknown": {"points": 5, "share": 0.25},
            "no_evidence": 5,
            "activity": {"each": 10, "most": 30},
            "experience": [15, 12, 9, 6, 3],
            "importance": {"high": 10, "medium": 5, "low": 0},
        },
        "choose": {
            "take": 3,
            "most": 5,
            "share_of_highest": 0.5,
            "candidates": 3,
            "least_actions": 2,
            "most_actions": 5,
            "small": 10,
        },
        "hide_first": ["leader", "profession", "experience"],
        "talk_first": _action("talk_first", "", ())
        | {
            "do": "Hold one conversation about the ratings that differ, hearing the quieter groups first",
            "first_step": "Book 45 minutes with the people whose views differ, and send the questions a week before",
            "outcome": "People can say why they see it differently, and what they agree is written down",
            "measure": "Questions talked about, and how many ended in an agreed rating or an honest “we do not agree”",
            "lead": "Steering group chair",
            "effort": "small",
            "horizon": "0-6",
        },
    }
