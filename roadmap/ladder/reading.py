"""One activity's answers read against one ladder: which conditions are met, which are not, which are open."""

from collections.abc import Iterable
from typing import NamedTuple

from roadmap.content.ladder_models import UNKNOWN, Condition, Ladder
from roadmap.content.models import Action
from roadmap.ladder.conditions import Answers, Met, criteria_of, met, once, possible_options, simple_parts

#: A condition and what the answers say of it.
Pair = tuple[Condition, Met]


class Way(NamedTuple):
    """An unmet condition's criteria, and an action that would meet it."""

    criteria: tuple[str, ...]
    action: Action


class Reading:
    """What the answers say of every condition of a ladder.

    A ladder's `stops` are conditions of the ladder as a whole: every rung rests on them.
    """

    def __init__(self, answers: Answers, ladder: Ladder) -> None:
        self.answers, self.ladder = answers, ladder
        self.stops = [self._pair(stop.condition) for stop in ladder.about.stops]
        self.rungs = [[self._pair(need) for need in rung.needs] for rung in ladder.rungs]

    def _pair(self, condition: Condition) -> Pair:
        return condition, met(condition, self.answers, self.ladder)

    def deciding(self, rung: int) -> list[Pair]:
        """The conditions that decide a rung: the stops, its own, and on steps those of every rung below."""
        first = 0 if self.ladder.order == "steps" else rung
        return [*self.stops, *(pair for own in self.rungs[first : rung + 1] for pair in own)]

    def without(self, refused: Iterable[Met]) -> list[int]:
        """The rungs none of whose deciding conditions has a refused status, lowest first."""
        statuses = set(refused)
        return [i for i in range(len(self.rungs)) if not any(status in statuses for _, status in self.deciding(i))]

    def criteria(self, pairs: Iterable[Pair], wanted: Met) -> tuple[str, ...]:
        """The criteria of the conditions with a status; of an `any`, its parts with that status where there are such."""
        found: list[str] = []
        for condition, status in pairs:
            if status is wanted:
                parts = [part for part in simple_parts(condition) if met(part, self.answers, self.ladder) is wanted]
                found += [name for part in parts or [condition] for name in criteria_of(part)]
        return once(found)

    def ways(self, pairs: Iterable[Pair]) -> tuple[Way, ...]:
        """How the unmet conditions could be met: the action each names, else those of its parts; each action once."""
        found: dict[str, Way] = {}
        for condition, status in pairs:
            if status is Met.NO:
                for part in [condition] if condition.action else simple_parts(condition):
                    if part.action and part.action not in found:
                        found[part.action] = Way(criteria_of(part), self.ladder.action[part.action])
        return tuple(found.values())

    def off(self) -> str | None:
        """The ladder's words for the first of its stops that is not met."""
        stops = zip(self.ladder.about.stops, self.stops, strict=True)
        return next((stop.off for stop, (_, status) in stops if status is Met.NO), None)

    def warned(self) -> bool:
        """Whether a `warns` condition is met: by every option that is possible."""
        return any(
            set(possible_options(warning.criterion, self.answers, self.ladder)) <= set(warning.options)
            for warning in self.ladder.about.warns
        )

    def beside(self) -> dict[str, str]:
        """The conditions shown beside the rung; one that is still open reads don't know."""
        shown = {}
        for criterion in self.ladder.criteria:
            if criterion.beside:
                options = possible_options(criterion.id, self.answers, self.ladder)
                shown[criterion.id] = options[0] if len(options) == 1 else UNKNOWN
        return shown
