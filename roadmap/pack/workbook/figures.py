"""The rules as formulas, on a sheet of their own: counts, spread and bounds of each item; score, bounds and stage of each area.

The rules are those of `assessment.domains`, `assessment.spread` and `assessment.readiness`; a test recalculates the
workbook and compares. A tie at a border is met by rounding at the ninth digit, where the program has exact fractions.
"""

from typing import Any

from xlsxwriter.utility import xl_col_to_name

from roadmap.assessment.spread import FEW_RATERS, LEAST_FOR_SPLIT
from roadmap.pack.workbook.layout import FIRST, FIRST_RATER, RATERS, VIEWS, Group, Layout, Place

_BEFORE = ("item", "group", "answers", "weight", "top")
_AFTER = (
    "rated", "not_applicable", "asked", "unknown", "applicable", "reached", "lower", "upper", "least", "most",
    "mean", "low", "high", "weighed_mean", "weighed_low", "weighed_high", "weight_rated", "weight_applicable",
    "talk", "talk_key", "unknown_key", "holding_key",
)  # fmt: skip
_OF_GROUP = ("id", "domain", "applicable", "rated", "score", "low", "high", "stage", "top", "reading", "dont_know", "said")


class Figures:
    """Where each figure stands, and its formula."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        names = (*_BEFORE, *(f"n{stage}" for stage in range(layout.most_stages)), *_AFTER)
        self._column = {name: place for place, name in enumerate(names)}
        self._group_column = {name: place for place, name in enumerate(_OF_GROUP)}
        self._groups_from = layout.last + 4
        self._group_row = {group.id: self._groups_from + place for place, group in enumerate(layout.groups)}

    # --- where figures stand -----------------------------------------------------------------

    def column(self, name: str) -> int:
        """The column of an item's figure, from 0."""
        return self._column[name]

    def cell(self, name: str, row: int) -> str:
        """An item's figure, from the same sheet."""
        return f"${xl_col_to_name(self._column[name])}${row + 1}"

    def everywhere(self, name: str, first: int | None = None, last: int | None = None) -> str:
        """A figure of all items, or of those from first to last row, as a range from any sheet."""
        column = xl_col_to_name(self._column[name])
        start, end = FIRST if first is None else first, self.layout.last if last is None else last
        return f"{self.layout.sheet('working')}!${column}${start + 1}:${column}${end + 1}"

    def group(self, name: str, group: Group) -> str:
        """A figure of an area or a part of readiness, from any sheet."""
        return f"{self.layout.sheet('working')}!${xl_col_to_name(self._group_column[name])}${self._group_row[group.id] + 1}"

    # --- writing -----------------------------------------------------------------------------

    def write(self, sheet: Any, quiet: Any) -> None:
        """All figures onto their sheet."""
        sheet.write_row(FIRST - 1, 0, list(self._column), quiet)
        for place in self.layout.places:
            for name, value in self._of_item(place).items():
                _put(sheet, place.row, self._column[name], value, "" if name.endswith("_key") or name in _EMPTY else 0)
        sheet.write_row(self._groups_from - 1, 0, list(_OF_GROUP), quiet)
        for group in self.layout.groups:
            for name, value in self._of_group(group).items():
                _put(sheet, self._group_row[group.id], self._group_column[name], value, "" if name in _EMPTY else 0)

    def _of_item(self, place: Place) -> dict[str, str | float]:
        layout, row = self.layout, place.row
        top = layout.framework.scale_of(place.item.id).length - 1
        given, views = layout.rated(row), layout.rated(VIEWS)
        here, asks = self._views(views, place)
        last = xl_col_to_name(self._column[f"n{top}"])
        first = xl_col_to_name(self._column["n0"])
        counts = {f"n{stage}": self._count(place, stage, given, here) for stage in range(top + 1)}
        n, u, a, r = (self.cell(name, row) for name in ("asked", "unknown", "applicable", "rated"))
        total = "+".join(f"{stage}*{self.cell(f'n{stage}', row)}" for stage in range(top + 1))
        low, high = f"({total})", f"({total}+{top}*{u})"
        weight = self.cell("weight", row)
        span, reach = (f"({self.cell(b, row)}-{self.cell(a, row)})" for a, b in (("lower", "upper"), ("least", "most")))
        # Scales of up to seven stages share 60 as a measure of how far apart, so that whole numbers put items in order.
        wide, far = (f"ROUND({apart}*60/{top},0)" for apart in (span, reach))
        number = 1000 - layout.places.index(place)
        return {
            "item": place.item.id,
            "group": place.group,
            "answers": place.answers,
            "weight": place.item.weight,
            "top": top,
            **counts,
            "rated": f"=SUM(${first}${row + 1}:${last}${row + 1})",
            "not_applicable": self._count(place, top + 2, given, here),
            "asked": f'=SUMPRODUCT({here}*(({given}<>"")+({given}="")*{layout.asked_now(row)}*({asks})))',
            "unknown": f"={n}-{r}-{self.cell('not_applicable', row)}",
            "applicable": f"=IF(AND({n}>0,{self.cell('not_applicable', row)}<{n}),1,0)",
            "reached": self._from_below(row, top, f"ROUNDUP({r}/2,0)"),
            "lower": self._from_below(row, top, f"ROUNDUP({r}/4,0)"),
            "upper": self._from_below(row, top, f"{r}+1-ROUNDUP({r}/4,0)"),
            "least": self._from_below(row, top, "1"),
            "most": self._from_below(row, top, r),
            "mean": f"=IF({r}=0,0,100*{low}/({r}*{top}))",
            "low": f"=IF({a}=0,0,100*{low}/(({r}+{u})*{top}))",
            "high": f"=IF({a}=0,0,100*{high}/(({r}+{u})*{top}))",
            "weighed_mean": f"=IF({r}=0,0,{weight}*{self.cell('mean', row)})",
            "weighed_low": f"={a}*{weight}*{self.cell('low', row)}",
            "weighed_high": f"={a}*{weight}*{self.cell('high', row)}",
            "weight_rated": f"=IF({r}=0,0,{weight})",
            "weight_applicable": f"={a}*{weight}",
            "talk": self._talk(row, top, r, span, reach),
            "talk_key": f'=IF({self.cell("talk", row)}=1,{wide}*1000000+{far}*1000+{number},"")',
            "unknown_key": f'=IF({u}>0,{u}*1000+{number},"")',
            "holding_key": self._holding(place, top, number),
        }

    def _views(self, views: str, place: Place) -> tuple[str, str]:
        """Which raters have chosen a view; and which have one that the item asks."""
        layout = self.layout
        chosen = [(f"({views}={layout.listed_one(0, i)})", view) for i, (_, view) in enumerate(layout.views)]
        asked = [said for said, view in chosen if view in place.item.ask]
        return f"({'+'.join(said for said, _ in chosen)})", "+".join(asked) or "0"

    def _count(self, place: Place, answer: int, given: str, here: str) -> str:
        return f"=SUMPRODUCT({here}*({given}={self.layout.listed_one(2 + place.answers, answer)}))"

    def _from_below(self, row: int, top: int, position: str) -> str:
        """The stage of the rater at a position, counted from 1 at the least stage; nothing without raters."""
        first = xl_col_to_name(self._column["n0"])
        sums = [f"(SUM(${first}${row + 1}:{self.cell(f'n{stage}', row)})<{position})" for stage in range(top)]
        return f'=IF({self.cell("rated", row)}=0,"",{"+".join(sums)}+0)'

    def _talk(self, row: int, top: int, rated: str, span: str, reach: str) -> str:
        """1 where views are split or far apart, as `spread.talk_first` has it."""
        lower = "+".join(self.cell(f"n{stage}", row) for stage in range(top + 1) if 2 * stage < top)
        upper = "+".join(self.cell(f"n{stage}", row) for stage in range(top + 1) if 2 * stage > top)
        split = f"AND({rated}>={LEAST_FOR_SPLIT},4*({lower})>={rated},4*({upper})>={rated})"
        wide, far = f"4*{span}>={3 * top}", f"AND({rated}<={FEW_RATERS},4*{reach}>={3 * top})"
        return f"=IF({rated}=0,0,IF(OR({split},{wide},{far}),1,0))"

    def _holding(self, place: Place, top: int, number: int) -> str:
        """For putting in order what holds an area at its stage: least reached first, then framework order."""
        group = next(one for one in self.layout.groups if one.id == place.group)
        if group.factor:
            return '=""'
        stage, reached = self.group("stage", group), self.cell("reached", place.row)
        least = f'IF({reached}="",0,{reached})'
        return (
            f'=IF({stage}="","",IF(AND({self.cell("applicable", place.row)}=1,{least}<{stage}+1,{stage}<{top}),'
            f'{least}*1000+{1000 - number},""))'
        )

    def _of_group(self, group: Group) -> dict[str, str | float]:
        layout = self.layout
        top = layout.framework.scales[group.domain.scale].length - 1
        ids, applies, reached = (self.everywhere(name) for name in ("group", "applicable", "reached"))
        mine = f'"{group.id}"'

        def sums(name: str) -> str:
            return f"SUMIFS({self.everywhere(name)},{ids},{mine})"

        applicable, rated, score, low, high = (
            self.group(name, group) for name in ("applicable", "rated", "score", "low", "high")
        )
        steps = "+".join(
            f'(4*COUNTIFS({ids},{mine},{applies},1,{reached},">={stage}")>=3*{applicable})' for stage in range(1, top + 1)
        )
        return {
            "id": group.id,
            "domain": group.domain.id,
            "applicable": f"=COUNTIFS({ids},{mine},{applies},1)",
            "rated": f'=COUNTIFS({ids},{mine},{self.everywhere("rated")},">0")',
            "score": f'=IF(OR({applicable}=0,2*{rated}<{applicable}),"",{sums("weighed_mean")}/{sums("weight_rated")})',
            "low": f'=IF({applicable}=0,"",{sums("weighed_low")}/{sums("weight_applicable")})',
            "high": f'=IF({applicable}=0,"",{sums("weighed_high")}/{sums("weight_applicable")})',
            "stage": '=""' if group.factor else f'=IF(OR({applicable}=0,4*{rated}<3*{applicable}),"",{steps}+0)',
            "top": top,
            "reading": self._reading(group, score, low, high),
            "dont_know": f"={sums('unknown')}",
            "said": f"={sums('asked')}",
        }

    def _reading(self, group: Group, score: str, low: str, high: str) -> str:
        """On which side of the line a part of readiness lies, as `readiness` has it."""
        rule = self.layout.framework.planning.readiness
        if not group.factor or rule is None:
            return '=""'
        near = f"ROUND(ABS({score}-{rule.cut})-{rule.near},9)<=0"
        straddled = f"AND(ROUND({low}-{rule.cut},9)<0,ROUND({high}-{rule.cut},9)>0)"
        return f'=IF({score}="","",IF(OR({near},{straddled}),"near",IF({score}>{rule.cut},"over","under")))'


_EMPTY = ("reached", "lower", "upper", "least", "most", "score", "low", "high", "stage", "reading")


def _put(sheet: Any, row: int, column: int, value: str | float, unfilled: str | int) -> None:
    """A number, a text, or a formula with what it gives before anything is filled in."""
    if isinstance(value, str) and value.startswith("="):
        sheet.write_formula(row, column, value, None, unfilled)
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    else:
        sheet.write_number(row, column, value)


def first_to_last(layout: Layout, group: Group) -> tuple[int, int]:
    """The first and the last row of an area's items."""
    rows = [place.row for place in layout.places if place.group == group.id]
    return rows[0], rows[-1]


def rater_cell(rater: int, row: int) -> str:
    """A rater's cell from the sheet for rating itself."""
    return f"{xl_col_to_name(FIRST_RATER + rater)}${row + 1}"


assert RATERS <= 12  # ties are met by rounding: with many more raters two figures could lie closer than that
