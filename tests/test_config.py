import pytest

from translit.config import Config, Gate, Suppression
from translit.errors import ConfigError

FULL = """
glossary = ["libya", "own.toml"]
source-lang = "en"
[audit]
skip = ["quotes"]
fail-on = "major"
max-mqm = 20
baseline = "known.json"
[audit.severity]
doubled-word = "critical"
[audit.options.spacing-style]
min_count = 5
[[audit.suppress]]
check = "ascii-punctuation"
reason = "house style"
[audit.systems.google]
max-mqm = 5
"""


def test_everything(tmp_path):
    (tmp_path / "translit.toml").write_text(FULL, encoding="utf-8")
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    config = Config.find(deep)
    assert config.glossary == ("libya", str(tmp_path.resolve() / "own.toml"))
    assert config.gate == Gate("major", 20.0)
    assert config.systems == {"google": Gate(None, 5.0)}
    assert config.suppress == (Suppression(check="ascii-punctuation", reason="house style"),)
    assert config.options == {"spacing-style": {"min_count": 5}}
    assert config.baseline == str(tmp_path.resolve() / "known.json")


def test_pyproject(tmp_path):
    (tmp_path / "pyproject.toml").write_text(
        '[tool.translit]\ntarget-lang = "ar"\n', encoding="utf-8"
    )
    assert Config.find(tmp_path).target_lang == "ar"


def test_the_nearest_counts(tmp_path):
    (tmp_path / "translit.toml").write_text('target-lang = "ar"', encoding="utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "translit.toml").write_text('target-lang = "fa"', encoding="utf-8")
    assert Config.find(inner).target_lang == "fa"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("target-lan = 'ar'", "target-lang", id="key"),
        pytest.param("[audit]\nfail-onn = 'x'", "audit.fail-onn", id="deep-key"),
        pytest.param(
            "[audit]\nfail-on = 'majr'", "fail-on: no severity 'majr'.*'major'", id="severity"
        ),
        pytest.param("fail-on = 'major'", r"'fail-on' belongs in the table \[audit\]", id="place"),
        pytest.param("[audit]\nchecks = ['quots']", "audit.checks: .*'quotes'", id="check"),
        pytest.param(
            "[audit]\nskip = 'default'", "audit.skip: no check 'default'", id="set-to-skip"
        ),
        pytest.param("[audit.severity]\nquots = 'minor'", "audit.severity: .*'quotes'", id="rated"),
        pytest.param(
            "[audit.options.quots]\na = 1", "audit.options: .*'quotes'", id="options-of-none"
        ),
        pytest.param(
            "[audit.options.spacing-style]\nmin_cont = 1",
            "spacing-style .*'min_count'",
            id="option",
        ),
        pytest.param(
            "[audit.options]\nquotes = 1", "options.quotes must be a table", id="no-table"
        ),
        pytest.param(
            "[[audit.suppress]]\ncheck = 'quots'", "suppress.check: .*'quotes'", id="quiet"
        ),
        pytest.param("[audit.severity]\nquotes = 'bad'", "quotes", id="severity-of-a-check"),
        pytest.param("[audit]\nmax-mqm = 'x'", "number", id="type"),
        pytest.param("glossary = 5", "list", id="list"),
        pytest.param("[audit.systems.g]\nx = 1", "audit.systems.g.x", id="system"),
        pytest.param("[[audit.suppress]]\ncheks = 'x'", "check", id="suppression"),
        pytest.param("a = ", "translit.toml", id="syntax"),
        pytest.param("glossary = '../other.toml'", "outside", id="outside"),
        pytest.param("[audit]\nbaseline = '/etc/x.json'", "outside", id="absolute"),
        pytest.param(
            "[audit.options.meaning-drift]\nmodel = '../e5'", "outside", id="model-elsewhere"
        ),
    ],
)
def test_errors_name_what_was_meant(tmp_path, text, message):
    path = tmp_path / "translit.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=message):
        Config.find(tmp_path)


def test_every_error_names_the_file(tmp_path):
    path = tmp_path / "pyproject.toml"
    path.write_text("[tool.translit]\nchecks = ['quotes']", encoding="utf-8")
    with pytest.raises(
        ConfigError, match=r"pyproject.toml: 'checks' belongs in .*tool.translit.audit"
    ):
        Config.find(tmp_path)


def test_a_file_that_somebody_named_may_name_others(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text("glossary = '../other.toml'", encoding="utf-8")
    assert Config.load(path).glossary == (str(tmp_path.parent.resolve() / "other.toml"),)
