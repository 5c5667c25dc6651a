"""``translit audit`` on human and machine translations: what it finds, what it says wrongly, how fast.

Wrong languages are mixed into human Arabic at one line in a hundred. Numbers of human translations
are corrupted (a finding must weigh more than before) and written another way (nothing may be said);
beside us stands a comparison of the digit strings, as common tools make it. Omission and repetition
rank against people's flags, without the reference. False alarms are all findings on human
translations, though some of those are true: how many, a reader has judged (``judged_findings``).
"""

from __future__ import annotations

import csv
import random
import re
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

from eval.audit_speed import speed
from eval.judged_findings import beds, judged
from eval.table import Row, bootstrap, wilson

__all__ = ["measure"]

_US, _NAIVE = "translit", "digit strings"
_LANGUAGE = frozenset(
    {"wrong-language", "untranslated-segment", "copied-source", "source-words-left"}
)
_NTREX = {
    "arb": "ar",
    "fas": "fa",
    "rus": "ru",
    "ukr": "uk",
    "heb": "he",
    "urd": "ur",
    "pus": "ps",
    "ckb": "ckb",
}
_BEDS = {f"ntrex en-{lang}": (name, lang) for name, lang in _NTREX.items()}
Pair = tuple[str | None, str]
Findings = dict[str, list[object]]


def measure(data: Path, *, quick: bool) -> Iterator[Row]:
    """All rows of the suite; a part whose data is missing says so."""
    for part in (_languages, _mostly_latin, _numbers, _negations, _flags, _alarms, _read, _speed):
        try:
            yield from part(data, quick=quick)
        except FileNotFoundError as error:
            name = part.__name__.strip("_")
            yield Row(_US, name, "all", None, 0, note=f"no data: {error.filename}")


def _lines(path: Path) -> list[str]:
    return [line.rstrip("\r") for line in path.read_text("utf-8").rstrip("\n").split("\n")]


def _ntrex(data: Path, lang: str) -> list[str]:
    return _lines(data / "ntrex" / f"{lang}.txt")


def _audit(pairs: Iterable[Pair], langs: tuple[str, str], **options: object) -> Findings:
    """Findings by number of the pair; those of the batch under an empty id."""
    import translit
    from translit.segment import Segment

    segments = [
        Segment(
            str(i), target=t, source=s, source_lang=langs[0], target_lang=langs[1], document="1"
        )
        for i, (s, t) in enumerate(pairs)
    ]
    report = translit.audit(segments, source_lang=langs[0], target_lang=langs[1], **options)
    found: Findings = defaultdict(list)
    for finding in report.findings:
        found[finding.segment or ""].append(finding)
    return found


def _only(found: Findings, i: int, ids: Iterable[str]) -> list[object]:
    return [f for f in found.get(str(i), ()) if f.check in ids]


def _share(
    case: str, metric: str, hits: float, n: int, *, system: str = _US, note: str = ""
) -> Row:
    return Row(system, case, metric, *_first(wilson(hits, n), n), note)


def _first(
    interval: tuple[float, float, float], n: int, per: int = 1
) -> tuple[float, int, float, float]:
    value, low, high = interval
    return value * per, n, low * per, high * per


def _per_thousand(case: str, hits: int, n: int, *, system: str = _US) -> Row:
    return Row(system, case, "alarms per 1,000", *_first(wilson(hits, n), n, 1000))


def _languages(data: Path, *, quick: bool) -> Iterator[Row]:
    """Lines of another language among Arabic ones, one in a hundred; with the source and without."""
    human, english = _ntrex(data, "arb"), _ntrex(data, "eng")
    most = 2 if quick else 5
    for lang in ("fas", "urd", "pus", "ckb", "uig", "eng"):
        other = _ntrex(data, lang)
        usable = [i for i, t in enumerate(other) if len(re.findall(r"[^\W\d_]{2,}", t)) >= 3]
        random.Random(f"audit {lang}").shuffle(usable)
        for given in (True, False):
            hit = wrong = alarms = 0
            size = len(human) // 100
            for b in range(most):
                planted = set(usable[b * size : (b + 1) * size])
                pairs = [
                    (english[i] if given else None, other[i] if i in planted else human[i])
                    for i in range(len(human))
                ]
                found = _audit(pairs, ("en", "ar"), checks=_LANGUAGE)
                told = {i for i in range(len(human)) if _only(found, i, _LANGUAGE)}
                hit, wrong = hit + len(told & planted), wrong + len(planted)
                alarms = max(alarms, len(told - planted))
            case = f"{lang} among ar, {'with' if given else 'without'} source"
            yield _share(case, "recall", hit, wrong)
            yield _per_thousand(case, alarms, len(human))


