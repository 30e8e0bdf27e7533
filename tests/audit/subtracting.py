"""Adds and subtracts published tables: which sets of people have a table that follows from the others.

The tables published of one item are rows over kinds of people. A set of people whose row lies in the
row space has a table that follows, whatever the answers. Arithmetic is exact. (The Gauss method of
the R package GaussSuppression does the same to choose what to suppress.)
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from itertools import product

from .published import Found, Published


def small_or_same(item: Published, k: int) -> list[Found]:
    """Every set of people whose table follows, and who are fewer than k, or more than one and all of one answer."""
    found = []
    for union, weights in follows(item.pattern, len(item.kinds)):
        people = frozenset().union(*(kind for kind, is_in in zip(item.kinds, union, strict=True) if is_in))
        columns = zip(*(counts for _, counts in item.rows), strict=True)
        table = tuple(int(sum(w * n for w, n in zip(weights, column, strict=True))) for column in columns)
        if len(people) < k:
            found.append(Found("small", people, table))
        elif max(table) == len(people) > 1:
            found.append(Found("same", people, table))
    return found


@cache
def follows(pattern: tuple[tuple[bool, ...], ...], kinds: int) -> list[tuple[tuple[bool, ...], list[Fraction]]]:
    """Every union of kinds whose row is a sum of weighted rows of the pattern, with the weights."""
    steps = _eliminate(pattern)
    found = []
    for union in product((False, True), repeat=kinds):
        weights = _weights(union, steps, len(pattern))
        if any(union) and weights is not None:
            found.append((union, weights))
    return found


#: A row after elimination: the place of its leading 1, the row, and the weights that made it of the pattern.
Step = tuple[int, list[Fraction], list[Fraction]]


def _eliminate(pattern: Sequence[Sequence[bool]]) -> list[Step]:
    """The pattern's row space in echelon form."""
    steps: list[Step] = []
    for place, row in enumerate(pattern):
        left = [Fraction(value) for value in row]
        weights = [Fraction(place == other) for other in range(len(pattern))]
        for lead, known, made_of in steps:
            factor = left[lead]
            left = [value - factor * other for value, other in zip(left, known, strict=True)]
            weights = [value - factor * other for value, other in zip(weights, made_of, strict=True)]
        lead = next((n for n, value in enumerate(left) if value), -1)
        if lead >= 0:
            by = left[lead]
            steps.append((lead, [value / by for value in left], [value / by for value in weights]))
    return steps


def _weights(union: Sequence[bool], steps: Sequence[Step], rows: int) -> list[Fraction] | None:
    """The weights with which rows of the pattern add up to a union, or None where they cannot."""
    left = [Fraction(value) for value in union]
    weights = [Fraction(0)] * rows
    for lead, known, made_of in steps:
        factor = left[lead]
        left = [value - factor * other for value, other in zip(left, known, strict=True)]
        weights = [value + factor * other for value, other in zip(weights, made_of, strict=True)]
    return None if any(left) else weights
