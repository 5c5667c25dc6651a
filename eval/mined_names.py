"""The layers of the suite `names` that read running text: suggestions and mining, judged by reading.

``eval/judged_names.tsv`` holds the verdicts: ``name`` (two spellings of one name), ``term`` (two
spellings of one borrowed word), ``wrong``. What nobody has judged counts as wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from eval.mined_seeds import seeds
from eval.name_pairs import part, rows
from eval.table import Row, wilson
from translit.glossary import Concept, Glossary
from translit.miner import Variant, mine
from translit.normalizer import Normalizer
from translit.segment import Document, Segment

JUDGED = Path(__file__).parent / "judged_names.tsv"
SYSTEMS = (
    "argos",
    "bergamot-base",
    "bergamot-base-memory",
    "google",
    "microsoft",
    "nllb",
    "opusmt",
)
TEMPLATES = ("شكر {} روسيا على دعمها", "وقال {} إن بلاده", "وصل أمس {} في زيارة")


def verdicts(corpus: str) -> dict[tuple[str, str], str]:
    """(form, preferred) -> verdict of one corpus."""
    return {(r[1], r[2]): r[3] for r in rows(JUDGED) if r[0] == corpus}


def in_text(data: Path) -> Iterator[Row]:
    """Suggestions of `libya` on human news: wrong ones per 10,000 tokens."""
    texts = (data / "ntrex" / "arb.txt").read_text("utf-8").split("\n")
    normalizer = Normalizer(Glossary.load("libya"), suggest=True)
    judged = verdicts("ntrex")
    right = wrong = 0
    for text in texts:
        found = normalizer(text, lang="ar")
        stands = {(e.start, e.end) for e in found.edits} | {
            (m.start, m.end) for m in found.mentions
        }
        for s in found.suggestions:
            if (s.start, s.end) not in stands:
                good = judged.get((s.before, s.after)) == "name"
                right, wrong = right + good, wrong + (not good)
    tokens = sum(len(text.split()) for text in texts)
    yield Row("translit", "ntrex arb, libya", "wrong suggestions per 10,000", 10_000 * wrong / tokens, tokens,
              note=f"{right} right, {wrong} wrong or unjudged")  # fmt: skip


def mining(data: Path, *, quick: bool) -> Iterator[Row]:
    """Hidden forms found again, and precision among the surest by reading."""
    yield from _hidden()
    yield from seeds(data)
    if quick:
        yield Row("translit", "flores-en-ar", "precision at 50", None, 0, note="not in a quick run")
        yield Row(
            "translit", "wmt25-en-ar_EG", "precision at 50", None, 0, note="not in a quick run"
        )
        return
    for corpus, documents in (("flores", _flores(data)), ("wmt25", _wmt25(data))):
        found = mine(documents, Glossary.shipped())
        for most in (50, 100):
            yield _precision(corpus, found[:most], most, len(found))


def _precision(corpus: str, found: list[Variant], most: int, total: int) -> Row:
    judged = verdicts(corpus)
    said = [judged.get((v.form, v.preferred), "unjudged") for v in found]
    right = sum(v in {"name", "term"} for v in said)
    note = ", ".join(
        f"{said.count(v)} {v}" for v in ("name", "term", "wrong", "unjudged") if v in said
    )
    value, low, high = wilson(right, len(said))
    source = "with sources" if corpus == "flores" else "without sources"
    return Row("translit", f"{corpus}, {source}", f"precision at {most}", value, len(said), low, high,
               note=f"{note}; {total} candidates")  # fmt: skip


def _hidden() -> Iterator[Row]:
    """A fifth of the spellings of `libya` taken out, each put into a sentence, and mined."""
    whole = Glossary.load("libya")
    hidden: dict[str, str] = {}
    kept: list[Concept] = []
    for concept in whole.concepts:
        stay = []
        for term in concept.terms:
            spelled = term.lang == "ar" and term.status in {"machine-translation", "misspelling"}
            if spelled and not term.requires and part(term.text, 5) == 0:
                hidden[term.text] = concept.id
            else:
                stay.append(term)
        kept.append(replace(concept, terms=tuple(stay)))
    known = Glossary.from_concepts(kept)
    free = {form: concept for form, concept in hidden.items() if not known.lookup(form)}
    lines = [TEMPLATES[i % len(TEMPLATES)].format(form) for i, form in enumerate(sorted(free))]
    document = Document(
        "hidden", tuple(Segment(str(i), target=line) for i, line in enumerate(lines))
    )
    found = {v.form: v.concept for v in mine([document], known)}
    right = sum(found.get(form) == concept for form, concept in free.items())
    value, low, high = wilson(right, len(free))
    yield Row("translit", "libya, a fifth hidden", "recall", value, len(free), low, high,
              note="translated and descriptive forms among them")  # fmt: skip
    wrong = sum(free.get(form, concept) != concept for form, concept in found.items())
    yield Row(
        "translit", "libya, a fifth hidden", "under a wrong concept", float(wrong), len(found)
    )


def _flores(data: Path) -> list[Document]:
    folder = data / "flores-en-ar"
    source = (folder / "en").read_text("utf-8").split("\n")
    return [
        Document(
            system,
            tuple(
                Segment(str(i), target=t, source=s, source_lang="en", system=system)
                for i, (t, s) in enumerate(
                    zip(
                        (folder / f"{system}.ar").read_text("utf-8").split("\n"),
                        source,
                        strict=False,
                    )
                )
                if t
            ),
        )
        for system in SYSTEMS
    ]


def _wmt25(data: Path) -> Iterator[Document]:
    for path in sorted((data / "wmt25-en-ar_EG").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            name = record["doc_id"]
            paragraphs = record["hypothesis"].split("\n\n")
            segments = tuple(
                Segment(str(i), target=p, document=name, system=path.stem)
                for i, p in enumerate(paragraphs)
            )
            yield Document(f"{name}/{path.stem}", segments)
