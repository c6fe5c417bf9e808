# ruff: noqa: T201 - printing is what it does
"""The judged samples: what numerals of official texts say, as a reader judged them, and how `find_quantities` does.

    python -m tests.reading.judged FOLDER          # the table, with the source texts in FOLDER
    python -m tests.reading.judged FOLDER --wrong  # and below it each numeral on which the two differ
    python -m tests.reading.judged FOLDER --draw reports 7 50  # a new sample to judge: seed 7, 50 of each stratum

A numeral was drawn from those that `find_quantities` found, or from those that it
passed over, when the sample was made. POPULATION tells how many there were, so that
each stands for so many of its stratum, whatever the reader makes of it today.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from tests.reading.suite import agree

from sgpolicy import find_periods, find_quantities
from sgpolicy.coding.reliability import wilson
from sgpolicy.reading.quantities import Found

HERE = Path(__file__).parent
FILES: Final = {"reports": "gwr-2026-*.txt", "regulations": "reg-*.txt"}

# How many numerals each stratum had when its sample was drawn. Each judged one stands for its share of them.
# Numerals that are ordinals or enumerators by their form (第三, （一）, 一、) state no quantity, and are left out.
POPULATION: Final = {
    "reports-1": {"found": 6868, "digits": 852, "chinese": 3863, "one": 2734, "period": 873},
    "regulations-1": {"found": 148, "digits": 7, "chinese": 40, "one": 126, "period": 162},
    "reports-2": {"found": 6857, "digits": 834, "chinese": 3882, "one": 2738, "period": 873},
}

_HAN = "〇零○一二三四五六七八九两十廿卅百千万亿俩仨半"
NUMERAL: Final = re.compile(
    f"[0-9０-９]+(?:[,.，．][0-9０-９]+)*[{_HAN}]*"
    f"|(?:[百千万]分之)?[{_HAN}]+(?:点[{_HAN}]+|分之[{_HAN}]+)?"
    "|[几数](?=[十百千万亿个名位项家次种天年月人])|翻番|倍增|全覆盖"
)
"""What is drawn: a run of digits or of Chinese numerals, or a word that has a number in it (数百, 翻番, 全覆盖)."""


def rows() -> list[dict[str, Any]]:
    """Return every judgement."""
    return [json.loads(line) for line in (HERE / "judged.jsonl").read_text(encoding="utf-8").splitlines()]


@cache
def read(path: Path) -> tuple[str, tuple[Found, ...]]:
    """Return the text of a source, and what is found in it."""
    text = path.read_text(encoding="utf-8")
    return text, find_quantities(text)


def strata(path: Path) -> Iterator[tuple[int, int, str]]:
    """Yield each numeral of a source with its stratum: found (once for a figure of several), or how it is passed over.

    A report begins with its salutation; what stands before it is furniture of the page.
    """
    text, everything = read(path)
    begin = max(text.find("各位代表"), 0) if path.match(FILES["reports"]) else 0
    found = [one for one in everything if one.start >= begin]
    inside = {place: at for at, one in enumerate(found) for place in range(one.start, one.end)}
    dated = {place for one in find_periods(text) for place in range(one.start, one.end)}
    seen = set[int]()
    for hit in NUMERAL.finditer(text, begin):
        at = next((inside[place] for place in range(*hit.span()) if place in inside), None)
        if at is None:
            yield *hit.span(), _passed(text, hit, dated)
        elif at not in seen:
            seen.add(at)
            yield *hit.span(), "found"


def _passed(text: str, hit: re.Match[str], dated: set[int]) -> str:
    if dated.intersection(range(*hit.span())):
        return "period"
    if text[hit.start() - 1] in "第（(" or (text[hit.start() - 1] == "\n" and text[hit.end()] == "、"):
        return "ordinal"
    if hit[0][0].isdecimal():
        return "digits"
    return "one" if hit[0] == "一" else "chinese"


def draw(folder: Path, kind: str, seed: int, count: int) -> None:
    """Print the size of each stratum, and *count* numerals of each, by lot and without telling the stratum."""
    places = defaultdict[str, list[tuple[Path, int, int]]](list)
    for path in sorted(folder.glob(FILES[kind])):
        for start, end, stratum in strata(path):
            places[stratum].append((path, start, end))
    print({stratum: len(listed) for stratum, listed in places.items()})
    lot = random.Random(seed)  # noqa: S311 - repeatable, not secret
    drawn = [one for _, listed in sorted(places.items()) for one in lot.sample(listed, min(count, len(listed)))]
    for path, start, end in lot.sample(drawn, len(drawn)):
        text = read(path)[0]
        around = f"{text[max(start - 24, 0) : start]}【{text[start:end]}】{text[end : end + 24]}"
        print(path.name, start, end, around.replace("\n", " "))


def outcome(row: dict[str, Any], folder: Path) -> str:
    """Return how the reader does on a judged numeral.

    A hit is a quantity that is found with the right value, wrong one with another
    value, a miss one that is not found; false is what is found where no quantity
    is, and right no quantity that is passed over.
    """
    found = [one for one in read(folder / row["file"])[1] if one.start < row["end"] and one.end > row["start"]]
    if row["verdict"] != "quantity":
        return "false" if found else "right"
    if not found:
        return "miss"
    opens = row.get("opens", "[]")
    expected = {name: row.get(name) for name in ("units", "lower", "upper")} | {
        "unit": row["units"][0],
        "value": row.get("about"),
        "lower_open": opens[0] == "(",
        "upper_open": opens[1] == ")",
    }
    return "hit" if any(agree(expected, one.quantity) for one in found) else "wrong"


class Score(NamedTuple):
    """A share with its 95 % interval, in percent."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.1f} % ({self.low:.1f} to {self.high:.1f})"


