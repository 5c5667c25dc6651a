"""Every language is held to the same rules."""

import importlib
import itertools
import re
import unicodedata

import pytest

from translit.glossary.fold import fold
from translit.glossary.index import Index
from translit.glossary.joining import contracted, joined, stacks
from translit.glossary.lookup import Lookup
from translit.languages import BUILTIN, Language, get

LANGUAGES = pytest.mark.parametrize("language", BUILTIN, ids=lambda language: language.code)


def test_codes_are_unique_and_sorted():
    codes = [language.code for language in BUILTIN]
    assert codes == sorted(set(codes))


@LANGUAGES
def test_is_one_file_named_after_its_code(language):
    module = importlib.import_module(f"translit.languages.{language.code}")
    values = [value for value in vars(module).values() if isinstance(value, Language)]
    assert values == [language]
    assert language.name in module.__doc__


@LANGUAGES
def test_is_found_by_its_tag(language):
    assert get(language.code) is language
    assert get(f"{language.code}-XX") is language
    assert get(None) is None


@LANGUAGES
def test_fields_have_the_form_that_rooms_read(language):
    assert re.fullmatch("[a-z]{2,3}", language.code)
    assert all(re.fullmatch("[A-Z][a-z]{3}", script) for script in language.scripts)
    assert language.direction in ("ltr", "rtl")
    assert len(language.digits) == 10
    assert [unicodedata.digit(digit) for digit in language.digits] == list(range(10))
    assert all(len(pair) == 2 for pair in language.quotes)
    assert len(set(language.letters)) == len(language.letters)
    re.compile(f"[{language.marks}{language.elongation}x]")


@LANGUAGES
def test_letter_fixes_lead_into_the_alphabet(language):
    for wrong, right in language.letter_fixes.items():
        assert wrong not in language.letters
        assert right in language.letters


@LANGUAGES
def test_folds_are_done_in_one_step(language):
    assert not set(language.folds) & set(language.folds.values())


@LANGUAGES
def test_clitics_are_written_in_its_letters(language):
    clitics = language.clitics
    every = "".join((*clitics.prefixes, clitics.article, *clitics.suffixes, *clitics.endings))
    assert not language.letters or set(every) <= set(language.letters)


@LANGUAGES
def test_a_stack_is_short_and_no_contraction_is_longer_than_what_it_stands_for(language):
    assert all(1 <= len(stack) <= 4 for stack in stacks(language.code))
    for plain, written in language.clitics.contractions:
        assert plain[0] == written[0]
        assert len(written) < len(plain)


@LANGUAGES
def test_a_contracted_form_joins_to_what_it_was_taken_from(language):
    if not language.clitics.contractions:
        return
    form = language.clitics.article + language.letters[5:9]
    leads, rest = contracted(form, language.code)
    for lead in leads:
        assert joined(lead, form, language.code, contract=True) == lead + rest


@LANGUAGES
def test_names_are_looked_for_after_every_stack(language):
    name = (language.letters or "abcdefghijkl")[6:10]
    for stack in stacks(language.code):
        found = Lookup(Index.build([name])).find(fold(stack + name))
        assert [(start, word) for _, start, _, word in found] == [(len(stack), 0)]


@LANGUAGES
def test_words_are_words(language):
    lists = (language.titles, language.particles, language.function_words, language.negations)
    for word in itertools.chain(*lists):
        assert word == word.strip() != ""


def test_hebrew_needs_nothing_but_its_file():
    assert stacks("he")["ול"].lead == "ול"
    assert joined("ל", "הצבא הלאומי", "he") == "לצבא הלאומי"
    assert joined("ל", "הודו", "he") == "להודו"
