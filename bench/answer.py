"""Answer, settled and durably saved: milliseconds a click, against a bare page with one radio that saves durably."""

import sqlite3
import tempfile
from datetime import date
from pathlib import Path
from statistics import median, quantiles

from bench.servers import browser, click_milliseconds, server, settle
from roadmap.assessment.models import CollectionKind, Contacts
from roadmap.content.loading import find_framework
from roadmap.store import Store

ROUNDS = 3
BARE_CLICKS = 40


def bare(folder: Path) -> list[float]:
    """Clicks on the bare page."""
    file = folder / "bare.db"
    with server("bench/bare_page.py", {"BARE_DATABASE": str(file)}) as address, browser() as chromium:
        page = chromium.new_page()
        page.goto(address)
        settle(page)
        labels = page.get_by_role("radiogroup").locator("label")
        times = [click_milliseconds(page, labels.nth(n % 5)) for n in range(BARE_CLICKS)]
    with sqlite3.connect(file) as kept:
        assert kept.execute("SELECT count(*) FROM answer").fetchone() == (1,)
    return times[3:]


def ours(folder: Path) -> list[float]:
    """First answers to every question of the full set, a topic a page."""
    url = f"sqlite:///{folder / 'ours.db'}"
    store = Store.open(url)
    framework = find_framework("trauma_informed")
    made = store.create_assessment(
        "Bench", "Bench", "Bench", framework, "full", Contacts(), CollectionKind.IN_THE_ROOM, today=date(2026, 1, 1)
    )
    me = store.own_respondent(made.id, "leader", "full")
    times: list[float] = []
    with server("app.py", {"ROADMAP_DATABASE_URL": url}) as address, browser() as chromium:
        page = chromium.new_page()
        for domain in framework.domains:
            page.goto(f"{address}topic-{domain.id.replace('_', '-')}?a={made.id}")
            settle(page)
            asked = [item for item in domain.items if "leader" in item.ask]
            groups = page.get_by_role("radiogroup")
            for n in range(len(asked)):
                taken = click_milliseconds(page, groups.nth(n).locator("label").nth(n % 5))
                times += [taken] if n > 1 else []
    kept = store.answers_of(me.id)
    store.close()
    assert len([row for row in kept.values() if row.answer]) == sum("leader" in item.ask for item in framework.items.values())
    return times


def main() -> dict[str, float]:
    """Medians and 95th percentiles over alternating rounds, and their ratio."""
    floor: list[float] = []
    found: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for n in range(ROUNDS):
            place = Path(folder) / str(n)
            place.mkdir()
            floor += bare(place)
            found += ours(place)
    return {
        "bare_median_ms": median(floor),
        "bare_p95_ms": quantiles(floor, n=20)[-1],
        "answer_median_ms": median(found),
        "answer_p95_ms": quantiles(found, n=20)[-1],
        "ratio": median(found) / median(floor),
        "clicks": len(found),
    }


if __name__ == "__main__":
    for name, value in main().items():
        print(f"{name}: {value:.2f}")
