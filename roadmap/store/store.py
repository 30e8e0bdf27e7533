"""The store: one object through which everything that is kept is written and read."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import URL, update

from roadmap.store.activities import Activities
from roadmap.store.adding import Adding
from roadmap.store.answers import Answers
from roadmap.store.arrivals import Arrivals
from roadmap.store.assessments import Assessments
from roadmap.store.backups import remove_expired
from roadmap.store.collections import Collections
from roadmap.store.contributions import Contributions
from roadmap.store.engine import Database, connect
from roadmap.store.erasing import Erasing
from roadmap.store.evaluations import Evaluations
from roadmap.store.events import Events
from roadmap.store.grants import Grants
from roadmap.store.links import Links
from roadmap.store.migrating import is_current, migrate
from roadmap.store.notes import Notes
from roadmap.store.places import address, in_words, refuse_unsafe_folder, sqlite_file, waiting
from roadmap.store.plan_meetings import PlanMeetings
from roadmap.store.problems import explain_file
from roadmap.store.releases import Releases
from roadmap.store.removing import Removing
from roadmap.store.respondents import Respondents
from roadmap.store.tables import assessment
from roadmap.store.together import AgreeingTogether
from roadmap.store.visits import Visits
from roadmap.store.whole import Whole
from roadmap.store.workshops import Workshops


class Store(
    Adding,
    Assessments,
    Collections,
    Arrivals,
    Respondents,
    Answers,
    Notes,
    AgreeingTogether,
    Activities,
    PlanMeetings,
    Contributions,
    Releases,
    Events,
    Erasing,
    Removing,
    Links,
    Grants,
    Visits,
    Workshops,
    Evaluations,
    Whole,
):
    """Everything that is kept. One object serves any number of threads; close it when the process ends.

    Every method raises StoreProblem where the database fails (then nothing of the call is kept), and
    NotKept, one kind of it, where what it names is not there.
    """

    @classmethod
    def open(cls, url: str | None = None, *, wait_seconds: float | None = None) -> Self:
        """Open the database, bringing its tables up to date first.

        `url` is an address such as sqlite:////folder/file.db or postgresql://user@server/database; None
        means ROADMAP_DATABASE_URL, else a file in the user's data folder. `wait_seconds` is how long to
        wait for other writers; None means ROADMAP_DATABASE_WAIT_SECONDS, else 10. StoreProblem where it
        cannot be opened, written to, or should not lie there.
        """
        found = address(url)
        file = sqlite_file(found) if found.get_backend_name() == "sqlite" else None
        if file:
            refuse_unsafe_folder(file)
            _make_folder(file)
        database = connect(found, in_words(found), waiting(wait_seconds))
        try:
            _prepare(database, found, file)
        except BaseException:
            database.close()
            raise
        return cls(database)

    @property
    def where(self) -> str:
        """The place of the database in words, without a password."""
        return self._database.where

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()


def _prepare(database: Database, url: URL, file: Path | None) -> None:
    today = datetime.now(UTC).date()
    fresh = file is not None and (not file.exists() or file.stat().st_size == 0)
    if fresh or not is_current(database):
        migrate(database, file, today)
        if file and os.name == "posix" and fresh:
            file.chmod(0o600)
    with database.writing() as connection:  # changes no row, and shows at once whether it could
        connection.execute(update(assessment).where(assessment.c.id == "").values(changes=0))
    if file:
        remove_expired(file, today)


def _make_folder(file: Path) -> None:
    """Make the folder of the database, for its user only."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise explain_file(error, str(file.parent)) from error
