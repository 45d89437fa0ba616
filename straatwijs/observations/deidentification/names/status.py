"""Is a word a name, going by the word alone?"""

import re
from enum import IntEnum

from straatwijs.observations.deidentification.hints import NATIONAL
from straatwijs.observations.deidentification.lists import Lists
from straatwijs.observations.deidentification.tokens import Word
from straatwijs.observations.deidentification.word_sets import set_of

# Endings that only surnames have: Polish, Bulgarian and Ukrainian, Turkish, Moroccan, Surinamese.
_SURNAME_END = re.compile(
    r"^(?!(?:water|snow|apres|after)?ski$)[a-z]{2,}(?:wski|wska|nski|nska|lski|lska|rski|rska|cki|cka|dzki|dzka|wicz|czyk|czak|"
    r"[bdgklmnprstvzh]ov|[bdgklmnprstvzh]ova|[dgjlmnrtvz]ev|[dgjlmnrtvz]eva|ieva|enko|chuk|oglu|aoui|eddine|persad|pershad|parsad|singh|bahadoer|dikromo|escu)$"
)
# Ways of naming that no list is long enough for: Surinamese-Hindustani, Polish and Bulgarian, Arabic.
_FIRST_SHAPE = re.compile(
    r"^(?:radj|soerd|soeri|soere|dewk|dewa|indra|indr|krish|kriesn|bhag|ramk|raml|ramn|ramr|vidj|chandr|chand[ei]|moerli|naren|poern|sjiew|sewd|sewn|djai|djot)[a-z]{2,}$|^soeri[a-z]+$"
    r"|^[a-z]{3,}(?:wati|wattie|koemar|kumar|koemarie|kumarie|persad|pershad|narain|dewie|devi|slaw|slawa|slav|slava|mir|oedien|oerdien|eddin|eddine|oeddin|uddin|ullah|oellah)$"
    r"|^abd(?:el|oul|ul|oel|er|es|al)[a-z]{3,}$"
)
# Beginnings of Moroccan surnames; only beside a first name, or with a capital.
_SURNAME_SHAPE = re.compile(
    r"^(?:bou(?!w|l|t|i|g|n|q|r)[a-z]{3,}|ben(?=[hkms][a-z])(?!sk)[a-z]{4,}|el[hkmg][a-z]{4,}|ait[a-z]{3,}|oul(?:ad|ed)[a-z]*|ouah[a-z]{2,}|ziy?[ae]n[a-z]*)$"
)
_NOT_SURNAME = set_of(
    """
    innova casanova bossanova supernova genova villanova kiev geneva minerva terranova ajova renova
    primanova
    """
)
# Letters and pairs of letters that Dutch words do not have.
_FOREIGN_LETTER = re.compile(r"[ışğçłńśźżąęćčšžđřőűİŞĞÇŁŃŚŹŻĄĘĆČŠŽĐŘ]")
_FOREIGN_PAIR = re.compile(
    r"zb|dzh|^dz|cz|[bdgkpt]rz|szy|[a-z]{2}slav|^m[bpv]|^n[dgj]|^kh|ikh$|akh[tdr]|okht|^dj|[aeiounr]dj[aiou]|oull|[^d]oua|aoui"
    r"|^ab(?:d(?!ij)|u)|uddin|allah$|ullah$|inder(?:jit|jeet)$|deep$|iesh$|esh$|yan$|^q(?!u)|^x[^-bt]|^h[lrv]|^v[eiy]s[ei]l"
    r"|tsv|^zh|^hr[iy]st|^[bdgj]h|^ou(?![bdwvtri])|^y(?!og|up|el|ar|ank)|[a-z]{2}ae$|iao|[iu]ang$|[sc]zek$|ciek$"
    r"|[a-z]{2}(?:can|han|nur|gul|[^e]kan)$"
)
_FOREIGN_END = re.compile(r"(?<!e)[aiouy]$")
# What Dutch makes of its own words: foto's camera, bushalte-info, wijkradio, dagmenu.
_DUTCH_TAIL = re.compile(
    r"(?:foto|auto|radio|video|studio|disco|metro|taxi|info|menu|bui|trui|kooi|camera|agenda|opera|pizza|villa|kassa|programma|schema|thema|drama|lobby|hobby|baby|party|logo|euro|kilo|oma|opa|mama|papa|boa|"
    r"niveau|bureau|cadeau|plateau|vla|sla|ui|groei|bloei|boei|ooi|aai|ou|kado|show|firma|pagina|data|media|zebra|accu|ij)$"
)


