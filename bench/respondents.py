"""Three hundred people answer at once in one process: milliseconds from an answer to its acknowledgement, none lost.

Each is a session of its own that came by a link, answers in the rhythm that the minutes on the welcome page promise (the
whole core set, evenly), and goes on to the next question after each answer. The floor: as many sessions of a bare page with
one radio, in the same rhythm.
"""

import asyncio
import random
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles

from bench.phones import Phone, connect, open_link
from bench.servers import server
from roadmap.access.models import Role
from roadmap.assessment.collection_models import Collection, CollectionSettings
from roadmap.assessment.models import CollectionKind, Contacts
from roadmap.content.loading import find_framework
from roadmap.content.reading_time import minutes
from roadmap.store import Store

PEOPLE = 300
#: How many questions each answers, and how often each bare page is answered: enough for a steady 95th percentile.
ANSWERS, BARE_ANSWERS = 5, 3
#: Sessions opened at the same moment; opening is not what is measured.
OPENING = 20
SAVED = "Saved."


def survey(url: str) -> tuple[str, str, list[str]]:
    """A survey with one link for experts by experience: the link's token, the collection and the ids of the first core items."""
    store = Store.open(url)
    framework = find_framework("trauma_informed")
    made = store.create_assessment(
        "Harbour Council", "Children and families", "First round", framework, "full", Contacts(), CollectionKind.IN_THE_ROOM,
        today=date.today(),
    )  # fmt: skip
    contacts = Contacts(
        asked_by="Anna Reid", independent="Advocacy Harbour", daytime_support="Wellbeing team",
        feedback_by=date.today() + timedelta(days=60),
    )  # fmt: skip
    settings = CollectionSettings(contacts=contacts, feedback_from="Anna Reid", feedback_where="harbour.example/heard")
    kept = store.add_collection(
        Collection(id="", assessment_id=made.id, kind=CollectionKind.OPEN_SURVEY, set_id="core", settings=settings)
    )
    link = store.make_link(Role.RESPONDENT, kept.id, datetime.now(UTC) + timedelta(days=1), perspective="experience")
    store.close()
    return link.token, kept.id, [item.id for item in framework.items.values() if "core" in item.set][:ANSWERS]


def pace() -> float:
    """Seconds from one answer to the next: the minutes that the welcome page promises, over the questions of the core."""
    framework = find_framework("trauma_informed")
    core = [item for item in framework.items.values() if "core" in item.set]
    return 60 * minutes(framework, core, plain=True) / len(core)


PACE = pace()


async def _in_rhythm(answer: Callable[[int], Awaitable[None]], times: int) -> None:
    """Answer so many times, each a pace after the last, beginning somewhere within the first."""
    begin = time.monotonic() + random.uniform(0, PACE)
    for n in range(times):
        await asyncio.sleep(max(0.0, begin + n * PACE - time.monotonic()))
        await answer(n)


async def respondent(
    address: str, token: str, items: list[str], opening: asyncio.Semaphore, all_open: asyncio.Barrier
) -> tuple[list[float], list[float]]:
    """One person from the link on: seconds of each answer, and of each step to the next question."""
    async with opening:
        cookie = await asyncio.to_thread(open_link, address, token)
        socket = await connect(address, cookie)
        phone = Phone(socket, f"at=q-{items[0]}", "your-view")
        await phone.run()
    await all_open.wait()
    answers, steps = [], []

    async def answer(n: int) -> None:
        answers.append(await phone.choose(n % 5))
        assert any(SAVED in text for text in phone.texts), phone.texts
        steps.append(await phone.press("Next"))

    await _in_rhythm(answer, len(items))
    await socket.close()
    return answers, steps


async def bare(address: str, opening: asyncio.Semaphore, all_open: asyncio.Barrier) -> list[float]:
    """One session of the bare page: seconds of each answer."""
    async with opening:
        socket = await connect(address)
        phone = Phone(socket)
        await phone.run()
    await all_open.wait()
    times: list[float] = []

    async def answer(n: int) -> None:
        times.append(await phone.choose(n % 5))

    await _in_rhythm(answer, BARE_ANSWERS)
    await socket.close()
    return times


def lost(url: str, collection_id: str, items: list[str]) -> int:
    """How many acknowledged answers the database does not hold, asked over a connection of its own."""
    store = Store.open(url)
    collected = store.collected(collection_id)
    stages = store.framework_of(store.collection(collection_id).assessment_id).scale_of(items[0]).stage_ids
    store.close()
    right = sum(1 for row in collected.rows if row.answer == stages[items.index(row.item) % 5])
    assert len(collected.respondents) == PEOPLE, len(collected.respondents)
    return PEOPLE * len(items) - right


def _summed(times: list[float]) -> tuple[float, float]:
    """Median and 95th percentile, in milliseconds."""
    return 1000 * median(times), 1000 * quantiles(times, n=20)[-1]


def main() -> dict[str, float]:
    """Measure the floor, then ours."""
    with tempfile.TemporaryDirectory() as folder:

        async def floor() -> list[float]:
            opening, all_open = asyncio.Semaphore(OPENING), asyncio.Barrier(PEOPLE)
            found = await asyncio.gather(*(bare(address, opening, all_open) for _ in range(PEOPLE)))
            return [one for times in found for one in times]

        with server("bench/bare_page.py", {"BARE_DATABASE": str(Path(folder) / "bare.db")}) as address:
            bare_median, bare_p95 = _summed(asyncio.run(floor()))

        url = f"sqlite:///{folder}/respondents.db"
        token, collection_id, items = survey(url)

        async def ours() -> tuple[list[float], list[float]]:
            opening, all_open = asyncio.Semaphore(OPENING), asyncio.Barrier(PEOPLE)
            found = await asyncio.gather(*(respondent(address, token, items, opening, all_open) for _ in range(PEOPLE)))
            return [one for answers, _ in found for one in answers], [one for _, steps in found for one in steps]

        with server("app.py", {"ROADMAP_DATABASE_URL": url}) as address:
            answers, steps = asyncio.run(ours())
        gone = lost(url, collection_id, items)
    answer_median, answer_p95 = _summed(answers)
    step_median, step_p95 = _summed(steps)
    return {
        "people": PEOPLE, "answers": len(answers), "lost": gone,
        "answer_median_ms": answer_median, "answer_p95_ms": answer_p95,
        "next_median_ms": step_median, "next_p95_ms": step_p95,
        "bare_median_ms": bare_median, "bare_p95_ms": bare_p95,
    }  # fmt: skip


if __name__ == "__main__":
    for name, value in main().items():
        print(f"{name}: {value:.1f}")
