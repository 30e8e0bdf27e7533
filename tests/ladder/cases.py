"""Small ladders and activities, built by code, for the tests of placing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from roadmap.content.ladder_models import Ladder
from roadmap.content.loading import load_ladder
from roadmap.ladder.conditions import possible_options
from roadmap.ladder.models import Activity, Placement
from roadmap.ladder.placement import place

SMALL = Path(__file__).parent.parent / "content" / "valid" / "ladders"
SHIPPED = Path(__file__).parent.parent.parent / "questions" / "ladders"
#: Ladders of each order, small ones and those that people use.
LADDERS = {
    path.stem: load_ladder(path)
    for path in (
        *(SMALL / f"small_{order}.yaml" for order in ("steps", "spectrum", "kinds")),
        *(SHIPPED / f"{name}.yaml" for name in ("tlap_coproduction", "arnstein", "sg_participation")),
    )
}
DEFAULT = LADDERS["tlap_coproduction"]
ON_STEPS = [name for name, ladder in LADDERS.items() if ladder.order == "steps"]
ON_RUNGS = [name for name, ladder in LADDERS.items() if ladder.order != "kinds"]

HEADER: dict[str, Any] = {
    "version": "0.1",
    "language": "en-GB",
    "source": "made for a test",
    "official_text": False,
    "reviewed_by": {"experience": 0, "profession": 0, "leader": 0},
}
ACTION: dict[str, Any] = {
    "do": "Ask people", "first_step": "Set a date", "outcome": "People were asked", "measure": "How many", "lead": "The lead",
    "with": "Everybody", "feedback": "A note within a week", "effort": "small", "horizon": "0-6", "sources": ["made"],
}  # fmt: skip


def needs(criterion: str, *options: str, action: str | None = None) -> dict[str, Any]:
    """A condition on one criterion."""
    return {"criterion": criterion, "options": options, "action": action, "words": f"{criterion} met", "unmet": f"no {criterion}"}


def any_of(*parts: dict[str, Any], action: str | None = None) -> dict[str, Any]:
    """A condition that one of several meets."""
    return {"any": parts, "action": action, "words": "one met", "unmet": "none met"}


def ladder(
    order: str,
    rungs: Mapping[str, Sequence[dict[str, Any]]],
    *,
    stops: Iterable[dict[str, Any]] = (),
    warns: Iterable[tuple[str, str]] = (),
    beside: Iterable[str] = (),
) -> Ladder:
    """A ladder over the criteria a to d, each with the options no, some and yes; actions are named act_…"""
    criteria = [
        {
            "id": name,
            "text": f"Was it {name}?",
            "plain": f"{name}?",
            "beside": name in beside,
            "options": [{"id": option, "text": option} for option in ("no", "some", "yes")],
        }
        for name in ("a", "b", "c", "d")
    ]
    about = {
        **HEADER,
        "id": f"made_{order}",
        "title": "Made",
        "short": "Made",
        "about": "Made for a test",
        "credit": {"authors": "nobody", "year": 2026, "terms": "none"},
        "order": order,
        "rungs": [
            {"id": name, "name": name, "plain": f"plain {name}", "about": name, "needs": own} for name, own in rungs.items()
        ],
        "stops": [{"condition": stop, "off": f"not on it: {stop['criterion']}"} for stop in stops],
        "warns": [{"criterion": name, "options": [option], "words": "warned"} for name, option in warns],
    }
    actions = [{**ACTION, "id": f"act_{name}"} for name in ("a", "b", "c", "d", "any")]
    return Ladder.model_validate({"about": about, "criteria": criteria, "actions": actions})


def activity(name: str = "garden", **more: Any) -> Activity:
    """An activity; its answers are given by criterion in `answers`."""
    return Activity(id=name, title=f"The {name}", **more)


def placed(on: Ladder, answers: Mapping[str, Any] | None = None, **more: Any) -> Placement:
    """Where an activity with these answers stands."""
    return place(activity(answers=dict(answers or {}), **more), on)


def where(on: Ladder, answers: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """The two ends of where it stands."""
    found = placed(on, answers)
    return found.low, found.high


def height(on: Ladder, rung: str | None) -> int:
    """The place of a rung, -1 for none."""
    return -1 if rung is None else on.rung_ids.index(rung)


def moving(on: Ladder) -> list[str]:
    """The criteria that can move a rung."""
    return [criterion.id for criterion in on.criteria if not criterion.beside]


def completions(on: Ladder, answers: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Every way in which open answers could turn out."""
    names = moving(on)
    for chosen in product(*(possible_options(name, answers, on) for name in names)):
        yield dict(zip(names, chosen, strict=True))
