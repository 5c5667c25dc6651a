from translit import audit
from translit.auditor import sample
from translit.segment import Document, Segment


def test_every_stratum_has_its_turn():
    segments = tuple(
        Segment(str(i), "وصل ، ثم عاد" if i % 10 == 0 else "وصل ثم عاد", target_lang="ar")
        for i in range(100)
    )
    documents = [Document("d", segments)]
    report = audit(documents, glossary="none", checks=["space-before-punctuation"])
    rows = sample(report, documents, 8)
    assert [r["stratum"] for r in rows].count("minor") == 4
    assert rows == sample(report, documents, 8)
    assert len(sample(report, documents, 1000)) == 100
