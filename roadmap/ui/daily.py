"""What is done by itself while the tool runs, soon after its start and every hour: answers that are due are erased, results stay.

Every hour and not once a day, so that a laptop that slept over midnight is not a day late.
"""

import logging
from datetime import date, datetime
from threading import Event

from roadmap.assessment.collecting import HERE
from roadmap.exchange.retention import close_overdue, erase_due
from roadmap.store import Store, StoreProblem
from roadmap.store.erasing import kept_months
from roadmap.ui import storage

log = logging.getLogger("roadmap")
HOUR = 3600.0


def erase_what_is_due(store: Store, today: date) -> int:
    """Erase the answers of everything that closed too long ago; of how many assessments. What prevents it is logged."""
    try:
        erased = erase_due(store, today, kept_months())
        close_overdue(store, today, kept_months())
    except StoreProblem as problem:
        log.warning("answers that are due could not be erased and are tried again: %s", problem)
        return 0
    if erased:
        log.info("answers of %d assessments were erased: they closed long enough ago", len(erased))
    return len(erased)


def run_until(stop: Event, pause: float = HOUR) -> None:
    """Do it now and after every pause (seconds), until told to stop."""
    while not stop.is_set():
        try:
            erase_what_is_due(storage.store(), datetime.now(HERE).date())
            storage.store().tidy_rooms(datetime.now(HERE))
        except StoreProblem as problem:  # the first visitor is told on a page
            log.warning("the database cannot be opened: %s", problem)
        stop.wait(pause)
