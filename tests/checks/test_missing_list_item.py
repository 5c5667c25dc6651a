import pytest

from translit.checks.missing_list_item import MissingListItem


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param("- a b\n- c d\n- e f", "- ا\n- ب", "1 of 3", id="bullets"),
        pytest.param("1. a b\n2. c d\n3. e f", "١. ا\n٢. ب", "1 of 3", id="numbered-lines"),
        pytest.param("1) eat 2) sleep 3) work", "1) كل 3) اعمل", "1 of 3", id="points-in-a-line"),
        pytest.param("(1) eat; (2) sleep", "(1) كل؛ و(2) نم", None, id="joined-conjunction"),
        pytest.param("- a b\n- c d", "• ا\n• ب", None, id="other-bullets"),
        pytest.param("- a b\n- c d", "ا وب", None, id="turned-into-prose"),
        pytest.param("the war (30) of (12) men", "الحرب", None, id="brackets-are-no-points"),
        pytest.param("- a b\n- c d", None, None, id="no-target"),
        pytest.param(None, "- ا", None, id="no-source"),
    ],
)
def test_finds(found, source, target, expected):
    messages = [f.message for f in found(MissingListItem, source, target)]
    assert [m.startswith(expected) for m in messages] == [True] if expected else not messages
