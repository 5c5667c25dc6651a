import json

import pytest

from translit import audit
from translit.auditor import fixed

TARGET = "وصل إلى موسكو ، ثم عاد"
RIGHT = "وصل إلى موسكو، ثم عاد"
CHECKS = ["space-before-punctuation", "foreign-letters"]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param("a.txt", f"عنوان\r\n\r\n{TARGET}\r\n", f"عنوان\r\n\r\n{RIGHT}\r\n", id="txt"),
        pytest.param(
            "a.jsonl",
            f'{{"id": "x",  "target": "عاد"}}\n{{"target": "{TARGET}", "n": 1}}\n',
            f'{{"id": "x",  "target": "عاد"}}\n{{"target": "{RIGHT}", "n": 1}}\n',
            id="jsonl",
        ),
        pytest.param(
            "a.csv",
            f'id,target\r\n1,"عاد\nأمس"\r\n2,{TARGET}\r\n',
            f'id,target\r\n1,"عاد\nأمس"\r\n2,{RIGHT}\n',
            id="csv",
        ),
        pytest.param("a.tsv", f"id\ttarget\n1\t{TARGET}\n", f"id\ttarget\n1\t{RIGHT}\n", id="tsv"),
    ],
)
def test_only_what_has_a_fix_is_written(tmp_path, name, content, expected):
    path = tmp_path / name
    path.write_bytes(content.encode())
    report = audit(path, glossary="none", target_lang="ar", checks=CHECKS)
    assert fixed(path, report) == {str(path): (content, expected)}


def test_suppressed_findings_are_not_fixed(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"target": TARGET, "translit_ignore": "*"}), encoding="utf-8")
    report = audit(path, glossary="none", target_lang="ar", checks=CHECKS)
    assert report.findings
    assert fixed(path, report) == {}
