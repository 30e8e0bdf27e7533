"""Raw responses rebuilt from published figures: each share as so many forms that agree and the rest that do not."""

import csv
from pathlib import Path

from roadmap.content.evaluation_models import EvaluationFile

PUBLISHED = Path(__file__).parents[1] / "data" / "power_sharing_2025.csv"


def published() -> list[dict[str, str]]:
    """The published rows, in the order of the outcomes."""
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rebuilt(instrument: EvaluationFile) -> list[dict[str, str]]:
    """A row a form and outcome, as a file of responses has them."""
    texts = list(dict.fromkeys(row["outcome"] for row in published()))
    outcomes = {text: outcome.id for text, outcome in zip(texts, instrument.outcomes, strict=True)}
    return [
        {
            "wave": row["wave"],
            "respondent": f"{row['wave']}{form}",
            "item": outcomes[row["outcome"]],
            "answer": "agree" if form < int(row["agree"]) else "disagree",
        }
        for row in published()
        for form in range(int(row["respondents"]))
    ]
