"""Counts who gave which answer to which item: the base tables of every figure.

An item that nobody of a set of people was asked has no table there, and so does not exist for
it. Nothing in this file protects anybody: only `disclosure.release` may hand tables out.
"""

from collections.abc import Iterable, Mapping, Set

from roadmap.assessment.models import Agreement, AnswerRow, Collected, Respondent, Table
from roadmap.content.models import DONT_KNOW, EVERYONE, NOT_APPLICABLE, NOT_ASKED, Framework, Item

#: Answers by respondent id, then item id.
Given = dict[str, dict[str, AnswerRow]]
#: The place of each answer in a tally, by item id.
Columns = dict[str, dict[str | None, int]]


def base_tables(collected: Collected, framework: Framework) -> dict[str, dict[str, Table]]:
    """How many people gave each answer, by set of people (`everyone` and each perspective), then item.

    Items come in framework order, and the order of respondents and rows means nothing. ValueError
    where somebody has two answers to one item, an answer belongs to nobody, or an item, stage or
    perspective is not the framework's: answers from outside are to be checked before.
    """
    columns = _columns(framework)
    given = _given(collected, framework, columns)
    has_row = {row.item for row in collected.rows}
    counts: dict[str, dict[str, list[int]]] = {set_id: {} for set_id in _set_ids(framework)}
    for respondent in collected.respondents:
        rows = given[respondent.id]
        for item in framework.items.values():
            row = rows.get(item.id)
            if not _asked(respondent, item, row, framework, has_row):
                continue
            column = columns[item.id][row.answer if row else None]
            for set_id in (EVERYONE, respondent.perspective):
                counts[set_id].setdefault(item.id, [0] * len(columns[item.id]))[column] += 1
    return {
        set_id: {item_id: _table(by_item[item_id]) for item_id in framework.items if item_id in by_item}
        for set_id, by_item in counts.items()
    }


def people_rating(collected: Collected, framework: Framework) -> dict[str, dict[str, int]]:
    """By set of people, then domain id or factor id: people with at least one rating there."""
    given = _given(collected, framework, _columns(framework))
    counts = {set_id: dict.fromkeys(_part_ids(framework), 0) for set_id in _set_ids(framework)}
    for respondent in collected.respondents:
        parts: set[str] = set()
        for row in given[respondent.id].values():
            if _is_rating(row, framework):
                parts.add(framework.domain_of[row.item].id)
                parts.update(filter(None, [framework.items[row.item].factor]))
        for part in parts:
            counts[EVERYONE][part] += 1
            counts[respondent.perspective][part] += 1
    return counts


def no_evidence(
    collected: Collected, framework: Framework, everyone: Mapping[str, Table], agreements: Iterable[Agreement] = ()
) -> tuple[str, ...]:
    """Items that stand at the top stage although no evidence is kept for them, in framework order.

    An item stands where the group agreed, else where the lower median of the ratings is; an item
    agreed as not applicable, or on which the group does not agree, stands nowhere. Evidence is a
    note on a rating, or the evidence written beside the agreement.
    """
    noted = {row.item for row in collected.rows if row.note.strip() and _is_rating(row, framework)}
    agreed = {agreement.item: agreement for agreement in agreements}
    found = []
    for item_id, table in everyone.items():
        agreement = agreed.get(item_id)
        if item_id in noted or (agreement and agreement.evidence.strip()):
            continue
        stages = framework.scale_of(item_id).stage_ids
        # The lower median is the top exactly when more than half of the raters are there.
        if agreement.outcome == stages[-1] if agreement else 2 * table.stages[-1] > table.rated:
            found.append(item_id)
    return tuple(found)


def _asked(respondent: Respondent, item: Item, row: AnswerRow | None, framework: Framework, has_row: Set[str]) -> bool:
    """Whether somebody was asked an item; an explicit answer, also an empty one, settles it."""
    if row is not None:
        return row.answer != NOT_ASKED
    if respondent.perspective not in item.ask:
        return False
    if respondent.set_id is None:
        # A file does not say which items were on the form: one without any row was on nobody's.
        return item.id in has_row
    return framework.in_set(item, respondent.set_id)


def _given(collected: Collected, framework: Framework, columns: Columns) -> Given:
    """The answers of each respondent, refused where they contradict themselves or the framework."""
    given: Given = {}
    perspectives = _set_ids(framework)[1:]
    for respondent in collected.respondents:
        if respondent.id in given:
            raise ValueError(f"respondent '{respondent.id}' is there twice")
        if respondent.perspective not in perspectives:
            raise ValueError(f"the framework has no perspective '{respondent.perspective}'")
        given[respondent.id] = {}
    for row in collected.rows:
        if row.respondent not in given:
            raise ValueError(f"an answer to '{row.item}' belongs to nobody: respondent '{row.respondent}' is not known")
        if row.item in given[row.respondent]:
            raise ValueError(f"respondent '{row.respondent}' has two answers to '{row.item}'")
        if row.item not in columns:
            raise ValueError(f"the framework has no item '{row.item}'")
        if row.answer != NOT_ASKED and row.answer not in columns[row.item]:
            raise ValueError(f"'{row.answer}' is no answer to '{row.item}'")
        given[row.respondent][row.item] = row
    return given


def _set_ids(framework: Framework) -> tuple[str, ...]:
    """Everyone, then each perspective."""
    return EVERYONE, *(perspective.id for perspective in framework.perspectives)


def _part_ids(framework: Framework) -> list[str]:
    """Every domain and factor."""
    return [domain.id for domain in framework.domains] + [f.id for domain in framework.domains for f in domain.factors]


def _columns(framework: Framework) -> Columns:
    """In which place of a tally each answer to each item is counted; None is blank."""
    answers: dict[str, list[str | None]] = {
        item_id: [*framework.scale_of(item_id).stage_ids, DONT_KNOW, NOT_APPLICABLE, None] for item_id in framework.items
    }
    return {item_id: {answer: place for place, answer in enumerate(given)} for item_id, given in answers.items()}


def _table(tally: list[int]) -> Table:
    """A tally in the order of `_columns`, as a table."""
    *stages, dont_know, not_applicable, blank = tally
    return Table(stages=tuple(stages), dont_know=dont_know, not_applicable=not_applicable, blank=blank)


def _is_rating(row: AnswerRow, framework: Framework) -> bool:
    """Whether an answer is a stage of its item's scale."""
    return row.answer in framework.scale_of(row.item).stage_ids
