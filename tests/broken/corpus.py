# ruff: noqa: E501, S603 - one row a kind; the command under test
"""A large corpus of bad files, made from the shipped ones, run against the command.

    python -m tests.broken.corpus --cases 2200 --seed 1

Each case is a shipped document with one mistake of known kind, line and path.
What must never happen is counted (a mistake accepted, a traceback, a hang,
content leaked, a raw control character, a write into the input folder), and
how often line, path, hint and intended key are right.
"""

import argparse
import contextlib
import io
import random
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from attrs import field, frozen

from sgpolicy.cli import main as command
from sgpolicy.files.reader import read_tree
from sgpolicy.files.spelling import Plain, Spellings
from sgpolicy.files.tree import Map, Seq, offset_of
from sgpolicy.problem import PathKey, Place, line_column, path_text

DATA = Path(__file__).parents[2] / "src" / "sgpolicy" / "data" / "documents"
SECRET = "zqxj" * 75
SHOWN = 40
LIMIT = 5.0
LINE = re.compile(r"^(?P<file>[^:]*):(?P<line>\d+):(?P<column>\d+): (?:(?P<path>[^ :]+): )?(?P<rest>.*)$")
ENUMS = ("status", "role", "qualifier", "confidence", "relation", "reason", "commitment", "basis", "kind", "grade")
NAMES = ("indicator", "body", "work", "programme", "baseline", "issuer", "unit")
BOUNDS = ("lower", "upper", "value")


@frozen
class Spot:
    """A scalar of a file: the way to it, its places, and how it is written."""

    path: tuple[PathKey, ...]
    key: Place | None
    place: Place
    value: str
    raw: str
    parent: Map | Seq

    @property
    def name(self) -> PathKey:
        """The last step of the path."""
        return self.path[-1]


@frozen
class Mistake:
    """A spoilt text and what must be told of it; `paths` holds every path that is right."""

    text: str
    line: int
    paths: tuple[str, ...]
    intended: str = ""


@frozen(kw_only=True)
class Outcome:
    """What the command made of one case."""

    kind: str
    faults: tuple[str, ...] = ()
    line: bool = False
    path: bool = False
    hint: bool = False
    intended: bool | None = None
    seconds: float = 0.0
    said: str = field(default="", repr=False)


