"""A small document with one of every block, for the tests of the writers."""

from datetime import date

from roadmap.reports.models import (
    Block,
    Boxes,
    Bullets,
    Contents,
    Document,
    Fields,
    Figure,
    Heading,
    Labels,
    LadderChart,
    LadderMark,
    Note,
    Numbered,
    PageBreak,
    Paragraph,
    ProfileChart,
    ProfileRow,
    Run,
    Scale,
    Table,
    ViewMark,
    ViewsChart,
    ViewsRow,
)

SCALE = Scale(ends=("Not started", "Partly in place", "Embedded and reviewed"), stages=5)
NUMBERS = Table(header=("Topic", "Score"), rows=(("Leadership", "62"),), caption="The same numbers")
PROFILE = ProfileChart(
    scale=SCALE,
    rows=(
        ProfileRow(name="Leadership", score=62, low=50, high=75, agreed=70),
        ProfileRow(name="Feedback", without="not enough answers yet"),
    ),
    cut=62.5,
    band_words="where it could lie",
    dot_words="answered",
    tick_words="agreed",
    cut_words="the line",
)
VIEWS = ViewsChart(
    scale=SCALE,
    groups=("leaders", "experience", "profession"),
    rows=(ViewsRow(name="People hear back", marks=(ViewMark(group=0, value=75), ViewMark(group=1, value=20))),),
)
LADDER = LadderChart(
    rungs=("People had no choice", "People were told", "People were asked"),
    marks=(LadderMark(number=1, low=0, high=1, intended=2), LadderMark(number=2, low=2, high=2)),
    key="Filled: where it stands. Ring: where it was meant to be.",
)

EVERY_BLOCK: tuple[Block, ...] = (
    Contents(title="What is in it"),
    Heading(level=1, text="First heading"),
    Paragraph(runs=(Run(text="Plain, "), Run(text="bold", bold=True), Run(text=" and "), Run(text="italic", italic=True))),
    Paragraph(runs="The lead sentence.", style="lead"),
    Paragraph(runs="A quiet line.", style="quiet"),
    Heading(level=2, text="Second heading"),
    Bullets(items=("First bullet", "Second bullet")),
    Boxes(choices=("First box", (Run(text="Second", bold=True), Run(text=" box"))), apart=("Cannot tell", "Skip"), code="a_code"),
    Numbered(items=("First number", "Second number")),
    Heading(level=3, text="Third heading"),
    Table(
        header=("Who", "What", "When"),
        rows=(("Ailsa", "Reads the draft", "In May"), ("Calum", (Run(text="Answers", bold=True),), "In June")),
        caption="Who does what",
        widths=(1, 3, 1),
    ),
    Note(title="An aside", paragraphs=("Its first paragraph.", "Its second paragraph.")),
    Fields(fields=(("Organisation", "Rivermouth Council"), ("Round", "First round"))),
    Figure(chart=PROFILE, alt="Leadership is mostly in place.", numbers=NUMBERS),
    Figure(chart=VIEWS, alt="Leaders see it further on.", numbers=NUMBERS),
    PageBreak(landscape=True),
    Heading(level=1, text="On the long side"),
    Figure(chart=LADDER, alt="One of two stands where it was meant to be.", numbers=NUMBERS),
    PageBreak(),
    Heading(level=1, text="Upright again"),
    Paragraph(runs="The last paragraph."),
)


def sample(*blocks: Block, mark: str | None = None) -> Document:
    """A document with these blocks, by default one of every kind."""
    return Document(
        title="A sample report",
        subtitle="Rivermouth Council, family support",
        language="en-GB",
        subject="For trying the writers",
        organisation="Rivermouth Council",
        written_on=date(2026, 5, 4),
        mark=mark,
        labels=Labels(page="Page {n} of {total}", not_printable="letters that this file cannot print"),
        blocks=blocks or EVERY_BLOCK,
    )


def texts(value: object) -> list[str]:
    """Every text that a reader of the document should meet."""
    if isinstance(value, Run):
        return [value.text]
    if isinstance(value, tuple | list):
        return [text for part in value for text in texts(part)]
    if isinstance(value, str):
        return [value]
    found: list[str] = []
    if isinstance(value, Document):
        return [value.title, value.subtitle, *texts(value.blocks)]
    for name in (
        "text",
        "title",
        "caption",
        "header",
        "rows",
        "runs",
        "items",
        "choices",
        "apart",
        "code",
        "paragraphs",
        "fields",
        "numbers",
    ):
        if hasattr(value, name):
            found += texts(getattr(value, name) or ())
    return found
