"""How alike two spellings of a name are, within and across scripts.

match("هافتار", "Haftar")              # Match(score=…, same=True); .why explains
match_many(pairs)                      # the same for a batch
key("حفتر") == key("Haftar")           # the consonant key: for blocking, never proof
"""

from translit.names.fold import fold, script
from translit.names.keys import key, word_keys
from translit.names.match import Match, match, match_many, same_name

__all__ = ["Match", "fold", "key", "match", "match_many", "same_name", "script", "word_keys"]
