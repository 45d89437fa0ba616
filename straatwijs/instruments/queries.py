"""The catalogue: every module in `catalogue/` with an INSTRUMENT is there."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from straatwijs.instruments import catalogue
from straatwijs.instruments.definition import Indicator, Instrument


@cache
def instruments() -> Mapping[str, Instrument]:
    """All instruments by id. Raises ValueError when two files claim one id."""
    found: dict[str, Instrument] = {}
    for module in pkgutil.iter_modules(catalogue.__path__):
        instrument: Instrument = importlib.import_module(f"{catalogue.__name__}.{module.name}").INSTRUMENT
        if instrument.id in found:
            raise ValueError(f"Two files in instruments/catalogue/ have the id {instrument.id!r}.")
        found[instrument.id] = instrument
    return found


@cache
def indicators() -> Mapping[str, Indicator]:
    """All indicators of all instruments by code, and the forms that have none under their own name. A code means the
    same everywhere."""
    return {
        indicator.code: indicator
        for instrument in instruments().values()
        for indicator in instrument.indicators or (instrument.as_indicator,)
    }


@cache
def _instruments_by_indicator() -> Mapping[str, Instrument]:
    return {
        indicator.code: instrument
        for instrument in instruments().values()
        for indicator in instrument.indicators or (instrument.as_indicator,)
    }


def instrument_of(indicator: str) -> Instrument | None:
    """The instrument that an indicator belongs to."""
    return _instruments_by_indicator().get(indicator)


@cache
def told_with_forms() -> frozenset[str]:
    """Indicators of forms: what makes them rise is that somebody went round to ask."""
    return frozenset(
        indicator.code
        for instrument in instruments().values()
        if instrument.form
        for indicator in instrument.indicators or (instrument.as_indicator,)
    )


def forget_catalogue() -> None:
    """The next look reads the files anew."""
    for known in (instruments, indicators, _instruments_by_indicator, told_with_forms):
        known.cache_clear()
