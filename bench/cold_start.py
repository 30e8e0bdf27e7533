"""Cold start: seconds from starting the server until its first page stands in a fresh browser, against a bare page.

The first page of the app is its start page. A topic's page, opened first by its own address, is measured beside it:
seven questions of seven answers each take the browser longer to draw than one question of five.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import date
from os import environ
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from bench.servers import ROOT, browser, free_port, wait_for
from roadmap.assessment.models import CollectionKind, Contacts
from roadmap.content.loading import find_framework
from roadmap.store import Store

ROUNDS = 7
RADIO = '[role="radiogroup"]'


def start(chromium: Browser, script: str, environment: Mapping[str, str], path: str, awaited: str) -> float:
    """Seconds from the command until the awaited part of the page is there."""
    port = free_port()
    context = chromium.new_context()
    page = context.new_page()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.headless", "true", "--server.port", str(port)]
    begun = time.monotonic()
    process = subprocess.Popen(command, cwd=ROOT, env=environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        page.goto(f"http://127.0.0.1:{port}/{path}")
        page.locator(awaited).first.wait_for(timeout=60_000)
        return time.monotonic() - begun
    finally:
        context.close()
        process.terminate()
        process.wait(timeout=20)


def main() -> dict[str, float]:
    """Medians in turn, after one start of each that is not counted."""
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        url = f"sqlite:///{Path(folder) / 'ours.db'}"
        store = Store.open(url)
        framework = find_framework("trauma_informed")
        made = store.create_assessment(
            "Bench", "Bench", "Bench", framework, "full", Contacts(), CollectionKind.IN_THE_ROOM, today=date(2026, 1, 1)
        )
        store.close()
        floor: list[float] = []
        first: list[float] = []
        topic: list[float] = []
        ours = {"ROADMAP_DATABASE_URL": url}
        for n in range(ROUNDS + 1):
            timed = (
                start(chromium, "bench/bare_page.py", {"BARE_DATABASE": str(Path(folder) / "bare.db")}, "", RADIO),
                start(chromium, "app.py", ours, "", "h1"),
                start(chromium, "app.py", ours, f"topic-leadership?a={made.id}", RADIO),
            )
            if n:
                for kept, seconds in zip((floor, first, topic), timed, strict=True):
                    kept.append(seconds)
    return {
        "bare_median_s": median(floor),
        "first_page_median_s": median(first),
        "ratio": median(first) / median(floor),
        "topic_page_median_s": median(topic),
        "topic_page_ratio": median(topic) / median(floor),
    }


if __name__ == "__main__":
    for name, value in main().items():
        print(f"{name}: {value:.2f}")
