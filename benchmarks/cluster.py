"""The same batches in this process on all its cores, and on a cluster of as many workers of one core: what Dask costs.

    python benchmarks/cluster.py [--messages 500] [--rounds 3] [--workers 2] [--engine argos]

Starts a scheduler and the workers on loopback, then alternates the two ways and prints each round: wall seconds, CPU
seconds (of this process, the workers and the scheduler), and the cluster's rate over the local one by both clocks. The
ratio by CPU time holds on a busy machine, too. Drafts are compared. Goal: 0.9.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import drafting as benchmark

from loctool.drafting.batches import SIZE, Runner, local_runner
from loctool.drafting.cluster.session import connect
from loctool.engines import ENGINES
from loctool.engines.argos.engine import cores
from loctool.glossary import TermIndex
from loctool.glossary.io.load import load
from loctool.storage import data_folder

Drafts = dict[str, object]


@contextmanager
def cluster(workers: int) -> Iterator[tuple[str, list[int]]]:
    """Run a scheduler and workers of one thread on loopback; gives the address and the processes, scheduler first."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    address, here = f"tcp://127.0.0.1:{port}", ["--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0"]
    quiet = {**os.environ, "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error"}
    running: list[subprocess.Popen[bytes]] = []
    with tempfile.TemporaryDirectory() as scratch:
        options = [
            address,
            "--nthreads",
            "1",
            "--no-nanny",
            "--death-timeout",
            "60",
            "--memory-limit",
            "0",
            "--local-directory",
            scratch,
        ]
        try:
            for program, rest in (("scheduler", ["--port", port]), *[("worker", options)] * workers):
                command = [sys.executable, "-m", f"distributed.cli.dask_{program}", *rest, *here, "--no-dashboard"]
                running.append(subprocess.Popen(command, env=quiet))
            yield address, [process.pid for process in running]
        finally:
            for process in reversed(running):
                process.kill()
                process.wait()


def cpu(pids: list[int]) -> float:
    """Return the CPU seconds that processes have used so far."""
    fields = [Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split() for pid in pids]
    return sum(int(field[11]) + int(field[12]) for field in fields) / os.sysconf("SC_CLK_TCK")


def timed(run: Runner, batches: list[list[str]], pids: list[int]) -> tuple[Drafts, float, float]:
    """Return the drafts, the wall seconds, and the CPU seconds of some processes."""
    wall, used = time.perf_counter(), cpu(pids)
    drafts = {text: draft for texts, found in run(batches) for text, draft in zip(texts, found, strict=True)}
    return drafts, time.perf_counter() - wall, cpu(pids) - used


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=500)
    parser.add_argument("--batch", type=int, default=SIZE, help="messages in a batch")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=cores())
    parser.add_argument("--target", default="en")
    parser.add_argument("--engine", choices=ENGINES, default="argos", help="pseudo: what a batch costs besides drafts")
    options = parser.parse_args()
    messages = sorted(
        benchmark.slide_messages(benchmark.ROOT / "source" / "seltene-erden.md", options.messages), key=len
    )
    batches = [messages[n : n + options.batch] for n in range(0, len(messages), options.batch)]
    terms = TermIndex(load(sorted((benchmark.ROOT / "glossary").glob("*.csv")), "de"), "de")
    threads = {"threads": options.workers} if options.engine == "argos" else {}
    engine = ENGINES[options.engine]("de", options.target, **threads)
    words = sum(len(message.split()) for message in messages)
    print(f"{len(messages)} messages, {words} words, {len(batches)} batches, de→{options.target}, {data_folder()}")
    with cluster(options.workers) as (address, pids), connect(address) as runner:
        compare(local_runner(engine, terms), runner(engine, terms), batches, [os.getpid(), *pids], options.rounds)


def compare(here: Runner, there: Runner, batches: list[list[str]], pids: list[int], rounds: int) -> None:
    """Alternate the two ways after a round that only warms them, and print."""
    texts = sum(map(len, batches))
    ratios: list[tuple[float, float]] = []
    for number in range(rounds + 1):
        local, *clocks = timed(here, batches, pids)
        remote, *theirs = timed(there, batches, pids)
        assert local == remote, "the cluster drafted otherwise"
        for name, (wall, used) in (("local", clocks), ("cluster", theirs)):
            rate = texts / used
            print(
                f"{number or 'warm':4} {name:8} {wall:7.2f} s {used:7.2f} CPU s {rate:6.1f} messages/CPU s", flush=True
            )
        print(f"     a batch on the cluster costs {1000 * (theirs[1] - clocks[1]) / len(batches):.0f} CPU ms more")
        ratios.append((clocks[0] / theirs[0], clocks[1] / theirs[1]))
    wall, used = (statistics.median(ratio) for ratio in zip(*ratios[1:], strict=True))
    print(f"cluster / local, median of {rounds} rounds: {wall:.2f} by wall time, {used:.2f} by CPU time")
    print(f"scheduler {cpu(pids[1:2]):.2f} CPU s, since its start")


if __name__ == "__main__":
    main()
