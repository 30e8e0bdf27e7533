"""Says how the ratings of one item spread in one set of people: middle, quartiles, range, split, talk first.

All of it is counted in whole people and stages (from 0, the least), so every border is exact.
"""

from roadmap.assessment.models import Table

#: With fewer raters than this, two against two is no split.
LEAST_FOR_SPLIT = 4
#: In a set of at most this many raters, the range alone is reason enough to talk.
FEW_RATERS = 6


def from_below(table: Table, position: int) -> int:
    """The stage of the rater at a position, counted from 1 at the least stage."""
    counted = 0
    for stage, people in enumerate(table.stages):
        counted += people
        if counted >= position:
            return stage
    raise ValueError(f"there is no rater {position} among {table.rated}")


def lower_median(table: Table) -> int | None:
    """The highest stage at which, or above which, more than half of the raters are; None without raters."""
    return from_below(table, -(-table.rated // 2)) if table.rated else None


def quartiles(table: Table) -> tuple[int, int] | None:
    """The stages of the ⌈n/4⌉-th rater from each end: lower and upper; None without raters."""
    n = table.rated
    if not n:
        return None
    quarter = -(-n // 4)
    return from_below(table, quarter), from_below(table, n + 1 - quarter)


def ends(table: Table) -> tuple[int, int] | None:
    """The least and the highest stage that anybody gave; None without raters."""
    return (from_below(table, 1), from_below(table, table.rated)) if table.rated else None


def split(table: Table) -> bool:
    """Whether at least a quarter of four or more raters is in each half of the scale; the middle is in neither."""
    n, top = table.rated, len(table.stages) - 1
    lower = sum(people for stage, people in enumerate(table.stages) if 2 * stage < top)
    upper = sum(people for stage, people in enumerate(table.stages) if 2 * stage > top)
    return n >= LEAST_FOR_SPLIT and 4 * lower >= n and 4 * upper >= n


def talk_first(table: Table) -> bool:
    """Whether the ratings are so far apart that people should talk before anything is made of them.

    So where they are split, where the quartiles are three quarters of the scale or more apart,
    and where a handful of raters range over three quarters of the scale or more.
    """
    reach, middle = ends(table), quartiles(table)
    if reach is None or middle is None:
        return False
    top = len(table.stages) - 1
    wide = 4 * (middle[1] - middle[0]) >= 3 * top
    far = table.rated <= FEW_RATERS and 4 * (reach[1] - reach[0]) >= 3 * top
    return split(table) or wide or far
