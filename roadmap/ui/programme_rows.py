"""A programme of sites as sentences and rows, ready to draw."""

from collections.abc import Iterator

from roadmap.charts.shares import ShareRow
from roadmap.exchange.programme_models import ResultRow
from roadmap.exchange.programme_reading import Reading
from roadmap.ui import pieces
from roadmap.ui.words import say

#: Answers that are no rating.
OTHERS = ("dont_know", "not_applicable", "blank")


def of(row: ResultRow) -> str:
    """How many of how many sites."""
    return say("programme.of", n=row.lower_two, of=row.sites)


def lines(told: Reading, rows: list[ResultRow]) -> str:
    """Questions as a list, each with how many sites stand in the lower two stages."""
    return "\n".join(f"- **{pieces.plain(told.name(row))}**: {of(row)}" for row in rows)


def by_share(told: Reading) -> list[ResultRow]:
    """The topics that are shown, the most common gap first."""
    return sorted(told.domains, key=lambda row: -(row.share or 0))


def share_rows(told: Reading) -> list[ShareRow]:
    """The rows of the chart of topics."""
    return [ShareRow(told.name(row), row.lower_two or 0, row.sites or 1) for row in by_share(told)]


def finding(told: Reading) -> str:
    """What the chart of topics says, in one sentence; topics with the same share are named together."""
    rows = by_share(told)
    top = [row for row in rows if row.share == rows[0].share]
    last = [row for row in rows if row.share == rows[-1].share]
    if len(top) == len(rows):
        return say("programme.finding_equal", of=of(top[0]))
    return say("programme.finding", top=_names(told, top), top_of=of(top[0]), last=_names(told, last), last_of=of(last[0]))


def _names(told: Reading, rows: list[ResultRow]) -> str:
    return ", ".join(f"*{pieces.plain(told.name(row))}*" for row in rows)


def table(told: Reading, rows: list[ResultRow]) -> list[dict[str, str]]:
    """Topics or questions with their figures."""
    return [
        {
            say("programme.col_about"): pieces.plain(told.name(row)),
            say("programme.col_lower_two"): str(row.lower_two),
            say("programme.col_sites"): str(row.sites),
        }
        for row in rows
    ]


def people_table(told: Reading) -> Iterator[dict[str, str]]:
    """How many people gave each answer to a core question, over open surveys, where that is shown."""
    items = {(row.item, row.hash): row for row in told.programme.items}
    for row in told.programme.answers:
        if row.state == "shown":
            result = next(one for one in told.programme.results if (one.id, one.hash) == (row.item, row.hash))
            yield {
                say("programme.col_about"): pieces.plain(told.name(result)),
                say("programme.col_answer"): _answer(told, items[row.item, row.hash].scale, row.answer),
                say("programme.col_people"): str(row.people),
                say("programme.col_sites"): str(row.sites),
            }


def _answer(told: Reading, scale_id: str, answer: str) -> str:
    """An answer as people know it: the name of a stage, or the words for what is no rating."""
    scale = told.framework.scales.get(scale_id) if told.framework else None
    names = {stage.id: stage.name for stage in scale.stages} if scale else {}
    return say(f"programme.answer_{answer}") if answer in OTHERS else names.get(answer, answer)
