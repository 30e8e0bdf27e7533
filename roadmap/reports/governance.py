"""A paper of the governance pack as a document, filled in from an assessment where there is one."""

from collections.abc import Mapping
from datetime import date

from roadmap.assessment.collection_models import YOUNGEST, Collection, CollectionSettings
from roadmap.assessment.models import Assessment
from roadmap.content.papers import USUAL, Paper, filled
from roadmap.content.words_models import Words
from roadmap.reports.from_markdown import blocks
from roadmap.reports.models import Block, Document, Labels


def facts_of(assessment: Assessment | None, gathered: Collection | None = None, kept_months: int = 12) -> dict[str, str]:
    """What fills the blanks: what is usual, and what an assessment and a collection of it say.

    A contact that nobody named stays open. `kept_months` is for how long single answers are kept after closing.
    """
    usual = USUAL | {"kept": "1 month" if kept_months == 1 else f"{kept_months} months"}
    if assessment is None:
        return usual
    contacts, settings = assessment.contacts, gathered.settings if gathered else CollectionSettings()
    told = settings.contacts
    return usual | {
        "organisation": assessment.organisation.name,
        "service": assessment.service,
        "round": assessment.round_name,
        "asked_by": told.asked_by or contacts.asked_by,
        "independent": told.independent or contacts.independent,
        "daytime_support": told.daytime_support or contacts.daytime_support,
        "feedback_by": in_words(told.feedback_by or contacts.feedback_by),
        "complaints": settings.complaints,
        "safeguarding": settings.notes.safeguarding,
        "youngest": str(settings.youngest),
        "age_reason": _age_reason(settings),
    }


def _age_reason(settings: CollectionSettings) -> str:
    """Why individual links are for people of this age and over; empty, and so to be filled in, where no reason was given."""
    if settings.youngest == YOUNGEST:
        return USUAL["age_reason"]
    because = settings.youngest_because.strip().rstrip(".")
    return f"The usual age is {YOUNGEST}; it is {settings.youngest} here for this reason: {because}." if because else ""


def in_words(day: date | None) -> str:
    """A day as people say it, or nothing."""
    return f"{day.day} {day:%B %Y}" if day else ""


def paper_blocks(paper: Paper, facts: Mapping[str, str]) -> tuple[Block, ...]:
    """What a paper says, for the screen or for a document."""
    return blocks(paper.text, lambda text: filled(text, facts))


def paper_document(
    paper: Paper, assessment: Assessment | None, words: Words, written_on: date, facts: Mapping[str, str] | None = None
) -> Document:
    """A paper for Word, PDF or HTML; `words` are those of reports, `facts` those of `facts_of` where more is known."""
    say = words.texts["document"]
    facts = facts or facts_of(assessment)
    organisation = facts.get("organisation", "")
    return Document(
        title=paper.title,
        subtitle=f"{organisation}: {assessment.service}" if assessment else say["governance_blank"],
        language=words.language,
        subject=say["governance_subject"],
        organisation=organisation,
        written_on=written_on,
        mark=say["mark_example"] if assessment and assessment.example else None,
        labels=Labels(page=say["page"], not_printable=say["not_printable"]),
        blocks=paper_blocks(paper, facts),
    )
