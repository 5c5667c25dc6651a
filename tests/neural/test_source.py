"""Where models come from, without any of the heavy packages."""

import pytest

from translit.errors import ConfigError, InputError
from translit.neural import Source
from translit.neural.licences import is_non_commercial, licence

REVISION = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    return tmp_path


@pytest.mark.parametrize(
    "spec",
    [
        pytest.param("some/model", id="no-revision"),
        pytest.param("some/model@main", id="branch"),
        pytest.param(f"some/model@{REVISION[:12]}", id="short-revision"),
        pytest.param(f"some/model@{REVISION.upper()}", id="upper-case"),
        pytest.param("no/such/folder", id="no-folder"),
        pytest.param(f"a/b/c@{REVISION}", id="no-id"),
    ],
)
def test_only_a_folder_or_an_exact_revision(spec):
    with pytest.raises(ConfigError, match="40 hexadecimal digits"):
        Source.find(spec)


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        pytest.param("some/model@main", "`hf models info some/model` tells the latest", id="id"),
        pytest.param("light", "the light backend only embeds", id="light"),
        pytest.param("./models/x", "no model folder './models/x'; give a folder, or", id="path"),
    ],
)
def test_what_to_run_is_said(spec, message):
    with pytest.raises(ConfigError, match=message):
        Source.find(spec)


def test_folder(folder):
    found = Source.find(str(folder))
    assert (found.id, found.revision) == (folder.name, None)


@pytest.mark.parametrize(
    ("lost", "message"),
    [("config.json", "no config.json"), ("model.safetensors", "weights in other files")],
)
def test_folder_without_what_is_needed(folder, lost, message):
    (folder / lost).rename(folder / "pytorch_model.bin")
    with pytest.raises(InputError, match=message):
        Source.find(str(folder))


def test_digest_is_over_names_and_contents(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    (other / "config.json").write_text("{}")
    (other / "model.safetensors").write_bytes(b"weights")
    assert Source.find(str(other)).sha256 == Source.find(str(folder)).sha256
    third = tmp_path_factory.mktemp("third")
    (third / "config.json").write_text("{}")
    (third / "model.safetensors").write_bytes(b"weight2")
    assert Source.find(str(third)).sha256 != Source.find(str(folder)).sha256


def test_model_that_is_not_there_gives_the_command(tmp_path, monkeypatch):
    hub = pytest.importorskip("huggingface_hub")
    asked = {}

    def fetch(name, **options):
        asked.update(options, name=name)
        raise hub.errors.LocalEntryNotFoundError("not cached")

    monkeypatch.setattr(hub, "snapshot_download", fetch)
    with pytest.raises(InputError, match=rf"hf download some/model --revision {REVISION}"):
        Source.find(f"some/model@{REVISION}")
    assert asked["local_files_only"] is True
    assert not [p for p in asked["allow_patterns"] if "bin" in p or "py" in p or p == "*"]
    with pytest.raises(InputError, match="can't be fetched"):
        Source.find(f"some/model@{REVISION}", allow_download=True)
    assert asked["local_files_only"] is False


@pytest.mark.parametrize(
    ("name", "card", "expected"),
    [
        pytest.param("unbabel/wmt22-comet-da", None, "apache-2.0", id="known"),
        pytest.param("Unbabel/wmt22-cometkiwi-da", None, "cc-by-nc-sa-4.0 (non-commercial)", id="nc"),
        pytest.param("mine", "---\nlicense: mit\n---\nlicense: other", "mit", id="card"),
        pytest.param(
            "mine", "---\nlicense: cc-by-nc-4.0\n---", "cc-by-nc-4.0 (non-commercial)", id="nc-card"
        ),
        pytest.param("wmt22-cometkiwi-da", None, "cc-by-nc-sa-4.0 (non-commercial)", id="nc-folder"),
        pytest.param("mine", None, "unknown", id="never-guessed"),
        pytest.param("wmt22-comet-da", None, "unknown", id="folder-of-a-free-name"),
    ],
)  # fmt: skip
def test_licence(tmp_path, name, card, expected):
    if card:
        (tmp_path / "README.md").write_text(card)
    assert licence(Source(name, None, tmp_path)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("cc-by-nc-4.0", True), ("apache-2.0", False), ("mit", False), ("ncsa", False)],
)
def test_non_commercial(name, expected):
    assert is_non_commercial(name) is expected
