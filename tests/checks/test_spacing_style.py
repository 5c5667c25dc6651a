from translit.checks.spacing_style import SpacingStyle


def test_told_once_with_the_count(concluded):
    rows = [("وصل ، ثم عاد ، ثم نام", None), ("قال ، نعم", None), ("قال، نعم", None)]
    assert [f.message for f in concluded(SpacingStyle, rows)] == [
        "3 of 4 commas have a space before"
    ]


def test_a_few_are_no_style(concluded):
    assert concluded(SpacingStyle, [("وصل ، ثم عاد", None), ("قال، نعم", None)]) == []
