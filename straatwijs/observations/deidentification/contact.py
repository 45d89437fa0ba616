"""Mail addresses, personal links, accounts, phone numbers."""

import re
from collections.abc import Iterator

import phonenumbers

from straatwijs.observations.deidentification.library import Library
from straatwijs.observations.deidentification.lists import Lists, fold
from straatwijs.observations.deidentification.number_words import spoken_number
from straatwijs.observations.deidentification.spans import MASK, Span
from straatwijs.observations.deidentification.word_sets import set_of

# All repetitions are bounded and start at a fixed sign or a word's edge: no text makes these slow.
_TOP = (
    "nl|com|net|org|eu|be|de|info|nu|pl|tr|bg|ro|me|co|uk|fr|online|live|amsterdam|frl|io|tv|app|site|email"
)
_EMAIL = re.compile(r"(?<![\w.+%=-])[\w.+%=-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){0,4}")
_AT = r"(?:@|[ \t]{1,2}@[ \t]{1,2}|[ \t]{0,2}[(\[][ \t]?(?:at|@|apenstaartje)[ \t]?[)\]][ \t]{0,2}|[ \t]{1,2}(?:at|apenstaartje|apestaartje)[ \t]{1,2})"
_DOT = r"(?:\.|[ \t]{0,2}[(\[][ \t]?(?:dot|punt)[ \t]?[)\]][ \t]{0,2}|[ \t]{1,2}(?:punt|dot)[ \t]{1,2})"
_SPOKEN_EMAIL = re.compile(
    rf"(?<![\w.+-])[\w+-]{{1,40}}(?:{_DOT}[\w+-]{{1,40}}){{0,3}}{_AT}[\w-]{{2,40}}(?:{_DOT}[\w-]{{2,40}}){{0,2}}{_DOT}(?:{_TOP})\b",
    re.IGNORECASE,
)
_URL = re.compile(
    rf"(?:\bhttps?://|\bwww\.)[^\s<>\"'{MASK}]{{2,500}}|(?<![\w@.-])(?:[a-z0-9-]{{1,63}}\.){{1,4}}(?:{_TOP})\b(?:/[^\s<>\"'{MASK}]{{0,500}})?(?![\w@])",
    re.IGNORECASE,
)
_SOCIAL = re.compile(
    r"^(?:https?://)?(?:[a-z-]{1,10}\.)?(?:facebook|fb|instagram|tiktok|snapchat|x|twitter|linkedin|t|wa|telegram|strava|threads|pinterest|linktr|vinted|youtube|twitch|discord)"
    r"\.(?:com|me|ee|nl|tv|gg|net)/(.+)$",
    re.IGNORECASE,
)
_SHARED_PATH = re.compile(
    r"^(?:groups|events|pages|hashtag|explore|watch|help|about|login|jobs|company|search)\b", re.IGNORECASE
)
_PLACE_PIN = re.compile(
    r"maps\.app\.goo\.gl/|goo\.gl/maps|[?&](?:q|ll|query|destination)=-?\d", re.IGNORECASE
)
_PERSONAL_PATH = re.compile(
    r"/(?:u|user|users|profile|profiel|member|leden|people|in)/[^/]|/[@~][\w.]|[?&](?:user|name|naam|email|mail|phone|tel|id|uid|token)=",
    re.IGNORECASE,
)

_PLATFORM = r"insta(?:gram)?|ig|snap(?:chat)?|sc|tik ?tok|tiktok|facebook|fb|twitter|telegram|tg|discord|twitch|youtube|yt|threads|linkedin|strava|xbox|psn|gamertag|signal"
_AT_HANDLE = re.compile(r"(?<![\w@/.])@[ \t]?([^\W\d_][\w.\-]{1,40}|\d[\w.\-]*[^\W\d_][\w.\-]*)")
_NAMED_HANDLE = re.compile(
    rf"\b(?:{_PLATFORM})\b(?P<link>[ \t]?(?:account|naam|name|user(?:name)?|handle|profiel|pagina)?[ \t]?(?:heet (?:hij|ze|zij|ie|die)|is|heet|=|:|->|als|onder de naam|onder|van hem is|van haar is|naam)?[ \t:]{{0,3}})"
    r"@?(?P<handle>[\w][\w.\-]{2,40})",
    re.IGNORECASE,
)
# rooie_dennis; jayjay.070 op insta.
_SCORED = re.compile(r"(?<![\w/.@-])(?=[\w.]{0,40}[^\W\d_])[^\W_][\w.]{0,40}_[\w.]{0,40}[^\W_](?![\w@/-])")
_HANDLE_ON = re.compile(
    rf"(?<![\w/.@-])(?P<handle>(?=[\w.]{{0,40}}[^\W\d_])[\w.]{{0,40}}(?:\d|\w\.\w)[\w.]{{0,40}})[ ](?:op|via)[ ](?:zijn |haar |de |z'n )?(?:{_PLATFORM})\b",
    re.IGNORECASE,
)
_LINKING = re.compile(r"[:=>]|\b(?:is|heet|als|account|naam|name|username|handle|onder)\b", re.IGNORECASE)

