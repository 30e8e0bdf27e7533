"""What is kept: tables, migrations and the repository. `Store` is the way in."""

from roadmap.store.events import Event
from roadmap.store.problems import NotKept, StaleWrite, StoreProblem
from roadmap.store.store import Store

__all__ = ["Event", "NotKept", "StaleWrite", "Store", "StoreProblem"]
