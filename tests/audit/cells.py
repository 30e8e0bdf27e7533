"""Asks integer programmes how many of a few people gave an answer: exposed where least and most are one number above none.

The unknowns are, for each kind of people and each answer, how many gave it. What is published are
equations between them. So many of a kind, chosen by name, hold at least (gave it − the rest of the
kind) and at most (gave it) of an answer. For each choice of 1 to k−1 people the least and the most are
looked for over all worlds that fit: the audit problem of Fischetti and Salazar-González (2001),
Management Science 47, with one person as the width that must stay open.
"""

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, kron

from .published import Found, Published

#: So many people of each kind, and the place of an answer.
Target = tuple[tuple[int, ...], int]


def exposed(item: Published, k: int) -> list[Found]:
    """Every choice of 1 to k−1 people of whom exactly so many, other than none, gave an answer in every world that fits."""
    if not item.rows:
        return []
    targets = list(_targets(item, k))
    least, most = (_extremes(item, targets, sign) for sign in (1, -1))
    found = []
    for (chosen, answer), low, high in zip(targets, least, most, strict=True):
        if low == high > 0:
            people = frozenset(p for kind, n in zip(item.kinds, chosen, strict=True) for p in sorted(kind)[:n])
            found.append(Found("count", people, tuple(low if place == answer else 0 for place in range(_answers(item)))))
    return found


def _answers(item: Published) -> int:
    return len(item.rows[0][1])


def _targets(item: Published, k: int) -> Iterator[Target]:
    """Every choice of few people, by how many of each kind, with every answer somebody gave."""
    given = [n for n in range(_answers(item)) if any(counts[n] for _, counts in item.rows)]
    for chosen in product(*(range(min(len(kind), k - 1) + 1) for kind in item.kinds)):
        if 1 <= sum(chosen) < k:
            yield from ((chosen, answer) for answer in given)


def _extremes(item: Published, targets: Sequence[Target], sign: int) -> list[int]:
    """For each target the least (sign 1) or most (sign −1) of its people who may have given its answer.

    Each target has a world of its own, so one programme over all of them finds each one's extreme.
    A world is x[kind, answer] and, for the target, y[kind]: how many of the chosen gave the answer.
    """
    kinds, answers = len(item.kinds), _answers(item)
    cells, width = kinds * answers, kinds * answers + kinds
    equations = _equations(item)
    copies = csr_array(np.eye(len(targets)))
    padded = np.hstack([equations[0], np.zeros((len(equations[0]), kinds))])
    fits = LinearConstraint(kron(copies, csr_array(padded)), *[np.tile(equations[1], len(targets))] * 2)
    rows, limit = [], np.zeros(len(targets) * kinds)
    highest = np.full(len(targets) * width, np.inf)
    for place, (chosen, answer) in enumerate(targets):
        for kind, n in enumerate(chosen):
            # y ≥ x − (kind − n) for the least; y ≤ x for the most; never above n.
            row = place * kinds + kind
            rows += [(row, place * width + cells + kind, 1.0), (row, place * width + kind * answers + answer, -1.0)]
            limit[row] = n - len(item.kinds[kind]) if sign > 0 else 0
            highest[place * width + cells + kind] = n
    row_of, column_of, value = zip(*rows, strict=True)
    part = csr_array((value, (row_of, column_of)), shape=(len(limit), len(highest)))
    bound = LinearConstraint(part, *((limit, np.inf) if sign > 0 else (-np.inf, limit)))
    goal = np.tile(np.concatenate([np.zeros(cells), np.full(kinds, float(sign))]), len(targets))
    solved = milp(goal, constraints=[fits, bound], bounds=Bounds(0, highest), integrality=np.ones_like(goal))
    if solved.x is None:
        raise ValueError(f"no world fits what was published: {solved.message}")
    return [round(total) for total in solved.x.reshape(len(targets), width)[:, cells:].sum(axis=1)]


def _equations(item: Published) -> tuple[np.ndarray, np.ndarray]:
    """What is known of the cells: how many people each kind has, and every count of every table."""
    kinds, answers = len(item.kinds), _answers(item)
    sizes = np.kron(np.eye(kinds), np.ones(answers))
    tables = [np.kron(np.array(row, dtype=float), np.eye(answers)) for row in item.pattern]
    right = [float(len(kind)) for kind in item.kinds] + [float(n) for _, counts in item.rows for n in counts]
    return np.vstack([sizes, *tables]), np.array(right)
