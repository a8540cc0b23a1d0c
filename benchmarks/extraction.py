"""How fast narratives are read, text to facts, on one core; with the profile's top ten.

    python benchmarks/extraction.py FOLDER_OF_NARRATIVES…

Times are the best of several runs in one process, lexicon and patterns loaded before. Compare ratios, not machines.
"""

import argparse
import cProfile
import io
import pstats
import time
from pathlib import Path

from tipgraph.extract import extract
from tipgraph.narrative import Narrative
from tipgraph.sources import read_sources
from tipgraph.text.clean import clean

RUNS = 5
BASELINE_RUNS = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+")
    narratives = read_sources(parser.parse_args().sources).narratives
    size = sum(len(n.text.encode()) for n in narratives)
    read_all(narratives)  # loads what is loaded once
    seconds = min(timed(narratives) for _ in range(RUNS))
    words = min(timed_words(narratives) for _ in range(BASELINE_RUNS))
    print(f"{len(narratives)} narratives, {size / 1e6:.3f} MB: {seconds:.3f} s")
    print(f"{size / seconds / 1e6:.2f} MB/s, {len(narratives) / seconds:.0f} narratives/s on one core")
    print(f"{seconds / words:.0f} times as long as cleaning the same texts alone")
    profile = cProfile.Profile()
    profile.runcall(read_all, narratives)
    stream = io.StringIO()
    pstats.Stats(profile, stream=stream).sort_stats("tottime").print_stats(10)
    for line in stream.getvalue().splitlines():
        if "/" in line or "{" in line:
            print("  ", line.replace(str(Path(__file__).parents[1]) + "/", ""))


def read_all(narratives: tuple[Narrative, ...]) -> None:
    for narrative in narratives:
        extract(narrative)


def timed(narratives: tuple[Narrative, ...]) -> float:
    start = time.perf_counter()
    read_all(narratives)
    return time.perf_counter() - start


def timed_words(narratives: tuple[Narrative, ...]) -> float:
    start = time.perf_counter()
    for narrative in narratives:
        clean(narrative.text)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
