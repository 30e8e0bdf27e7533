"""Content check of everything under questions/, as a whole process, against a bare C-parser load of the same files."""

import subprocess
import sys
import time
from statistics import median

from bench.servers import ROOT

ROUNDS = 15
BARE = (
    "import pathlib, yaml\n"
    "for path in sorted(pathlib.Path('questions').rglob('*.yaml')): yaml.load(path.read_bytes(), yaml.CSafeLoader)"
)


def seconds(command: list[str]) -> float:
    """Wall seconds of a whole process."""
    begun = time.monotonic()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - begun


def main() -> dict[str, float]:
    """Medians in turn, after one run of each that is not counted."""
    floor: list[float] = []
    found: list[float] = []
    for n in range(ROUNDS + 1):
        bare, ours = seconds([sys.executable, "-c", BARE]), seconds([sys.executable, "-m", "roadmap", "check"])
        if n:
            floor.append(bare)
            found.append(ours)
    return {
        "bare_median_s": median(floor),
        "check_median_s": median(found),
        "ratio": median(found) / median(floor),
        "median_of_pairs": median(a / b for a, b in zip(found, floor, strict=True)),
    }


if __name__ == "__main__":
    for name, value in main().items():
        print(f"{name}: {value:.3f}")
