"""`export`, `import` and `migrate`: assessments between the store and files, and the store itself."""

from pathlib import Path
from typing import TYPE_CHECKING

from roadmap.cli.files import refuse_existing, write
from roadmap.cli.opening import new_passphrase, open_archive, opened_store
from roadmap.cli.output import Failure, print_json, remark, say
from roadmap.cli.running import WRONG_USAGE
from roadmap.content.loading import load_words
from roadmap.content.places import shown
from roadmap.exchange.archives import write_archive
from roadmap.exchange.gathering import gather
from roadmap.exchange.own_answers import own_answers, own_answers_file
from roadmap.exchange.retention import keep_results

#: What the answers of one person may be written as.
OF_ONE = (".json", ".csv", ".xlsx")

if TYPE_CHECKING:
    from roadmap.store import Store


def export(file: Path, assessment_id: str | None, with_answers: bool, replace: bool, as_json: bool) -> int:
    """Saves one assessment as an archive, by default the newest and the shareable one."""
    refuse_existing(file, replace)
    with opened_store() as store:
        wanted = assessment_id or newest(store)
        chosen = store.assessment(wanted)
        passphrase = new_passphrase() if with_answers else None
        if not with_answers:
            keep_results(store, wanted)
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


def export_by_code(file: Path, assessment_id: str | None, replace: bool, as_json: bool) -> int:
    """Writes what is kept of one person, found by the return code they bring: their right to a copy."""
    from roadmap.cli.erase import people_by_code

    suffix = file.suffix.lower()
    if suffix not in OF_ONE:
        message = f"The answers of one person end with {', '.join(OF_ONE[:-1])} or {OF_ONE[-1]}, not with '{suffix}'."
        raise Failure("WRONG_USAGE", message, "FILE", WRONG_USAGE)
    refuse_existing(file, replace)
    with opened_store() as store:
        found = people_by_code(store, assessment_id)
        if len(found) > 1:
            message = "This code finds answers in several assessments. Say which with --assessment."
            raise Failure("SEVERAL", message, ", ".join(one.id for one, _ in found))
        (chosen, person) = found[0]
        own = own_answers(store, chosen, person, load_words("en").texts["question"])
    write(file, own_answers_file(own, suffix), replace, private=True)
    if as_json:
        print_json({"exported": {"file": shown(file), "assessment": chosen.id, "answers": len(own.rows)}})
    else:
        say(f"Written: {shown(file)} ({chosen.organisation.name}, {chosen.service}, {chosen.round_name})")
    remark("It holds one person's answers. Give it to that person alone, and delete it here.")
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


def newest(store: "Store") -> str:
    """The newest assessment that is no example, else the example's newest round."""
    found = sorted(store.assessments(), key=lambda one: one.example)
    if not found:
        raise Failure("NOTHING_KEPT", "There is no assessment here yet. Begin one in the app, or run 'demo' first.", store.where)
    return found[0].id
