"""All documents of a full assessment, 74 items, 200 people and 40 actions, against the same words as bare paragraphs.

`python -m bench.documents one` prints the seconds of one fresh process, as JSON; nothing is kept from one to the next. The
clock is what somebody waits, on a machine that does nothing else; the processor's time is the same whatever else runs. Typst
sets pages on several cores at once, so on such a machine the clock shows less.
"""

import json
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from io import BytesIO
from statistics import median
from typing import Any

from bench.servers import ROOT

ROUNDS = 5
ACTIONS, ITEMS = 40, 74
PEOPLE = (60, 60, 80)
DAY = date(2026, 11, 2)


def made() -> dict[str, float]:
    """Seconds of the clock and of the processor for every document in every format, and for the floor; without the imports."""
    import docx
    import pptx
    import typst
    import xlsxwriter

    from roadmap.assessment.models import Audience, CollectionKind
    from roadmap.content.loading import load_support
    from roadmap.plan.feedback_models import Contribution, Told
    from roadmap.reports.assessment_report import assessment_report, plan_report
    from roadmap.reports.contributors import ContributorsParts, contributors_sheet
    from roadmap.reports.models import Figure
    from roadmap.reports.plan_meeting_before import meeting_paper
    from roadmap.reports.plan_meetings import MeetingParts
    from roadmap.reports.room_slides import room_slides
    from roadmap.reports.save import save
    from tests.reports.full import full_parts
    from tests.reports.samples import texts

    small = full_parts(CollectionKind.OPEN_SURVEY, Audience.ORGANISATION, 10, PEOPLE, example=False)
    plan = small.plan
    assert plan is not None
    grown = tuple(
        plan.actions[n % len(plan.actions)].model_copy(
            update={"id": f"a{n}", "position": n, "decision": "accepted", "because": ""}
        )
        for n in range(ACTIONS)
    )
    parts = replace(small, plan=plan.model_copy(update={"actions": grown}))
    parts = _with_items(parts)
    meeting = MeetingParts(parts.assessment, parts.framework, parts.words, DAY, parts.plan or plan)
    told = Told(heard="People wait too long.", doing="A second room opens.", cannot="No lift yet.", because="Money.", on=DAY)
    heard = tuple(Contribution(id=f"c{n}", to_group="experience", teller="Mairi", due=DAY, published=told) for n in range(8))
    sheet = ContributorsParts(
        parts.assessment, parts.framework, heard, "Experts by experience", None, parts.words, load_support(), DAY
    )
    kinds = (
        (lambda: assessment_report(parts), ("docx", "pdf", "html", "xlsx")),
        (lambda: plan_report(parts), ("docx", "pdf", "html", "xlsx")),
        (lambda: meeting_paper(meeting), ("docx", "pdf", "html")),
        (lambda: contributors_sheet(sheet), ("docx", "pdf", "html")),
        (lambda: room_slides(parts), ("pptx",)),
    )
    begun, clock = time.process_time(), time.perf_counter()
    documents = [(document := make(), [save(document, suffix) for suffix in suffixes]) for make, suffixes in kinds]
    ours, ours_clock = time.process_time() - begun, time.perf_counter() - clock
    lines = [text for document, _ in documents for text in texts(document)]
    slides = sum(isinstance(block, Figure) for block in documents[-1][0].blocks) * 8

    begun, clock = time.process_time(), time.perf_counter()
    for number, (document, _) in enumerate(documents[:-1]):
        words = texts(document)
        word = docx.Document()
        for text in words:
            word.add_paragraph(text)
        word.save(BytesIO())
        typst.compile("\n\n".join(f"#{json.dumps(text)}" for text in words).encode(), format="pdf")
        if number < 2:
            book = xlsxwriter.Workbook(BytesIO())
            cells = book.add_worksheet()
            for row, text in enumerate(words):
                cells.write_string(row, 0, text)
            book.close()
    deck = pptx.Presentation()
    for text in lines[:slides]:
        deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text_frame.text = text[:100]
    deck.save(BytesIO())
    return {
        "ours_s": ours,
        "bare_s": time.process_time() - begun,
        "ours_clock_s": ours_clock,
        "bare_clock_s": time.perf_counter() - clock,
        "files": sum(len(files) for _, files in documents),
    }


def _with_items(parts: Any) -> Any:
    """The same with so many items, rated anew by as many people."""
    from roadmap.assessment.disclosure import release
    from roadmap.assessment.scoring import results
    from roadmap.content.models import Framework
    from tests.reports.full import collected

    last = parts.framework.domains[-1]
    more = ITEMS - len(parts.framework.items)
    items = (*last.items, *(last.items[n % len(last.items)].model_copy(update={"id": f"more_{n}"}) for n in range(more)))
    domains = (*parts.framework.domains[:-1], last.model_copy(update={"items": items}))
    framework = Framework(about=parts.framework.about, domains=domains, planning=parts.framework.planning)
    people = dict(zip(("leader", "experience", "profession"), PEOPLE, strict=True))
    shown = release(
        collected(framework, people, parts.release.kind), framework, k=10, audience=parts.release.audience,
        agreements=parts.release.agreements,
    )  # fmt: skip
    assert len(framework.items) == ITEMS
    return replace(parts, framework=framework, release=shown, results=results(shown, framework))


def main() -> dict[str, float]:
    """Medians over fresh processes."""
    command = [sys.executable, "-m", "bench.documents", "one"]
    found = [
        json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout) for _ in range(ROUNDS)
    ]
    middle = {name: median(one[name] for one in found) for name in found[0]}
    ratios = {"ratio": middle["ours_s"] / middle["bare_s"], "ratio_clock": middle["ours_clock_s"] / middle["bare_clock_s"]}
    return middle | ratios


if __name__ == "__main__":
    if sys.argv[1:] == ["one"]:
        print(json.dumps(made()))
    else:
        for name, value in main().items():
            print(f"{name}: {value:.3f}")
