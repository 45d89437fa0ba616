"""Dates and ages.

Which dates are personal? Birth dates, in any spelling: "geboren op 3 mei 1985", "geb. 12-03-85", "jarig op 3 mei". Beyond those every
full date (day, month and year) goes, because in street talk such a date is nearly always somebody's birth date, and because
`shared/data/nl-pii` marks all of them. What stays is how people date an event: without a year ("12 oktober", "zaterdag 12 oktober"),
with the day of the week ("zaterdag 12 oktober 2026"), months, years and times on their own.

Which ages? The exact age of one person: "14 jaar oud", "een 9-jarig jongetje", "mijn oma van 91", "hij is 14", and what nl-pii marks.
What stays: how long something lasts ("ik woon hier al 12 jaar") and groups ("jongeren van 12 tot 18 jaar").
"""

import re
from collections.abc import Iterator

from straatwijs.observations.deidentification.library import Library
from straatwijs.observations.deidentification.number_words import NUMBER_WORD
from straatwijs.observations.deidentification.spans import MASK, Span

_MONTH = r"(?:januari|jan|februari|feb|maart|mrt|april|apr|mei|juni|jun|juli|jul|augustus|aug|september|sept|sep|oktober|okt|november|nov|december|dec)"
_BIRTH_BEFORE = re.compile(
    r"\b(?:geboren|geb|gb|geboortedatum|geb\.?datum|geboortejaar|gebdat|jarig|verjaardag|verjaart|dob)\b[^\d\n]{0,25}$",
    re.IGNORECASE,
)
_BORN_IN = re.compile(
    rf"\b(?:geboren|geb\.?|geboortedatum|geboortejaar|gebdat)\b[ :]{{0,2}}(?:(?:is|op|in|van|de|uit)[ ]){{0,3}}"
    rf"(?P<date>(?:\d{{1,2}}(?:e|ste)?[ \-./]{{1,2}})?{_MONTH}(?:[ \-./]{{1,2}}'?\d{{2,4}})?|(?:19|20)\d\d|'\d\d|\d{{1,2}}[\-./ ]\d{{1,2}}[\-./ ]'?\d{{2,4}})(?!\w)",
    re.IGNORECASE,
)
_BIRTHDAY = re.compile(
    rf"\b(?:jarig|verjaardag|verjaart|verjaar)\b[^\d\n.!?]{{0,20}}\b(?P<date>\d{{1,2}}(?:e|ste)?[ \-./]{{1,2}}(?:{_MONTH}|\d{{1,2}})(?:[ \-./]{{1,2}}'?\d{{2,4}})?)(?!\w)",
    re.IGNORECASE,
)
_SAID_OF = re.compile(
    r"\b(?:hij|zij|ze|ik|oma|opa|moeder|vader|zoon|dochter|zus|broer|die|man|vrouw)\b[^\d\n.!?]{0,14}\b(?:is|ben|was)[ ]van[ ](?:het[ ]jaar[ ]|bouwjaar[ ])?(?P<date>(?:19[2-9]|200)\d)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo)\b[ ,.]{1,3}(?:de[ ])?$",
    re.IGNORECASE,
)
# Two digits behind a month are a time or a number as well: 12 mei 20 uur, 3 mei 15 fietsen.
_SHORT_YEAR = re.compile(rf"(?:{_MONTH}|[ ]\d{{1,2}})[ ]\d\d$", re.IGNORECASE)
_GOES_ON = re.compile(r"^(?:[:.]\d|[ ]?(?:uur|u\b|h\b|%)|[ ][a-z])", re.IGNORECASE)

