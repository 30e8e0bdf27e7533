"""Turns the table of one item into its result for one set of people."""

from roadmap.assessment.models import ItemResult, Table
from roadmap.assessment.spread import ends, lower_median, quartiles, split, talk_first
from roadmap.content.models import Scale


def item_result(
    item_id: str, domain_id: str, table: Table, scale: Scale, *, agreed: str | None = None, no_evidence: bool = False
) -> ItemResult:
    """All that is said of an item. `agreed` and `no_evidence` are Everyone's only.

    `people` is how many were asked. `mean` is in stages from 0, and None where nobody rated or
    where views are split: a mean in the middle would describe nobody.
    """
    lowest, highest = ends(table) or (None, None)
    lower, upper = quartiles(table) or (None, None)
    middle = lower_median(table)
    is_split = split(table)
    total = sum(stage * people for stage, people in enumerate(table.stages))
    said = {"talk_first": talk_first(table), "split": is_split, "no_evidence": no_evidence}
    return ItemResult(
        id=item_id,
        domain=domain_id,
        people=table.asked,
        asked=table.asked,
        rated=table.rated,
        mean=total / table.rated if table.rated and not is_split else None,
        median=middle,
        lower=lower,
        upper=upper,
        min=lowest,
        max=highest,
        reached=middle,
        agreed=agreed,
        counts=dict(zip(scale.stage_ids, table.stages, strict=True)),
        dont_know=table.dont_know,
        not_applicable=table.not_applicable,
        blank=table.blank,
        flags=tuple(flag for flag, is_so in said.items() if is_so),
    )
