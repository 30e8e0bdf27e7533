"""`export`, `import` and `migrate`: assessments between the store and files, and the store itself."""

from pathlib import Path
from typing import TYPE_CHECKING

from roadmap.assessment.models import Audience
from roadmap.cli.files import refuse_existing, write
from roadmap.cli.opening import new_passphrase, open_archive, opened_store
from roadmap.cli.output import Failure, print_json, remark, say
from roadmap.content.places import shown
from roadmap.exchange.archives import write_archive
from roadmap.exchange.gathering import gather
from roadmap.exchange.standing import released

if TYPE_CHECKING:
    from roadmap.store import Store


def export(file: Path, assessment_id: str | None, with_answers: bool, replace: bool, as_json: bool) -> int:
    """Saves one assessment as an archive, by default the newest and the shareable one."""
    refuse_existing(file, replace)
    with opened_store() as store:
        wanted = assessment_id or _newest(store)
        chosen = store.assessment(wanted)
        passphrase = new_passphrase() if with_answers else None
        if not with_answers:
            _release(store, wanted)
        parts = gather(store, wanted, with_answers=with_answers)
    write(file, write_archive(parts, passphrase), replace, private=with_answers)
    has_results = with_answers or bool(parts.releases)
    if as_json:
        exported = {"file": shown(file), "assessment": chosen.id, "with_answers": with_answers, "results": has_results}
        print_json({"exported": exported})
    else:
        say(f"Written: {shown(file)} ({chosen.organisation.name}, {chosen.service}, {chosen.round_name})")
    if with_answers:
        remark(
            "It holds answers of single people, for the keeper of this machine only. Without the passphrase nobody can open it."
        )
    elif not has_results:
        remark("It holds no results: nothing is answered yet, or the survey is still open.")
    return 0


def import_(file: Path, as_json: bool) -> int:
    """Adds the assessment of an archive to the store, all or nothing."""
    parts = open_archive(file)
    with opened_store() as store:
        kept = store.restore_assessment(parts)
    if as_json:
        added = {"assessment": kept.id, "organisation": kept.organisation.name, "service": kept.service, "round": kept.round_name}
        print_json({"imported": added | {"with_answers": parts.raw is not None}})
    else:
        say(f"Added: {kept.organisation.name}, {kept.service}, {kept.round_name} (assessment {kept.id})")
    return 0


def migrate(as_json: bool) -> int:
    """Brings the database up to date, which opening it does."""
    with opened_store() as store:
        where = store.where
    if as_json:
        print_json({"database": {"where": where, "up_to_date": True}})
    else:
        say(f"The database is up to date: {where}")
    return 0


def _newest(store: "Store") -> str:
    """The newest assessment that is no example, else the example's newest round."""
    found = sorted(store.assessments(), key=lambda one: one.example)
    if not found:
        raise Failure("NOTHING_KEPT", "There is no assessment here yet. Begin one in the app, or run 'demo' first.", store.where)
    return found[0].id


def _release(store: "Store", assessment_id: str) -> None:
    """Makes and keeps a release of each collection for the organisation, so that what can be shared holds results.

    That of one that has closed was made then, and stays as it is.
    """
    parts = gather(store, assessment_id, with_answers=True)
    for collection in parts.collections:
        made = released(parts, parts.framework, Audience.ORGANISATION, collection.id)
        kept = [one for one in parts.releases_of(collection) if one.audience is not Audience.ROOM]
        if made is not None and made not in kept[-1:] and not (kept and collection.closed_on):
            store.keep_release(assessment_id, made)