class Text:
    """A shipped file as lines, with every scalar that stands on one line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        tree, _ = read_tree(text, "x.yaml", scalars=Spellings())
        assert tree is not None
        self.tree = tree
        self.spots = list(self._walk(tree, ()))

    def _walk(self, node: Map | Seq, path: tuple[PathKey, ...]) -> Iterator[Spot]:
        is_map = isinstance(node, Map)
        steps: list[PathKey] = list(node) if isinstance(node, Map) else list(range(len(node)))
        values = list(node.values()) if isinstance(node, Map) else node
        places = [line_column(self.text, mark) for mark in node.marks]
        for index, (step, value) in enumerate(zip(steps, values, strict=True)):
            place = places[2 * index + 1] if is_map else places[index]
            if isinstance(value, (Map, Seq)):
                yield from self._walk(value, (*path, step))
            elif isinstance(value, str) and (raw := self._raw(place, value)):
                yield Spot((*path, step), places[2 * index] if is_map else None, place, str(value), raw, node)

    def _raw(self, place: Place, value: str) -> str:
        rest = self.lines[place[0] - 1][place[1] - 1 :]
        if isinstance(value, Plain):
            return str(value) if rest.startswith(value) else ""
        found = re.match(r'"([^"\\]*)"', rest)
        return found[0] if found and found[1] == value else ""

    def put(self, place: Place, old: str, new: str) -> str:
        """Return the text with *old* at *place* replaced."""
        lines = list(self.lines)
        number, column = place[0] - 1, place[1] - 1
        assert lines[number][column:].startswith(old)
        lines[number] = lines[number][:column] + new + lines[number][column + len(old) :]
        return "\n".join(lines)

    def drop(self, line: int) -> str:
        """Return the text without *line*."""
        return "\n".join(self.lines[: line - 1] + self.lines[line:])

    def insert(self, after: int, line: str) -> str:
        """Return the text with *line* after line *after*."""
        return "\n".join([*self.lines[:after], line, *self.lines[after:]])


Maker = Callable[[Text, random.Random], Mistake | None]


def mistyped(word: str, dice: random.Random) -> str:
    """Return *word* with one slip of the finger."""
    for _ in range(20):
        at = dice.randrange(len(word))
        way = dice.randrange(4)
        swapped = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
        ways = (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            swapped,
            word[:at] + dice.choice("aeiorst") + word[at + 1 :],
        )
        if (made := ways[way]) not in {word, ""} and re.fullmatch(r"[a-z][a-z0-9_-]*[a-z0-9]", made):
            return made
    return f"{word}x"


def pick(text: Text, dice: random.Random, fits: Callable[[Spot], bool]) -> Spot | None:
    """Return one of the spots that fit."""
    spots = [spot for spot in text.spots if fits(spot)]
    return dice.choice(spots) if spots else None


def record_of(path: tuple[PathKey, ...]) -> str:
    """Return the path of the record that *path* lies in."""
    return path_text(path[:2])


def replace(
    fits: Callable[[Spot], bool], change: Callable[[Spot, random.Random], str], *, intended: bool = False
) -> Maker:
    """Return a maker that writes something else for a value."""

    def make(text: Text, dice: random.Random) -> Mistake | None:
        spot = pick(text, dice, fits)
        if spot is None or (new := change(spot, dice)) == spot.raw:
            return None
        return Mistake(
            text.put(spot.place, spot.raw, new), spot.place[0], (path_text(spot.path),), spot.value if intended else ""
        )

    return make


def key_typo(text: Text, dice: random.Random) -> Mistake | None:
    """Mistype a key."""
    spot = pick(text, dice, lambda s: s.key is not None and "inferred" not in s.path)
    if spot is None or spot.key is None:
        return None
    word = str(spot.name)
    new = mistyped(word, dice)
    if new in spot.parent or new in {"at", "to", "id"}:
        return None
    path = path_text((*spot.path[:-1], new))
    return Mistake(text.put(spot.key, word, new), spot.key[0], (path,), word)


def list_typo(text: Text, dice: random.Random) -> Mistake | None:
    """Mistype the key of a list or mapping: of records, of a part of the head, of a place, of a quantity."""
    path, node = dice.choice(list(_holders(text.tree, ())))
    key = str(path[-1])
    new = mistyped(key, dice)
    if new in node or new in {"at", "to", "id"}:
        return None
    place = line_column(text.text, offset_of(node, (key,), on_key=True))
    return Mistake(text.put(place, key, new), place[0], (path_text((*path[:-1], new)),), key)


def _holders(node: Map | Seq, path: tuple[PathKey, ...]) -> Iterator[tuple[tuple[PathKey, ...], Map]]:
    """Yield the way to each list and mapping that stands under a key, and the mapping with that key."""
    for step, value in node.items() if isinstance(node, Map) else enumerate(node):
        if isinstance(value, (Map, Seq)) and "inferred" not in path:
            if isinstance(node, Map):
                yield (*path, step), node
            yield from _holders(value, (*path, step))


def key_twice(text: Text, dice: random.Random) -> Mistake | None:
    """Write a key a second time."""
    spot = pick(
        text,
        dice,
        lambda s: (
            s.key is not None and s.key[0] == s.place[0] and not text.lines[s.place[0] - 1].lstrip(" -").startswith("{")
        ),
    )
    if spot is None or spot.key is None or "{" in text.lines[spot.key[0] - 1]:
        return None
    line = " " * (spot.key[1] - 1) + f"{spot.name}: {spot.raw}"
    return Mistake(text.insert(spot.place[0], line), spot.place[0] + 1, (path_text(spot.path),))


def key_missing(text: Text, dice: random.Random) -> Mistake | None:
    """Leave a required key out."""
    needed = (
        "indicator",
        "unit",
        "qualifier",
        "as_stated",
        "role",
        "body",
        "status",
        "relation",
        "reason",
        "file",
        "sha256",
        "basis",
    )
    spot = pick(
        text,
        dice,
        lambda s: (
            s.name in needed
            and s.key is not None
            and "{" not in text.lines[s.key[0] - 1]
            and "-" not in text.lines[s.key[0] - 1][: s.key[1] - 1]
            and not (
                "also" in s.path
                or "inferred" in s.path  # a reason, for a field that is there
                or (s.path[-2] in {"time", "due", "as_of"} and s.name == "as_stated")
                or (s.path[0] == "dates" and s.name == "as_stated")
            )
        ),
    )
    if spot is None or spot.key is None:
        return None
    first, _ = line_column(text.text, spot.parent.mark)
    return Mistake(text.drop(spot.key[0]), first, (path_text(spot.path[:-1]),))


def span(change: Callable[[int, int], str], only_figures: bool) -> Maker:  # noqa: FBT001 - a table below
    """Return a maker that writes another span."""

    def make(text: Text, dice: random.Random) -> Mistake | None:
        spot = pick(
            text,
            dice,
            lambda s: (
                s.name == 0
                and s.path[-2] == "at"
                and len(s.path) == 4
                and (not only_figures or s.path[0] in {"targets", "observations", "provisions"})
            ),
        )
        if spot is None:
            return None
        found = re.match(r"\[(\d+), (\d+)\]", text.lines[spot.place[0] - 1][spot.place[1] - 2 :])
        if not found:
            return None
        new = change(int(found[1]), int(found[2]))
        place = (spot.place[0], spot.place[1] - 1)
        return Mistake(text.put(place, found[0], new), spot.place[0], (path_text(spot.path[:-1]), path_text(spot.path)))

    return make


def id_twice(text: Text, dice: random.Random) -> Mistake | None:
    """Give two records one id."""
    ids = [s for s in text.spots if s.name == "id" and len(s.path) == 3]
    if len(ids) < 2:
        return None
    one, other = dice.sample(ids, 2)
    first, second = sorted((one, other), key=lambda s: s.place)
    # Programmes, provisions and observations come first, whatever their order in the file.
    paths = (path_text(first.path), path_text(second.path))
    new = text.put(second.place, second.raw, first.raw)
    return Mistake(new, second.place[0], paths)


def character(text: Text, dice: random.Random) -> Mistake | None:
    """Put a character that nobody sees into a value."""
    spot = pick(text, dice, lambda s: s.raw.startswith('"') and len(s.value) > 2)
    if spot is None:
        return None
    at = dice.randrange(1, len(spot.raw) - 1)
    new = (
        spot.raw[:at]
        + dice.choice("\0\x1b\x07\x7f\x9b\u202e\u2066\u200b\u200f\ufeff\u00ad\t\u2028\ufffd")
        + spot.raw[at:]
    )
    return Mistake(text.put(spot.place, spot.raw, new), spot.place[0], (path_text(spot.path),))


def decorated(text: Text, dice: random.Random) -> Mistake | None:
    """Use an anchor, an alias or a tag."""
    spot = pick(text, dice, lambda s: s.key is not None)
    if spot is None:
        return None
    new = dice.choice(
        (f"&a {spot.raw}", "*a", f"!!str {spot.raw}", f"!!python/object:os.system {spot.raw}", f"!x {spot.raw}")
    )
    return Mistake(text.put(spot.place, spot.raw, new), spot.place[0], (path_text(spot.path),))


def unclosed(text: Text, dice: random.Random) -> Mistake | None:
    """Forget a closing quote."""
    spot = pick(text, dice, lambda s: s.raw.startswith('"') and s.key is not None)
    if spot is None:
        return None
    return Mistake(
        text.put(spot.place, spot.raw, spot.raw[:-1]),
        spot.place[0],
        (path_text(spot.path), path_text(spot.path[:-1]), record_of(spot.path)),
    )


def no_colon(text: Text, dice: random.Random) -> Mistake | None:
    """Forget a colon."""
    spot = pick(
        text,
        dice,
        lambda s: (
            s.key is not None
            and s.key[0] == s.place[0]
            and "{" not in text.lines[s.key[0] - 1]
            and "- " not in text.lines[s.key[0] - 1]
        ),
    )
    if spot is None or spot.key is None:
        return None
    above = {path_text(spot.path[:n]) for n in range(len(spot.path) + 1)}
    before = [s.path for s in text.spots if s.place < spot.place][-1:]
    above |= {path_text(path[:n]) for path in before for n in range(len(path) + 1)}
    return Mistake(text.put(spot.key, f"{spot.name}:", f"{spot.name}"), spot.key[0], tuple(above))


def hedge(spot: Spot, dice: random.Random) -> str:
    """Return another qualifier."""
    return dice.choice(
        [
            q
            for q in ("exact", "about", "nearly", "over", "at_least", "more_than", "at_most", "range")
            if q != spot.value
        ]
    )


def figure(spot: Spot) -> bool:
    """Return whether a spot lies in the quantity of a figure."""
    return "quantity" in spot.path


def next_digit(spot: Spot, dice: random.Random) -> str:
    """Return the value with one digit changed."""
    at = dice.choice([i for i, c in enumerate(spot.raw) if c.isdigit()])
    digit = dice.choice([d for d in "123456789" if d != spot.raw[at]])
    return spot.raw[:at] + digit + spot.raw[at + 1 :]


def strange_number(spot: Spot, dice: random.Random) -> str:
    """Return the number in a form that YAML readers disagree on."""
    wide = spot.value.translate({ord("0") + i: ord("０") + i for i in range(10)})
    return dice.choice(
        (
            f'"{spot.value}"',
            f"0{spot.value}",
            f"{spot.value}e0",
            f"+{spot.value}",
            f"{spot.value}_0",
            "12:30",
            ".nan",
            "~",
            "no",
            wide,
            "9" * 10_000,
        )
    )


MAKERS: dict[str, tuple[int, Maker]] = {
    "key mistyped": (12, key_typo),
    "list or mapping mistyped": (5, list_typo),
    "key twice": (4, key_twice),
    "key missing": (5, key_missing),
    "word mistyped": (
        6,
        replace(
            lambda s: s.name in ENUMS and len(s.value) > 3 and "inferred" not in s.path,
            lambda s, d: mistyped(s.value, d),
            intended=True,
        ),
    ),
    "reference mistyped": (
        6,
        replace(
            lambda s: s.name in NAMES and len(s.value) > 3 and "inferred" not in s.path and "/" not in s.value,
            lambda s, d: mistyped(s.value, d),
            intended=True,
        ),
    ),
    "number in a strange form": (5, replace(lambda s: figure(s) and s.name in BOUNDS, strange_number)),
    "digit changed": (6, replace(lambda s: figure(s) and s.name in BOUNDS, next_digit)),
    "hedge changed": (5, replace(lambda s: figure(s) and s.name == "qualifier", hedge)),
    "unit changed": (
        3,
        replace(
            lambda s: figure(s) and s.name == "unit" and "/" not in s.value,
            lambda s, _: "mu" if s.value != "mu" else "km",
        ),
    ),
    "span of a figure off by one": (6, span(lambda a, b: f"[{a}, {b + 1}]", only_figures=True)),
    "span reversed": (3, span(lambda a, b: f"[{b}, {a}]", only_figures=False)),
    "span past the end": (3, span(lambda a, b: f"[{a + 10**6}, {b + 10**6}]", only_figures=False)),
    "period of nowhere": (
        4,
        replace(
            lambda s: s.name in {"period", "due"},
            lambda _, d: d.choice(('"20225"', '"2022-13"', '"2022-02-30"', '"十四五"', '"２０２２"', "2022", '"1022"')),
        ),
    ),
    "target due before": (
        2,
        replace(lambda s: s.path[0] == "targets" and s.path[-2:] == ("due", "period"), lambda *_: '"1999"'),
    ),
    "observation after": (2, replace(lambda s: s.path[-2:] == ("as_of", "period"), lambda *_: '"2150"')),
    "id twice": (3, id_twice),
    "region of nowhere": (
        3,
        replace(
            lambda s: s.name == "region" and s.value.isdigit(),
            lambda s, d: d.choice((f'"{s.value[:5]}"', '"990000"', s.value, '"Atlantis"')),
        ),
    ),
    "character": (6, character),
    "anchor, alias or tag": (4, decorated),
    "quote not closed": (2, unclosed),
    "no colon": (3, no_colon),
    "digest": (
        2,
        replace(lambda s: s.name == "sha256", lambda s, d: d.choice((s.value[:-1], s.value.upper(), "x" * 64))),
    ),
    "secret": (
        3,
        replace(
            lambda s: s.name in (*ENUMS, *NAMES, *BOUNDS, "id", "period", "region") and "inferred" not in s.path,
            lambda s, _: f'"{SECRET}"' if s.raw[0] == '"' else SECRET,
        ),
    ),
    "list for a text": (
        2,
        replace(lambda s: s.key is not None and s.name != "inferred", lambda s, _: f"[{s.raw}]"),
    ),
}


def cases(count: int, seed: int) -> Iterator[tuple[str, str, Mistake]]:
    """Yield *count* cases: kind, name of the file, mistake."""
    dice = random.Random(seed)  # noqa: S311 - repeatable, not secret
    files = [(file.name, file.read_text(encoding="utf-8")) for file in sorted(DATA.rglob("*.yaml"))]
    # The largest files would take most of the time and have the same sorts of records; those that name other documents
    # are not sound alone.
    texts = [(name, Text(text)) for name, text in files if text.count("\n") < 1_499 and "document: " not in text]
    kinds = [kind for kind, (weight, _) in MAKERS.items() for _ in range(weight)]
    made = 0
    while made < count:
        kind = kinds[made % len(kinds)]
        name, text = dice.choice(texts)
        mistake = MAKERS[kind][1](text, dice)
        if mistake is not None and mistake.text != text.text:
            made += 1
            yield kind, name, mistake


def judge(kind: str, name: str, mistake: Mistake, *, process: bool = False) -> Outcome:
    """Run the command on one case and compare."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        file = folder / name
        file.write_text(mistake.text, encoding="utf-8", newline="")
        before = snapshot(folder)
        started = time.process_time()
        code, said = in_process(folder) if process else in_here(folder)
        seconds = time.process_time() - started
        faults = tuple(wrong(code, said, mistake, seconds if not process else 0.0))
        if before != snapshot(folder):
            faults += ("write into the folder",)
    told = [found for line in said.splitlines() if (found := LINE.match(line))]
    there = [found for found in told if int(found["line"]) == mistake.line]
    right = [found for found in there if (found["path"] or "") in mistake.paths]
    return Outcome(
        kind=kind,
        faults=faults,
        line=bool(there),
        path=bool(right),
        hint=any("; " in found["rest"] for found in right or there),
        intended=any(
            re.search(rf"\b{re.escape(mistake.intended)}\b", found["rest"].partition("; ")[2]) for found in there
        )
        if mistake.intended
        else None,
        seconds=seconds,
        said=said,
    )


