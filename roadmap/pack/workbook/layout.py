"""Where everything lies in the workbook: rows of items and groups, columns of raters, lists to choose from."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from xlsxwriter.utility import xl_col_to_name

from roadmap.content.models import DONT_KNOW, NOT_APPLICABLE, Domain, Framework, Item
from roadmap.pack.making import PackParts

#: As many people as a room holds in which everybody sees each other's answers.
RATERS = 12
#: Rows of the sheet for rating, from 0: title, which set, names of columns, views, what is still to do; then items.
SET_ROW, HEAD, VIEWS, CHECK, FIRST = 1, 2, 3, 4, 5
#: Its columns, from 0.
PRACTICE, LOOKS_LIKE, EVIDENCE, FIRST_RATER = 0, 1, 2, 3
ASKED_NOW = FIRST_RATER + RATERS  # hidden: whether the chosen set holds the item


@dataclass(frozen=True)
class Group:
    """What gets a line of its own in the profile: an area, or a part of readiness."""

    id: str
    name: str
    domain: Domain
    factor: bool


@dataclass(frozen=True)
class Place:
    """An item and its row, from 0, on the sheets for rating and for working."""

    item: Item
    row: int
    group: str
    answers: int  # which list of answers it is rated with


@dataclass(frozen=True)
class Layout:
    """The workbook's plan. Sheets are known by the names they are given in the words."""

    parts: PackParts

    @property
    def framework(self) -> Framework:
        """The questions."""
        return self.parts.framework

    def sheet(self, name: str) -> str:
        """A sheet's name, quoted for a formula."""
        return "'" + self.parts.say(f"workbook.sheet_{name}").replace("'", "''") + "'"

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Parts of readiness first, as the framework has them, and areas, in framework order."""
        return tuple(self._groups())

    def _groups(self) -> Iterator[Group]:
        for domain in self.framework.domains:
            if domain.kind == "readiness":
                yield from (Group(one.id, one.name, domain, factor=True) for one in domain.factors)
            else:
                yield Group(domain.id, domain.title, domain, factor=False)

    @cached_property
    def rows(self) -> tuple[Domain | Place, ...]:
        """What each row from FIRST holds: a domain's heading, or an item."""
        found: list[Domain | Place] = []
        for domain in self.framework.domains:
            found.append(domain)
            for item in domain.items:
                row, group = FIRST + len(found), item.factor if domain.kind == "readiness" else domain.id
                found.append(Place(item, row, group or domain.id, self.answer_lists.index(self._answers(item))))
        return tuple(found)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every item with its row, in framework order."""
        return tuple(one for one in self.rows if isinstance(one, Place))

    @property
    def last(self) -> int:
        """The row of the last item."""
        return self.places[-1].row

    @cached_property
    def most_stages(self) -> int:
        """How many stages the longest scale has."""
        return max(scale.length for scale in self.framework.scales.values())

    # --- lists to choose from ----------------------------------------------------------------

    @cached_property
    def answer_lists(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """The lists of answers that items are rated with: what is chosen, and its id in a file of answers."""
        return tuple(dict.fromkeys(self._answers(item) for item in self.framework.items.values()))

    def _answers(self, item: Item) -> tuple[tuple[str, str], ...]:
        stages = self.framework.scale_of(item.id).stage_ids
        said = [(self.framework.stage_name(item, stage), stage) for stage in stages]
        beside = ((self.parts.say("workbook.dont_know"), DONT_KNOW), (self.parts.say("workbook.not_applicable"), NOT_APPLICABLE))
        return (*said, *beside)

    @cached_property
    def views(self) -> tuple[tuple[str, str], ...]:
        """The views as they are chosen, and their ids."""
        return tuple((one.name[:1].upper() + one.name[1:], one.id) for one in self.framework.perspectives)

    @cached_property
    def sets(self) -> tuple[tuple[str, str], ...]:
        """The sets as they are chosen, and their ids."""
        return tuple((one.name, one.id) for one in self.framework.about.sets)

    @property
    def lists(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """Every list on the sheet of lists, two columns each: views, sets, then answers."""
        return (self.views, self.sets, *self.answer_lists)

    def listed(self, which: int, column: int = 0) -> str:
        """The range of a list: of what is chosen, or with column 1 of its ids."""
        name = xl_col_to_name(2 * which + column, col_abs=True)
        return f"{self.sheet('lists')}!{name}$2:{name}${len(self.lists[which]) + 1}"

    def listed_one(self, which: int, place: int) -> str:
        """One cell of what is chosen in a list."""
        return f"{self.sheet('lists')}!{xl_col_to_name(2 * which, col_abs=True)}${place + 2}"

    # --- cells of the sheet for rating -------------------------------------------------------

    def rated(self, row: int, first: int = 0, last: int = RATERS - 1) -> str:
        """The cells of a row for raters from first to last."""
        start, end = (xl_col_to_name(FIRST_RATER + rater, col_abs=True) for rater in (first, last))
        where = f"{self.sheet('rate')}!{start}${row + 1}"
        return where if first == last else f"{where}:{end}${row + 1}"

    def asked_now(self, row: int) -> str:
        """The cell that says whether the chosen set holds the item of a row."""
        return f"{self.sheet('rate')}!${xl_col_to_name(ASKED_NOW)}${row + 1}"
