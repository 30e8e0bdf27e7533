"""The ladder on one page, and a card for each of its questions."""

from collections.abc import Iterator, Sequence

from roadmap.content.ladder_models import Condition, Criterion, Rung
from roadmap.pack.making import PackParts
from roadmap.reports.models import BOX, Block, Document, Heading, Note, PageBreak, Paragraph, Rich, Run, Table

#: So that each stays whole, whatever program prints it.
_A_PAGE = 3


def cards_document(parts: PackParts) -> Document:
    """The ladder and its cards, to print and cut."""
    return parts.document(parts.ladder.about.title, _blocks(parts), parts.say("cards.title"))


def _blocks(parts: PackParts) -> Iterator[Block]:
    ladder = parts.ladder
    yield Paragraph(runs=parts.say("cards.lead"))
    yield Table(
        header=tuple(parts.say(f"cards.{name}") for name in ("step", "like", "needs")),
        rows=tuple(_rung(parts, number, rung) for number, rung in reversed(list(enumerate(ladder.about.rungs, start=1)))),
        widths=(1.5, 3.6, 2.1),
    )
    yield Paragraph(runs=(Run(text=parts.say("cards.higher"), bold=True),))
    credit = ladder.about.credit
    yield Paragraph(
        runs=parts.say(
            "cards.credit",
            title=ladder.about.title,
            authors=credit.authors,
            year=credit.year,
            terms=credit.terms,
            link=credit.link or "",
        ),
        style="quiet",
    )
    moving = [one for one in ladder.criteria if not one.beside]
    yield PageBreak()
    yield Heading(level=1, text=parts.say("cards.cards_title"))
    yield Paragraph(runs=parts.say("cards.cards_lead"), keep=True)
    yield from _cards(parts, moving, 1)
    beside = [one for one in ladder.criteria if one.beside]
    if beside:
        yield PageBreak()
        yield Heading(level=1, text=parts.say("cards.beside_title"))
        yield Paragraph(runs=parts.say("cards.beside_lead"), keep=True)
        yield from _cards(parts, beside, len(moving) + 1)


def _cards(parts: PackParts, criteria: Sequence[Criterion], first: int) -> Iterator[Block]:
    for place, criterion in enumerate(criteria):
        if place and place % _A_PAGE == 0:
            yield PageBreak()
        yield _card(parts, first + place, criterion)


def _rung(parts: PackParts, number: int, rung: Rung) -> tuple[Rich, ...]:
    name = (
        Run(text=parts.say("cards.name", number=number, plain=rung.plain), bold=True),
        Run(text=f"\n{rung.name}"),
    )
    needs = "\n".join(f"{condition_words(one)}." for one in rung.needs) or parts.say("cards.no_need")
    return name, (Run(text=rung.about),), (Run(text=needs),)


def condition_words(condition: Condition) -> str:
    """A condition as a met fact, without the full stop."""
    return condition.words.rstrip(".")


def _card(parts: PackParts, number: int, criterion: Criterion) -> Note:
    options = [option.text for option in criterion.options] + [parts.say("cards.dont_know")]
    lines: list[Rich] = [(Run(text=parts.say("cards.plainly", plain=criterion.plain), italic=True),)]
    lines.append((Run(text="\n".join(f"{BOX}  {option}" for option in options)),))
    if criterion.help:
        lines.append((Run(text=criterion.help),))
    lines.append((Run(text=parts.say("cards.evidence")),))
    return Note(title=parts.say("cards.card", number=number, question=criterion.text), paragraphs=tuple(lines))
