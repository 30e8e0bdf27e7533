"""Joins the releases of many sites into one programme, a file at a time; what may be shown is decided in `assessment.sites`."""

from collections import Counter
from collections.abc import Iterable

from roadmap.assessment.models import CollectionKind
from roadmap.assessment.sites import LEAST_PEOPLE, LEAST_SITES, Tally, in_lower_two
from roadmap.content.faults import ContentFaults, Fault
from roadmap.exchange import programme_rows as rows
from roadmap.exchange import sealed_json
from roadmap.exchange.programme_models import HOLDS_PROGRAMME, ItemRow, Programme, SiteRow
from roadmap.exchange.sealed_json import fault
from roadmap.exchange.site_codes import SiteCode
from roadmap.exchange.site_models import SiteItem, SiteRelease
from roadmap.exchange.site_release import read_site

TOO_FEW = f"Fewer than {LEAST_SITES} sites can be counted, so nothing is shown: nobody is to find out how one of them stands."


def join(files: Iterable[tuple[str, bytes]], earlier: Programme | None = None) -> Programme:
    """The programme of sites, from the name and content of each file; their order means nothing.

    `earlier` is the programme these sites are added to. Files are read one at a time, and what is kept of each is
    counts, so there may be many. ContentFaults with every fault of every file.
    """
    joining = _Joining(earlier)
    for path, content in files:
        try:
            site = read_site(content, path)
        except ContentFaults as found:
            joining.faults += found.faults
            continue
        joining.add(path, site)
    return joining.programme()


def read_programme(content: bytes, path: str) -> Programme:
    """The programme that a file holds; ContentFaults with what is wrong with it."""
    return sealed_json.read(content, path, Programme, HOLDS_PROGRAMME, SiteCode.NOT_A_PROGRAMME)


