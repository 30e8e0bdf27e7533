"""Every code of the catalogue can be raised, and is told in words that say what to do."""

import re
from pathlib import Path

from roadmap.plan.sheet_codes import SheetCode

ROOT = Path(__file__).parents[2]


def test_every_code_is_raised_somewhere_and_has_a_meaning_of_one_sentence() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "roadmap").rglob("*.py"))
    raised = set(re.findall(r"SheetCode\.([A-Z_]+)", code))
    assert raised == set(SheetCode.__members__)
    assert [one for one in SheetCode if not re.fullmatch(r"[A-Z][^.]+\.", one.meaning)] == []