def in_here(folder: Path) -> tuple[int, str]:
    """Run the command in this process."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        try:
            code = command(["validate", str(folder)])
        except BaseException as exc:  # noqa: BLE001 - that is what is looked for
            return -1, f"Traceback: {exc!r}"
    return code, said.getvalue()


def in_process(folder: Path) -> tuple[int, str]:
    """Run the command as users do."""
    done = subprocess.run(
        [sys.executable, "-m", "sgpolicy", "validate", str(folder)], capture_output=True, timeout=60, check=False
    )
    return done.returncode, done.stderr.decode("utf-8")


def wrong(code: int, said: str, mistake: Mistake, seconds: float) -> Iterator[str]:
    """Yield what must never happen."""
    if code == 0:
        yield "accepted"
    elif code != 1:
        yield "crash"
    if "Traceback" in said or "internal error" in said:
        yield "traceback"
    if seconds > LIMIT:
        yield "hang"
    if any(unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and c != "\n" for c in said):
        yield "raw control character"
    # What is offered as the right answer comes from the codebook, not from the file.
    said = re.sub(r"did you mean [^;\n]*", "", said)
    if any(line[i : i + SHOWN + 1] in mistake.text for line in said.splitlines() for i in range(len(line) - SHOWN)):
        yield "leak"


def snapshot(folder: Path) -> list[tuple[str, int, bytes]]:
    """Return names, times and contents of a folder."""
    return [(str(path), path.stat().st_mtime_ns, path.read_bytes()) for path in sorted(folder.rglob("*"))]


def _judge(case: tuple[str, str, Mistake]) -> Outcome:
    return judge(*case)


def table(outcomes: list[Outcome]) -> str:
    """Return the figures as a table, by kind and in all."""
    rows = ["kind                           cases  faults   line   path   hint  intended"]
    kinds = [*dict.fromkeys(o.kind for o in outcomes), "all"]
    for kind in kinds:
        some = [o for o in outcomes if kind in {o.kind, "all"}]
        meant = [o.intended for o in some if o.intended is not None]
        shares = [
            sum(values) / len(some)
            for values in ([o.line for o in some], [o.path for o in some], [o.hint for o in some])
        ]
        rows.append(
            f"{kind:30} {len(some):5} {sum(bool(o.faults) for o in some):7} "
            + " ".join(f"{share:6.1%}" for share in shares)
            + (f"   {sum(meant) / len(meant):6.1%}" if meant else "")
        )
    rows.append(
        f"faults: {dict(Counter(f for o in outcomes for f in o.faults))}; slowest {max(o.seconds for o in outcomes):.1f} s"
    )
    return "\n".join(rows)


def run(count: int, seed: int, workers: int = 2) -> list[Outcome]:
    """Judge *count* cases in this process or, with more workers, in forks of it."""
    made = cases(count, seed)
    if workers < 2:
        return [_judge(case) for case in made]
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(_judge, made, chunksize=20))


def main() -> int:
    """Run the corpus, print the table and what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=2_200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=25, help="cases that also run in a process of their own")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N cases that were not answered well")
    asked = parser.parse_args()
    outcomes = run(asked.cases, asked.seed)
    outcomes += [judge(*case, process=True) for case in cases(asked.processes, asked.seed + 1)]
    print(table(outcomes))  # noqa: T201
    bad = [o for o in outcomes if o.faults or not (o.line and o.path and o.hint) or o.intended is False]
    shown = random.Random(1).sample(bad, min(asked.show, len(bad)))  # noqa: S311
    for outcome in shown:
        print(outcome, outcome.said[:600], sep="\n")  # noqa: T201
    return 1 if any(o.faults for o in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
