"""The form of one wave on paper: what people are told first, boxes to tick, lines for own words, and never a name."""

from collections.abc import Iterator, Mapping
from datetime import date

from roadmap.content.evaluation_models import EvaluationFile
from roadmap.evaluation.asked import asked_in
from roadmap.evaluation.kept_models import Course
from roadmap.reports.models import Block, Boxes, Bullets, Document, Heading, Labels, Paragraph, Table

#: Empty lines under a question in people's own words.
LINES = 3


class WaveForm:
    """A form with the words it is printed in: `say` is `evaluation_paper`, `labels` those of every document."""

    def __init__(
        self,
        course: Course,
        wave: str,
        say: Mapping[str, str],
        labels: Mapping[str, str],
        told: Mapping[str, str],
        printed_on: date,
    ) -> None:
        self.course, self.say, self.labels, self.told, self.printed_on = course, say, labels, told, printed_on
        self.wave = next(one for one in course.instrument.waves if one.id == wave)

    def document(self, *, about_work: bool, large: bool = False) -> Document:
        """The form; `about_work` where people are asked about their work as well."""
        instrument = self.course.instrument
        return Document(
            title=instrument.title,
            subtitle=self.say["form_subtitle"].format(wave=self.wave.name),
            language=instrument.language,
            subject=self.say["form_subject"],
            organisation=self.course.place or instrument.title,
            written_on=self.printed_on,
            labels=Labels(page=self.labels["page"], not_printable=self.labels["not_printable"]),
            blocks=tuple(self._blocks(instrument, about_work=about_work)),
            large=large,
        )

    def _blocks(self, instrument: EvaluationFile, *, about_work: bool) -> Iterator[Block]:
        asked = asked_in(instrument, self.wave.id)
        yield Paragraph(runs=self.wave.invitation, style="lead")
        yield Bullets(items=tuple(self._told(words=bool(asked.questions))))
        if len(self.course.sites) > 1:
            yield Heading(level=1, text=self.say["form_site"])
            yield Boxes(choices=self.course.sites, code="site")
        yield Heading(level=1, text=self.say["form_statements"])
        scale = tuple(one.text for one in instrument.scale)
        for number, outcome in enumerate(asked.outcomes, 1):
            yield Heading(level=2, text=f"{number}. {outcome.text}")
            yield Boxes(choices=scale, code=f"{outcome.id} {outcome.version}")
        if asked.reactions:
            yield Heading(level=1, text=self.say["form_reactions"])
        for number, reaction in enumerate(asked.reactions, len(asked.outcomes) + 1):
            yield Heading(level=2, text=f"{number}. {reaction.text}")
            yield Boxes(choices=scale, code=reaction.id)
        if asked.questions:
            yield Heading(level=1, text=self.say["form_words"])
            yield Paragraph(runs=f"{self.told['no_names']} {self.say['form_words_text']}", keep=True)
        for question in asked.questions:
            yield Table(header=(question.text,), rows=tuple(("",) for _ in range(LINES)), first_is_header=False)
        if about_work:
            yield Heading(level=1, text=self.say["form_work"])
            yield Paragraph(runs=self.say["form_work_text"], keep=True)
            for one in instrument.background:
                yield Heading(level=2, text=one.text)
                yield Boxes(choices=one.options, code=one.id)
        yield Heading(level=1, text=self.say["form_thanks"])
        yield Paragraph(runs=self.say["form_give_back"])
        yield Paragraph(runs=self.say["form_number"], style="quiet")

    def _told(self, *, words: bool) -> Iterator[str]:
        yield f"{self.told['choice']} {self.told['skip']}"
        yield self.told["no_difference"].format(independent_contact=self.course.independent)
        yield self.say["form_happens"]
        yield self.told["groups_only"]
        if words:
            yield self.told["freedom_of_information"]
            yield f"{self.told['risk']} {self.told['danger']}"