class _Joining:
    """What is kept while files are read: who is there, the counts, and the faults."""

    def __init__(self, earlier: Programme | None) -> None:
        self.faults: list[Fault] = []
        self._earlier = earlier
        self._before = {row.fingerprint: row for row in earlier.sites} if earlier else {}
        self._new_block = 1 + max((row.added for row in self._before.values()), default=0)
        self._framework = earlier.framework if earlier else None
        self._example = earlier.example if earlier else None
        self._scales: dict[str, tuple[str, ...]] = {}
        self._there: dict[str, tuple[str, str, SiteRow]] = {}
        self._seen: dict[rows.Key, dict[int, tuple[int, ItemRow]]] = {}
        self._domains: dict[rows.Key, dict[int, int]] = {}
        self._asked: dict[rows.Key, set[int]] = {}
        self._stands: Tally[rows.Key, str] = Tally()
        self._stages: Tally[rows.Key, str] = Tally()
        self._people: Tally[rows.Key, str] = Tally()
        self._placed: Tally[tuple[str, str], rows.Cell] = Tally()
        self._planned: Tally[str, rows.Cell] = Tally()

    def add(self, path: str, site: SiteRelease) -> None:
        """Counts one site, or keeps the reasons why it cannot be counted."""
        found = list(filter(None, (self._other_content(path, site), self._there_already(path, site), self._changed(path, site))))
        self.faults += found
        if found:
            return
        before = self._before.get(site.site)
        block = before.added if before else self._new_block
        row = SiteRow(
            site=before.site if before else "S00",  # the codes of new sites are given when all are known
            added=block,
            month=site.month,
            collection=site.collection,
            framework_version=site.framework.version,
            fingerprint=site.site,
            release=site.seal,
        )
        self._there[site.site] = (path, site.round, row)
        self._count(site, block)

    def programme(self) -> Programme:
        """Everything that may be shown, sealed. ContentFaults where there was any fault."""
        for row in self._before.values():
            if row.fingerprint not in self._there and not self.faults:
                self.faults.append(fault(SiteCode.SITE_LEFT_OUT, "--before", found=row.site))
        if self.faults:
            raise ContentFaults(self.faults)
        sites, waiting = self._sites()
        blocks = {row.added for row in sites}
        items = [
            row
            for _, row in sorted(
                (min(found[block] for block in found.keys() & blocks) for found in self._seen.values() if found.keys() & blocks),
                key=lambda placed: (placed[0], placed[1].item, placed[1].hash),
            )
        ]
        domains = sorted(
            (min(found[block] for block in found.keys() & blocks), key)
            for key, found in self._domains.items()
            if found.keys() & blocks
        )
        scales = self._scales if sites else {}
        asked = {key for key, found in self._asked.items() if found & blocks}
        core = [(row.item, row.hash) for row in items if row.core]
        scale_of = {row.item: row.scale for row in items}
        return sealed_json.sealed(
            Programme(
                framework=self._framework or "none",
                example=bool(self._example),
                waiting=waiting,
                notes=tuple(self._notes(sites, waiting, bool(core))),
                items=tuple(items),
                scales=rows.scale_rows(scales),
                results=(
                    *(rows.result_row("item", key, self._stands.shown(key), key in asked) for key in core),
                    *(rows.result_row("domain", key, self._stages.shown(key), key in asked) for _, key in domains),
                ),
                answers=tuple(
                    row for key in core for row in rows.answer_rows(key, self._people.shown(key), scales[scale_of[key[0]]])
                ),
                activities=tuple(
                    row for key in sorted(self._placed.keys(blocks)) for row in rows.activity_rows(key, self._placed.shown(key))
                ),
                actions=tuple(row for key in self._planned.keys(blocks) for row in rows.action_rows(self._planned.shown(key))),
                sites=tuple(sites),
            )
        )

    # --- why a site cannot be counted -------------------------------------------------------

    def _other_content(self, path: str, site: SiteRelease) -> Fault | None:
        if self._framework not in (None, site.framework.id):
            detail = f"the framework {site.framework.id}, and the first one {self._framework}"
            return fault(SiteCode.OTHER_FRAMEWORK, path, detail=detail)
        if self._example not in (None, site.example):
            detail = (
                "this site is fictional and others are real" if site.example else "this site is real and others are fictional"
            )
            return fault(SiteCode.EXAMPLE_AMONG_REAL, path, detail=detail)
        for scale in site.scales:
            if self._scales.get(scale.id, scale.stages) != scale.stages:
                detail = f"other stages on the scale {scale.id} (version {site.framework.version} of the framework)"
                return fault(SiteCode.OTHER_FRAMEWORK, path, detail=detail)
        self._framework, self._example = site.framework.id, site.example
        self._scales |= {scale.id: scale.stages for scale in site.scales}
        return None

    def _there_already(self, path: str, site: SiteRelease) -> Fault | None:
        if site.site not in self._there:
            return None
        other, told, row = self._there[site.site]
        same = (told, row.month) == (site.round, site.month)
        return fault(SiteCode.SAME_SITE_TWICE if same else SiteCode.TWO_ROUNDS, path, detail=other)

    def _changed(self, path: str, site: SiteRelease) -> Fault | None:
        before = self._before.get(site.site)
        if before is None or before.release == site.seal:
            return None
        return fault(SiteCode.SITE_CHANGED, path, found=before.site)

    # --- counting ---------------------------------------------------------------------------

    def _count(self, site: SiteRelease, block: int) -> None:
        scales = {scale.id: scale.stages for scale in site.scales}
        for place, item in enumerate(site.items):
            self._count_item(item, place, block, scales[item.scale], site.collection)
        for place, domain in enumerate(site.domains):
            key = (domain.id, domain.core_hash)
            known = self._domains.setdefault(key, {})
            known[block] = min(place, known.get(block, place))
            if domain.core_items and domain.state != "not_asked":
                self._asked.setdefault(key, set()).add(block)
            if domain.core_stage:
                self._stages.add(key, block, {rows.LOWER_TWO: in_lower_two(domain.core_stage, scales[domain.scale])})
        for ladder in {(placed.ladder, placed.version) for placed in site.placements}:
            mine = [one for one in site.placements if (one.ladder, one.version) == ladder]
            self._placed.add(ladder, block, _with_sites([place for one in mine for place in rows.places_of(one)]))
        if site.actions:
            self._planned.add("plan", block, _with_sites([(one.domain, one.horizon, one.decision) for one in site.actions]))

    def _count_item(self, item: SiteItem, place: int, block: int, stages: tuple[str, ...], kind: CollectionKind) -> None:
        key = (item.id, item.hash)
        seen = self._seen.setdefault(key, {})
        if block not in seen or place < seen[block][0]:
            seen[block] = (place, ItemRow(item=item.id, hash=item.hash, domain=item.domain, scale=item.scale, core=item.core))
        if not item.core:
            return
        if item.state != "not_asked":
            self._asked.setdefault(key, set()).add(block)
        if item.stands in stages:
            self._stands.add(key, block, {rows.LOWER_TWO: in_lower_two(item.stands, stages)})
        if kind is CollectionKind.OPEN_SURVEY and item.counts is not None and item.asked >= LEAST_PEOPLE:
            self._people.add(key, block, {**item.counts, **rows.others_of(item)})

    # --- the end ----------------------------------------------------------------------------

    def _sites(self) -> tuple[list[SiteRow], int]:
        """The sites counted, with their codes, and how many wait until enough can be added together."""
        new = [self._there[site][2] for site in sorted(self._there.keys() - self._before.keys())]
        coded = [row.model_copy(update={"site": f"S{number:02}"}) for number, row in enumerate(new, start=len(self._before) + 1)]
        counted = coded if len(coded) >= LEAST_SITES else []
        return [*self._before.values(), *counted], len(coded) - len(counted)

    def _notes(self, sites: list[SiteRow], waiting: int, has_core: bool) -> Iterable[str]:
        if not sites:
            yield TOO_FEW
            return
        if waiting:
            yield (
                f"{'1 site waits' if waiting == 1 else f'{waiting} sites wait'} until {LEAST_SITES} can be added together: this "
                "programme minus the earlier one would show them alone."
            )
        if not has_core:
            yield "No item of this framework is asked of everybody in the same words, so sites are not compared."


def _with_sites(cells: list[rows.Place]) -> dict[rows.Cell, int]:
    """What one site has in each cell, and one for the site itself in each."""
    found = Counter(cells)
    return {("things", cell): n for cell, n in found.items()} | {("sites", cell): 1 for cell in found}
