"""What was taken out of somebody's words, and what stands in its place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# Stored inside texts, so these stay Dutch and never change with the language of the page.
REPLACEMENTS = {
    "email": "[e-mail]",
    "url": "[link]",
    "handle": "[account]",
    "iban": "[rekening]",
    "bsn": "[bsn]",
    "document": "[documentnummer]",
    "phone": "[telefoonnummer]",
    "plate": "[kenteken]",
    "postcode_house": "[postcode]",
    "birth_date": "[geboortedatum]",
    "date": "[datum]",
    "person": "[naam]",
    "age": "[leeftijd]",
    "house_number": "[nummer]",
}
# Where recognisers overlap, the earlier kind names the whole.
_RANK = {kind: rank for rank, kind in enumerate(REPLACEMENTS)}
MASK = "\ufffc"
_MASKED = re.compile("|".join(re.escape(word) for word in set(REPLACEMENTS.values())))


class NotReady(RuntimeError):
    """The recogniser is not loaded, so no word may pass. Say so and let the words wait."""


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of the original text, in characters, end exclusive. Uncertain ones are withheld as well."""

    start: int
    end: int
    kind: str
    uncertain: bool = False


@dataclass(frozen=True)
class Withheld:
    """The text as it may be kept, and where in the original something was taken out (sorted, apart from each other)."""

    text: str
    spans: tuple[Span, ...]


def mask_replacements(text: str) -> str:
    """Earlier replacements become signs that no recogniser knows, at the same positions."""
    return _MASKED.sub(lambda match: MASK * len(match.group()), text)


def outside_masks(text: str, spans: Iterable[Span]) -> list[Span]:
    """The parts of the spans that hold no earlier replacement, without blanks at their ends."""
    parts = []
    for span in spans:
        for match in re.finditer(f"[^{MASK}]+", text[span.start : span.end]):
            words = match.group()
            start = span.start + match.start() + len(words) - len(words.lstrip())
            end = span.start + match.start() + len(words.rstrip())
            if start < end:
                parts.append(Span(start, end, span.kind, span.uncertain))
    return parts


def settle(spans: Iterable[Span]) -> list[Span]:
    """One span for each cluster that overlaps: nothing a recogniser found may stay because another found less."""
    settled: list[Span] = []
    for span in sorted(spans):
        if settled and span.start < settled[-1].end:
            settled[-1] = _together(settled[-1], span)
        else:
            settled.append(span)
    return settled


def _together(one: Span, other: Span) -> Span:
    kind = min(one.kind, other.kind, key=_RANK.__getitem__)
    return Span(one.start, max(one.end, other.end), kind, one.uncertain and other.uncertain)


def replace(text: str, spans: Iterable[Span]) -> str:
    pieces, position = [], 0
    for span in spans:
        pieces += [text[position : span.start], REPLACEMENTS[span.kind]]
        position = span.end
    return "".join([*pieces, text[position:]])
