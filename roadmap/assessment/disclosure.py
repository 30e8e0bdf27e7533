"""Decides which base tables may be shown to whom: the only way from answers to anything that is shown.

**What is protected.** A table says how many people of a set gave each answer to one item. For an
open survey with threshold k, nobody may learn from everything released how many, other than none,
of any 1 to k−1 people gave an answer, nor that a whole withheld set gave the same.

**What the attacker knows.** Who was asked, who answered in which perspective, every release and
export ever made, and the rules in this file. They may add and subtract tables.

**Why these rules are enough against adding and subtracting.** For one item, name the perspectives
shown on their own S₁ … Sₘ, and everybody shown only inside Everyone H: the parts. They do not overlap,
and Everyone is all of them together, so what can be worked out by adding and subtracting (the
linear combinations of released tables) is the table of each Sᵢ, of H, and of unions of these.
Rules (2) and (3) see to it that each of them has k people or none: (2) is primary suppression,
(3) is complementary suppression, without which H would be Everyone minus the rest. Rule (4) sees
to it that none of them is unanimous (attribute disclosure). So of 1 to k−1 people, who are always
a proper part of one of these sets or spread over several, an attacker can only say between which
limits a count lies, and these limits meet only where nobody gave that answer. Items are linked by
nothing but sizes, which the attacker knows anyway, and a closed survey is released once, so there
is no other table to subtract. Checking that nothing follows is the audit problem; `tests/audit` does
it. (Fischetti and Salazar-González 2001, "Solving the cell suppression problem on tabular data with
linear constraints", Management Science 47; the Gauss method of the R package GaussSuppression.)

**Why rule (4) can hide a little more than unanimity.** By its letter (`unanimity: all` in planning.yaml, the
default) rule (4) looks for sets that are unanimous and nothing else. With `unanimity: all_but_one` it also
closes what its own use tells: rules (2) and (3) depend on sizes alone, which
everybody knows. Rule (4) depends on the answers, so that it was applied tells something to whoever
knows the rules (a minimality attack: Wong, Fu, Wang and Pei 2007). Were unanimity the only reason, an
item withheld for all would have been unanimous, and where Everyone's table leaves one part that can
have been, that part was. So then, in these two places all but one counts as all, and there is always a
second way it may have been. Where more people gave the commonest answer than two of the parts have,
the table leaves open which part it was, and unanimity alone counts. `tests/audit` runs the rules over
every world of many sizes and finds nothing certain; the decision is in
`docs/decisions/0012-all-but-one-counts-as-all-where-withholding-would-tell.md`.

Everything shown of a withheld item or perspective carries one and the same sentence, whatever the
reason, and so does what is empty.
"""

from collections.abc import Iterable, Mapping, Sequence

from roadmap.assessment.models import Agreement, Audience, Collected, CollectionKind, FrameworkRef, Release, ShownSet, Table
from roadmap.assessment.note_models import Note
from roadmap.assessment.notes import with_comments
from roadmap.assessment.other_ways import told_of_other_ways
from roadmap.assessment.tables import base_tables, no_evidence, people_rating
from roadmap.content.models import EVERYONE, Framework
from roadmap.content.pinning import framework_hash

#: Outside the room, no figure of a perspective with fewer people than this in the room.
ROOM_THRESHOLD = 5

Tables = dict[str, dict[str, Table]]


def release(
    collected: Collected,
    framework: Framework,
    *,
    k: int | None,
    audience: Audience,
    agreements: Iterable[Agreement] = (),
    notes: Iterable[Note] = (),
) -> Release:
    """What one audience may be shown of one collection.

    With k None, and for an in-the-room collection shown to the room, that is everything. An
    in-the-room collection shown to anybody else gives agreements and the spread over Everyone
    whatever their number, and a perspective only by the rules, with k at least 5 whatever `k` says.
    Everything else follows rules (1) to (5) with the k given. Of `notes` it carries what their reader chose to
    show. ValueError where k is below 1.
    """
    if k is not None and k < 1:
        raise ValueError(f"k is {k}: it is a number of people, at least 1")
    agreed = tuple(agreements)
    in_the_room = collected.kind is CollectionKind.IN_THE_ROOM
    if in_the_room:
        k = None if audience is Audience.ROOM else max(ROOM_THRESHOLD, k or ROOM_THRESHOLD)
    tables = base_tables(collected, framework)
    sizes = _sizes(collected, framework)
    shown = tables if k is None else _protected(tables, framework, k, keep_everyone=in_the_room)
    everybody = len(collected.respondents)
    open_survey = k is not None and not in_the_room
    made = Release(
        framework=FrameworkRef(id=framework.id, version=framework.version, hash=framework_hash(framework)),
        kind=collected.kind,
        audience=audience,
        k=k,
        people=everybody if k is None or everybody >= k else None,
        sets=tuple(ShownSet(id=set_id, people=n if k is None or shown.get(set_id) else None) for set_id, n in sizes.items()),
        tables=shown,
        withheld=tuple(item_id for item_id in tables[EVERYONE] if item_id not in shown[EVERYONE]),
        people_rating=people_rating(collected, framework) if k is None else None,
        asked_besides={} if k is None else _asked_besides(tables, framework),
        no_evidence=() if open_survey else no_evidence(collected, framework, tables[EVERYONE], agreed),
        other_ways=told_of_other_ways(everybody, _otherwise(collected), k) if open_survey and k else None,
        agreements=agreed,
    )
    return with_comments(made, notes, collected.respondents, framework)


