"""What all tests share: properties are held whatever the machine's speed at the moment."""

import gc
import time

import pytest
from hypothesis import HealthCheck, settings

# A change must not fail for an example that nobody has touched: the same examples every time.
# New ones are looked for with --hypothesis-profile=explore.
_COMMON = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("explore", _COMMON)
settings.register_profile("translit", _COMMON, derandomize=True)
settings.load_profile("translit")


@pytest.fixture(scope="session")
def seconds():
    """The least CPU time of a few calls: ``seconds(call)``.

    A shared machine stalls, and a collection of all other tests' garbage would be counted as the
    call's; the least of some rounds without a collector is the work itself.
    """

    def measure(call, rounds=3):
        gc.disable()
        try:
            return min(_once(call) for _ in range(rounds))
        finally:
            gc.enable()

    return measure


def _once(call):
    start = time.process_time()
    call()
    return time.process_time() - start
