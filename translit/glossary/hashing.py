"""The hash by which an index knows the words that forms are made of.

A key is read as one large number, its UTF-16 units the digits, the first the least; its hash is what two
primes leave of it, 30 bits each (Karp and Rabin 1987). So one key is hashed by two divisions, and all
beginnings of many keys by one running sum. It is the same in every process and on every machine.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "DIGIT", "FIRST", "HALF", "SECOND", "Hashed", "distinct", "hash_of", "hashed", "left", "powers",
    "word_flags",
]  # fmt: skip

HALF = 30
"""Bits of half a hash."""
FIRST, SECOND = (1 << HALF) - 35, (1 << HALF) - 41
"""The largest primes below 2**30; the powers of 2**16 repeat themselves only after 10**8 places."""
DIGIT = 1 << 16
"""What a digit is worth next to the one before."""
_SAFE = 1 << 64 - 16 - HALF  # places whose digits times powers stay below 2**64


def hash_of(key: str) -> int:
    """The hash of one key: what the first prime leaves, then what the second does."""
    number = int.from_bytes(key.encode("utf-16-le"), "little")
    return number % FIRST << HALF | number % SECOND


class Hashed(NamedTuple):
    """Of many keys: the hash and the number of each that has a word, and the hashes of beginnings.

    A key is hashed from its first word to its last; its beginnings end with its other words.
    """

    hashes: NDArray[np.uint64]
    numbers: NDArray[np.int64]
    beginnings: NDArray[np.uint64]


def hashed(keys: Sequence[str]) -> Hashed:
    """The hashes of keys, none of which holds a line feed."""
    import numpy as np

    codes = np.frombuffer("\n".join(keys).encode("utf-16-le"), np.uint16)
    starts, ends = _words(codes)
    line = np.searchsorted((codes == ord("\n")).nonzero()[0], starts)
    last = np.ones(len(line), bool)
    last[:-1] = line[1:] != line[:-1]
    first = np.ones(len(line), bool)
    first[1:] = last[:-1]
    begin = starts[np.maximum.accumulate(np.where(first, np.arange(len(first)), 0))]
    high, low = (left(codes, begin, ends, prime) for prime in (FIRST, SECOND))
    hashes = high << np.uint64(HALF) | low
    return Hashed(hashes[last], line[last].astype(np.int64), distinct(hashes[~last]))


def distinct(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The hashes, sorted where they are, each once. numpy's ``unique`` takes ten times as long."""
    import numpy as np

    hashes.sort()
    new = np.ones(len(hashes), bool)
    new[1:] = hashes[1:] != hashes[:-1]
    return hashes[new]


def left(
    codes: NDArray[np.uint16], starts: NDArray[np.int64], ends: NDArray[np.int64], prime: int
) -> NDArray[np.uint64]:
    """What a prime leaves of the numbers between two places each, whose digits these are."""
    import numpy as np

    power, inverse = powers(DIGIT, len(codes), prime)
    modulus = np.uint64(prime)
    terms = codes * power[: len(codes)]
    if (ends - starts).max(initial=0) > _SAFE:
        terms %= modulus
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(terms, out=sums[1:])  # what runs over is gone again in a difference
    return (sums.take(ends) - sums.take(starts)) % modulus * inverse.take(starts) % modulus


def _words(codes: NDArray[np.uint16]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where words begin and end. A word is a run of letters and digits."""
    import numpy as np

    flags = np.zeros(len(codes) + 2, bool)
    flags[1:-1] = word_flags().take(codes)
    edges = (flags[1:] != flags[:-1]).nonzero()[0]
    return edges[0::2], edges[1::2]


@functools.cache
def word_flags() -> NDArray[np.bool_]:
    """Which characters of the basic plane words are made of."""
    import numpy as np

    return np.fromiter((chr(code).isalnum() for code in range(0x10000)), bool, 0x10000)


_POWERS: dict[tuple[int, int], tuple[NDArray[np.uint64], NDArray[np.uint64]]] = {}


def powers(
    base: int, count: int, modulus: int = 1 << 64
) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Powers of a base and of its inverse, at least so many; a modulus is below 2**32 or 2**64."""
    known = _POWERS.get((base, modulus))
    if known is None or len(known[0]) <= count:
        size = 1 << count.bit_length()
        pair = base, pow(base, -1, modulus)
        known = _series(pair[0], size, modulus), _series(pair[1], size, modulus)
        _POWERS[base, modulus] = known
    return known


def _series(base: int, size: int, modulus: int) -> NDArray[np.uint64]:
    """Powers of a base, a power of two of them: doubled again and again."""
    import numpy as np

    out = np.ones(size, np.uint64)
    done = 1
    while done < size:
        step = np.uint64(pow(base, done, modulus))
        piece = out[:done] * step
        out[done : 2 * done] = piece if modulus == 1 << 64 else piece % np.uint64(modulus)
        done *= 2
    return out