def shown_alone(sizes: Mapping[str, int], k: int, hide_first: Sequence[str]) -> tuple[str, ...]:
    """The perspectives that may be shown on their own for one item, by their sizes: rules (2) and (3)."""
    alone = {set_id for set_id, n in sizes.items() if n >= k}
    return tuple(set_id for set_id in sizes if set_id in hide_more(alone, sizes, k, hide_first))


def hide_more(alone: set[str], sizes: Mapping[str, int], k: int, hide_first: Sequence[str]) -> set[str]:
    """What is left of the perspectives shown alone after rule (3), complementary suppression.

    While anybody is shown only inside Everyone, and they are fewer than k or one perspective
    alone, Everyone minus the rest would be a table of them: so the next perspective joins them,
    in the order of `hide_first`. A perspective without people hides nobody.
    """
    left = set(alone)
    for candidate in hide_first:
        hidden = [n for set_id, n in sizes.items() if n and set_id not in left]
        if not hidden or (sum(hidden) >= k and len(hidden) > 1):
            break
        left.discard(candidate)
    return left


def unanimous(table: Table) -> bool:
    """Whether everybody asked gave the same answer; don't know, not applicable and blank are answers here."""
    return table.asked > 0 and table.asked in _answers(table)


def shown_of_item(
    everyone: Table,
    own: Mapping[str, Table],
    k: int,
    hide_first: Sequence[str],
    *,
    keep_everyone: bool = False,
    careful: bool = True,
) -> tuple[str, ...]:
    """The sets of people whose table of one item may be shown, by rules (1) to (4): Everyone and perspectives, or none.

    `own` holds the table of each perspective that was asked; together they are `everyone`. `careful` is
    whether all but one counts as all where withholding would tell.
    """
    nearly = _all_but_one if careful else unanimous
    if not keep_everyone and (everyone.asked < k or nearly(everyone)):
        return ()
    alone = shown_alone({set_id: table.asked for set_id, table in own.items()}, k, hide_first)
    hidden = [table for set_id, table in own.items() if set_id not in alone]
    parts = [*(own[set_id] for set_id in alone), *([_together(hidden)] if hidden else [])]
    same = unanimous if _leaves_open_which(everyone, parts) else nearly
    return (EVERYONE,) if any(same(part) for part in parts) else (EVERYONE, *alone)


def _all_but_one(table: Table) -> bool:
    """Whether everybody asked gave the same answer, or everybody but one."""
    return unanimous(table) or table.asked - 1 in _answers(table)


def _leaves_open_which(everyone: Table, parts: Sequence[Table]) -> bool:
    """Whether Everyone's table fits more than one part being the unanimous one.

    More people than the part has must have given the answer: were it as many, nobody outside the
    part gave it, and of two parts of one size it would be known that exactly one of any two people,
    one of each part, gave it.
    """
    return sum(max(_answers(everyone)) > part.asked for part in parts) > 1


def _protected(tables: Tables, framework: Framework, k: int, *, keep_everyone: bool) -> Tables:
    """The tables that rules (1) to (4) leave; without `keep_everyone` some items are withheld for everybody."""
    order = _hiding_order(framework)
    careful = framework.planning.unanimity == "all_but_one"
    perspectives = [perspective.id for perspective in framework.perspectives]
    left: Tables = {EVERYONE: {}}
    for item_id, everyone in tables[EVERYONE].items():
        own = {set_id: tables[set_id][item_id] for set_id in perspectives if item_id in tables[set_id]}
        for set_id in shown_of_item(everyone, own, k, order, keep_everyone=keep_everyone, careful=careful):
            left.setdefault(set_id, {})[item_id] = tables[set_id][item_id]
    return {set_id: left[set_id] for set_id in (EVERYONE, *perspectives) if set_id in left}


def _together(tables: Sequence[Table]) -> Table:
    """The table of several sets of people, no two of whom overlap, on one item."""
    return Table(
        stages=tuple(sum(column) for column in zip(*(table.stages for table in tables), strict=True)),
        dont_know=sum(table.dont_know for table in tables),
        not_applicable=sum(table.not_applicable for table in tables),
        blank=sum(table.blank for table in tables),
    )


def _answers(table: Table) -> tuple[int, ...]:
    """How many gave each answer, stages first."""
    return *table.stages, table.dont_know, table.not_applicable, table.blank


def _asked_besides(tables: Tables, framework: Framework) -> dict[str, tuple[str, ...]]:
    """By perspective, items that somebody of it was asked though `ask` does not name it, as a file may have them.

    Who was asked what is known to everybody, so this tells nothing about answers.
    """
    found = {
        set_id: tuple(item_id for item_id in by_item if set_id not in framework.items[item_id].ask)
        for set_id, by_item in tables.items()
        if set_id != EVERYONE
    }
    return {set_id: items for set_id, items in found.items() if items}


def _hiding_order(framework: Framework) -> tuple[str, ...]:
    """Perspectives in the order in which they are put inside Everyone; one that the rules do not name comes last."""
    named = framework.planning.hide_first
    return *named, *(perspective.id for perspective in framework.perspectives if perspective.id not in named)


def _otherwise(collected: Collected) -> int:
    """How many answered in another way than by themselves on a screen of this tool."""
    return sum(one.way is not None for one in collected.respondents)


def _sizes(collected: Collected, framework: Framework) -> dict[str, int]:
    """How many people took part in each perspective."""
    sizes = {perspective.id: 0 for perspective in framework.perspectives}
    for respondent in collected.respondents:
        sizes[respondent.perspective] += 1
    return sizes