_DIGIT = r"[\doO]"
_PHONE_BITS = r"[ .\-/()]{0,3}"
_MOBILE = re.compile(
    rf"(?<![\w+])\(?(?:(?:\+|00)[ ]?31{_PHONE_BITS}\(?[0oO]?\)?|[0oO]){_PHONE_BITS}6(?:{_PHONE_BITS}{_DIGIT}){{8}}(?!\w)"
)
_LANDLINE = re.compile(
    r"(?<![\w.,+-])\(?(?:(?:\+|00)31[ .-]{0,2}(?:\(0\))?|0)[1-578]\d{0,2}\)?[ .\-/]{0,3}(?:\d[ .\-/]{0,2}){5,8}\d(?![\w-])"
)
_FOREIGN = re.compile(r"(?<![\w+])(?:\+|00)[1-9]\d{0,2}(?:[ .\-/()]{0,2}\d){6,12}(?!\d)")
_CALL = re.compile(
    r"\b(?:tel(?:efoon)?(?:nummer|nr)?|telnr|mob(?:iel)?(?:nummer|nr)?|06|bel(?:len)?|app(?:en)?|whatsapp|sms|bereikbaar|bereiken|nummer is|nr is)\b[^\d\n]{0,20}(\d(?:[ .\-]{0,2}\d){5,11})(?![\w:])",
    re.IGNORECASE,
)
_ENOUGH_DIGITS = re.compile(r"\d(?:[^\d\n]{0,3}\d){6}")
# Numbers of services, not of people.
_SERVICES = set_of(
    """
    112 113 144 14070 14010 14020 14030 09008844 08007000 09009292 08000113 09000113 0703533000
    0900112112 116000 116111 116123
    """
)


def _without(text: str, spans: list[Span]) -> str:
    for span in spans:
        text = text[: span.start] + MASK * (span.end - span.start) + text[span.end :]
    return text


def _by_library(text: str) -> list[Span]:
    """Slow per number, so it sees what the patterns left only."""
    if not _ENOUGH_DIGITS.search(text):
        return []
    return [
        Span(match.start, match.end, "phone")
        for match in phonenumbers.PhoneNumberMatcher(text, "NL", max_tries=100)
    ]


def find(text: str, lists: Lists) -> Iterator[Span]:
    for match in (*_EMAIL.finditer(text), *_SPOKEN_EMAIL.finditer(text)):
        yield Span(*match.span(), "email")
    for match in _URL.finditer(text):
        if _personal(match.group(), lists):
            start, end = match.span()
            yield Span(start, end - len(match.group()) + len(match.group().rstrip(".,;:!?)")), "url")
    yield from _handles(text, lists)


def _personal(url: str, lists: Lists) -> bool:
    """A profile, an address with somebody's name in it, or a pin on a map."""
    social = _SOCIAL.match(url)
    if social:
        return not _SHARED_PATH.match(social[1])
    if _PLACE_PIN.search(url) or _PERSONAL_PATH.search(url):
        return True
    host, _, path = re.sub(r"^https?://", "", url, flags=re.IGNORECASE).partition("/")
    return _named_host(fold(host), lists) or any(
        _is_name(part, lists) for part in re.split(r"[/\-_.?&=]", fold(path))
    )


def _is_name(part: str, lists: Lists) -> bool:
    return (
        len(part) > 3
        and (part in lists.first_names or part in lists.own_surnames)
        and part not in lists.known
        and part not in lists.places
    )


def _named_host(host: str, lists: Lists) -> bool:
    """jandevries.nl, www.fatma-yilmaz.com: a first name with a surname."""
    label = re.sub(r"[^a-z]", "", re.sub(r"^www\.", "", host).rpartition(".")[0])
    for cut in range(3, min(len(label) - 2, 14)):
        rest = re.sub(r"^(?:vande|vander|vanden|van|de|el)(?=\w{3})", "", label[cut:])
        if (
            label[:cut] in lists.first_names
            and label[:cut] not in lists.never
            and (rest in lists.surnames or label[cut:] in lists.surnames)
        ):
            return label not in lists.known
    return False


def _handles(text: str, lists: Lists) -> Iterator[Span]:
    for match in _AT_HANDLE.finditer(text):
        if re.sub(r"[\W_]", "", fold(match[1])) not in lists.public_handles:
            yield Span(*_trimmed(match, 0), "handle")
    for match in (*_SCORED.finditer(text), *_HANDLE_ON.finditer(text)):
        start = match.start()
        yield Span(
            start, start + len(match.groupdict().get("handle") or match.group()), "handle", uncertain=True
        )
    for match in _NAMED_HANDLE.finditer(text):
        handle = match["handle"]
        telling = re.search(r"[\d_]|\w\.\w", handle) and not handle.isdigit()
        named = (
            _LINKING.search(match["link"])
            and fold(handle) not in lists.known
            and fold(handle) not in lists.places
        )
        if telling or named:
            yield Span(*_trimmed(match, "handle"), "handle", uncertain=not telling)


def _trimmed(match: re.Match[str], group: int | str) -> tuple[int, int]:
    start, end = match.span(group)
    return start, end - len(match[group]) + len(match[group].rstrip(".-"))


def find_phones(text: str, library: Library) -> Iterator[Span]:
    yield from spoken_number(text)
    if not _ENOUGH_DIGITS.search(text):
        return
    found = [
        Span(*match.span(), "phone") for pattern in (_MOBILE, _FOREIGN) for match in pattern.finditer(text)
    ]
    found += [
        Span(*match.span(), "phone")
        for match in _LANDLINE.finditer(text)
        if 9 <= len(re.sub(r"\D", "", match.group())) <= 13
    ]
    found += [Span(*match.span(1), "phone", uncertain=True) for match in _CALL.finditer(text)]
    found += library.phones(text)
    found += _by_library(_without(text, found))
    yield from (span for span in found if re.sub(r"\D", "", text[span.start : span.end]) not in _SERVICES)
