"""What the processes of a server cost: CPU seconds and memory, their children included."""

from collections.abc import Iterable

import psutil

MEGABYTE = 1_000_000


def family(pid: int) -> list[psutil.Process]:
    parent = psutil.Process(pid)
    return [parent, *parent.children(recursive=True)]


def cpu_seconds(pids: Iterable[int]) -> float:
    """User and system time so far of these processes and their children that are alive."""
    times = [process.cpu_times() for pid in pids for process in family(pid)]
    return sum(time.user + time.system for time in times)


def memory_megabytes(pid: int) -> tuple[float, float]:
    """(RSS, PSS) of a process and its children: RSS counts shared pages in each, PSS shares them out."""
    facts = [process.memory_full_info() for process in family(pid)]
    return sum(fact.rss for fact in facts) / MEGABYTE, sum(fact.pss for fact in facts) / MEGABYTE
