"""`merge`: archives of the same round of the same service, into the store or into one archive; all or nothing."""

from collections.abc import Sequence
from pathlib import Path

from roadmap.cli.files import refuse_existing, write
from roadmap.cli.opening import new_passphrase, open_archive, opened_store
from roadmap.cli.output import print_json, remark, say
from roadmap.content.places import shown
from roadmap.exchange.archives import write_archive
from roadmap.exchange.gathering import gather
from roadmap.exchange.merging import merge as merged
from roadmap.exchange.merging import missing
from roadmap.exchange.models import ArchiveParts

KEPT = "what is kept here"


def merge(archives: Sequence[Path], to: Path | None, replace: bool, as_json: bool) -> int:
    """Merges archives. Without `to`, into the same assessment where it is kept here, else as a new one."""
    if to:
        refuse_existing(to, replace)
    named = [(shown(path), open_archive(path)) for path in archives]
    assessment_id = _to_file(named, to, replace) if to else _to_store(named)
    if as_json:
        print_json({"merged": {"archives": len(named), "assessment": assessment_id, "file": shown(to) if to else None}})
    elif to:
        say(f"Written: {shown(to)}")
    else:
        say(f"Merged: {len(named)} archives (assessment {assessment_id})")
    return 0


def _to_file(named: list[tuple[str, ArchiveParts]], to: Path, replace: bool) -> str:
    whole = merged(named)
    passphrase = new_passphrase() if whole.raw else None
    write(to, write_archive(whole, passphrase), replace, private=whole.raw is not None)
    if whole.raw:
        remark("It holds answers of single people, for the keeper of this machine only.")
    return whole.assessment.id


def _to_store(named: list[tuple[str, ArchiveParts]]) -> str:
    ids = {parts.assessment.id for _, parts in named}
    with opened_store() as store:
        here = next((one.id for one in store.assessments() if one.id in ids), None)
        if here is None:
            return store.restore_assessment(merged(named)).id
        kept = gather(store, here, with_answers=True)
        store.add_parts(here, missing(kept, merged([(KEPT, kept), *named])))
        return here
