"""Licence plates, bank accounts, citizen numbers and papers."""

import re
from collections.abc import Iterator
from itertools import chain

import stdnum.iban
import stdnum.nl.bsn

from straatwijs.observations.deidentification.spans import Span
from straatwijs.observations.deidentification.word_sets import set_of

# Sidecodes of the RDW, L a letter and D a digit.
_MODERN = (
    "LL-DD-LL",
    "LL-LL-DD",
    "DD-LL-LL",
    "DD-LLL-D",
    "D-LLL-DD",
    "LL-DDD-L",
    "L-DDD-LL",
    "LLL-DD-L",
    "L-DD-LLL",
    "D-LL-DDD",
    "DDD-LL-D",
    "LLL-DD-D",
    "D-DD-LLL",
)
_OLD = ("LL-DD-DD", "DD-DD-LL", "DD-LL-DD")
# Three letters in the middle that make a date or a time, not a plate: 12-mei-2, 10 uur 3.
_NO_PLATE = re.compile(
    r"(?i)\b(?:jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec|uur|min|sec|keer|dag|jr|st|nd|rd|th|km|cm|mm|kg|gr|ml|mb|gb|tb|x|nr|no|tm|en|of|om|op|te|al|na|in|is|ze|we|je|pm|am|kw|hp|pk|cc|pc|eu)\b"
)


_SHORT_WORDS = set_of("is en op in de te ik we ze je al na om er of ie ja nu zo af")


def _shape(code: str, gap: str, letter: str) -> str:
    signs = {"L": letter, "D": r"\d"}
    return gap.join(f"{signs[part[0]]}{{{len(part)}}}" for part in code.split("-"))


def _any(codes: tuple[str, ...], gap: str, letter: str) -> str:
    return "|".join(_shape(code, gap, letter) for code in codes)


_CONSONANT, _LETTER = "[BDFGHJKLMNPRSTVXZ]", "[A-Z]"
_DASHED = re.compile(rf"(?<![\w-])(?:{_any(_MODERN + _OLD, ' ?- ?', _LETTER)})(?![\w-])", re.IGNORECASE)
_SPACED = re.compile(rf"(?<![\w-])(?:{_any(_MODERN + _OLD, '[ .]', _CONSONANT)})(?![\w-])")
_CLOSED = re.compile(rf"(?<![\w-])(?:{_any(_MODERN, '', _CONSONANT)})(?![\w-])", re.IGNORECASE)
# Without DD-DD-LL, which in one piece is a postcode.
_CLOSED_OLD = re.compile(rf"(?<![\w-])(?:{_any(_OLD[:1] + _OLD[2:], '', _CONSONANT)})(?![\w-])")
# Bulgarian and its like: CB 4821 KH, WX 12345 only behind a word that says so.
_FOREIGN = re.compile(r"(?<![\w-])[A-Z]{1,2} ?\d{4} ?[A-Z]{2}(?![\w-])")
# Behind "kenteken" anything that looks like a plate, also a foreign one or in small letters with blanks.
_SAID = re.compile(
    r"(?i)\b(?:kentekens?|kentekenplaat|nummerbord|nummerplaat|plaatje|plaat|kent\.|kt)\b[^\S\n]{0,2}(?:nr|nummer)?[ :=]{0,3}(?:(?:is|was|met|van die|van|dus|begint met|nl|pl|bg|d)[ :]{1,2}){0,2}"
    r"([A-Z0-9]{1,3}(?:[ .-]{0,3}[A-Z0-9]{1,5}){0,3})(?![\w-])"
)