class Part(NamedTuple):
    """One stratum: how many numerals it has, and how many of each outcome those judged had."""

    size: int
    outcomes: Counter[str]

    @property
    def judged(self) -> int:
        """How many of it were judged."""
        return sum(self.outcomes.values())

    def number(self, *names: str) -> float:
        """Return how many of the whole stratum have one of these outcomes, by what was judged."""
        return self.size * sum(self.outcomes[name] for name in names) / self.judged

    def ends(self, *names: str) -> tuple[float, float]:
        """Return the least and the greatest number of them, by Wilson's interval of 95 %."""
        low, high = wilson(sum(self.outcomes[name] for name in names), self.judged) or (0, 1)
        return self.size * low, self.size * high


def parts(sample: str, judged: list[dict[str, Any]], folder: Path) -> list[Part]:
    """Return the strata of a sample with the outcomes of what was judged of each."""
    counts = {stratum: Counter[str]() for stratum in POPULATION[sample]}
    for row in judged:
        counts[row["stratum"]][outcome(row, folder)] += 1
    return [Part(POPULATION[sample][stratum], count) for stratum, count in counts.items()]


def precision(strata_of: list[Part]) -> Score:
    """Return the share of what is found that is a quantity with the right value."""
    found = [part for part in strata_of if part.number("hit", "wrong", "false")]
    return _share(found, ("wrong", "false"))


def recall(strata_of: list[Part]) -> Score:
    """Return the share of quantities that are found with the right value."""
    return _share(strata_of, ("wrong", "miss"))


def _share(strata_of: list[Part], faults: tuple[str, str]) -> Score:
    """Return how many are no fault, weighted by strata.

    Wilson's intervals of the strata are put together as Zou and Donner do (Statistics
    in Medicine 27, 2008, 1693-1702): by the squares of how far each end is from the middle.
    """
    total = lost = below = above = 0.0
    for part in strata_of:
        number, (low, high) = part.number(*faults), part.ends(*faults)
        total, lost = total + part.number("hit", *faults), lost + number
        below, above = below + (number - low) ** 2, above + (high - number) ** 2
    ends = lost, min(lost + math.sqrt(above), total), max(lost - math.sqrt(below), 0)
    return Score(*(100 * (1 - end / total) for end in ends))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder of the source texts")
    parser.add_argument("--wrong", action="store_true", help="print each numeral on which reader and judgement differ")
    parser.add_argument("--draw", nargs=3, metavar=("KIND", "SEED", "COUNT"), help="draw a new sample: reports 7 50")
    given = parser.parse_args()
    if given.draw:
        draw(given.folder, given.draw[0], int(given.draw[1]), int(given.draw[2]))
        return
    print("| sample | judged | precision | recall |\n| --- | ---: | ---: | ---: |")
    for sample in POPULATION:
        everything = [row for row in rows() if row["sample"] == sample]
        for what, judged in (("", everything), (", sure ones", [row for row in everything if "doubtful" not in row])):
            made = parts(sample, judged, given.folder)
            print(f"| {sample}{what} | {sum(part.judged for part in made)} | {precision(made)} | {recall(made)} |")
    for row in rows() if given.wrong else ():
        name = outcome(row, given.folder)
        if name not in {"hit", "right"}:
            text, found = read(given.folder / row["file"])
            got = ", ".join(str(one.quantity) for one in found if one.start < row["end"] and one.end > row["start"])
            before, after = text[row["start"] - 16 : row["start"]], text[row["end"] : row["end"] + 12]
            around = f"{before}【{row['numeral']}】{after}".replace("\n", " ")
            print(f"{name} in {row['sample']}: {around}; read as {got or 'nothing'}; {row.get('doubtful', 'sure')}")


if __name__ == "__main__":
    main()
