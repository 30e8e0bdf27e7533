"""Random small assessments: who is asked what, people who agree more than chance, rounds, and erasures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from random import Random

from roadmap.assessment.models import AnswerRow, Collected, CollectionKind, Respondent
from roadmap.content.models import Framework

from ..assessment.cases import PERSPECTIVES, framework, item

ANSWERS = ("s0", "s1", "s2", "dont_know", "not_applicable", None)
#: One item for each choice of perspectives that can be asked.
ASKS = {f"for_{'_'.join(ask)}": ask for size in range(1, len(PERSPECTIVES) + 1) for ask in combinations(PERSPECTIVES, size)}
FRAMEWORK: Framework = framework([item(name, ask=list(ask)) for name, ask in ASKS.items()], stages=3)


@dataclass(frozen=True)
class Survey:
    """One collection, and by item who was asked it and their perspective, which everybody knows."""

    collected: Collected
    asked: Mapping[str, Mapping[str, str]]

    def without(self, erased: Iterable[str]) -> Collected:
        """What is kept after people were erased."""
        gone = set(erased)
        return Collected(
            kind=self.collected.kind,
            respondents=tuple(person for person in self.collected.respondents if person.id not in gone),
            rows=tuple(row for row in self.collected.rows if row.respondent not in gone),
        )


def survey(
    sizes: Mapping[str, int], draw: Random, *, alike: float = 0.3, kind: CollectionKind = CollectionKind.OPEN_SURVEY
) -> Survey:
    """One collection of people of these numbers, of one mind with chance `alike`.

    Some people are not asked an item, and some are asked besides its `ask`, but not where `alike` is 0.
    """
    people = [Respondent(id=f"{view}{n}", perspective=view) for view, size in sizes.items() for n in range(size)]
    rows: list[AnswerRow] = []
    asked: dict[str, dict[str, str]] = {}
    for name, ask in ASKS.items():
        stray = draw.random() < 0.2 and alike > 0
        habits = {view: _habit(draw, alike) for view in PERSPECTIVES}
        if draw.random() < alike / 4:
            habits = dict.fromkeys(PERSPECTIVES, habits["leader"])
        asked[name] = {}
        for person in people:
            is_asked = (person.perspective in ask) != (stray and draw.random() < 0.15)
            if is_asked:
                asked[name][person.id] = person.perspective
            answer = habits[person.perspective](draw) if is_asked else "not_asked"
            rows.append(AnswerRow(respondent=person.id, item=name, answer=answer))
    return Survey(Collected(kind=kind, respondents=tuple(people), rows=tuple(rows)), asked)


@dataclass
class _Habit:
    """How a perspective answers an item: all alike but so many, or anyhow."""

    usual: str | None
    but: int
    alike: bool

    def __call__(self, draw: Random) -> str | None:
        if not self.alike:
            return draw.choice(ANSWERS)
        self.but -= 1
        return draw.choice(ANSWERS) if self.but >= 0 else self.usual


def _habit(draw: Random, alike: float) -> _Habit:
    """With chance `alike` a perspective is of one mind, or of one mind but for one or two."""
    return _Habit(usual=draw.choice(ANSWERS), but=draw.choice((0, 0, 1, 2)), alike=draw.random() < alike)
