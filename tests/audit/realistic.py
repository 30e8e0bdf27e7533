"""Counts what stays visible in assessments as they are: hiding everything would be safe, and no answer.

`python -m tests.audit.realistic` prints it. Answers are simulated: how each person sees the service,
how each question stands, what each perspective sees otherwise, and don't know more often where a
perspective cannot see. They claim nothing about any service.
"""

from dataclasses import dataclass
from random import Random

from roadmap.assessment.disclosure import release
from roadmap.assessment.models import AnswerRow, Audience, Collected, CollectionKind, Respondent
from roadmap.assessment.tables import base_tables
from roadmap.content.loading import find_framework
from roadmap.content.models import EVERYONE, Framework, Item

#: Leaders, experts by experience, experts by profession.
SETTINGS = {
    "12, 11 and 31": (12, 11, 31),
    "10, 10 and 10": (10, 10, 10),
    "12, 8 and 31": (12, 8, 31),
    "5, 6 and 40": (5, 6, 40),
}


@dataclass(frozen=True)
class Share:
    """Of the tables there are, the share shown of Everyone, of perspectives, and of perspectives by numbers of people alone."""

    everyone: float
    perspectives: float
    by_sizes: float


def people_of(sizes: tuple[int, int, int]) -> list[Respondent]:
    """So many leaders, experts by experience and experts by profession, who answer every item they are asked."""
    named = dict(zip(("leader", "experience", "profession"), sizes, strict=True))
    return [Respondent(id=f"{view}{n}", perspective=view, set_id="full") for view, size in named.items() for n in range(size)]


def simulate(sizes: tuple[int, int, int], framework: Framework, draw: Random) -> Collected:
    """One open survey over all items of the framework."""
    leaning = {"leader": 0.6, "experience": -0.6, "profession": 0.0}
    people = people_of(sizes)
    views = {person.id: draw.gauss(leaning[person.perspective], 0.6) for person in people}
    rows = []
    for item in framework.items.values():
        stands, cannot_tell = draw.gauss(1.8, 0.9), draw.uniform(0.02, 0.2)
        for person in people:
            if person.perspective in item.ask:
                answer = _answer(item, framework, draw, stands + views[person.id], cannot_tell)
                rows.append(AnswerRow(respondent=person.id, item=item.id, answer=answer))
    return Collected(kind=CollectionKind.OPEN_SURVEY, respondents=tuple(people), rows=tuple(rows))


def _answer(item: Item, framework: Framework, draw: Random, about: float, cannot_tell: float) -> str | None:
    chance = draw.random()
    if chance < cannot_tell:
        return "dont_know"
    if chance < cannot_tell + 0.04:
        return draw.choice(("not_applicable", None))
    stages = framework.scale_of(item.id).stage_ids
    return stages[min(len(stages) - 1, max(0, round(draw.gauss(about, 0.8))))]


def visible(sizes: tuple[int, int, int], assessments: int, seed: int = 1, k: int = 10) -> Share:
    """The share of tables that stay visible over so many simulated assessments of the default framework."""
    framework, draw = find_framework("trauma_informed"), Random(seed)
    there, shown = {True: 0, False: 0}, {True: 0, False: 0}
    for _ in range(assessments):
        collected = simulate(sizes, framework, draw)
        out = release(collected, framework, k=k, audience=Audience.ORGANISATION).tables
        for set_id, by_item in base_tables(collected, framework).items():
            there[set_id == EVERYONE] += len(by_item)
            shown[set_id == EVERYONE] += len(out.get(set_id, {}))
    largest = _by_sizes(sizes, framework, k) * assessments
    return Share(shown[True] / there[True], shown[False] / there[False], largest / there[False])


def _by_sizes(sizes: tuple[int, int, int], framework: Framework, k: int) -> int:
    """How many tables of perspectives rules (1) to (3) would leave, whatever people answered."""
    # Answers that differ as widely as they can, so that nothing is unanimous.
    people = people_of(sizes)
    rows = tuple(
        AnswerRow(respondent=person.id, item=item.id, answer=framework.scale_of(item.id).stage_ids[place % 5])
        for place, person in enumerate(people)
        for item in framework.items.values()
        if person.perspective in item.ask
    )
    given = Collected(kind=CollectionKind.OPEN_SURVEY, respondents=tuple(people), rows=rows)
    out = release(given, framework, k=k, audience=Audience.ORGANISATION).tables
    return sum(len(by_item) for set_id, by_item in out.items() if set_id != EVERYONE)


def sentence(setting: str, share: Share) -> str:
    """What stays visible, in words."""
    return (
        f"shown with {setting} people: Everyone {share.everyone:.1%} of questions, "
        f"perspectives {share.perspectives:.1%} (numbers of people alone would allow {share.by_sizes:.1%})"
    )


if __name__ == "__main__":
    for name, sizes in SETTINGS.items():
        print(sentence(name, visible(sizes, 20)))  # noqa: T201
