"""How the time of a pass grows with the text that it is given."""

import gc
import time
from collections.abc import Callable


def _least(run: Callable[[], object]) -> float:
    """Return the least processor seconds of three runs; the collector, which would look at all tests, is off."""
    taken = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(3):
            start = time.process_time()
            run()
            taken.append(time.process_time() - start)
    finally:
        gc.enable()
    return min(taken)


def is_linear(run: Callable[[int], object], size: int) -> bool:
    """Return whether *run* takes far less than sixteen times as long for four times *size*."""
    return _least(lambda: run(4 * size)) < 10 * _least(lambda: run(size)) + 0.02
