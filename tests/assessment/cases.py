"""Small frameworks and collections, built by code, for the tests of the rules."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from roadmap.assessment.disclosure import release
from roadmap.assessment.models import (
    Agreement,
    AnswerRow,
    Audience,
    Collected,
    CollectionKind,
    Release,
    Respondent,
    Results,
    Table,
)
from roadmap.assessment.scoring import results
from roadmap.content.models import Framework

PERSPECTIVES = ("leader", "experience", "profession")
HIDE_FIRST = ("leader", "profession", "experience")
HEADER: dict[str, Any] = {
    "version": "0.1",
    "language": "en-GB",
    "source": "made for a test",
    "official_text": False,
    "reviewed_by": {"experience": 0, "profession": 0, "leader": 0},
}
ACTION: dict[str, Any] = {
    "id": "talk",
    "do": "Meet and talk",
    "first_step": "Set a date",
    "outcome": "People know what others see",
    "measure": "The meeting took place",
    "lead": "The lead",
    "with": "Everybody",
    "feedback": "A note within a week",
    "effort": "small",
    "horizon": "0-6",
    "sources": ["made"],
}


def item(item_id: str, **more: Any) -> dict[str, Any]:
    """One item as YAML would give it, asked of everybody unless told otherwise."""
    return {"id": item_id, "text": f"About {item_id}", "ask": PERSPECTIVES, **more}


def framework(
    progress: Iterable[dict[str, Any]] = (),
    readiness: Iterable[dict[str, Any]] = (),
    *,
    other: Iterable[dict[str, Any]] = (),
    stages: int = 5,
    near: float = 10,
) -> Framework:
    """A framework with a domain `trust`, where wanted `ready` (factors `will` and `can`) and a second domain `other`."""
    domains = [{**HEADER, "id": "trust", "kind": "progress", "items": list(progress) or [item(i) for i in "abcd"]}]
    if readiness := list(readiness):
        factors = [{"id": factor, "name": factor, "about": factor} for factor in ("will", "can")]
        domains.insert(0, {**HEADER, "id": "ready", "kind": "readiness", "items": readiness, "factors": factors})
    if other := list(other):
        domains.append({**HEADER, "id": "other", "kind": "progress", "items": other})
    for domain in domains:
        domain.update(title=domain["id"], short=domain["id"], intro="Words", scale="steps")
    about = {
        **HEADER,
        "id": "small",
        "title": "Small",
        "about": "A small one",
        "credit": "nobody",
        "perspectives": [{"id": p, "name": p, "one": p, "short": p, "about": p} for p in PERSPECTIVES],
        "scales": [{"id": "steps", "stages": [{"id": f"s{n}", "name": f"Stage {n}"} for n in range(stages)]}],
        "sets": [
            {"id": "start", "name": "Start", "about": "The start"},
            {"id": "core", "name": "Core", "about": "The core", "shared": True},
            {"id": "full", "name": "Full", "about": "All", "everything": True},
        ],
        "domains": [domain["id"] for domain in domains],
    }
    points = {"each": 1, "most": 3}
    planning = {
        **HEADER,
        "id": "planning",
        "weights": {
            "distance": points,
            "difference": 1,
            "split": 1,
            "unknown": {"points": 1, "share": 0.25},
            "no_evidence": 1,
            "activity": points,
            "experience": [3, 2, 1],
            "importance": {"high": 2, "medium": 1, "low": 0},
        },
        "choose": {
            "take": 3, "most": 5, "share_of_highest": 0.5, "candidates": 3, "least_actions": 2, "most_actions": 5, "small": 10,
        },
        "readiness": {"cut": 62.5, "near": near, "readings": {"will_over": "over"}},
        "hide_first": HIDE_FIRST,
        "talk_first": ACTION,
    }  # fmt: skip
    return Framework.model_validate({"about": about, "domains": domains, "planning": planning})


def people(perspective: str, n: int, *, set_id: str | None = None, prefix: str = "") -> list[Respondent]:
    """So many respondents of a perspective: leader1, leader2 and so on."""
    return [Respondent(id=f"{prefix}{perspective}{i}", perspective=perspective, set_id=set_id) for i in range(1, n + 1)]


def collected(
    respondents: Iterable[Respondent],
    answers: Mapping[str, Mapping[str, str | None]],
    *,
    kind: CollectionKind = CollectionKind.OPEN_SURVEY,
    notes: Mapping[tuple[str, str], str] | None = None,
) -> Collected:
    """A collection from answers by respondent, then item."""
    rows = [
        AnswerRow(respondent=person, item=item_id, answer=answer, note=(notes or {}).get((person, item_id), ""))
        for person, given in answers.items()
        for item_id, answer in given.items()
    ]
    return Collected(kind=kind, respondents=tuple(respondents), rows=tuple(rows))


def by_item(columns: Mapping[str, Sequence[str | None]], perspective: str = "leader") -> Collected:
    """A collection of one perspective: for each item, the answers of person one, two and so on."""
    n = max(len(column) for column in columns.values())
    group = people(perspective, n)
    answers = {person.id: {i: column[place] for i, column in columns.items()} for place, person in enumerate(group)}
    return collected(group, answers)


def shown(given: Collected, of: Framework, agreements: Iterable[Agreement] = ()) -> Release:
    """Everything, as the room sees it."""
    return release(given, of, k=None, audience=Audience.ROOM, agreements=agreements)


def scored(given: Collected, of: Framework, agreements: Iterable[Agreement] = ()) -> Results:
    """The results of everything."""
    return results(shown(given, of, agreements), of)


def survey(given: Collected, of: Framework, k: int) -> Release:
    """An open survey, released with a threshold."""
    return release(given, of, k=k, audience=Audience.ORGANISATION)


def counts(*stages: int, dont_know: int = 0, not_applicable: int = 0, blank: int = 0) -> Table:
    """A table from its counts."""
    return Table(stages=stages, dont_know=dont_know, not_applicable=not_applicable, blank=blank)
