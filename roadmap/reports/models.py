"""One document, as every writer reads it: blocks of text, tables and charts, with no format in it.

Any text may come from a person's keyboard, so it is cleaned here once of what no format can hold.
"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from roadmap.content.plain_text import clean

Clean = Annotated[str, AfterValidator(clean)]


class Part(BaseModel):
    """A frozen piece of a document."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Run(Part):
    """A stretch of text in one weight and slope."""

    text: Clean
    bold: bool = False
    italic: bool = False


def _as_runs(value: object) -> object:
    return (Run(text=value),) if isinstance(value, str) else value


#: Text with bold and italic; a plain string will do.
Rich = Annotated[tuple[Run, ...], BeforeValidator(_as_runs)]


class Heading(Part):
    """A heading; levels follow each other without a gap."""

    kind: Literal["heading"] = "heading"
    level: int = Field(ge=1, le=3)
    text: Clean


class Paragraph(Part):
    """A paragraph: body text, a lead that is read first, or a quiet line beside something."""

    kind: Literal["paragraph"] = "paragraph"
    runs: Rich
    style: Literal["body", "lead", "quiet"] = "body"
    keep: bool = Field(default=False, description="whether it stays on one page with what follows")


class Bullets(Part):
    """A list without order."""

    kind: Literal["bullets"] = "bullets"
    items: tuple[Rich, ...] = Field(min_length=1)


class Numbered(Part):
    """A list whose order means something, counted from one."""

    kind: Literal["numbered"] = "numbered"
    items: tuple[Rich, ...] = Field(min_length=1)


class Table(Part):
    """A table with a header row that is repeated on each page; `widths` are shares of the line."""

    kind: Literal["table"] = "table"
    header: tuple[Clean, ...] = Field(min_length=1)
    rows: tuple[tuple[Rich, ...], ...]
    caption: Clean | None = None
    widths: tuple[float, ...] = ()
    first_is_header: bool = Field(default=True, description="whether the first cell names its row")

    @model_validator(mode="after")
    def same_columns(self) -> Self:
        """Every row has a cell for each column."""
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError("each row of a table needs a cell for each column")
        if self.widths and len(self.widths) != len(self.header):
            raise ValueError("widths are given for all columns of a table or for none")
        return self


class Note(Part):
    """A bordered aside."""

    kind: Literal["note"] = "note"
    title: Clean | None = None
    paragraphs: tuple[Rich, ...] = Field(min_length=1)


class Fields(Part):
    """Labels and values, as on a title page."""

    kind: Literal["fields"] = "fields"
    fields: tuple[tuple[Clean, Rich], ...] = Field(min_length=1)


class Boxes(Part):
    """Boxes to tick on paper: one under the other, then apart on a line what can be said instead. They stay on one page."""

    kind: Literal["boxes"] = "boxes"
    choices: tuple[Rich, ...] = Field(min_length=1)
    apart: tuple[Clean, ...] = ()
    code: Clean = Field(default="", description="in small print: by what the answer is typed in later")


class PageBreak(Part):
    """A new page, and whether pages lie on their long side from here on."""

    kind: Literal["page_break"] = "page_break"
    landscape: bool = False


class Contents(Part):
    """The list of the document's headings of the first level."""

    kind: Literal["contents"] = "contents"
    title: Clean


# --- charts -----------------------------------------------------------------------------------


class Scale(Part):
    """The words under which a row of marks is read: its two ends, its middle, and how many stages there are."""

    ends: tuple[Clean, Clean, Clean]
    stages: int = Field(ge=2)


class ProfileRow(Part):
    """A row of the profile, in per cent of range; `without` stands beside the name where there is no score."""

    name: Clean
    score: float | None = None
    low: float | None = None
    high: float | None = None
    agreed: float | None = None
    without: Clean = ""


class ProfileChart(Part):
    """A band of bounds, a dot for the score and a tick for what was agreed; `cut` is a dotted line across."""

    chart: Literal["profile"] = "profile"
    scale: Scale
    rows: tuple[ProfileRow, ...] = Field(min_length=1)
    cut: float | None = None
    band_words: Clean
    dot_words: Clean
    tick_words: Clean = ""
    cut_words: Clean = ""


class ViewMark(Part):
    """A group's mark on a row; `group` is its place among the chart's groups."""

    group: int = Field(ge=0)
    value: float


class ViewsRow(Part):
    """A row with one mark a group, joined."""

    name: Clean
    marks: tuple[ViewMark, ...]


class ViewsChart(Part):
    """How far apart groups are, each with its own shape."""

    chart: Literal["views"] = "views"
    scale: Scale
    groups: tuple[Clean, ...]
    rows: tuple[ViewsRow, ...] = Field(min_length=1)