_YEARS = r"(?:jaar|jarige?n?|jr|jaartjes)"
_NUMBER = rf"(?:1?\d?\d(?:[.,]5)?(?:[ ]?-[ ]?1?\d?\d(?:[.,]5)?)?|{NUMBER_WORD})"
_OLD = re.compile(
    rf"(?<![\w,.\-])(?P<age>{_NUMBER})(?:[ \-]{{1,2}}{_YEARS}[ ](?:oud|oude|jong|jonge)\b|[ ]?-?[ ]?jarige?\b|-?jarige?\b)",
    re.IGNORECASE,
)
_BARE_OLD = re.compile(rf"(?<![\w,.])(?P<age>{_NUMBER})[ ]{_YEARS}(?![\w-])", re.IGNORECASE)
_RELATION = (
    r"\w{0,9}(?:zoon|zoontje|dochter|dochtertje|jongen|jongetje|meisje|neefje|nichtje|broertje|zusje)|zoon|zoontje|dochter|dochtertje|jongen|jongetje|ventje|meisje|meid|kind|kindje|kleinzoon|kleindochter|man|vrouw|moeder|vader|oma|opa|ma|pa|tante|oom|broer|broertje|zus|zusje|neef|neefje|nicht|nichtje|"
    r"puber|peuter|kleuter|baby|dame|heer|meneer|mevrouw|vent|gast|vriend|vriendin|oudste|jongste|tiener|kleine|kleintje|middelste|knul|knulletje|kereltje|kerel|mannetje|vrouwtje|meneertje|dametje|snotneus|boefje|gozer|gastje|grietje|meiske|jochie|oudje|omaatje|opaatje"
)
_OF_AGE = re.compile(
    rf"\b(?:{_RELATION})[ ]van[ ](?:net[ ]|bijna[ ]|al[ ]|pas[ ]|nog maar[ ])?(?P<age>\d{{1,3}}|{NUMBER_WORD})(?![\w:/-]|[.,]\d)(?![ ]?(?:hoog|uur|meter|cm|kilo|kg|euro|km|minuten|jaar[ ]geleden|en[ ]\d|tot[ ]\d))",
    re.IGNORECASE,
)
# Behind a name too: that is a mask when the recognisers look again.
_IS_AGE = re.compile(
    rf"(?:\b(?:hij|zij|ze|ik|die|jij|u|(?:buurman|buurvrouw|{_RELATION})(?:[ ]\w{{2,15}})?)|{MASK}|,)[ ](?:zelf[ ]|nu[ ])?(?:is|ben|was|wordt|word|werd|bent)[ ](?:nu[ ]|al[ ]|pas[ ]|net[ ]|bijna[ ]|nog maar[ ]|nog[ ]){{0,2}}(?P<age>\d{{1,3}}|{NUMBER_WORD})"
    rf"(?=[ ]{_YEARS}\b(?![ ](?:terug|geleden|later|lang|bezig|hier))|[ ]?[,.!?)](?!\d)|[ ]?$|[ ](?:en|maar|dus|geworden|jr|op|toen|of zo|ofzo)\b)(?![ ](?:en|of)[ ]\d)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    rf"(?:(?<=[^\W\d_])|(?<={MASK}),?)[ ]{{1,2}}\([ ]?(?P<age>\d{{1,3}})(?:[ ]?(?:jaar|jr|j)\.?)?[ ]?(?:,[ ]?[mv])?\)|(?<=[^\W\d_])\)?,[ ](?P<age2>\d{{2}})[ ](?:jaar|jr)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:kinderen|jongeren|jongens|meisjes|meiden|jeugd|pubers|tieners|kids|peuters|kleuters|ouderen|mensen|bewoners|senioren|groep|groepje|leeftijd|iedereen|voor|vanaf|tot|tussen|boven|onder|minimaal|maximaal)\b(?:[ ]\w+){0,3}[ ]$",
    re.IGNORECASE,
)
_GROUP_AFTER = re.compile(
    r"^(?:[ -]*(?:jaar|jarige?n?))?(?:[ ]oude?)?[ ](?:\w+[ ])?(?:jongens|meisjes|meiden|kinderen|jongeren|kids|gebouwe?n?|huize?n?|flats?|panden|pand|programma|studie|plan|project|contract|onderzoek|traject|periode|termijn|garantie|feest|bestaan|jubileum|woning(?:en)?|boom|bomen|lindes?|auto|fiets)\b|^[ ]?(?:jaar)?[ ]?(?:tot|t/m|en)[ ]\d",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"\b(?:al|ruim|zeker|zo'n|minstens|meer dan|langer dan|bijna|over|binnen|in|na|om de|elke|ieder|iedere|per|sinds|afgelopen|laatste|eerste|volgende|komende|paar|twee|gedurende|nog|ongeveer|circa|ca|voor|woon|wonen|woont|woonde|hier|er|"
    r"werk|werkt|werken|duurt|duurde|bestaat|staat|wacht|wachten|heeft|hebben|hangt|ligt|zit|zitten|speel|kom|komt|tot|vanaf|boven|onder|tussen|van|tegen|half|batterij|garantie|huur|mij|me|je|we|ik|dan|nu|we)[ ]$",
    re.IGNORECASE,
)
_LASTED = re.compile(
    r"^[ ]?(?:geleden|lang|later|terug|na\b|naar|nadien|gestopt|getrouwd|gewoond|gewerkt|woon|wonen|woont|woonde|hier|in\b|niet|niks|geen|bezig|garantie|op de|wacht|overlast|ellende|ervaring|vrijwillig|huur)",
    re.IGNORECASE,
)


def find_dates(text: str, library: Library) -> Iterator[Span]:
    for span in library.dates(text):
        before, after = text[: span.start], text[span.end :]
        if _SHORT_YEAR.search(text[span.start : span.end]) and _GOES_ON.match(after):
            continue
        if _BIRTH_BEFORE.search(before[-60:]):
            yield Span(span.start, span.end, "birth_date")
        elif not _WEEKDAY.search(before[-16:]):
            yield span
    for pattern in (_BORN_IN, _BIRTHDAY, _SAID_OF):
        for match in pattern.finditer(text):
            yield Span(*match.span("date"), "birth_date")


def find_ages(text: str, library: Library) -> Iterator[Span]:
    for pattern in (_OLD, _OF_AGE, _IS_AGE):
        for match in pattern.finditer(text):
            if not _of_a_group(text, *match.span("age")):
                yield Span(*match.span("age"), "age")
    for match in _IN_BRACKETS.finditer(text):
        yield Span(*match.span("age" if match["age"] else "age2"), "age")
    for span in library.ages(text):
        if _is_an_age(text, span):
            yield Span(span.start, span.end, "age", uncertain=True)


def _is_an_age(text: str, span: Span) -> bool:
    """deduce takes every "10 jaar"; on the street that is an age only at the start of a message or behind a hint."""
    before, after = text[max(0, span.start - 30) : span.start], text[span.end : span.end + 30]
    if re.search(r"\bleeftijd(?:[ ](?:van|is))?[ :]{1,2}$", before, re.IGNORECASE) or re.match(
        r"[ -]jarige?[ ]leeftijd", after
    ):
        return True
    years = re.match(r"[ -](?:jaar|jr)\b", after)
    if not years or before.strip():
        return False
    return not _LASTED.match(after[years.end() :])


def _of_a_group(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    return bool(
        _GROUP_AFTER.match(after)
        or (_GROUP.search(before) and not re.match(r"[ -](?:jaar[ ]oud|jarige?[ ]leeftijd)", after))
    )
