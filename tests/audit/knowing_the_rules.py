"""An attacker who also knows the rules: runs them over every world and keeps those that look like what was published.

That a table is missing tells something too, where it is missing because of the answers (a minimality
attack: Wong, Fu, Wang and Pei 2007, "Minimality attack in privacy preserving data publishing", VLDB).
For given numbers of people every assessment of one item there can be is made; those that look alike
from outside are one class, and what is true all through a class is known to the attacker.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np

from roadmap.assessment.models import Table

from .published import Counts

#: The rules: Everyone's table, that of each perspective, k and the hiding order, to the sets that are shown.
Rules = Callable[[Table, Mapping[str, Table], int, Sequence[str]], tuple[str, ...]]
EVERYONE = "everyone"
#: Which tables are shown, and what they say: all that can be seen of a world from outside.
Looks = tuple[tuple[str, Counts], ...]


@dataclass(frozen=True)
class Certain:
    """What is certain from outside: `count`, so many of each perspective hold an answer; `same`, perspectives agree."""

    why: str
    looks: Looks
    whom: tuple[int, ...]


@dataclass(frozen=True)
class Audit:
    """How many worlds were looked at, how many of them leave no perspective or nothing, and what is certain."""

    worlds: int
    no_perspective: int
    nothing: int
    certain: list[Certain]


def audit(sizes: Mapping[str, int], answers: int, k: int, hide_first: Sequence[str], rules: Rules) -> Audit:
    """Everything certain about 1 to k−1 people, or about whole perspectives, in any world of these sizes."""
    present = {view: n for view, n in sizes.items() if n}
    tables = [[_table(counts) for counts in _all_counts(n, answers)] for n in present.values()]
    looks: dict[Looks, int] = {}
    worlds, looks_like = [], []
    for world in product(*tables):
        own = dict(zip(present, world, strict=True))
        everyone = _table(tuple(map(sum, zip(*(table.stages for table in world), strict=True))))
        shown = rules(everyone, own, k, hide_first)
        seen = tuple((set_id, everyone.stages if set_id == EVERYONE else own[set_id].stages) for set_id in shown)
        looks_like.append(looks.setdefault(seen, len(looks)))
        worlds.append([table.stages for table in world])
    order = np.argsort(looks_like, kind="stable")
    starts = np.searchsorted(np.array(looks_like)[order], np.arange(len(looks)))
    cells, n = np.array(worlds)[order], np.array(list(present.values()))
    certain = _counts_certain(cells, n, k, starts, list(looks)) + _sets_all_the_same(cells, n, starts, list(looks))
    missing = [list(looks)[look] for look in looks_like]
    return Audit(len(worlds), sum(len(seen) == 1 for seen in missing), sum(not seen for seen in missing), certain)


def _counts_certain(cells: np.ndarray, n: np.ndarray, k: int, starts: np.ndarray, looks: list[Looks]) -> list[Certain]:
    """Choices of few people who hold exactly so many, above none, of an answer in every world that looks the same."""
    found = []
    for chosen in product(*(range(min(size, k - 1) + 1) for size in n)):
        if not 1 <= sum(chosen) < k:
            continue
        of = np.array(chosen)[None, :, None]
        least = np.maximum(0, of - (n[None, :, None] - cells)).sum(axis=1)
        most = np.minimum(of, cells).sum(axis=1)
        least, most = np.minimum.reduceat(least, starts), np.maximum.reduceat(most, starts)
        found += [Certain("count", looks[look], chosen) for look in np.flatnonzero(((least == most) & (least > 0)).any(axis=1))]
    return found


def _sets_all_the_same(cells: np.ndarray, n: np.ndarray, starts: np.ndarray, looks: list[Looks]) -> list[Certain]:
    """Perspectives, alone or together, of more than one person, who agree in every world that looks the same."""
    found = []
    for size in range(1, len(n) + 1):
        for union in combinations(range(len(n)), size):
            people = n[list(union)].sum()
            agree = np.logical_and.reduceat(cells[:, list(union)].sum(axis=1).max(axis=1) == people, starts)
            whom = tuple(int(place in union) for place in range(len(n)))
            found += [Certain("same", looks[look], whom) for look in np.flatnonzero(agree) if people > 1]
    return found


def _all_counts(people: int, answers: int) -> list[Counts]:
    """Every way so many people can spread over so many answers."""
    if answers == 1:
        return [(people,)]
    return [(first, *rest) for first in range(people + 1) for rest in _all_counts(people - first, answers - 1)]


def _table(counts: Counts) -> Table:
    """A table that is not checked again: there are hundreds of thousands."""
    return Table.model_construct(stages=counts, dont_know=0, not_applicable=0, blank=0)
