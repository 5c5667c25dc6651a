"""How alike two spellings of a name are, within and across scripts.

match("هافتار", "Haftar")              # Match(score=…, same=True); .why explains
match_many(pairs)                      # the same for a batch
NamesIndex.build(forms).nearest("هفتار", 5)  # the closest of up to a million known forms
key("حفتر") == key("Haftar")           # the consonant key: for blocking, never proof
"""

from translit.names.fold import fold, script
from translit.names.index import NamesIndex
from translit.names.keys import key, romanize, word_keys
from translit.names.match import Match, match, match_many, same_name

__all__ = [
    "Match",
    "NamesIndex",
    "fold",
    "key",
    "match",
    "match_many",
    "romanize",
    "same_name",
    "script",
    "word_keys",
]
