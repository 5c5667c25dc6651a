"""Worker processes for a run: they start while their parent loads its termbase, and end when it does."""

from __future__ import annotations

import contextlib
import functools
import gc
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from translit.formats import choose
from translit.formats.parquet import Parquet
from translit.pipeline import Pipeline

__all__ = ["Pool", "shared"]

T = TypeVar("T")
J = TypeVar("J")
U = TypeVar("U")

_SAMPLES = ("قال الوزير أمس", "he said on Sunday")
_YOUNG = 10_000  # objects between collections: a row makes hundreds, and hardly a cycle


class Pool:
    """A context manager of ``workers`` processes, which load what any pipeline needs at once.

    Left early, it ends them where they are. ``sample`` is a path and format of the files to come.
    """

    def __init__(self, workers: int, pipeline: Pipeline, sample: tuple[str, str | None]) -> None:
        # fork would copy locks of threads that other packages have started
        context = multiprocessing.get_context("spawn")
        self._end, self._alive = context.Pipe(duplex=False)
        given = replace(pipeline, glossary="none"), sample, self._end
        self._pool = ProcessPoolExecutor(workers, context, _begin, given)
        self._ahead = 2 * workers
        self._pool.submit(os.getpid)  # the first task is what starts them

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:
            self._alive.close()
        self._pool.shutdown(cancel_futures=True)
        self._alive.close()
        self._end.close()

    def results(
        self, work: Callable[[J, U], T], job: J, units: Sequence[U]
    ) -> Iterator[tuple[U, T]]:
        """``work(job, unit)`` of each unit as it is done; few are on their way at once."""
        sent = pickle.dumps(job)
        waiting: dict[Future[T], U] = {}
        for unit in units:
            waiting[self._pool.submit(_work, work, sent, unit)] = unit
            if len(waiting) >= self._ahead:
                yield from _ready(waiting)
        while waiting:
            yield from _ready(waiting)


def _ready(waiting: dict[Future[T], U]) -> Iterator[tuple[U, T]]:
    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
        yield waiting.pop(future), future.result()


def shared(pipeline: Pipeline, place: Path) -> Pipeline:
    """The same pipeline for workers: its termbase, a ``Glossary``, is compiled to a file that they map."""
    if pipeline.glossary.mapped is not None:
        return pipeline
    pipeline.glossary.compile(place)
    return replace(pipeline, glossary=place)


def _begin(bare: Pipeline, sample: tuple[str, str | None], end: Connection) -> None:
    """What a worker does before its first unit, while the parent loads the termbase."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says when to end
    threading.Thread(target=_follow, args=(end,), daemon=True).start()
    gc.set_threshold(_YOUNG)
    with contextlib.suppress(Exception):  # what is wrong, the parent tells
        if isinstance(choose(*sample), Parquet):
            import pyarrow.parquet  # noqa: F401
        bare.map(_SAMPLES)


def _follow(end: Connection) -> None:
    """End when the parent ends, however it does, or gives up: nobody else would take the results."""
    end.poll(None)
    os._exit(1)


def _work(work: Callable[[J, U], T], sent: bytes, unit: U) -> T:
    return work(_job(sent), unit)


@functools.lru_cache(1)
def _job(sent: bytes) -> Any:
    """The job, whose pipeline loads its termbase once."""
    return pickle.loads(sent)
