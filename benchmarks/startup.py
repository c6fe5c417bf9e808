"""Whole processes: importing the library, and the first record."""

import os
from pathlib import Path

import sgpolicy
from benchmarks.clock import processes
from benchmarks.rows import Row, ms

_RIVALS = {
    "pycountry": "import pycountry; pycountry.countries.get(alpha_2='CN')",
    "particle": "from particle import Particle; Particle.from_pdgid(211)",
    "babel": "import babel; babel.Locale.parse('zh_CN').display_name",
    "holidays": "import holidays; holidays.country_holidays('CN', years=2024).get('2024-10-01')",
}


def startup(rounds: int, old: Path | None) -> list[Row]:
    """Measure new processes against one that does nothing, against peers and against version 0.1."""
    first = f"import sgpolicy; sgpolicy.load().measures[{next(iter(sgpolicy.load().measures)).id!r}]"
    programs = {
        "bare": "pass",
        "control": "pass",
        "import": "import sgpolicy",
        "record": first,
        "attrs": "import attrs",
        **_RIVALS,
        **({"old": first} if old else {}),
    }
    best = processes(programs, rounds, {"old": os.fspath(old)} if old else {})
    names = {name: name for name in _RIVALS} | {"attrs": "`import attrs` alone", "old": "version 0.1"}
    times = {name: best.ratio(name, "bare")[1] for name in programs}
    figures = ", ".join(f"{shown} {times[name]:.1f}x" for name, shown in names.items() if name in times)
    record = f"{ms(best['record'])}, {times['record']:.1f}x bare Python; {figures}"
    control = best.ratio("control", "bare")
    return [
        Row("control: bare Python against itself", "no goal", None, control, "what noise alone gives"),
        Row(
            "`import sgpolicy`, whole process",
            "1.1x bare Python",
            1.1,
            best.ratio("import", "bare"),
            ms(best["import"]),
        ),
        Row("first record by id, whole process", "1.4x pycountry", 1.4, best.ratio("record", "pycountry"), record),
        Row("the same", "0.6x particle", 0.6, best.ratio("record", "particle"), ms(best["particle"])),
    ]
