"""Starts a Streamlit server on loopback for a benchmark, and measures a click inside the page."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, sync_playwright

ROOT = Path(__file__).parents[1]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SETTLED = '[data-testid="stApp"][data-test-script-state="notRunning"]'
# From the click until the page shows the new count and its run has ended; seen by an observer inside the page.
MEASURE = """async ([label, before]) => {
  const app = document.querySelector('[data-testid="stApp"]');
  const text = () => document.querySelector('[data-testid="stProgress"]')?.innerText ?? '';
  const settled = () => text() !== before && app.dataset.testScriptState === 'notRunning';
  const start = performance.now();
  label.click();
  await new Promise((resolve, reject) => {
    const observer = new MutationObserver(() => { if (settled()) { observer.disconnect(); resolve(); } });
    observer.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
    setTimeout(() => reject(new Error('not settled: ' + text())), 10000);
  });
  return performance.now() - start;
}"""


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def server(script: str, environment: Mapping[str, str]) -> Iterator[str]:
    """Run a script with Streamlit until the block ends; yields its address once it answers."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.headless", "true", "--server.port", str(port)]
    process = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        address = f"http://127.0.0.1:{port}/"
        wait_for(address)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(address: str, seconds: float = 60) -> None:
    """Wait until a server answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address + "_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(address)


@contextmanager
def browser() -> Iterator[Browser]:
    """The distribution's Chromium, without a window."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            yield found
        finally:
            found.close()


def settle(page: Page) -> None:
    """Wait until the page's run has ended and its first words are there."""
    page.wait_for_selector(SETTLED, timeout=30_000)
    page.wait_for_selector('[data-testid="stProgress"]', timeout=30_000)


def click_milliseconds(page: Page, label: Locator) -> float:
    """Milliseconds from a click on a radio's label until the page shows that it was saved."""
    before = page.locator('[data-testid="stProgress"]').first.inner_text()
    handle: Any = label.element_handle()
    return float(page.evaluate(MEASURE, [handle, before]))
