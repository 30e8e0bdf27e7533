"""The report of an evaluation: how groups answered before and after, with what is not known, and nothing about causes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from roadmap.evaluation.kept_models import Course, Said
from roadmap.evaluation.shown import Shown
from roadmap.evaluation.telling import came_back, cells, counted, difference, sites_line, wave_lines
from roadmap.reports.models import Block, Bullets, Document, Fields, Heading, Labels, Note, Paragraph, Run, Table

#: With as many checks as this by experts by experience, the report no longer says that they have not checked its words.
CHECKED_BY = 5
Texts = Mapping[str, str]


@dataclass(frozen=True)
class EvaluationReport:
    """Everything the report is made from.

    `found` is all that may be shown; of `said` only what the trainer let through, in no order, is printed. `words` are the
    texts of `evaluation`, `page` those of `courses`, `paper` those of `evaluation_paper`, `document` and `unchecked` those of
    every report. `open_waves` are open just now.
    """

    course: Course
    found: Shown
    said: Sequence[Said]
    open_waves: frozenset[str]
    words: Texts
    page: Texts
    paper: Texts
    document: Texts
    credit: str
    unchecked: str
    made_on: str
    printed_on: date


def evaluation_report(parts: EvaluationReport) -> Document:
    """The report as a document."""
    instrument = parts.course.instrument
    return Document(
        title=instrument.title,
        subtitle=parts.paper["report_subtitle"],
        language=instrument.language,
        subject=parts.paper["report_subject"],
        organisation=parts.course.place or instrument.title,
        written_on=parts.printed_on,
        labels=Labels(page=parts.document["page"], not_printable=parts.document["not_printable"]),
        blocks=tuple(_blocks(parts)),
    )


def _blocks(parts: EvaluationReport) -> Iterator[Block]:
    course, found, paper = parts.course, parts.found, parts.paper
    facts = [(paper["report_for"], course.place), (paper["report_form"], _form(course)), (paper["report_made"], parts.made_on)]
    facts += [(paper["report_sites"], ", ".join(course.sites))] if course.sites else []
    yield Fields(fields=tuple((name, value) for name, value in facts if value))
    yield _about(parts)
    yield Heading(level=1, text=paper["report_answered"])
    yield Bullets(
        items=tuple(wave_lines(course, found, parts.open_waves, parts.words, parts.page)) or (parts.page["nothing_yet"],)
    )
    if found.released:
        yield from _outcomes(parts)
        yield from _reactions(parts)
        yield from _sites(parts)
        yield from _background(parts)
        yield from _own_words(parts)
        yield Heading(level=1, text=parts.words["read_with_care"].rstrip(":"))
        yield Bullets(items=tuple(parts.words[f"note_{name}"] for name in found.notes))
    yield Heading(level=1, text=paper["report_how"])
    yield Bullets(items=(paper["report_wilson"], paper["report_newcombe"], paper["report_bounds"]))
    if course.instrument.sources:
        yield Paragraph(runs=paper["report_sources"])
        yield Bullets(items=tuple(one.title for one in course.instrument.sources))


def _form(course: Course) -> str:
    return f"{course.instrument.title} ({course.instrument.id} {course.instrument.version})"


def _about(parts: EvaluationReport) -> Note:
    """What the report is and is not; the same sentences on every report."""
    lines = [parts.credit, parts.paper["report_learning"]]
    if parts.course.instrument.reviewed_by.experience < CHECKED_BY:
        lines.append(parts.unchecked)
    return Note(title=parts.paper["report_about"], paragraphs=tuple(lines))


def _outcomes(parts: EvaluationReport) -> Iterator[Block]:
    course, found, words = parts.course, parts.found, parts.words
    names = {wave.id: wave.name.capitalize() for wave in course.instrument.waves}
    both = all(wave in found.released for wave in course.instrument.wave_ids[:2])
    header = (parts.paper["report_time"], *(words[name].capitalize() for name in ("agree", "percent", "interval", "bounds")))
    yield Heading(level=1, text=parts.paper["report_outcomes"])
    for outcome, one in zip(course.instrument.outcomes, found.figures.outcomes, strict=True):
        yield Heading(level=2, text=outcome.text)
        rows = tuple((names[wave], *cells(share, words)) for wave, share in one.shares.items() if wave in found.released)
        yield Table(header=header, rows=rows, widths=(2, 1.4, 1.2, 1.6, 2.2))
        yield Paragraph(runs=difference(one.change, course.instrument, words) if both else parts.page["one_wave"])


def _reactions(parts: EvaluationReport) -> Iterator[Block]:
    course, found, words = parts.course, parts.found, parts.words
    answered = any(one.share.respondents for one in found.figures.reactions)
    if course.instrument.reactions_wave not in found.released or not answered:
        return
    texts = {reaction.id: reaction.text for reaction in course.instrument.reactions}
    yield Heading(level=1, text=words["reactions"])
    yield Table(
        header=(parts.paper["report_statement"], *(words[name].capitalize() for name in ("agree", "percent", "interval"))),
        rows=tuple((texts[one.id], *cells(one.share, words)[:3]) for one in found.figures.reactions),
        widths=(4, 1.4, 1.2, 1.6),
    )


def _sites(parts: EvaluationReport) -> Iterator[Block]:
    course, found = parts.course, parts.found
    if len(course.sites) < 2:
        return
    texts = {outcome.id: outcome.text for outcome in course.instrument.outcomes}
    first_two = course.instrument.waves[:2]
    yield Heading(level=1, text=parts.page["sites_title"])
    yield Paragraph(runs=sites_line(course.instrument, found, parts.page))
    for site in found.sites:
        yield Heading(level=2, text=site.site)
        yield Bullets(items=tuple(came_back(wave.name, site.figures.waves[wave.id], parts.words) for wave in first_two))
        if site.figures.outcomes:
            yield Table(
                header=(parts.paper["report_statement"], *(wave.name.capitalize() for wave in first_two)),
                rows=tuple(
                    (texts[one.id], *(counted(one.shares[wave.id], parts.words) for wave in first_two))
                    for one in site.figures.outcomes
                ),
                widths=(4, 1.6, 1.6),
            )
    if found.sites and found.not_by_site:
        items = " ".join(texts[one] for one in found.not_by_site)
        yield Paragraph(runs=parts.page["sites_items"].format(items=items), style="quiet")


def _background(parts: EvaluationReport) -> Iterator[Block]:
    if not parts.found.background:
        return
    instrument = parts.course.instrument
    names = {wave.id: wave.name for wave in instrument.waves}
    texts = {question.id: question.text for question in instrument.background}
    yield Heading(level=1, text=parts.page["background_title"])
    yield Paragraph(runs=parts.page["background_text"])
    for one in parts.found.background:
        rest = ((parts.page["background_rest"], str(one.rest)),) if one.rest else ()
        yield Heading(level=2, text=f"{texts[one.question]} ({names[one.wave]})")
        yield Table(
            header=(parts.paper["report_answer"], parts.paper["report_people"]),
            rows=(*((name, str(n)) for name, n in one.options.items()), *rest),
            widths=(4, 1),
        )


def _own_words(parts: EvaluationReport) -> Iterator[Block]:
    """What was let through, of times that are shown at all."""
    let = [one for one in parts.said if one.shown and one.wave in parts.found.released]
    if not let:
        return
    yield Heading(level=1, text=parts.page["words_title"])
    yield Paragraph(runs=(Run(text=parts.paper["report_words"], italic=True),))
    for question in parts.course.instrument.open_questions:
        lines = sorted(one.said for one in let if one.question == question.id)
        if lines:
            yield Heading(level=2, text=question.text)
            yield Bullets(items=tuple(lines))
