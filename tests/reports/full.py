"""A full assessment of the default framework, made from seeded answers through the real rules."""

import random
from datetime import date
from functools import cache

from roadmap.assessment.disclosure import release as release_of
from roadmap.assessment.models import (
    Agreement,
    AnswerRow,
    Assessment,
    Audience,
    Collected,
    CollectionKind,
    Contacts,
    Organisation,
    Respondent,
)
from roadmap.assessment.scoring import results as results_of
from roadmap.content.loading import find_framework, find_ladder, load_examples, load_support, load_words
from roadmap.content.models import Framework
from roadmap.ladder.models import Activity
from roadmap.ladder.placement import place
from roadmap.plan.candidates import Evidence, Placed
from roadmap.plan.drafting import draft
from roadmap.plan.models import Draft, Plan, PlanAction, PlanInputs, PlanPriority
from roadmap.reports.assessment_report import ReportParts

#: Reasons of a draft, as the interface's words give them.
REASONS = {
    "distance": "it stands at {stage} and the aim is {wanted}",
    "difference": "{a} and {b} see it differently",
    "difference_few": "worth asking whether {a} and {b} see it differently",
    "split": "views are split",
    "unknown": "{n} of {of} do not know",
    "unknown_one": "the one person asked does not know",
    "no_evidence": "no evidence is noted yet",
    "activity": "{title} was meant to stand at: {intended}",
    "experience": "experts by experience ranked the area {rank}",
    "importance": "the group holds it {importance}",
    "importance_high": "very important",
    "importance_medium": "important",
    "importance_low": "less important",
    "why": "{title}: {words}.",
    "under_the_cut": "{title}: people are not sure of this yet.",
}
DATE = date(2026, 5, 4)


def collected(framework: Framework, people: dict[str, int], kind: CollectionKind, seed: int = 7) -> Collected:
    """Seeded answers: leaders a little further on than the others, some don't know, a few not applicable."""
    rng = random.Random(seed)
    level = {domain.id: rng.uniform(0.9, 2.9) for domain in framework.domains}
    lean = {"leader": 0.45, "experience": -0.7, "profession": -0.1}
    respondents, rows = [], []
    for perspective, number in people.items():
        for i in range(number):
            name = f"{perspective}-{i}"
            respondents.append(Respondent(id=name, perspective=perspective, set_id=None))
            for item in framework.items.values():
                if perspective not in item.ask:
                    continue
                scale, chance = framework.scale_of(item.id), rng.random()
                if chance < 0.13:
                    answer = "dont_know"
                elif chance < 0.15:
                    answer = "not_applicable"
                else:
                    centre = level[framework.domain_of[item.id].id] + lean.get(perspective, 0) + rng.gauss(0, 0.9)
                    answer = scale.stage_ids[max(0, min(scale.length - 1, round(centre)))]
                rows.append(AnswerRow(respondent=name, item=item.id, answer=answer))
    return Collected(kind=kind, respondents=tuple(respondents), rows=tuple(rows))


def placements() -> tuple[Placed, ...]:
    """The first worked examples on the default ladder."""
    ladder = find_ladder("tlap_coproduction")
    found = []
    for example in load_examples().examples[:6]:
        activity = Activity(
            id=example.id,
            title=example.title,
            description=example.description,
            domain="power_sharing",
            level=example.level,
            answers=example.answers,
            evidence=example.evidence,
            placed_by=("leader", "experience"),
            claimed=example.claimed,
            intended=example.intended,
            why_intended=example.why_intended or "",
        )
        found.append(Placed(activity, place(activity, ladder), ladder))
    return tuple(found)


def plan_of(drafted: Draft) -> Plan:
    """The draft as a group keeps it: the last action of each priority is not for now, the others are agreed."""
    priorities, actions = [], []
    for position, one in enumerate(drafted.priorities):
        name = f"p{position}"
        priorities.append(
            PlanPriority(id=name, position=position, domain=one.domain, title=one.title, why=one.why, decision="accepted")
        )
        for i, action in enumerate(one.actions):
            last = i == len(one.actions) - 1 and i > 1
            actions.append(
                PlanAction(
                    **action.model_dump(exclude={"id", "from_", "preparation", "support", "pay"}),
                    id=f"{name}a{i}",
                    priority_id=name,
                    position=i,
                    origin=action.id,
                    preparation=action.preparation or "",
                    support=action.support or "",
                    pay=action.pay or "",
                    came_from=f"the practice “{action.id.split('.')[0].replace('_', ' ')}”",
                    due=date(2026, 6 + i, 26) if i else None,
                    decision="rejected" if last else "accepted" if i else "offered",
                    because="The same people are already busy with the new building." if last else "",
                )
            )
    return Plan(priorities=tuple(priorities), actions=tuple(actions))


@cache
def full_parts(
    kind: CollectionKind = CollectionKind.IN_THE_ROOM,
    audience: Audience = Audience.ROOM,
    k: int | None = None,
    people: tuple[int, int, int] = (9, 7, 12),
    example: bool = True,
) -> ReportParts:
    """A report's parts for so many leaders, experts by experience and experts by profession."""
    framework = find_framework("trauma_informed")
    numbers = dict(zip(("leader", "experience", "profession"), people, strict=True))
    agreements = []
    for domain in framework.domains:
        if domain.kind == "progress":
            ids = framework.scales[domain.scale].stage_ids
            for i, item in enumerate(domain.items[:6]):
                agreements.append(
                    Agreement(
                        item=item.id,
                        outcome=("we_do_not_agree", ids[1], ids[2], ids[3], ids[2], ids[1])[i],
                        because=f"Teams in {domain.short} gave two examples each." if i == 1 else "",
                        evidence=f"Minutes of the {domain.short} group, March 2026." if i == 2 else "",
                        agreed_on=date(2026, 4, 21),
                    )
                )
    shown = release_of(collected(framework, numbers, kind), framework, k=k, audience=audience, agreements=agreements)
    found = results_of(shown, framework)
    placed = placements()
    inputs = PlanInputs(ranking=("power_sharing", "feedback"), importance={"staff_care": "high"})
    drafted = draft(Evidence(framework, shown, found, placed, inputs, REASONS))
    assessment = Assessment(
        id="a1",
        organisation=Organisation(id="o1", name="Rivermouth Council"),
        service="Children and families",
        round_name="First round",
        framework=shown.framework,
        set_id="full",
        contacts=Contacts(
            asked_by="Mairi, trauma lead",
            daytime_support="The duty team on 01000 000000",
            independent="Rivermouth Advocacy",
            feedback_by=date(2026, 6, 1),
        ),
        example=example,
        created_on=date(2026, 3, 2),
        closed_on=date(2026, 4, 24),
    )
    return ReportParts(
        assessment=assessment,
        framework=framework,
        release=shown,
        results=found,
        words=load_words("report_en"),
        printed_on=DATE,
        placements=placed,
        plan=plan_of(drafted),
        notes=("One of the three priorities was also on the list that experts by experience made.",),
        support=load_support(),
    )
