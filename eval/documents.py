"""Documents made up for measuring at scale: sentences of our own in an order drawn by lot, always the same.

As a program it writes JSONL: ``python -m eval.documents --mb 5000 | translit normalize --format jsonl -``.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator

__all__ = ["HOSTILE", "articles", "records"]

_SENTENCES = {
    "ar": (
        "قال المتحدث باسم الحكومة إن الاجتماع سيعقد في العاصمة يوم الأحد المقبل.",
        "وصل هافتار إلى موسكو ، حيث التقى عددا من المسؤولين.",
        "أعلنت القيادة العامة لـ LNA أن المنطقة آمنة تماما.",
        "ارتفعت أسعار النفط في الأسواق العالمية بعد قرار خفض الإنتاج.",
        "ذكرت وكالة الأنباء أن الوفد غادر ليبیا صباح أمس.",
        "قال الوزير: «سنواصل العمل مع جميع الأطراف حتى نهاية العام».",
        "شارك في المؤتمر ممثلون عن الأمم المتحدة والاتحاد الأفريقي.",
        "وأضاف أن الخطة الجديدة تشمل بناء مدارس ومستشفيات في القرى البعيدة.",
        "من جانبه دعا رئيس اللجنة إلى مواصلة الحوار بين جميع الأطراف.",
        "ولم ترد تفاصيل أخرى عن سبب الحادث أو عدد الضحايا حتى الآن.",
        "تشهد المدينة حركة تجارية نشطة منذ فتح الطريق الساحلي أمام المسافرين.",
    ),
    "fa": (
        "وی افزود که برنامه تازه شامل ساخت مدرسه و بیمارستان در روستاهاست.",
        "سخنگوی دولت گفت که نشست روز یکشنبه در پایتخت برگزار خواهد شد.",
        "ارتش ملی لیبی اعلام کرد که حفتر به مسکو رفته است.",
    ),
    "en": (
        "Prices rose again last month after the decision to cut production.",
        "The spokesman said that the meeting would take place in the capital on Sunday.",
        "Haftar met officers of the Libyan National Army in Benghazi.",
    ),
    "ru": ("Представитель правительства заявил, что встреча состоится в воскресенье.",),
    "fr": ("Le porte-parole a déclaré que la réunion aurait lieu dimanche à Tripoli.",),
}
# What is written otherwise, or known, stands in one sentence of ten, as in the articles we have.
_NAMES = re.compile("هافتار|LNA|حفتر|Haftar|ليبیا")
_LANGS = ("ar",) * 7 + ("fa", "en", "ru", "fr")

HOSTILE = (
    "", " " * 2_000, "a\ud800b", "\x00\x01\x02", "ا\N{ARABIC FATHA}" * 500, "\N{RIGHT-TO-LEFT OVERRIDE}LNA",
    "&#39;" * 300, "\N{LATIN CAPITAL LETTER A WITH TILDE}\N{COPYRIGHT SIGN}" * 200, "LNA/" * 400,
    "«هافتار" * 100, "\N{THINKING FACE}" * 300, "x" * 20_000, "\r\n" * 500, "لـ" * 500, None,
)  # fmt: skip
"""What a crawl brings besides articles; None is a row without a text."""


def articles(count: int, size: int = 2_500, seed: int = 1) -> Iterator[str]:
    """Documents of about ``size`` characters, seven of eleven in Arabic."""
    rng = random.Random(seed)
    for _ in range(count):
        sentences = _SENTENCES[rng.choice(_LANGS)]
        weights = [1 if _NAMES.search(sentence) else 5 for sentence in sentences]
        lines, length = [], 0
        while length < size:
            line = " ".join(rng.choices(sentences, weights, k=4))
            lines.append(line)
            length += len(line) + 1
        yield "\n".join(lines)


def records(count: int, size: int = 2_500, hostile: float = 0.0) -> Iterator[dict[str, str | None]]:
    """``{"id", "text"}`` of documents, of which a share is hostile."""
    rng = random.Random(2)
    for number, text in enumerate(articles(count, size)):
        bad = rng.random() < hostile
        yield {"id": str(number), "text": rng.choice(HOSTILE) if bad else text}


def main() -> None:
    """Write so many megabytes of JSONL: the same 2,000 documents over and over, numbered on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mb", type=float, default=100)
    parser.add_argument("--size", type=int, default=2_500, help="characters of a document")
    given = parser.parse_args()
    texts = [json.dumps(r["text"], ensure_ascii=False).encode() for r in records(2_000, given.size)]
    out, number, left = sys.stdout.buffer, 0, int(given.mb * 1e6)
    while left > 0:
        line = b'{"id": "%d", "text": %b}\n' % (number, texts[number % len(texts)])
        out.write(line)
        left -= len(line)
        number += 1


if __name__ == "__main__":
    main()
