"""Joins what sites released, so that no figure stands for fewer than five sites or for a table of fewer than ten people.

**What is published.** For a question or a domain, how many sites are counted and how many of them stand in the
lower two stages; for a question, how many people gave each answer, over open surveys alone; for a ladder and for
plans, how many sites have something there. Nothing is said of one site, and there is no order of sites.

**What is protected.** The result of any 1 to 4 sites, and the answers of any set of people that no site showed.

**What the attacker knows.** Every programme ever published, the rules in this file, and which sites took part.
They may add and subtract totals.

**Why these rules are enough.** Sites are added in *blocks*. A block contributes to a figure only where at least
`LEAST_SITES` of its sites are counted in that figure, else none of them is (primary suppression); and a block,
once published, stays as it is: its sites stay, with the same figures (so the total of a later programme minus
that of an earlier one is a sum of whole blocks, which is complementary suppression over sites and totals). Every
published total is therefore a sum of block totals, blocks share no site, and what follows by adding and
subtracting is sums of block totals again: none of 1 to 4 sites. A site's table of people counts only where the
site showed it, as an open survey, of at least `LEAST_PEOPLE`: so even all other sites together, who subtract
their own tables, are left with a table that the site itself released. (Fischetti and Salazar-González 2001, as
in `assessment.disclosure`; the tests audit it by row space.)

**What this does not do.** Where all counted sites, or none, stand in the lower two stages, the share says so of
each of them. It is shown all the same: a gap that everybody has is what a programme looks for, and a site's
release is for anyone to see.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Generic, TypeVar

from roadmap.assessment.models import DomainResult, ItemResult, Release, Results
from roadmap.assessment.scoring import results
from roadmap.content.models import EVERYONE, NOT_APPLICABLE, Domain, Framework
from roadmap.content.pinning import item_hash

#: No figure stands for fewer sites than this.
LEAST_SITES = 5
#: No total of people holds a site's table of fewer than this.
LEAST_PEOPLE = 10
NOT_KNOWN = "not_known"

Key = TypeVar("Key", bound=Hashable)
What = TypeVar("What", bound=Hashable)


@dataclass(frozen=True)
class Counted(Generic[What]):
    """What may be shown of one figure: how many sites are counted, and the sum of what they have of each thing."""

    sites: int
    counts: Mapping[What, int]


class Tally(Generic[Key, What]):
    """Adds up sites one at a time, by figure and block, in memory that does not grow with the number of sites."""

    def __init__(self) -> None:
        self._sites: dict[Key, Counter[int]] = {}
        self._counts: dict[tuple[Key, int], Counter[What]] = {}

    def add(self, key: Key, block: int, counts: Mapping[What, int]) -> None:
        """Counts one site of a block in a figure. A site is to be added to a figure once."""
        self._sites.setdefault(key, Counter())[block] += 1
        self._counts.setdefault((key, block), Counter()).update(counts)

    def keys(self, blocks: Set[int]) -> list[Key]:
        """Every figure in which a site of these blocks was counted."""
        return [key for key, sites in self._sites.items() if not blocks.isdisjoint(sites)]

    def shown(self, key: Key) -> Counted[What] | None:
        """The sum over the blocks of which enough sites are counted; None where there is no such block."""
        whole = [block for block, sites in self._sites.get(key, Counter()).items() if sites >= LEAST_SITES]
        if not whole:
            return None
        counts: Counter[What] = Counter()
        for block in whole:
            counts.update(self._counts[key, block])
        return Counted(sum(self._sites[key][block] for block in whole), dict(counts))


def stands_at(item: ItemResult, stages: Sequence[str]) -> str:
    """Where Everyone stands on a shown question: a stage id, `not_applicable`, or `not_known`.

    What the group agreed goes before the lower median of the ratings, as for the stage of a domain.
    """
    if item.agreed is not None:
        return item.agreed if item.agreed in (*stages, NOT_APPLICABLE) else NOT_KNOWN
    if item.reached is not None:
        return stages[item.reached]
    return NOT_APPLICABLE if item.asked and item.not_applicable == item.asked else NOT_KNOWN


def in_lower_two(stage: str, stages: Sequence[str]) -> bool:
    """Whether a stage is one of the two least of its scale."""
    return stage in stages[:2]


def core_items(domain: Domain, framework: Framework) -> list[str]:
    """The questions of a domain that everybody is asked in the same words; only these are compared between sites."""
    return [item.id for item in domain.items if framework.shared_set(item)]


def core_hash(domain: Domain, framework: Framework) -> str:
    """SHA-256, in hex, of the core questions of a domain and their order: two domains with one hash compare the same."""
    asked = [[item_id, item_hash(framework.items[item_id])] for item_id in core_items(domain, framework)]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


def core_results(release: Release, framework: Framework) -> Results:
    """The results of Everyone over the core questions alone, by the same rules as all results."""
    core = {item_id for domain in framework.domains for item_id in core_items(domain, framework)}
    tables = {item_id: table for item_id, table in release.tables.get(EVERYONE, {}).items() if item_id in core}
    return results(release.model_copy(update={"tables": {EVERYONE: tables}, "people_rating": None}), framework)


def core_stage(found: DomainResult, core: int) -> str | None:
    """The stage of a domain over its core questions; None where fewer than three quarters of them are shown.

    Otherwise sites that show other questions would be compared as if they had shown the same.
    """
    return found.stage if core and found.items and 4 * found.items >= 3 * core else None
