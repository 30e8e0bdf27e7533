"""What is shown of an ask once it is revealed: counts, an order with its points, or the words that were let through."""

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from roadmap.assessment.models import Frozen, Table
from roadmap.assessment.spread import lower_median, talk_first
from roadmap.content.ladder_models import UNKNOWN
from roadmap.content.models import NOT_APPLICABLE
from roadmap.workshop.models import Ask, Count, Vote, Words, WordState
from roadmap.workshop.votes import answered, counted, points

#: Chosen beside a scale and not on it.
BESIDE = (UNKNOWN, NOT_APPLICABLE)


class Row(Frozen):
    """One line of a tally. `n` counts people (of an order, those who named it); `points` only of an order."""

    id: str
    text: str
    n: int
    points: int = 0


class Tally(Frozen):
    """What a room said to one ask."""

    ask: str
    shape: Literal["counts", "order", "words", "texts"]
    rows: tuple[Row, ...] = ()
    answered: int = 0
    middle: str | None = Field(default=None, description="on a scale: the highest option that more than half reached")
    apart: bool = Field(default=False, description="on a scale: too far apart to make anything of it yet")
    texts: tuple[tuple[str, ...], ...] = Field(default=(), description="sentences and drafts, as they were let through")


def tally(ask: Ask, votes: Iterable[Vote], by_hand: Count | None, words: Iterable[Words]) -> Tally:
    """The tally of an ask. Words that nobody has let through are not in it."""
    shown = [one for one in words if one.ask == ask.id and one.state is WordState.SHOWN]
    if ask.answer == "word":
        return _sized(ask, shown)
    if ask.answer in ("sentence", "action"):
        return Tally(ask=ask.id, shape="texts", answered=len(shown), texts=tuple(one.said for one in shown))
    counts = counted(ask, votes, by_hand)
    if ask.answer == "order":
        return _order(ask, counts)
    rows = tuple(Row(id=one.id, text=one.text, n=counts[one.id]) for one in ask.options)
    on_scale = [row for row in rows if row.id not in BESIDE]
    table = scale_table(ask, counts)
    middle = lower_median(table) if ask.part != "criterion" and ask.kind != "sort" else None
    return Tally(
        ask=ask.id,
        shape="counts",
        rows=rows,
        answered=answered(ask, counts),
        middle=None if middle is None else on_scale[middle].id,
        apart=middle is not None and talk_first(table),
    )


def scale_table(ask: Ask, counts: dict[str, int]) -> Table:
    """Counts as the table that the rules of spread read."""
    stages = tuple(counts[one.id] for one in ask.options if one.id not in BESIDE)
    return Table(
        stages=stages,
        dont_know=counts.get(UNKNOWN, 0),
        not_applicable=counts.get(NOT_APPLICABLE, 0),
        blank=0,
    )


def _order(ask: Ask, counts: dict[str, int]) -> Tally:
    """Most points first; level ones in the order of the plan."""
    got = points(ask, counts)
    named = {one.id: sum(counts[f"{one.id}.{place}"] for place in range(1, ask.choose + 1)) for one in ask.options}
    rows = [Row(id=one.id, text=one.text, n=named[one.id], points=got[one.id]) for one in ask.options]
    return Tally(ask=ask.id, shape="order", rows=tuple(sorted(rows, key=lambda row: -row.points)), answered=answered(ask, counts))


def _sized(ask: Ask, shown: list[Words]) -> Tally:
    """Words with how often each was given, most often first; case and spaces do not count, the first spelling is shown."""
    counts: dict[str, int] = {}
    written: dict[str, str] = {}
    for one in shown:
        key = " ".join(one.said[0].split()).casefold()
        counts[key] = counts.get(key, 0) + 1
        written.setdefault(key, " ".join(one.said[0].split()))
    ordered = sorted(counts, key=lambda key: (-counts[key], key))
    rows = tuple(Row(id=f"w{n}", text=written[key], n=counts[key]) for n, key in enumerate(ordered))
    return Tally(ask=ask.id, shape="words", rows=rows, answered=len(shown))
