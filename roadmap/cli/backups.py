"""`backup` and `restore`: everything that is kept as one file, and back."""

from datetime import UTC, datetime
from pathlib import Path

from roadmap.cli.files import refuse_existing, write
from roadmap.cli.layout import counted
from roadmap.cli.opening import new_passphrase, open_backup, opened_store
from roadmap.cli.output import Failure, print_json, remark, say
from roadmap.content.places import shown
from roadmap.exchange.backup_files import write_backup


def backup(file: Path, replace: bool, as_json: bool) -> int:
    """Saves everything that is kept as one file, locked by a passphrase."""
    refuse_existing(file, replace)
    with opened_store() as store:
        kept = store.everything()
    found = len(kept.tables["assessment"].rows)
    passphrase = new_passphrase("this backup")
    made_on = datetime.now(UTC).date()
    write(file, write_backup(kept.revision, kept.tables, made_on, passphrase), replace, private=True)
    if as_json:
        print_json({"backup": {"file": shown(file), "assessments": found, "made_on": made_on.isoformat()}})
    else:
        say(f"Written: {shown(file)} ({counted(found, 'assessment', 'assessments')})")
    remark("It holds answers of single people, for the keeper of this machine only. Without the passphrase nobody can open it.")
    return 0


def restore(file: Path, replace: bool, as_json: bool) -> int:
    """Puts a backup in the place of everything that is kept, all or nothing."""
    with opened_store() as store:
        here = len(store.assessments())
        if here and not replace:
            message = (
                f"{counted(here, 'assessment is', 'assessments are')} kept here already. Add --replace to put the backup in "
                "their place; to keep both, add the archive of one assessment with 'import'."
            )
            raise Failure("KEPT_ALREADY", message, store.where)
        kept = open_backup(file)
        copy = store.put_back(kept, datetime.now(UTC).date())
    about = kept.about
    if as_json:
        restored = {"assessments": about.assessments, "made_on": about.made_on.isoformat()}
        print_json({"restored": restored | {"copy_of_before": shown(copy) if copy else None}})
    else:
        say(f"Restored: {counted(about.assessments, 'assessment', 'assessments')}, as on {about.made_on.isoformat()}")
    remark("Answers that were erased here since then have been erased again.")
    if copy:
        remark(f"What was here before is in {shown(copy)} for 30 days.")
    return 0
