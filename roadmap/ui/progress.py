"""How far the person at the keyboard has come, for the hub, each topic and the check page."""

from dataclasses import dataclass

from roadmap.assessment.models import AnswerRow, Respondent
from roadmap.content.models import DONT_KNOW, Domain, Framework, Item, ItemSet


@dataclass(frozen=True)
class TopicProgress:
    """One domain as one respondent sees it."""

    domain: Domain
    items: tuple[Item, ...]
    answered: int
    dont_know: int

    @property
    def done(self) -> bool:
        return self.answered == len(self.items)


def items_of(framework: Framework, domain: Domain, respondent: Respondent) -> tuple[Item, ...]:
    """The items of a domain that this person is asked: in their set, and asked of their perspective."""
    set_id = respondent.set_id
    return tuple(
        item for item in domain.items if respondent.perspective in item.ask and (set_id is None or framework.in_set(item, set_id))
    )


def topics(framework: Framework, respondent: Respondent, answers: dict[str, AnswerRow]) -> tuple[TopicProgress, ...]:
    """Every domain this person is asked about, in framework order."""
    found = []
    for domain in framework.domains:
        items = items_of(framework, domain, respondent)
        if items:
            given = [answers[item.id].answer for item in items if item.id in answers and answers[item.id].answer]
            found.append(TopicProgress(domain, items, len(given), given.count(DONT_KNOW)))
    return tuple(found)


def smaller_sets(framework: Framework, respondent: Respondent, answers: dict[str, AnswerRow]) -> tuple[ItemSet, ...]:
    """The smaller sets that ask this person something and hold every question they have said something on: none is lost."""
    said = [framework.items[name] for name, row in answers.items() if (row.answer or row.note) and name in framework.items]
    return tuple(
        smaller
        for smaller in framework.about.sets
        if not smaller.everything
        and all(framework.in_set(item, smaller.id) for item in said)
        and any(framework.in_set(item, smaller.id) and respondent.perspective in item.ask for item in framework.items.values())
    )
