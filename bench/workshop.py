"""200 phones in one room: seconds from the trainer's press to the answers on every screen, and no vote lost or counted twice.

In the middle of one question the server is killed (kill -9) and started again: every phone sends until it hears that its
vote is on disk. The floor: as many listeners on a bare stream of events, told the same bytes.
"""

import asyncio
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, date, datetime
from statistics import median, quantiles

from bench.phones import Phone, connect
from bench.room_phones import Listener, RoomPhone, request
from bench.servers import ROOT, browser, free_port, wait_for
from roadmap.content.loading import find_framework, find_ladder, find_session, load_examples, load_words
from roadmap.store import Store
from roadmap.workshop.asks import Content, asks_of
from roadmap.workshop.models import Workshop

#: What each phone chose, by ask and phone.
Sent = dict[tuple[str, int], str]
PHONES = 200
#: Questions that are asked, and the one in the middle of which the server is killed.
ASKS, KILLED_IN = 4, 1
#: Within so many seconds everybody sends.
SENDING = 3.0


class Process:
    """A server that can be killed and started again on the same port."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.port = free_port()
        self._command = [one.format(port=self.port) for one in command]
        self._environment = os.environ | environment
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(self._command, cwd=ROOT, env=self._environment, stdout=quiet, stderr=quiet)
        wait_for(self.address)

    def kill(self) -> None:
        """End it without a chance to tidy up."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(timeout=20)


STREAMLIT = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", "--server.port={port}"]
UVICORN = [sys.executable, "-m", "uvicorn", "bench.bare_stream:app", "--port={port}", "--log-level=critical"]


def made(url: str) -> tuple[Workshop, str]:
    """A workshop of the first session, and its code."""
    store = Store.open(url)
    plan = find_session("power_sharing_1")
    labels = load_words("workshop_en").texts["answers"]
    asks = asks_of(plan, Content(find_framework, find_ladder, load_examples(), labels))
    kept = store.make_workshop(Workshop(id="", plan=plan, asks=asks, made_on=date.today()), datetime.now(UTC))
    code = store.workshop_code(kept.id).letters
    store.close()
    return kept, code


async def trainer(address: str, workshop: str) -> Phone:
    """The trainer's page, as a browser has it open."""
    page = Phone(await connect(address), f"w={workshop}", "workshop")
    await page.run()
    return page


async def told(phones: list[Listener], revision: int, seconds: float = 60) -> None:
    """Wait until everybody has been told this revision."""
    end = time.monotonic() + seconds
    while any(one.last < revision for one in phones):
        assert time.monotonic() < end, Counter(one.last for one in phones)
        await asyncio.sleep(0.02)


async def ours(server: Process, workshop: Workshop, code: str, sent: Sent) -> tuple[list[float], list[float], int]:
    """Seconds until each phone shows the answers of each question, those until each vote was acknowledged, and bytes told."""
    page = await trainer(server.address, workshop.id)
    await page.press("Begin the session")
    blocks = [block.title for block in workshop.plan.blocks]
    for title in blocks[1:3]:
        await page.press(f"Next: {title}")
    phones = [RoomPhone(server.address, workshop.id) for _ in range(PHONES)]
    await asyncio.gather(*(phone.join(code) for phone in phones))
    listening = [asyncio.create_task(phone.listen()) for phone in phones]
    reveals: list[float] = []
    votes: list[float] = []
    revision = 3
    for n, ask in enumerate(workshop.asks[:ASKS]):
        await page.press("Next question" if n else "Ask the first question")
        revision += 1
        await told(phones, revision)

        async def send(place: int, phone: RoomPhone, ask_id: str = ask.id, options: int = len(ask.options)) -> None:
            await asyncio.sleep(random.uniform(0, SENDING))
            choice = next(one for one in workshop.asks if one.id == ask_id).options[random.randrange(options)].id
            sent[(ask_id, place)] = choice
            await phone.vote(ask_id, choice, turn=1, key=f"{place}-{ask_id}", twice=place % 3 == 0)

        sending = asyncio.gather(*(send(place, phone) for place, phone in enumerate(phones)))
        if n == KILLED_IN:
            await asyncio.sleep(SENDING / 2)
            await asyncio.to_thread(server.kill)
            await asyncio.to_thread(server.start)
            page = await trainer(server.address, workshop.id)
        await sending
        if n != KILLED_IN:
            votes += [phone.waited for phone in phones]
        await asyncio.gather(*(asyncio.wait_for(phone.connected.wait(), 30) for phone in phones))
        before = time.perf_counter()
        await page.press("Show the answers")
        revision += 1
        await told(phones, revision)
        reveals += [phone.arrived[revision] - before for phone in phones]
    for task in listening:
        task.cancel()
    await asyncio.gather(*listening, return_exceptions=True)
    return reveals, votes, max(phone.bytes for phone in phones) // (2 * ASKS)


