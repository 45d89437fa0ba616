"""Where the work is done: in this process, over the cores of this machine, or over a Dask cluster. The outcome is the same."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from straatwijs.early_signals.town import Outcome, Town

Engine = Callable[[Iterable[Town], Callable[[Town], Outcome]], Iterator[Outcome]]


class EngineMissing(Exception):
    """Its library is not installed."""


def here(towns: Iterable[Town], look: Callable[[Town], Outcome]) -> Iterator[Outcome]:
    yield from map(look, towns)


def pool(towns: Iterable[Town], look: Callable[[Town], Outcome]) -> Iterator[Outcome]:
    """One process per core, one municipality at a time in each."""
    waiting = list(towns)
    workers = min(len(waiting), os.cpu_count() or 1)
    if workers < 2:
        yield from here(waiting, look)
        return
    # A fresh process each: a copy of a server with threads and connections would share those.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as executor:
        yield from executor.map(look, waiting)


def dask(towns: Iterable[Town], look: Callable[[Town], Outcome]) -> Iterator[Outcome]:
    """Over the cluster that DASK_SCHEDULER_ADDRESS names, else over a local one."""
    try:
        from distributed import Client, get_client  # noqa: PLC0415 - only who asks for it needs it
    except ImportError:
        raise EngineMissing(
            "The Dask engine needs the package `distributed`: pip install 'straatwijs[dask]'"
        ) from None
    try:
        client, own = get_client(), False
    except ValueError:
        client, own = Client(), True
    try:
        yield from client.gather(client.map(look, list(towns), pure=False))
    finally:
        if own:
            client.close()


ENGINES: dict[str, Engine] = {"pool": pool, "dask": dask, "here": here}
