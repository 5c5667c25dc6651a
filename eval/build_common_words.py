"""Bring the lists of common words of ``translit/glossary/common`` up to date.

``python -m eval.build_common_words --data DIR`` counts the words of TICO-19 (CC0 1.0), English and its
Arabic translation. A word is common that stands in at least ``LEAST`` segments; names that our
glossaries hold, words with capitals and the subject of that corpus are left out.
"""

from __future__ import annotations

import argparse
import re
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import translit.glossary
from translit.glossary import Glossary

OUT = Path(translit.glossary.__file__).parent / "common"
LEAST = {"ar": 8, "en": 8}
WORD = re.compile(r"[^\W\d_]{2,}")
MARKS = re.compile(r"[\u0640\u064b-\u065f\u0670]")
SUBJECT = re.compile(r"covid|sars|corona|virus|كوفيد|سارس|كورونا|فيروس|ووهان", re.IGNORECASE)


def main() -> None:
    """Write ``ar.txt`` and ``en.txt``, the most frequent first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    archive = parser.parse_args().data / "tico19" / "all.en-ar.tmx.zip"
    names = _names()
    for lang, texts in _segments(archive).items():
        found = Counter(word for text in texts for word in set(WORD.findall(MARKS.sub("", text))))
        common = [
            w for w, n in sorted(found.items(), key=lambda x: (-x[1], x[0])) if n >= LEAST[lang]
        ]
        kept = [w for w in common if w not in names and w == w.lower() and not SUBJECT.search(w)]
        (OUT / f"{lang}.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
        print(f"{lang}: {len(kept)} words")


def _names() -> set[str]:
    return {t.text for c in Glossary.shipped().concepts if c.type != "TERM" for t in c.terms}


def _segments(archive: Path) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {"ar": [], "en": []}
    with zipfile.ZipFile(archive) as zipped:
        for name in zipped.namelist():
            if not name.endswith(".tmx"):
                continue
            for unit in ElementTree.fromstring(zipped.read(name)).iter("tuv"):
                lang = next((v for k, v in unit.attrib.items() if k.endswith("lang")), "")[
                    :2
                ].lower()
                if lang in out:
                    out[lang].append("".join(unit.find("seg").itertext()))  # type: ignore[union-attr]
    return out


if __name__ == "__main__":
    main()
