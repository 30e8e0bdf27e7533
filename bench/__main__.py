"""Runs every benchmark and writes its figures into docs/performance.md, between the marks."""

import os
import platform
from datetime import date
from importlib.metadata import version

from bench import answer, check, cold_start, documents, programme, respondents, workshop
from bench.servers import ROOT

PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- figures: written by `make bench` -->", "<!-- end of figures -->"


def rows() -> list[tuple[str, str, str, str, str]]:
    """What, ours, the floor, the ratio and the bound."""
    clicks, starts, checks, people = answer.main(), cold_start.main(), check.main(), respondents.main()
    joined, room, papers = programme.main(), workshop.main(), documents.main()
    return [
        (
            "Answer clicked → settled and durably saved, median",
            f"{clicks['answer_median_ms']:.0f} ms",
            f"{clicks['bare_median_ms']:.0f} ms",
            f"{clicks['ratio']:.2f}",
            "1.25",
        ),
        (
            "The same, 95th percentile",
            f"{clicks['answer_p95_ms']:.0f} ms",
            f"{clicks['bare_p95_ms']:.0f} ms",
            f"{clicks['answer_p95_ms'] / clicks['bare_p95_ms']:.2f}",
            "–",
        ),
        (
            "Cold start → first page stands, median",
            f"{starts['first_page_median_s']:.2f} s",
            f"{starts['bare_median_s']:.2f} s",
            f"{starts['ratio']:.2f}",
            "1.15",
        ),
        (
            "Cold start → a topic's page opened by its address, median",
            f"{starts['topic_page_median_s']:.2f} s",
            f"{starts['bare_median_s']:.2f} s",
            f"{starts['topic_page_ratio']:.2f}",
            "–",
        ),
        (
            "Content check of everything under questions/, whole process, median",
            f"{checks['check_median_s']:.3f} s",
            f"{checks['bare_median_s']:.3f} s",
            f"{checks['ratio']:.2f}",
            "3",
        ),
        (
            f"{people['people']:.0f} people answering in one process: answer → acknowledged, 95th percentile",
            f"{people['answer_p95_ms']:.0f} ms",
            f"{people['bare_p95_ms']:.0f} ms",
            f"{people['answer_p95_ms'] / people['bare_p95_ms']:.2f}",
            "100 ms",
        ),
        (
            f"The same, next question drawn, 95th percentile; of {people['answers']:.0f} answers lost: {people['lost']:.0f}",
            f"{people['next_p95_ms']:.0f} ms",
            f"{people['bare_p95_ms']:.0f} ms",
            f"{people['next_p95_ms'] / people['bare_p95_ms']:.2f}",
            "–",
        ),
        (
            f"Programme summary over {joined['answers'] / 1e6:.1f} million answers of many sites, median",
            f"{joined['programme_s']:.2f} s",
            f"{joined['grouped_count_s']:.2f} s",
            f"{joined['ratio']:.2f}",
            "2",
        ),
        (
            f"{room['phones']:.0f} phones in one room: the trainer's press → the answers on a phone, 95th percentile",
            f"{room['reveal_p95_ms']:.0f} ms",
            f"{room['bare_p95_ms']:.0f} ms",
            f"{room['reveal_p95_ms'] / room['bare_p95_ms']:.2f}",
            "200 ms",
        ),
        (
            f"The same, a vote → acknowledged, 95th percentile; of {room['votes']:.0f}, through a kill and a restart, "
            f"lost: {room['lost']:.0f}, counted twice: {room['doubled']:.0f}",
            f"{room['vote_p95_ms']:.0f} ms",
            "–",
            "–",
            "–",
        ),
        (
            f"A phone's first load, from the code to the page: {room['first_load_bytes'] / 1000:.0f} kB",
            f"{room['first_load_s']:.2f} s",
            "–",
            "–",
            "–",
        ),
        (
            f"All documents of a full assessment, {papers['files']:.0f} files, the clock",
            f"{papers['ours_clock_s']:.2f} s",
            f"{papers['bare_clock_s']:.2f} s",
            f"{papers['ratio_clock']:.2f}",
            "1 s",
        ),
        (
            "The same, the processor's time",
            f"{papers['ours_s']:.2f} s",
            f"{papers['bare_s']:.2f} s",
            f"{papers['ratio']:.2f}",
            "–",
        ),
    ]


def main() -> None:
    """Measure, then write the table."""
    lines = ["| what | ours | floor, same run | ratio | at most |", "|---|---|---|---|---|"]
    lines += ["| " + " | ".join(row) + " |" for row in rows()]
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, Streamlit {version('streamlit')}"
    lines += ["", f"Measured on {date.today().isoformat()}, {machine}; the browser ran on the same cores."]
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{chr(10).join(lines)}\n{END}{after}", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
