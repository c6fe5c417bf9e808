"""PMC index: policies scored by a sheet of 0 and 1, as the Policy Modeling Consistency index has it."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from sgpolicy.analysis.listed import Result
from sgpolicy.analysis.noted import Noted, counting
from sgpolicy.analysis.ratios import rounded, share_in_row
from sgpolicy.asked import not_a, shown
from sgpolicy.errors import FieldError, NotComparableError
from sgpolicy.model.said import Said, joined
from sgpolicy.model.shown import one_line

_SURFACE = 9
_TOLD = 3
Bands = Mapping[str, int | float | Fraction]


@frozen(kw_only=True, repr=False)
class PmcScore(Result):
    """The index of one policy.

    Attributes:
        policy: Its name or id, as the sheet has it.
        main: The score of each main variable, from 0 to 1: the mean of its sub-variables.
        values: The sheet's own values, by column.
        band: The band of the index; None without bands.
    """

    policy: str
    main: Mapping[str, Fraction] = field(hash=False)
    values: Mapping[str, int] = field(hash=False)
    band: str | None

    @property
    def index(self) -> Fraction:
        """Return the PMC index: the sum of the main variables."""
        return sum(self.main.values(), Fraction(0))

    @property
    def depression(self) -> Fraction:
        """Return how far the index falls short of its greatest value, the number of main variables."""
        return len(self.main) - self.index

    def matrix(self, variables: Sequence[str] = ()) -> tuple[tuple[Fraction, ...], ...]:
        """Return the 3 x 3 matrix that is drawn as the PMC surface: nine main variables, row by row.

        Args:
            variables: Which nine and in what order; all main variables in the sheet's order by default.

        Raises:
            NotComparableError: They are not nine.
            FieldError: One of them is not a main variable.
        """
        names = list(variables) or list(self.main)
        for name in names:
            if name not in self.main:
                raise FieldError(
                    field="variables",
                    message=f"{shown(name)} is no main variable",
                    remedy=f"take {', '.join(self.main)}",
                )
        if len(names) != _SURFACE:
            msg = f"the PMC matrix is of nine main variables, not of {len(names)}; name nine with variables="
            raise NotComparableError(msg)
        found = [self.main[name] for name in names]
        return tuple(tuple(found[start : start + 3]) for start in (0, 3, 6))

    def __repr__(self) -> str:
        band = f", {self.band}" if self.band else ""
        return one_line(f"<PmcScore {self.policy}: {rounded(self.index, places=3)} of {len(self.main)}{band}>")

    def to_dict(self) -> dict[str, Any]:
        """Return one flat row: the main variables by name, the index and the band; rounded to four places."""
        return {
            "policy": self.policy,
            **{name: share_in_row(score) for name, score in self.main.items()},
            "pmc": share_in_row(self.index),
            "band": self.band,
        }


@frozen(kw_only=True, repr=False)
class Pmc(Noted[PmcScore]):
    """The PMC index of each policy of a sheet, in the order of the sheet.

    Attributes:
        rows: The policies.
        variables: The main variables, each with its columns.
        bands: The bands, each with its least index, the highest first; empty if none were given.
    """

    rows: tuple[PmcScore, ...]
    variables: Mapping[str, tuple[str, ...]] = field(hash=False)
    bands: Mapping[str, Fraction] = field(hash=False)

    @property
    def title(self) -> Said:
        """Return how many policies there are, and by how many variables."""
        subs = sum(map(len, self.variables.values()))
        policies = counting(len(self.rows), "policy", "policies")
        return Said("PMC: {what}, {n} main and {subs} sub-variables", what=policies, n=len(self.variables), subs=subs)

    @property
    def notes(self) -> tuple[Said, ...]:
        """Return the mean of the index and of each main variable, and the bands."""
        found = [Said("mean {mean}", mean=rounded(self.mean, places=3))] if self.rows else []
        found += [
            Said(
                "means: {means}", means=tuple(f"{name} {rounded(mean, places=2)}" for name, mean in self.means.items())
            )
        ]
        if self.bands:
            counts = {name: sum(row.band == name for row in self.rows) for name in self.bands}
            bands = (
                Said("{name} from {least}: {n}", name=name, least=rounded(self.bands[name], places=2), n=n)
                for name, n in counts.items()
            )
            found.append(joined(*bands))
        return tuple(found)

    @property
    def mean(self) -> Fraction:
        """Return the mean of the index."""
        return sum((row.index for row in self.rows), Fraction(0)) / len(self.rows)

    @property
    def means(self) -> dict[str, Fraction]:
        """Return the mean of each main variable."""
        return {name: sum((r.main[name] for r in self.rows), Fraction(0)) / len(self.rows) for name in self.variables}


def pmc(sheet: Iterable[Mapping[str, Any]], *, bands: Bands | None = None) -> Pmc:
    """Return the PMC index of each row of a sheet.

    X_i is the sum of its sub-variables over their number, and PMC the sum of the X_i, all of equal
    weight (Ruiz Estrada 2011, Journal of Policy Modeling 33(4):523-536). The sheet has a row for each
    policy: the key `policy`, and a 0 or 1 for each sub-variable, whose key is the main
    variable, a colon and its own name, such as `X1:notice`.

    Args:
        sheet: The rows.
        bands: Names with the least index of each, such as {"good": 6, "poor": 0}; one
            begins at 0. Studies differ, so there are none by default.

    Raises:
        FieldError: The sheet is empty, a key is no variable, a value is missing or not 0 or 1, or
            two rows are of one policy; the error lists where. Or the bands leave a gap.
    """
    rows = list(sheet)
    columns = _columns(rows)
    variables: dict[str, list[str]] = {}
    for column in columns:
        variables.setdefault(_main(column), []).append(column)
    parts = {name: tuple(found) for name, found in variables.items()}
    wrong = [fault for number, row in enumerate(rows, start=1) for fault in _faults(row, columns, number)]
    names = [str(row.get("policy")) for row in rows]
    wrong += [f"two rows are of {shown(name)}" for name in dict.fromkeys(names) if names.count(name) > 1]
    if wrong:
        more = f" and {len(wrong) - _TOLD} more" if len(wrong) > _TOLD else ""
        raise FieldError(
            field="sheet", message=f"{'; '.join(wrong[:_TOLD])}{more}", remedy="every sub-variable must be 0 or 1"
        )
    levels = _bands(bands, len(parts))
    return Pmc(rows=tuple(_score(row, parts, levels) for row in rows), variables=parts, bands=levels)


def _columns(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    if not rows:
        raise FieldError(field="sheet", message="the sheet has no rows", remedy="give one for each policy")
    for row in rows:
        if not isinstance(row, Mapping):
            raise TypeError(not_a("a sheet", "rows that are mappings, such as {'policy': 'a', 'X1:notice': 1}", row))
    columns = [str(key) for key in rows[0] if key != "policy"]
    strange = [shown(key) for key in columns if not (":" in key and all(part.strip() for part in key.split(":", 1)))]
    if strange:
        remedy = "a sub-variable is called by its main variable, a colon and its own name, such as X1:notice"
        raise FieldError(field="sheet", message=f"{', '.join(strange)}: not the name of a sub-variable", remedy=remedy)
    if not columns:
        raise FieldError(
            field="sheet", message="the sheet has no sub-variables", remedy="give columns such as X1:notice"
        )
    return columns


def _main(column: str) -> str:
    return column.split(":", 1)[0].strip()


def _faults(row: Mapping[str, Any], columns: Sequence[str], number: int) -> list[str]:
    policy = row.get("policy")
    place = f"row {number}" + (f" ({policy})" if policy else "")
    found = [] if isinstance(policy, str) and policy.strip() else [f"{place} has no policy"]
    if set(map(str, row)) - {"policy"} != set(columns):
        return [*found, f"{place} has other columns than the first"]
    empty = [column for column in columns if row[column] in (None, "")]
    if empty:
        found.append(f"{place} is not filled in: {', '.join(empty[:3])}{' ...' if len(empty) > 3 else ''}")  # noqa: PLR2004
    bad = [column for column in columns if column not in empty and _bit(row[column]) is None]
    return [*found, *(f"{place} {column} is {shown(row[column])}" for column in bad)]


def _bit(value: object) -> int | None:
    """Return a value of the sheet as 0 or 1; None if it is neither."""
    return {"0": 0, "1": 1}.get(str(value).strip()) if not isinstance(value, bool) else int(value)


def _score(row: Mapping[str, Any], parts: Mapping[str, tuple[str, ...]], bands: Mapping[str, Fraction]) -> PmcScore:
    values = {column: _bit(row[column]) or 0 for columns in parts.values() for column in columns}
    main = {name: Fraction(sum(values[c] for c in columns), len(columns)) for name, columns in parts.items()}
    index = sum(main.values(), Fraction(0))
    band = next((name for name, least in bands.items() if index >= least), None)
    return PmcScore(policy=str(row["policy"]), main=main, values=values, band=band)


def _bands(given: Bands | None, most: int) -> dict[str, Fraction]:
    """Return the bands from the highest down."""
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise TypeError(not_a("bands", "names with the least index of each, such as {'good': 6, 'poor': 0}", given))
    found = {}
    for name, least in given.items():
        if isinstance(least, bool) or not isinstance(least, (int, float, Fraction)) or not 0 <= least <= most:
            raise FieldError(
                field="bands",
                message=f"band {shown(name)} begins at {shown(least)}",
                remedy=f"give a number from 0 to {most}",
            )
        found[str(name)] = Fraction(str(least))
    if 0 not in found.values():
        raise FieldError(
            field="bands", message="no band begins at 0", remedy="give one that does, so that every policy has a band"
        )
    if len(set(found.values())) != len(found):
        raise FieldError(
            field="bands", message="two bands begin at the same index", remedy="give each a least index of its own"
        )
    return dict(sorted(found.items(), key=lambda item: -item[1]))
