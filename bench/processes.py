"""What the processes of a server cost: CPU seconds and memory, their children included."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

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
    resident = shared_out = 0
    for process in family(pid):
        # A process that makes paper may end just now.
        with suppress(psutil.NoSuchProcess):
            facts = process.memory_full_info()
            resident += facts.rss
            shared_out += facts.pss
    return resident / MEGABYTE, shared_out / MEGABYTE


@dataclass
class Highest:
    """The most that a server took at any moment while it was watched, ended processes included."""

    resident: float = 0.0
    shared_out: float = 0.0

    def look(self, pid: int) -> None:
        resident, shared_out = memory_megabytes(pid)
        self.resident, self.shared_out = max(self.resident, resident), max(self.shared_out, shared_out)


@contextmanager
def watched(pid: int) -> Iterator[Highest]:
    """Looks about thirty times a second."""
    highest, over = Highest(), threading.Event()

    def go_on() -> None:
        while not over.wait(1 / 30):
            highest.look(pid)

    watcher = threading.Thread(target=go_on)
    watcher.start()
    try:
        yield highest
    finally:
        over.set()
        watcher.join()
