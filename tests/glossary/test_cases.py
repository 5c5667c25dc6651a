import pytest

from translit.glossary.cases import declined


@pytest.mark.parametrize(
    ("form", "lang", "genitive", "instrumental"),
    [
        pytest.param("Владимир Путин", "ru", "Владимира Путина", "Владимиром Путиным", id="in"),
        pytest.param("Сергей Лавров", "ru", "Сергея Лаврова", "Сергеем Лавровым", id="soft"),
        pytest.param("Лев Толстой", "ru", "Лева Толстого", "Левом Толстым", id="adjective"),
        pytest.param("Мария Захарова", "ru", "Марии Захаровой", "Марией Захаровой", id="woman"),
        pytest.param(
            "Саудовская Аравия", "ru", "Саудовской Аравии", "Саудовской Аравией", id="place"
        ),
        pytest.param(
            "Петро Порошенко", "uk", "Петра Порошенка", "Петром Порошенком", id="ukrainian"
        ),
        pytest.param("Рафаэль Гросси", "ru", "Рафаэля Гросси", "Рафаэлем Гросси", id="stays"),
    ],
)
def test_cases(form, lang, genitive, instrumental):
    cases = declined(form, lang)
    assert (cases[0], cases[3]) == (genitive, instrumental)


def test_a_womans_surname_may_stay():
    assert declined("Ангела Меркель", "ru")[5] == "Ангелы Меркель"


@pytest.mark.parametrize(
    ("form", "lang"),
    [
        pytest.param("Путин", "ru", id="one-word"),
        pytest.param("Владимир Путин", "en", id="no-cases"),
        pytest.param("Владимир Путин", "xx", id="no-language"),
        pytest.param("Ливийская национальная армия", "ru", id="more-than-names"),
        pytest.param("ООН Женщины", "ru", id="acronym"),
        pytest.param("А Б В Г Д", "ru", id="long"),
        pytest.param("", "ru", id="empty"),
        pytest.param("Иван  Петров", "ru", id="two-spaces"),
    ],
)
def test_what_is_not_inflected(form, lang):
    assert declined(form, lang) == ()