class LadderMark(Part):
    """An activity by its number in the list; rungs by place from the bottom, 0 the lowest."""

    number: int
    low: int | None = None
    high: int | None = None
    intended: int | None = None


class LadderChart(Part):
    """Rungs, lowest first, with numbered discs, a bar for a range and a ring where it was meant to be."""

    chart: Literal["ladder"] = "ladder"
    rungs: tuple[Clean, ...] = Field(min_length=2)
    marks: tuple[LadderMark, ...] = Field(min_length=1)
    key: Clean


Chart = Annotated[ProfileChart | ViewsChart | LadderChart, Field(discriminator="chart")]


class Figure(Part):
    """A chart, in words the finding it shows, and the same numbers as a table right after it."""

    kind: Literal["figure"] = "figure"
    chart: Chart
    alt: Clean = Field(min_length=1, description="states the finding, for those who do not see the chart")
    numbers: Table


Block = Annotated[
    Heading | Paragraph | Bullets | Numbered | Boxes | Table | Note | Fields | PageBreak | Contents | Figure,
    Field(discriminator="kind"),
]


class Labels(Part):
    """The few words that writers set by themselves, in the document's language."""

    page: Clean = Field(description="as in 'Page 3 of 12'; holds {n} and {total}")
    not_printable: Clean = Field(description="stands for letters for which the PDF has no font")


class PlanRow(Part):
    """One action of the plan as data, for writers that can hold dates and choices; ids bring it back later.

    The first eight are what a group reads at a meeting and what a page of paper holds.
    """

    priority: Clean
    action: Clean
    lead: Clean = ""
    with_whom: Clean = ""
    due: date | None = None
    state: Clean = ""
    feedback: Clean = ""
    measure: Clean = ""
    status: Clean
    why_late: Clean = ""
    start: date | None = None
    first_due: date | None = None
    moved_because: Clean = ""
    confidence: Clean = ""
    feedback_due: date | None = None
    feedback_given_on: date | None = None
    first_step: Clean = ""
    outcome: Clean = ""
    baseline: Clean = ""
    target: Clean = ""
    last_reading: Clean = ""
    read_on: date | None = None
    difference: Clean = ""
    evidence_of_done: Clean = ""
    resource: Clean = ""
    risk: Clean = ""
    preparation: Clean = ""
    preparation_by: date | None = None
    preparation_on: date | None = None
    support: Clean = ""
    support_by: date | None = None
    support_on: date | None = None
    pay: Clean = ""
    pay_by: date | None = None
    pay_on: date | None = None
    already_in: Clean = ""
    already_where: Clean = ""
    already_link: Clean = ""
    effort: Clean = ""
    horizon: Clean = ""
    decision: Clean
    because: Clean = ""
    came_from: Clean = ""
    id: str


#: What stands before each choice where boxes are text.
BOX = "☐"
#: How many columns of the plan stand on paper.
PRINTED = 8


class PlanSheet(Part):
    """The plan as data: what the sheet and its columns are called, the choices that may be made, and the actions."""

    title: Clean
    how: Clean = Field(description="one sentence on what may be changed in it")
    columns: dict[str, Clean] = Field(description="the name of each column by the field of a row")
    choices: dict[str, tuple[Clean, ...]] = Field(description="what may be chosen, by the field of a row")
    states: dict[str, Clean] = Field(description="the words of each derived state, by its name")
    statuses: dict[str, Clean] = Field(description="the words of each status, by its name")
    soon_days: int
    rows: tuple[PlanRow, ...]
    base: tuple[tuple[Clean, Clean], ...] = Field(
        default=(), description="what the plan was, a line each: whose, and it as JSON; by it is told later what was changed"
    )
    base_title: Clean = ""
    base_about: Clean = ""


class Document(Part):
    """A whole document. `mark` is printed on every page, as for example data."""

    title: Clean
    subtitle: Clean
    language: str = Field(description="a language tag such as en-GB")
    subject: Clean
    organisation: Clean
    written_on: date
    mark: Clean | None = None
    labels: Labels
    blocks: tuple[Block, ...]
    large: bool = Field(default=False, description="large print: body text of 18 points, in Word and PDF")
    plan: PlanSheet | None = Field(default=None, description="the plan as data; a writer of text alone passes it over")

    @model_validator(mode="after")
    def headings_in_order(self) -> Self:
        """Levels begin at one and go down one at a time, as accessible PDF demands."""
        last = 0
        for block in self.blocks:
            if isinstance(block, Heading):
                if block.level > last + 1:
                    raise ValueError(f"the heading '{block.text}' has level {block.level} after level {last}")
                last = block.level
        return self