async def floor(server: Process, size: int) -> list[float]:
    """The same number of listeners on a bare stream, told as many bytes as often."""
    phones = [Listener(server.address, "/live") for _ in range(PHONES)]
    listening = [asyncio.create_task(phone.listen()) for phone in phones]
    await asyncio.gather(*(asyncio.wait_for(phone.connected.wait(), 30) for phone in phones))
    times: list[float] = []
    for revision in range(ASKS):
        body = f'{{"rev": {revision}, "html": "{"x" * size}"}}'
        before = time.perf_counter()
        await request(server.address, "POST", "/tell", body=body)
        await told(phones, revision)
        times += [phone.arrived[revision] - before for phone in phones]
    for task in listening:
        task.cancel()
    await asyncio.gather(*listening, return_exceptions=True)
    return times


def first_load(server: Process, code: str) -> tuple[int, float]:
    """Bytes and seconds of a phone's first load, from the code to the question, in a browser without any history."""
    with browser() as found:
        page = found.new_context(viewport={"width": 360, "height": 740}).new_page()
        sizes: list[int] = []
        page.on("response", lambda answer: sizes.append(_size(answer)))
        before = time.perf_counter()
        page.goto(f"{server.address}join/{code}")
        page.wait_for_selector("h1")
        page.wait_for_function("document.fonts.status === 'loaded'")
        return sum(sizes), time.perf_counter() - before


def _size(answer: object) -> int:
    """The bytes of a page, style, script or font; the stream has no end and is not one of them."""
    kind = answer.headers.get("content-type", "")  # type: ignore[attr-defined]
    if "event-stream" in kind or answer.status != 200:  # type: ignore[attr-defined]
        return 0
    return len(answer.body())  # type: ignore[attr-defined]


def wrong(url: str, workshop: Workshop, sent: Sent) -> tuple[int, int]:
    """How many acknowledged votes the database does not hold, and how many it holds beyond them."""
    store = Store.open(url)
    kept = store.room(workshop.id).votes
    store.close()
    held = Counter((vote.ask, vote.choice[0]) for vote in kept)
    wanted = Counter((ask, choice) for (ask, _), choice in sent.items())
    return sum((wanted - held).values()), sum((held - wanted).values())


def _summed(times: list[float]) -> tuple[float, float]:
    return 1000 * median(times), 1000 * quantiles(times, n=20)[-1]


def main() -> dict[str, float]:
    """Measure ours, then the floor with the bytes that ours told."""
    sent: Sent = {}
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/room.db"
        workshop, code = made(url)
        server = Process(STREAMLIT, {"ROADMAP_DATABASE_URL": url})
        try:
            reveals, votes, size = asyncio.run(ours(server, workshop, code, sent))
            loaded, seconds = first_load(server, code)
        finally:
            server.kill()
        lost, doubled = wrong(url, workshop, sent)
        bare = Process(UVICORN, {})
        try:
            told_bare = asyncio.run(floor(bare, size))
        finally:
            bare.kill()
    reveal_median, reveal_p95 = _summed(reveals)
    vote_median, vote_p95 = _summed(votes)
    bare_median, bare_p95 = _summed(told_bare)
    return {
        "phones": PHONES, "votes": len(sent), "lost": lost, "doubled": doubled,
        "reveal_median_ms": reveal_median, "reveal_p95_ms": reveal_p95, "reveal_last_ms": 1000 * max(reveals),
        "vote_median_ms": vote_median, "vote_p95_ms": vote_p95,
        "bare_median_ms": bare_median, "bare_p95_ms": bare_p95,
        "first_load_bytes": loaded, "first_load_s": seconds,
    }  # fmt: skip


if __name__ == "__main__":
    for name, value in main().items():
        print(f"{name}: {value:.1f}")
