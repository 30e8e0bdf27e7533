"""How many answered on paper, by phone, with a supporter or on another form, as far as it may be said.

Said is one number for all these ways and everybody together, never by way or by group, in whole steps of k. It is said only
where k people or more are left over even if the true number is the highest that the step allows. So with so many people in
all, every number within the step gives the same words, and each leaves a step of people on either side: of no 1 to k−1
people, and of no group, does it follow that they came in one way or the other. Answers are never shown by way, so there is
nothing to subtract. A survey is released once; where a number is worked out again after somebody joins, a step would say how
that person came, so in the room nothing is said. `tests/audit` tries every number.
"""


def told_of_other_ways(people: int, otherwise: int, k: int) -> int | None:
    """At least how many of `people` answered in another way, in whole steps of `k`; None where it may not be said.

    ValueError where more came in other ways than came at all, or k is below 1.
    """
    if k < 1 or not 0 <= otherwise <= people:
        raise ValueError(f"{otherwise} of {people} people with k = {k}: a part of them, and k at least 1")
    least = otherwise // k * k
    most = least + k - 1
    return least if least and people - most >= k else None
