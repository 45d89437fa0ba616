"""A calculation in a process of its own: what it loads goes when it ends, so no web worker keeps it (docs/budgets.md)."""

from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from typing import Any


def in_own_process(module: str, function: str, *arguments: object) -> Any:
    """What this function of a module answers; starting takes some tenths of a second. The module is not loaded here.

    Arguments and answer must be picklable. What the function raises is raised here.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        return alone.submit(_call, module, function, arguments).result()


def _call(module: str, function: str, arguments: tuple[object, ...]) -> object:
    return getattr(import_module(module), function)(*arguments)
