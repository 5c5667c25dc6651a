import pytest

from translit.checks.acronym_unexpanded import AcronymUnexpanded
from translit.glossary import Glossary

GLOSSARY = Glossary.load("libya")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param("القيادة العامة لـ LNA", ["للجيش الوطني الليبي"], id="clitic"),
        pytest.param("الجيش الوطني الليبي (LNA)", [], id="gloss"),
        pytest.param("وصل Haftar", [], id="a-word"),
    ],
)
def test_acronyms(concluded, target, expected):
    found = concluded(AcronymUnexpanded, [(target, None)], GLOSSARY)
    assert [f.suggestion.after for f in found] == expected
