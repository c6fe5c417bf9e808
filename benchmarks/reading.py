"""Data files: sound ones, a folder with one mistake, and the memory that loading takes."""

import shutil
from pathlib import Path

from benchmarks.rows import Row, against_old, exactly, folder, us
from benchmarks.versions import versions, warm_turns

_SOUND, _SPOILT = "status: implemented", "status: implemnted"


def reading(n: int, rounds: int, old: Path | None) -> list[Row]:
    """Load documents, with and without a mistake, in turns with version 0.1 and a bare parse of the same files."""
    with folder() as place, versions(old) as there:
        sound, faulty = place / "documents", place / "faulty"
        # Version 0.1 writes them where it is at hand: it need not be able to read what a later one writes.
        there.get("old", there["new"])("write", n, 2, str(place))
        shutil.copytree(sound, faulty)
        spoil(faulty)
        count = len(list(sound.rglob("*.yaml")))
        players = {"parse": there["new"].asked("parse", str(sound))}
        for name, version in there.items():
            players[name] = version.asked("load", str(sound))
            players[f"{name} faulty"] = version.asked("load_faulty", str(faulty))
        best = warm_turns(players, rounds)
    what = f"{count:,} files, {n:,} records"
    parsed, mistaken = best.ratio("new", "parse"), best.ratio("new faulty", "new")
    figures = f"{us(best['new'] / n)} a record; bare CSafeLoader, collection off, {us(best['parse'] / n)}"
    before = f"; 0.1 {best.ratio('old', 'parse')[1]:.2f}x" if old else ""
    before_mistaken = f"0.1 {best.ratio('old faulty', 'old')[1]:.2f}x" if old else "0.1 was not at hand"
    return [
        *([against_old(f"sound files: {what}", best)] if old else []),
        Row(f"one mistake: {what}", "1.15x no mistake", 1.15, mistaken, before_mistaken),
        Row("sound files against a bare parse", "no goal", None, parsed, figures + before),
    ]


def spoil(folder: Path) -> None:
    """Misspell one word in one of the files, about the middle."""
    files = sorted(folder.rglob("*.yaml"))
    for file in files[len(files) // 2 :]:
        text = file.read_text("utf-8")
        if _SOUND in text:
            file.write_text(text.replace(_SOUND, _SPOILT, 1), "utf-8")
            return
    msg = f"no file in {folder} says {_SOUND!r}"
    raise RuntimeError(msg)


def peak(n: int, old: Path | None) -> list[Row]:
    """Report the most memory in use at one time while files are loaded."""
    with folder() as place, versions(old) as there:
        there.get("old", there["new"])("write", n, 4, str(place))
        used = {name: version("peak", str(place / "documents")) for name, version in there.items()}
        size = sum(file.stat().st_size for file in (place / "documents").rglob("*.yaml"))
    detail = f"{used['new'] / n:,.0f} B a record, {used['new'] / 2**20:,.0f} MiB"
    if old:
        detail += f"; 0.1 {used['old'] / 2**20:,.0f} MiB"
    what = f"peak memory of loading {n:,} records, against the size of their files"
    return [Row(what, "no goal", None, exactly(used["new"] / size), detail)]
