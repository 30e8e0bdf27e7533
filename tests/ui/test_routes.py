"""The server starts with its routes and with little else."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_server_is_built_before_anything_that_keeps_data_is_loaded() -> None:
    asked = "import sys, app; print(sorted({'sqlalchemy', 'pydantic', 'roadmap.store'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