def _mostly_latin(data: Path, *, quick: bool) -> Iterator[Row]:
    """Argos' lines that aren't Arabic, counted by hand rule: over half of the letters Latin, three words."""
    folder = data / "flores-en-ar"
    most = 300 if quick else None
    english, lines = _lines(folder / "en")[:most], _lines(folder / "argos.ar")[:most]
    wrong = {i for i, line in enumerate(lines) if _is_latin(line)}
    for given in (True, False):
        pairs = [(e if given else None, t) for e, t in zip(english, lines, strict=True)]
        found = _audit(pairs, ("en", "ar"), checks=_LANGUAGE)
        told = {i for i in range(len(lines)) if _only(found, i, _LANGUAGE)}
        case = f"argos en-ar, {'with' if given else 'without'} source"
        note = f"{len(wrong)} mostly Latin lines of {len(lines)}; {len(told - wrong)} others told"
        yield _share(case, "recall", len(told & wrong), len(wrong), note=note)


def _is_latin(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    latin = sum(c.isascii() for c in letters)
    return latin * 2 > len(letters) and len(re.findall(r"[A-Za-z]{2,}", line)) >= 3


_NUMBER = re.compile(r"(?<![\w.,:/٫٬-])\d+(?:[.,]\d+)*(?![\w:/٫٬-]|[.,]\d)")


def _plain(text: str) -> str:
    """A number without grouping marks."""
    return re.sub(r",(?=\d{3}(?:\D|$))", "", text)


def _shared(pair: tuple[str, str]) -> list[re.Match[str]]:
    """The numbers of the target that stand exactly once on both sides."""
    ours, theirs = (Counter(_plain(m[0]) for m in _NUMBER.finditer(t)) for t in pair)
    return [m for m in _NUMBER.finditer(pair[1]) if ours[_plain(m[0])] == 1 == theirs[_plain(m[0])]]


def _digit(text: str, rng: random.Random) -> tuple[int, str]:
    at = rng.choice([i for i, c in enumerate(text) if c.isdigit()])
    return at, text[at]


def _changed(text: str, rng: random.Random) -> str:
    at, old = _digit(text, rng)
    return text[:at] + rng.choice([d for d in "123456789" if d != old]) + text[at + 1 :]


def _dropped(text: str, rng: random.Random) -> str:
    at, _ = _digit(text, rng)
    return text[:at] + text[at + 1 :]


def _added(text: str, rng: random.Random) -> str:
    at, _ = _digit(text, rng)
    return text[:at] + rng.choice("123456789") + text[at:]


def _swapped(text: str, rng: random.Random) -> str:
    places = [i for i in range(len(text) - 1) if text[i : i + 2].isdigit()]
    if not places:
        return text
    at = rng.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _moved(text: str, _: random.Random) -> str:
    return text.replace(".", "") if re.fullmatch(r"\d+\.\d+", text) else text


def _arabic_indic(text: str, _: random.Random) -> str:
    return text.translate(str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫")).replace(",", "٬")


def _ungrouped(text: str, _: random.Random) -> str:
    return _plain(text)


def _comma(text: str, _: random.Random) -> str:
    return text.replace(".", ",") if re.fullmatch(r"\d+\.\d{1,2}", text) else text


Edit = Callable[[str, random.Random], str]
_FAULTS: dict[str, Edit] = {
    "digit changed": _changed,
    "digit dropped": _dropped,
    "digit added": _added,
    "digits swapped": _swapped,
    "decimal mark dropped": _moved,
}
_SAME: dict[str, Edit] = {
    "Arabic-Indic digits": _arabic_indic,
    "grouping dropped": _ungrouped,
    "decimal comma": _comma,
}


def _edited(
    pair: tuple[str, str], edit: Edit, rng: random.Random, *, fault: bool
) -> Iterator[tuple[str, str]]:
    """The pair with one shared number written otherwise, where that makes a difference."""
    known = {_plain(m[0]) for text in pair for m in _NUMBER.finditer(text)}
    for match in _shared(pair):
        new = edit(match[0], rng).strip(".,")
        other = not fault or (_plain(new) not in known and not re.match(r"0\d", new))
        if new and new != match[0] and other:
            yield pair[0], pair[1][: match.start()] + new + pair[1][match.end() :]


def _weights(pairs: Sequence[tuple[str, str]], langs: tuple[str, str]) -> list[tuple[float, int]]:
    """How bad the number findings of each pair are, and how many."""
    found = _audit(pairs, langs, checks=["number-mismatch"])
    listed = (found.get(str(i), []) for i in range(len(pairs)))
    return [(sum(f.severity + (f.score or 0) for f in fs), len(fs)) for fs in listed]


def _naive(pairs: Sequence[tuple[str, str]], _: tuple[str, str]) -> list[tuple[float, int]]:
    """The digit strings that one side has and the other hasn't, as common tools compare them."""
    return [(float(n), n) for n in (len(_strings(s) ^ _strings(t)) for s, t in pairs)]


def _strings(text: str) -> frozenset[str]:
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    return frozenset(re.findall(r"\d+(?:[.,]\d+)*", plain))


def _numbers(data: Path, *, quick: bool) -> Iterator[Row]:
    """Corrupted numbers must weigh more, numbers written otherwise must be silent."""
    for bed, (sides, lang) in _beds(data).items():
        pairs = [p for p in sides if all(re.search(r"\d", t) for t in p)][: 60 if quick else None]
        for system, weigh in ((_US, _weights), (_NAIVE, _naive)):
            plain = weigh(pairs, ("en", lang))
            hits = sum(n > 0 for _, n in plain)
            yield _per_thousand(f"{bed} as it is", hits, len(pairs), system=system)
            for how, edit in {**_FAULTS, **_SAME}.items():
                fault = how in _FAULTS
                cases = [
                    (plain[i], new)
                    for i, pair in enumerate(pairs)
                    for new in _edited(pair, edit, random.Random(f"{how} {i}"), fault=fault)
                ]
                got = weigh([new for _, new in cases], ("en", lang))
                worse = sum(a > b for a, (b, _) in zip(got, cases, strict=True))
                if not cases:
                    continue
                if fault:
                    yield _share(
                        f"{bed}: {how}", "contrastive accuracy", worse, len(cases), system=system
                    )
                else:
                    yield _per_thousand(f"{bed}: {how}", worse, len(cases), system=system)


_NO = re.compile(r"(?<![\w])[وف]?(?:لا|لم|لن|ليس|ليست|عدم|غير|دون|بدون|ما)(?![\w]) ?")


def _negations(data: Path, *, quick: bool) -> Iterator[Row]:
    """A check that is off by default: alarms on human Arabic, recall where its negations are cut out."""
    for bed, (pairs, lang) in _beds(data).items():
        if lang != "ar":
            continue
        some = pairs[: 300 if quick else None]
        found = _audit(some, ("en", lang), checks=["negation-lost"], glossary="none")
        told = sum(bool(found.get(str(i))) for i in range(len(some)))
        yield _per_thousand(f"{bed}: negation-lost (off by default)", told, len(some))
        plain = [p for p in some if re.search(r"\bnot\b|n[’']t\b", p[0]) and _NO.search(p[1])]
        cut = [(s, _NO.sub("", t)) for s, t in plain]
        found = _audit(cut, ("en", lang), checks=["negation-lost"], glossary="none")
        told = sum(bool(found.get(str(i))) for i in range(len(cut)))
        yield _share(f"{bed}: negations cut out (negation-lost)", "recall", told, len(cut))


def _auroc(items: Sequence[tuple[float, int]]) -> float:
    """Of (score, flag) pairs, ties at the middle."""
    ranked = sorted(items)
    positive = sum(flag for _, flag in ranked)
    below = total = 0.0
    at = 0
    while at < len(ranked):
        end = at
        while end < len(ranked) and ranked[end][0] == ranked[at][0]:
            end += 1
        flagged = sum(flag for _, flag in ranked[at:end])
        total += flagged * (below + (end - at - flagged) / 2)
        below += end - at - flagged
        at = end
    return total / max(positive * below, 1)


def _flags(data: Path, *, quick: bool) -> Iterator[Row]:
    """Omission and repetition against human flags on de-en, beside length and the heaviest n-gram."""
    path = data / "human-flags-de-en" / "annotated_corpus.csv"
    with path.open(encoding="utf-8", newline="") as file:
        sheet = [row for row in csv.DictReader(file) if None not in row]
    pairs = [(row["src"], row["mt"]) for row in sheet]
    found = _audit(pairs, ("de", "en"))
    ours = {
        "omission": {"omission", "missing-list-item"},
        "repetitions": {"repetition", "doubled-word", "doubled-phrase"},
    }
    theirs = {
        "omission": ("length", [-len(t) / max(len(s), 1) for s, t in pairs]),
        "repetitions": ("heaviest n-gram", [_heaviest(t) for _, t in pairs]),
    }
    for flag, ids in ours.items():
        flags = [int(row[flag]) for row in sheet]
        weighed = [
            sum(f.severity + (f.score or 0) for f in _only(found, i, ids))
            for i in range(len(sheet))
        ]
        for system, scores in ((_US, weighed), theirs[flag]):
            value, low, high = bootstrap(
                list(zip(scores, flags, strict=True)), _auroc, 50 if quick else 300
            )
            yield Row(system, f"human flags de-en: {flag}", "AUROC", value, len(sheet), low, high)
    for name, ids in ours.items():
        told = sum(bool(_only(found, i, ids)) for i in range(len(sheet)))
        yield _share(
            f"human flags de-en: {name}",
            "segments with a finding, neutral ones too",
            told,
            len(sheet),
        )


def _heaviest(text: str) -> float:
    words = text.lower().split()
    tops = (
        max(Counter(zip(*(words[i:] for i in range(n)), strict=False)).values(), default=0)
        for n in range(1, 5)
    )
    return max((n * top for n, top in enumerate(tops, 1) if top > 1), default=0)


def _tico(data: Path) -> list[tuple[str, str]]:
    with zipfile.ZipFile(next((data / "tico19").glob("all.en-ar*.zip"))) as archive:
        units = ElementTree.fromstring(archive.read(archive.namelist()[0])).iter("tu")
    pairs = (["".join(seg.itertext()) for seg in unit.iter("seg")] for unit in units)
    return [(p[0], p[1]) for p in pairs if len(p) == 2]


def _beds(data: Path) -> dict[str, tuple[list[tuple[str, str]], str]]:
    """Human translations: pairs and the language of the target."""
    english = _ntrex(data, "eng")
    found = {
        bed: (list(zip(english, _ntrex(data, name), strict=True)), lang)
        for bed, (name, lang) in _BEDS.items()
    }
    return found | {"tico19 en-ar": (_tico(data), "ar")}


def _alarms(data: Path, *, quick: bool) -> Iterator[Row]:
    """All findings of the default profile on human translations, by check."""
    for bed, (pairs, lang) in _beds(data).items():
        found = _audit(pairs[: 200 if quick else None], ("en", lang))
        n = len(pairs[: 200 if quick else None])
        at: dict[str, set[str]] = defaultdict(set)
        for segment, findings in found.items():
            for f in findings if segment else ():
                keys = [f"{f.check}, {f.severity}", "any"]
                keys += (
                    ["any but house style"]
                    if f.category.value != "style/inconsistent-style"
                    else []
                )
                keys += ["major or critical"] if f.severity >= 5 else []
                for key in keys:
                    at[key].add(segment)
        for key, ids in sorted(at.items(), key=lambda item: (-len(item[1]), item[0])):
            yield _per_thousand(f"human {bed}: {key}", len(ids), n)


def _read(data: Path, *, quick: bool) -> Iterator[Row]:
    """Precision by reading, on human and machine translations; what mended checks no longer say aside."""
    verdicts, most = judged(), 150 if quick else None
    right: Counter[str] = Counter()
    all_of: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    for bed in beds(data):
        asked = [v for v in verdicts.get(bed.name, ()) if most is None or v.row < most]
        said = _said(bed.name, bed.rows[:most], (bed.source_lang, bed.target_lang)) if asked else ()
        for verdict in asked:
            if verdict.place not in said:
                silent["right" if verdict.right else "wrong"] += 1
                continue
            fresh = [f"{verdict.kind}, checks mended"] if verdict.fresh else []
            for case in (f"{verdict.kind}, {verdict.check}", f"{verdict.kind}, all", *fresh):
                all_of[case] += 1
                right[case] += verdict.right
    for case, n in sorted(all_of.items()):
        yield _share(f"read: {case}", "precision by reading", right[case], n)
    note = f"{silent['wrong']} wrong and {silent['right']} right ones"
    yield Row(_US, "read: said before, no longer", "findings", silent.total(), 1, note=note)


def _said(
    bed: str, rows: Sequence[tuple[str | None, str, str | None]], langs: tuple[str, str]
) -> frozenset[object]:
    """The places of the findings, neutral ones apart, on rows of (source, target, document)."""
    import translit
    from translit.segment import Segment

    segments = [
        Segment(
            str(i), target=t, source=s, source_lang=langs[0], target_lang=langs[1],
            document=d or "1",
        )
        for i, (s, t, d) in enumerate(rows)
    ]  # fmt: skip
    report = translit.audit(segments, source_lang=langs[0], target_lang=langs[1])
    return frozenset(
        (bed, int(f.segment), f.check, f.side, f.start, f.end)
        for f in report.findings
        if f.segment and f.severity > 0
    )


def _speed(data: Path, *, quick: bool) -> Iterator[Row]:
    """What the default profile costs on ntrex en-ar, by check."""
    pairs = list(zip(_ntrex(data, "eng"), _ntrex(data, "arb"), strict=True))
    yield from speed(pairs[: 200 if quick else None], ("en", "ar"), 8)
