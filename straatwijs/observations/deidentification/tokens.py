"""Words with what their spelling says: capitals, the start of a sentence, a possessive s."""

import re
from dataclasses import dataclass, field

from straatwijs.observations.deidentification.lists import fold
from straatwijs.observations.deidentification.word_sets import set_of

# "'s" and "'t" stay a word of their own only at the start: Fatima's is one word, 's avonds are two.
_WORD = re.compile(r"[^\W\d_]+(?:['\-][^\W\d_]+)*")
_BREAK = re.compile(r"[.!?:;\n\"(\[]|\.\.\.|[\u2190-\u2bff\U0001f000-\U0001faff]|(?:^|\s)[-*>]\s")
# Dutch Fatima's and Ahmets, Turkish Hüseyin'in.
_POSSESSIVE = re.compile(r"(?:'[a-z]{0,3}|s)$")


@dataclass
class Word:
    text: str
    start: int
    end: int
    before: str  # what stands between the previous word and this one
    fold: str = field(init=False)
    titled: bool = field(init=False)
    shouted: bool = field(init=False)
    # Its capital says nothing: it opens a sentence, or everything here has capitals.
    opening: bool = False
    # 0 not a public name; 1 one that a title or first name before it overrules (Bergen); 2 surely public (Weimarstraat).
    public: int = 0

    def __post_init__(self) -> None:
        self.fold = fold(self.text)
        self.shouted = len(self.text) > 1 and self.text.isupper()
        self.titled = self.text[0].isupper() and not self.shouted

    @property
    def capital(self) -> bool:
        """Begins with a capital that means something."""
        return self.titled and not self.opening

    @property
    def owner(self) -> str:
        """Without the s of possession: Fatima's, Ahmets, Hans' -> fatima, ahmet, hans. Empty when there is none."""
        shorter = _POSSESSIVE.sub("", self.fold)
        return shorter if shorter != self.fold and len(shorter) > 2 else ""


def split(text: str) -> list[Word]:
    words, end = [], 0
    for match in _WORD.finditer(text):
        words.append(Word(match.group(), match.start(), match.end(), text[end : match.start()]))
        end = match.end()
    _mark_openings(words)
    return words


def _mark_openings(words: list[Word]) -> None:
    everything_titled = len(words) > 3 and sum(word.titled for word in words) > 0.8 * len(words)
    for index, word in enumerate(words):
        word.opening = everything_titled or index == 0 or _breaks(words[index - 1], word)


def _breaks(previous: Word, word: Word) -> bool:
    if not _BREAK.search(word.before):
        return False
    # The point of an abbreviation (mw. fam. J. v.d.) ends no sentence.
    return not (word.before.strip() == "." and (len(previous.text) == 1 or previous.fold in ABBREVIATIONS))


ABBREVIATIONS = set_of(
    """
    mw mevr mvr mej dhr hr fam dr drs ir ing prof mr ds nr nrs no tel bijv bv enz evt fa gebr gem gr
    st str v vd v.d o a b d i p m s t
    """
)
