from translit.neural.perplexity import outliers


def test_outliers_stand_far_from_their_fellows():
    values = [10.0 + n % 5 for n in range(30)]
    assert outliers([*values, 900.0, None]) == [30]
    assert outliers(values) == []
    assert outliers([1.0] * 5 + [900.0]) == []  # too few to tell
    assert outliers([7.0] * 40) == []
