import pytest

from translit.checks.space_before_punctuation import SpaceBeforePunctuation


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(None, "وصل إلى موسكو ، ثم عاد", [" ،"], id="arabic-comma"),
        pytest.param(None, "وصل ، ثم عاد .", [" ،", " ."], id="several"),
        pytest.param(None, "وصل\xa0؟", ["\xa0؟"], id="no-break-space"),
        pytest.param(None, "وصل إلى موسكو، ثم عاد.", [], id="joined"),
        pytest.param(None, "منصة .NET جديدة", [], id="dot-of-a-name"),
        pytest.param(None, "وصل ... ثم عاد", [], id="ellipsis"),
        pytest.param(None, "", [], id="empty"),
        pytest.param(None, " " * 50_000, [], id="spaces-only"),
    ],
)
def test_places(texts, source, target, expected):
    assert texts(SpaceBeforePunctuation, source, target) == expected


def test_a_space_on_the_wrong_side_moves(found):
    (finding,) = found(SpaceBeforePunctuation, None, "وصل ،ثم عاد")
    assert (finding.text, finding.suggestion.after) == (" ،", "، ")
