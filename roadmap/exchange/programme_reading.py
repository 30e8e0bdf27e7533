"""What a programme says in words: common gaps and strengths by question, and the topics; never an order of sites."""

from dataclasses import dataclass

from roadmap.content.faults import ContentFaults
from roadmap.content.loading import find_framework
from roadmap.content.models import Framework
from roadmap.content.pinning import item_hash
from roadmap.exchange.programme_models import Programme, ResultRow

#: How many common strengths and gaps are said in words; the files hold all.
MOST = 8


@dataclass(frozen=True)
class Reading:
    """A programme as it is told: rows of results that are shown, most telling first, and how to call them."""

    programme: Programme
    framework: Framework | None

    @property
    def gaps(self) -> list[ResultRow]:
        """Core questions on which at least half of the sites stand in the lower two stages, most first."""
        low = [row for row in self.items if 2 * (row.lower_two or 0) >= (row.sites or 0)]
        return sorted(low, key=lambda row: -(row.share or 0))[:MOST]

    @property
    def strengths(self) -> list[ResultRow]:
        """Core questions on which fewer than half of the sites do, fewest first."""
        high = [row for row in self.items if 2 * (row.lower_two or 0) < (row.sites or 0)]
        return sorted(high, key=lambda row: row.share or 0)[:MOST]

    @property
    def items(self) -> list[ResultRow]:
        """Every core question that is shown, in the order of the framework."""
        return [row for row in self.programme.results if row.about == "item" and row.state == "shown"]

    @property
    def domains(self) -> list[ResultRow]:
        """Every topic that is shown, in the order of the framework."""
        return [row for row in self.programme.results if row.about == "domain" and row.state == "shown"]

    @property
    def hidden(self) -> int:
        """How many results are withheld."""
        return sum(row.state == "withheld" for row in self.programme.results)

    def name(self, row: ResultRow) -> str:
        """The wording of a question or the short name of a topic; its id where that wording is not the framework's here."""
        if self.framework is None:
            return row.id
        if row.about == "domain":
            return next((domain.short for domain in self.framework.domains if domain.id == row.id), row.id)
        item = self.framework.items.get(row.id)
        return item.text if item and item_hash(item) == row.hash else row.id


def reading(programme: Programme) -> Reading:
    """A programme with the framework that names its questions, where that is here."""
    try:
        return Reading(programme, find_framework(programme.framework))
    except ContentFaults:
        return Reading(programme, None)
