"""Intervals for a share and for the difference of two shares, from counts alone.

Sources: E. B. Wilson (1927), "Probable inference, the law of succession, and statistical inference", Journal of
the American Statistical Association 22; R. G. Newcombe (1998), "Interval estimation for the difference between
independent proportions", Statistics in Medicine 17, method 10.
"""

from math import sqrt

#: The 97.5th percentile of the normal distribution, for intervals of 95 %.
Z = 1.959963984540054


def wilson(agree: int, n: int) -> tuple[float, float]:
    """The Wilson score interval of 95 % for a share, without continuity correction, as shares from 0 to 1.

    ValueError unless 0 <= agree <= n and n >= 1.
    """
    if not 0 <= agree <= n or n < 1:
        raise ValueError(f"{agree} of {n} is no share")
    share, square = agree / n, Z * Z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = Z / (1 + square / n) * sqrt(share * (1 - share) / n + square / (4 * n * n))
    # At the ends the formula gives 0 and 1 exactly; floats may miss them by a hair.
    return (0.0 if agree == 0 else middle - half), (1.0 if agree == n else middle + half)


def newcombe(first: tuple[int, int], second: tuple[int, int]) -> tuple[float, float]:
    """The Newcombe hybrid score interval of 95 % for second minus first, each (agree, n), as shares from -1 to 1.

    For two independent groups of people: forms that are not matched are treated as such. ValueError as `wilson`.
    """
    (low_1, high_1), (low_2, high_2) = wilson(*first), wilson(*second)
    p_1, p_2 = first[0] / first[1], second[0] / second[1]
    difference = p_2 - p_1
    return (
        difference - sqrt((p_2 - low_2) ** 2 + (high_1 - p_1) ** 2),
        difference + sqrt((high_2 - p_2) ** 2 + (p_1 - low_1) ** 2),
    )


def missing_bounds(agree: int, answered: int, attended: int) -> tuple[float, float]:
    """The share among all who were there if none, or all, of those who did not answer agreed; from 0 to 1.

    ValueError where more answered than were there, or nobody was there.
    """
    if attended < max(answered, 1):
        raise ValueError(f"{answered} answered and {attended} were there")
    return agree / attended, (agree + attended - answered) / attended
