"""The tagger's word as one more cue for mining."""

import pytest

from translit.glossary import Glossary
from translit.miner import Observer
from translit.segment import Document, Segment

pytestmark = pytest.mark.neural


def hints(ner):
    segment = Segment("1", "قال خليل منصور إن الطريق مغلق", system="alpha")
    table = Observer(Glossary.from_pairs([("فلان", "فلان")], lang="ar"), "ar", ner).observe(
        Document("d", (segment,))
    )
    return {form: set(seen.cues) for (_, form, _), seen in table.forms.items()}


def test_what_the_model_calls_a_name_is_a_cue(tiny):
    found = hints(tiny("tagger"))
    assert "entity" in found["منصور"]
    assert not [form for form, cues in found.items() if "entity" in cues and form == "مغلق"]
    assert "entity" not in set().union(*hints(None).values())