class Status(IntEnum):
    NONE = 0
    WEAK = 1  # a word as well: the context must say that it is a name
    STRONG = 2


class Names:
    def __init__(self, lists: Lists) -> None:
        self.lists = lists

    def first(self, text: str) -> Status:
        lists = self.lists
        if text in lists.first_names:
            doubtful = text in lists.known or (len(text) < 3 and text not in lists.short_names)
            return Status.WEAK if doubtful else Status.STRONG
        parts = text.split("-")
        if len(parts) > 1 and all(part in lists.first_names for part in parts):
            return Status.STRONG
        return Status.STRONG if _FIRST_SHAPE.match(text) and text not in lists.known else Status.NONE

    def surname(self, text: str) -> Status:
        """Strong: no other word. See `lone_surname` for those that need no first name beside them."""
        lists = self.lists
        if self.lone_surname(text):
            return Status.STRONG
        if text in lists.surnames or text in lists.interfix_surnames:
            return (
                Status.WEAK
                if text in lists.known or text in lists.places or len(text) <= 3
                else Status.STRONG
            )
        parts = text.split("-")
        if len(parts) > 1 and any(part in lists.surnames and len(part) > 3 for part in parts):
            return Status.STRONG if all(part not in lists.known for part in parts) else Status.WEAK
        return Status.STRONG if self.shaped(text) else Status.NONE

    def shaped(self, text: str) -> bool:
        """Unknown, but made like a surname."""
        return bool(_SURNAME_SHAPE.match(text)) and not self.known(text)

    def lone_surname(self, text: str) -> bool:
        lists = self.lists
        if text in lists.own_surnames:
            return len(text) > 3 and text not in lists.words and text not in lists.never
        if any(
            part in lists.own_surnames and len(part) > 3 and part not in lists.known
            for part in text.split("-")[1:]
        ):
            return True
        return bool(_SURNAME_END.match(text)) and text not in _NOT_SURNAME and text not in lists.known

    def proper(self, text: str) -> bool:
        """Always with a capital: months, places, brands."""
        return text in self.lists.proper

    def known(self, text: str) -> bool:
        return text in self.lists.known or text in NATIONAL

    def never(self, text: str) -> bool:
        return text in self.lists.never or text in NATIONAL

    def after_interfix(self, text: str) -> bool:
        return text in self.lists.interfix_surnames or text in self.lists.surnames

    def trade(self, text: str) -> bool:
        return text in self.lists.trade_surnames

    def listed(self, text: str) -> bool:
        return bool(self.first(text) or self.surname(text))

    def lower(self, text: str) -> bool:
        """A first name that stays one without a capital."""
        if len(text) <= 3:
            return text in self.lists.short_lower
        return self.first(text) is Status.STRONG and text not in self.lists.never

    def looks_foreign(self, word: Word) -> bool:
        """No Dutch word is spelled so. A hint, no proof."""
        if _FOREIGN_LETTER.search(word.text):
            return True
        text = word.fold
        if len(text) < 4 or self.known(text) or text in self.lists.places or text in self.lists.streets:
            return False
        ends = (
            _FOREIGN_END.search(text) and text not in self.lists.vowel_words and not _DUTCH_TAIL.search(text)
        )
        return bool(ends or _FOREIGN_PAIR.search(text))
