"""What is printed the day before a workshop: the facilitator's plan, and cards with tally sheets for a room without phones."""

from collections.abc import Iterator, Mapping
from datetime import date

from roadmap.reports.models import (
    Block,
    Bullets,
    Document,
    Fields,
    Heading,
    Labels,
    Note,
    PageBreak,
    Paragraph,
    Run,
    Table,
)
from roadmap.workshop.models import Ask, Workshop

#: How many empty lines stand on a card for people's own words.
LINES = 6


class Printed:
    """A workshop with the words in which it is printed."""

    def __init__(self, workshop: Workshop, say: Mapping[str, str], labels: Mapping[str, str], printed_on: date) -> None:
        self.workshop, self.say, self.labels, self.printed_on = workshop, say, labels, printed_on

    def _document(self, what: str, blocks: Iterator[Block]) -> Document:
        plan = self.workshop.plan
        return Document(
            title=plan.title,
            subtitle=self.say[what],
            language=plan.language,
            subject=self.say[what],
            organisation=self.workshop.place or plan.short,
            written_on=self.printed_on,
            mark=self.say["mark"] if self.workshop.demonstration else None,
            labels=Labels(page=self.labels["page"], not_printable=self.labels["not_printable"]),
            blocks=tuple(blocks),
        )

    def plan(self) -> Document:
        """The facilitator's plan: minutes, purpose, words, what is on screen, what to do if it goes wrong."""
        return self._document("plan", self._plan())

    def cards(self) -> Document:
        """A card for each question, and a tally sheet with a place to count for each answer."""
        return self._document("cards", self._cards())

    def _plan(self) -> Iterator[Block]:
        plan = self.workshop.plan
        yield Paragraph(runs=plan.about, style="lead")
        rows = tuple((block.title, str(block.minutes), str(block.phones or self.say["none"])) for block in plan.blocks)
        yield Table(header=(self.say["block"], self.say["minutes"], self.say["screens"]), rows=rows, widths=(5, 1, 2))
        for block in plan.blocks:
            yield Heading(level=1, text=self.say["heading"].format(title=block.title, minutes=block.minutes))
            yield Fields(fields=((self.say["purpose"], block.purpose), (self.say["on_screen"], block.on_screen)))
            if block.wall:
                yield Paragraph(runs=self.say["wall"])
                yield Bullets(items=block.wall)
            yield Note(title=self.say["you_say"], paragraphs=block.say)
            for exercise in block.exercises:
                yield Heading(level=2, text=exercise.title)
                yield Paragraph(runs=_bold_then(self.say["ask"], exercise.ask))
                yield Paragraph(runs=_bold_then(self.say["talk"], exercise.talk))
                yield Paragraph(runs=_bold_then(self.say["paper"], exercise.paper))
            yield Heading(level=2, text=self.say["if_wrong"])
            yield Bullets(items=block.if_wrong)

    def _cards(self) -> Iterator[Block]:
        yield Paragraph(runs=self.say["cards_how"], style="lead")
        titles = {block.id: block.title for block in self.workshop.plan.blocks}
        exercise = ""
        for ask in self.workshop.asks:
            if ask.answer == "nothing":
                continue
            if ask.exercise != exercise:
                if exercise:
                    yield PageBreak()
                exercise = ask.exercise
                yield Heading(level=1, text=f"{titles[ask.block]}: {ask.title}")
                yield Paragraph(runs=ask.paper)
            yield from self._card(ask)

    def _card(self, ask: Ask) -> Iterator[Block]:
        yield Heading(level=2, text=ask.text)
        if ask.about and ask.about != ask.text:
            yield Paragraph(runs=ask.about, keep=True)
        if ask.answer in ("word", "sentence", "action"):
            second = (self.say["first_step"],) if ask.answer == "action" else ()
            yield Table(
                header=(self.say["in_words"], *second), rows=tuple(("", *("" for _ in second)) for _ in range(LINES)),
                first_is_header=False,
            )  # fmt: skip
            return
        if ask.answer == "order":
            columns = tuple(self.say["place"].format(n=n) for n in range(1, ask.choose + 1))
        else:
            columns = (self.say["tally"], self.say["number"])
        rows = tuple((_option(one.text, one.note), *("" for _ in columns)) for one in ask.options)
        widths = (3.0, 4.0, 1.0) if len(columns) == 2 else (3.0, *(1.5 for _ in columns))
        yield Table(header=(self.say["answer"], *columns), rows=rows, widths=widths)


def _option(text: str, note: str) -> tuple[Run, ...]:
    return (Run(text=text), Run(text=f" ({note})")) if note else (Run(text=text),)


def _bold_then(name: str, words: str) -> tuple[Run, ...]:
    return (Run(text=f"{name} ", bold=True), Run(text=words))
