"""The one store of this process."""

import os
from threading import Lock

from roadmap.store import Store
from roadmap.store.places import VARIABLE

_lock = Lock()
_opened: dict[str, Store] = {}


def store() -> Store:
    """The one store of this process, for pages and routes alike; another setting opens another and forgets the first.

    Asked for many times in a run, so it is kept without any of the checks that Streamlit's own caches make.
    """
    wanted = os.environ.get(VARIABLE, "")
    found = _opened.get(wanted)
    if found is None:
        with _lock:
            found = _opened.get(wanted)
            if found is None:
                found = Store.open()
                _opened.clear()
                _opened[wanted] = found
    return found
