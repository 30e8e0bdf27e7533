"""Programme summary over five million answers: seconds, against one bare count over the same answers as rows of a database.

A programme is joined from what each site has released, which is counts; so the same answers are made twice: as the files
of the sites, and as rows (respondent, item, answer) of one SQLite file. The floor counts these once by item and answer,
the least that any summary of them must do; how long counting them at all takes stands beside it.
"""

import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median

from roadmap.assessment.disclosure import release
from roadmap.assessment.models import (
    AnswerRow,
    Assessment,
    Audience,
    Collected,
    CollectionKind,
    FrameworkRef,
    Organisation,
    Respondent,
)
from roadmap.content.loading import find_framework
from roadmap.content.models import DONT_KNOW, Framework
from roadmap.content.pinning import framework_hash
from roadmap.exchange.programme import join
from roadmap.exchange.sealed_json import text_of
from roadmap.exchange.site_release import site_release

ANSWERS, PEOPLE = 5_000_000, 200
ROUNDS = 5
#: The floor, and counting the rows without telling them apart.
BY_ITEM = "SELECT item, answer, count(*) FROM answer GROUP BY item, answer"
AT_ALL = "SELECT count(*) FROM answer"


def collected(framework: Framework, chance: random.Random) -> Collected:
    """Two hundred people of three perspectives who answer every item, one in ten with "I can't tell"."""
    groups = [one.id for one in framework.perspectives]
    people = tuple(Respondent(id=f"r{n}", perspective=groups[n % len(groups)]) for n in range(PEOPLE))
    stages = {item: framework.scale_of(item).stage_ids for item in framework.items}
    rows = tuple(
        AnswerRow(
            respondent=one.id, item=item, answer=DONT_KNOW if chance.random() < 0.1 else chance.choice(stages[item]), note=""
        )
        for one in people
        for item in framework.items
    )
    return Collected(kind=CollectionKind.OPEN_SURVEY, respondents=people, rows=rows)


def sites(framework: Framework, folder: Path) -> Iterator[tuple[str, Collected]]:
    """Writes a file for each site, and yields its answers."""
    chance = random.Random(1)
    for number in range(-(-ANSWERS // (PEOPLE * len(framework.items)))):
        given = collected(framework, chance)
        of = Assessment(
            id=f"round{number}",
            organisation=Organisation(id=f"{number:032x}", name=f"Site {number}"),
            service="Children and families",
            round_name="First round",
            framework=FrameworkRef(id=framework.id, version=framework.version, hash=framework_hash(framework)),
            set_id="full",
            created_on=date(2026, 3, 1),
            closed_on=date(2026, 4, 1),
        )
        shown = release(given, framework, k=10, audience=Audience.ANYONE)
        (folder / f"site{number}.json").write_bytes(text_of(site_release(of, framework, shown)))
        yield str(number), given


def fill(database: Path, folder: Path) -> int:
    """Makes both forms of the same answers; how many there are."""
    framework = find_framework("trauma_informed")
    kept = sqlite3.connect(database)
    kept.execute("CREATE TABLE answer (respondent TEXT, item TEXT, answer TEXT, PRIMARY KEY (respondent, item)) WITHOUT ROWID")
    for site, given in sites(framework, folder):
        with kept:
            kept.executemany(
                "INSERT INTO answer VALUES (?, ?, ?)", ((f"{site}-{row.respondent}", row.item, row.answer) for row in given.rows)
            )
    (count,) = kept.execute("SELECT count(*) FROM answer").fetchone()
    kept.close()
    return int(count)


def counted(database: Path, query: str) -> float:
    """Seconds of one query over the rows."""
    kept = sqlite3.connect(database)
    begun = time.perf_counter()
    kept.execute(query).fetchall()
    taken = time.perf_counter() - begun
    kept.close()
    return taken


def ours(folder: Path) -> float:
    """Seconds from the files of the sites to the programme."""
    begun = time.perf_counter()
    found = join((path.name, path.read_bytes()) for path in sorted(folder.glob("*.json")))
    taken = time.perf_counter() - begun
    assert len(found.sites) == len(list(folder.glob("*.json")))
    assert any(row.state == "shown" for row in found.results)
    return taken


def main() -> dict[str, float]:
    """Medians in turn."""
    with tempfile.TemporaryDirectory() as place:
        folder, database = Path(place) / "sites", Path(place) / "answers.db"
        folder.mkdir()
        answers = fill(database, folder)
        floor, counts, found = [], [], []
        for _ in range(ROUNDS):
            floor.append(counted(database, BY_ITEM))
            counts.append(counted(database, AT_ALL))
            found.append(ours(folder))
    return {
        "answers": answers,
        "bare_count_s": median(counts),
        "grouped_count_s": median(floor),
        "programme_s": median(found),
        "ratio": median(found) / median(floor),
    }


if __name__ == "__main__":
    for name, value in main().items():
        print(f"{name}: {value:.3f}")
