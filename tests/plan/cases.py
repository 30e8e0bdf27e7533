"""Small frameworks and evidence, built by code, for the tests of draft plans."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any

from roadmap.assessment.models import Agreement, Audience, CollectionKind, FrameworkRef, Release, ShownSet, Table
from roadmap.assessment.scoring import results
from roadmap.content.models import EVERYONE, Framework
from roadmap.ladder.models import Activity
from roadmap.ladder.placement import place
from roadmap.plan.candidates import Evidence, Placed, candidates
from roadmap.plan.drafting import draft
from roadmap.plan.models import Candidate, Draft, DraftPriority, PlanInputs
from tests.ladder.cases import ACTION, HEADER, ladder, needs

PERSPECTIVES = ("leader", "experience", "profession")
WORDS = {
    "distance": "stands at {stage}, should get to {wanted}",
    "difference": "{a} and {b} differ",
    "difference_few": "worth asking {a} and {b}",
    "split": "split",
    "unknown": "{n} of {of} could not tell",
    "unknown_one": "the one person asked could not tell",
    "no_evidence": "no evidence noted yet",
    "activity": "{title} was meant to be at {intended}",
    "experience": "ranked {rank}",
    "importance": "matters {importance}",
    "importance_high": "most",
    "importance_medium": "too",
    "importance_low": "less",
    "why": "{title}: {words}.",
    "under_the_cut": "{title}: under the cut.",
}
WEIGHTS: dict[str, Any] = {
    "distance": {"each": 40, "most": 30},
    "difference": 10,
    "split": 10,
    "unknown": {"points": 5, "share": 0.25},
    "no_evidence": 5,
    "activity": {"each": 10, "most": 30},
    "experience": [15, 12, 9, 6, 3],
    "importance": {"high": 10, "medium": 5, "low": 0},
}
CHOOSE = {
    "take": 3, "most": 5, "share_of_highest": 0.5, "candidates": 3, "least_actions": 2, "most_actions": 5, "small": 10,
}  # fmt: skip
#: Four rungs above a bottom; each asks for one thing more.
STEPS = ladder("steps", {"bottom": [], **{f"on_{c}": [needs(c, "yes", action=f"act_{c}")] for c in "abcd"}})


def item(name: str, *actions: str, **more: Any) -> dict[str, Any]:
    """An item; an action is told as `name: stages it leaves`, and without any it has one for every stage but the top."""
    told = actions or (f"{name}_act: s0 s1 s2 s3",)
    made = [
        {**ACTION, "id": action, "do": f"Do {action}", "leaves": leaves.split()}
        for action, leaves in (one.split(":") for one in told)
    ]
    return {"id": name, "text": f"About {name}", "ask": PERSPECTIVES, "actions": made, **more}


def framework(
    stages: int = 5, cut: float = 62.5, weights: Mapping[str, Any] | None = None, **domains: list[dict[str, Any]]
) -> Framework:
    """A framework of domains by name; the domain `ready` is readiness, its items' factor `will` unless they say otherwise."""
    made = []
    for name, items in domains.items():
        readiness = name == "ready"
        own = [{"factor": "will", **one} for one in items] if readiness else items
        factors = [{"id": factor, "name": factor, "about": factor} for factor in ("will", "can")] if readiness else []
        made.append(
            {
                **HEADER,
                "id": name,
                "kind": "readiness" if readiness else "progress",
                "title": name.title(),
                "short": name,
                "intro": "Words",
                "scale": "steps",
                "items": own,
                "factors": factors,
            }
        )
    about = {
        **HEADER, "id": "made", "title": "Made", "about": "Made", "credit": "nobody",
        "perspectives": [{"id": p, "name": f"the {p}s", "one": p, "short": p, "about": p} for p in PERSPECTIVES],
        "scales": [{"id": "steps", "stages": [{"id": f"s{n}", "name": f"Stage {n}"} for n in range(stages)]}],
        "sets": [{"id": "core", "name": "Core", "about": "Core", "shared": True}],
        "domains": list(domains),
    }  # fmt: skip
    planning = {
        **HEADER, "id": "planning", "weights": {**WEIGHTS, **(weights or {})}, "choose": CHOOSE,
        "readiness": {"cut": cut, "near": 10, "readings": {"will_over": "over"}}, "hide_first": PERSPECTIVES,
        "talk_first": {**ACTION, "id": "talk_first", "do": "Talk first"},
    }  # fmt: skip
    return Framework.model_validate({"about": about, "domains": made, "planning": planning})


def counts(*stages: int, **more: int) -> Table:
    """A table from its counts: people at each stage, least first, and dont_know, not_applicable, blank."""
    return Table(stages=stages, **more)


def at(stage: int, stages: int = 5, people: int = 3) -> Table:
    """Everybody at one stage."""
    return counts(*(people if n == stage else 0 for n in range(stages)))


def evidence(
    of: Framework,
    tables: Mapping[str, Table],
    *,
    views: Mapping[str, Mapping[str, Table]] | None = None,
    agreed: Mapping[str, str] | None = None,
    no_evidence: Iterable[str] = (),
    placed: Iterable[Placed] = (),
    **inputs: Any,
) -> Evidence:
    """Evidence in the room from tables of Everyone and, in `views`, of perspectives; `inputs` are the group's."""
    release = Release(
        framework=FrameworkRef(id=of.id, version=of.version, hash="0" * 64),
        kind=CollectionKind.IN_THE_ROOM,
        audience=Audience.ROOM,
        k=None,
        people=3,
        sets=tuple(ShownSet(id=p, people=3) for p in PERSPECTIVES),
        tables={EVERYONE: dict(tables), **{name: dict(of_one) for name, of_one in (views or {}).items()}},
        no_evidence=tuple(no_evidence),
        agreements=tuple(Agreement(item=name, outcome=outcome) for name, outcome in (agreed or {}).items()),
    )
    return Evidence(of, release, results(release, of), tuple(placed), PlanInputs(**inputs), WORDS)


def on_steps(name: str, met: str, intended: str, domain: str | None = "trust", on: Any = STEPS) -> Placed:
    """An activity for which the criteria named in `met` are a yes and the others a no."""
    answers = {criterion: "yes" if criterion in met else "no" for criterion in "abcd"}
    activity = Activity(id=name, title=name.title(), domain=domain, answers=answers, intended=intended)
    return Placed(activity, place(activity, on), on)


def found(given: Evidence) -> dict[str, Candidate]:
    """Candidates by id."""
    return {one.id: one for one in candidates(given)}


def points(candidate: Candidate) -> dict[str, int]:
    """A candidate's points by kind of reason."""
    return {reason.kind: reason.points for reason in candidate.reasons}


def priorities(given: Evidence) -> list[tuple[str, int]]:
    """Domain and points of each priority of a draft, in order."""
    return [(priority.domain, priority.points) for priority in draft(given).priorities]


def actions(priority: DraftPriority) -> list[str]:
    """The ids of a priority's actions."""
    return [action.id for action in priority.actions]


def only(made: Draft) -> DraftPriority:
    """The one priority of a draft."""
    [priority] = made.priorities
    return priority


def numbered() -> Iterator[str]:
    """Ids one, two, … as n1, n2, …"""
    return (f"n{n}" for n in count(1))