_IBAN = re.compile(r"(?<![\w-])[A-Z]{2}[ .-]?\d[ ]?\d(?:[ .-]{0,2}[A-Z0-9]){11,30}(?![\w-])", re.IGNORECASE)
_DUTCH_IBAN = re.compile(
    r"(?<!\w)NL[ .-]{0,2}\d[ ]?\d[ .-]{0,2}(?:[A-Z][ .-]?){4}(?:[ .-]{0,2}\d){10}(?!\d)", re.IGNORECASE
)
_ACCOUNT = re.compile(
    r"(?i)\b(?:rekening(?:nummer|nr)?|reknr|rek|iban|giro(?:nummer)?|bankrekening|tikkie naar|stort op|overmaken (?:op|naar))\b[^\d\n]{0,20}(\d(?:[ .-]{0,2}\d){6,9})(?!\d)"
)

_BSN = re.compile(r"(?<![\w.,+-])\d(?:[ .-]{0,2}\d){8}(?![\w-])")
_SAID_BSN = re.compile(
    r"(?i)\b(?:bsn|burgerservice(?:nummer|nr)?|sofi(?:nummer|-nummer|nr)?|burger service nummer)\b[^\d\n]{0,25}(\d(?:[ .-]{0,2}\d){7,8})(?!\d)"
)
_PAPER = re.compile(
    r"(?i)\b(?:paspoort|id-?kaart|identiteitskaart|identiteitsbewijs|rijbewijs|verblijfsvergunning|v-?nummer|document)(?:nummer|nr|s)?\b[^\w\n]{0,3}(?:(?:nummer|nr|is|met|was|van)[ :.]{1,3}){0,3}([A-Z0-9]*\d[A-Z0-9]*)\b"
)


def find(text: str) -> Iterator[Span]:
    yield from _plates(text)
    yield from _accounts(text)
    yield from _citizen_numbers(text)
    for match in _PAPER.finditer(text):
        if len(match[1]) >= 8:
            yield Span(*match.span(1), "document")


def _plates(text: str) -> Iterator[Span]:
    for match in chain.from_iterable(
        pattern.finditer(text) for pattern in (_DASHED, _SPACED, _CLOSED, _CLOSED_OLD, _FOREIGN)
    ):
        if not _NO_PLATE.search(re.sub(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)", " ", match.group())):
            yield Span(*match.span(), "plate")
    for match in _SAID.finditer(text):
        end = _plate_end(match[1])
        if end:
            yield Span(match.start(1), match.start(1) + end, "plate", uncertain=True)


def _plate_end(words: str) -> int:
    """How much of the words behind "kenteken" is the plate: up to the last part that has digits or capitals."""
    end = 0
    for part in re.finditer(r"[A-Za-z0-9]+", words):
        short = len(part.group()) <= 2 and part.group().lower() not in _SHORT_WORDS
        if not re.search(r"\d", part.group()) and not part.group().isupper() and not short:
            break
        end = part.end()
    signs = re.sub(r"\W", "", words[:end])
    return end if len(signs) >= 4 and re.search(r"\d", signs) else 0


def _accounts(text: str) -> Iterator[Span]:
    for match in _IBAN.finditer(text):
        length = _valid_iban(match.group())
        if length:
            yield Span(match.start(), match.start() + length, "iban")
    for match in _DUTCH_IBAN.finditer(text):
        yield Span(*match.span(), "iban")
    for match in _ACCOUNT.finditer(text):
        yield Span(*match.span(1), "iban", uncertain=True)


def _valid_iban(words: str) -> int:
    """The length of the valid account number these signs begin with; blanks between groups let more in than belongs to it."""
    for cut in [len(words), *(match.start() for match in reversed(list(re.finditer(r"[ .-]", words))))]:
        if len(re.sub(r"\W", "", words[:cut])) < 15:
            return 0
        if stdnum.iban.is_valid(re.sub(r"[.]", "", words[:cut])):
            return cut
    return 0


def _citizen_numbers(text: str) -> Iterator[Span]:
    for match in _BSN.finditer(text):
        if stdnum.nl.bsn.is_valid(re.sub(r"\D", "", match.group())):
            yield Span(*match.span(), "bsn")
    for match in _SAID_BSN.finditer(text):
        yield Span(*match.span(1), "bsn")
