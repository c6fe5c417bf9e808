"""Finding figures in Chinese text, against `cn2an.transform`, which only turns numerals into digits."""

import os
import random
import sys
import warnings
from pathlib import Path

import cn2an

from benchmarks.clock import timed, turns
from benchmarks.rows import Row
from sgpolicy import find_quantities
from sgpolicy.sources import SOURCES

_HEDGES = ("", "近", "约", "超过", "不少于")
_UNITS = ("人", "名", "元", "个", "户", "家", "万元", "小时")


def wordings(figures: int, rounds: int) -> list[Row]:
    """Go through a text of figures only, and through work reports where the source texts are at hand."""
    rows = [_row(f"text of {figures:,} figures in Chinese numerals", _figures(figures), 0.4, rounds)]
    folder = os.environ.get(SOURCES)
    reports = sorted(Path(folder).glob("gwr-*.txt")) if folder else []
    if reports:
        text = "\n".join(path.read_text(encoding="utf-8") for path in reports)
        rows.append(_row(f"{len(reports)} work reports", text, 0.8, rounds))
    else:
        print(f"NO WORK REPORTS: give the folder of the source texts in {SOURCES}", file=sys.stderr)
    return rows


def _figures(count: int) -> str:
    """Return so many invented figures of two to seven digits, some of them hedged."""
    lot = random.Random(3)
    tops = (99, 9_999, 9_999_999)
    numbers = (lot.randint(1, lot.choice(tops)) for _ in range(count))
    return "，".join(lot.choice(_HEDGES) + cn2an.an2cn(str(n), "low") + lot.choice(_UNITS) for n in numbers)


def _row(what: str, text: str, goal: float, rounds: int) -> Row:
    """Return the time taken for each second of the peer: a speed of 0.4x takes 2.5 times as long."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of every numeral that it leaves alone
        race = turns(
            {
                "ours": lambda: timed(lambda: find_quantities(text)),
                "theirs": lambda: timed(lambda: cn2an.transform(text, "cn2an")),
            },
            rounds,
        )
    limit = 1 / goal
    ours, theirs = (f"{len(text) / race[name] / 1e6:.2f}" for name in ("ours", "theirs"))
    detail = f"{ours} million characters a second; cn2an {theirs}"
    return Row(f"finding figures: {what}", f"{limit:.2f}x cn2an.transform", limit, race.ratio("ours", "theirs"), detail)
